"""Ett barns väg, as steps in the words of the trade."""
import gather
from screens import Story

STEPS = [
    gather.the_mentor_signals_changed_attendance,
    gather.the_principal_acknowledges,
    gather.the_principal_begins_to_map,
]


def walk(town, browser):
    """Lives the whole story and gives each (login, address) as it is first shown, for whoever wants to look at all its pages."""
    story, given = Story(town, browser), 0
    try:
        for step in STEPS:
            step(story)
            yield from story.visited[given:]
            given = len(story.visited)
    finally:
        story.leave()
