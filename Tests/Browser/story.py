"""Ett barns väg: from the first signal to a plan that was followed up and closed, as steps in the words of the trade."""
import collaborate
import gather
from screens import Story

STEPS = [
    gather.the_mentor_signals_changed_attendance,
    gather.the_principal_acknowledges,
    gather.the_principal_begins_to_map,
    gather.the_pupil_fills_the_wheel_with_faces,
    gather.both_guardians_fill_the_wheel,
    gather.the_school_nurse_fills_the_wheel,
    gather.the_principal_answers_the_five_questions,
    collaborate.the_principal_asks_for_consent,
    collaborate.one_guardian_consents,
    collaborate.the_other_guardian_consents,
    collaborate.the_principal_calls_a_collaboration_meeting,
    collaborate.those_invited_answer,
    collaborate.the_meeting_is_held,
    collaborate.the_pupil_wishes_another_coordinator,
    collaborate.the_plan_gets_three_goals,
    collaborate.the_first_follow_up,
    collaborate.the_second_follow_up,
    collaborate.the_plan_is_closed_together,
]

TO_A_RUNNING_PLAN = STEPS[: STEPS.index(collaborate.the_plan_gets_three_goals) + 1]


def walk(town, browser):
    """Lives the whole story and gives each (login, address) as it is first shown, for whoever wants to look at all its pages."""
    story, given = Story(town, browser, watched=False), 0
    try:
        for step in STEPS:
            step(story)
            yield from story.visited[given:]
            given = len(story.visited)
    finally:
        story.leave()
