"""The whole way of one child, on real input, in a real browser; and nobody outside can tell that it goes on."""
import pytest
from story import STEPS, TO_A_RUNNING_PLAN, Story
from town import Town


def test_at_every_step_those_outside_see_nothing(town, browser, shelf):
    story = Story(town, browser)
    for step in STEPS:
        live(story, step)
        if step is TO_A_RUNNING_PLAN[-1]:
            shelf["plan"] = story.elsewhere(town.twin())
    ends_well(story)


def test_the_same_on_postgresql(browser):
    with Town("postgres") as town:
        story = Story(town, browser)
        for step in STEPS:
            live(story, step)
        ends_well(story)


@pytest.mark.parametrize("how", [{"hand": "keys"}, {"scripts": False}], ids=["keyboard only", "without scripts"])
def test_the_same_way_is_open_to_everyone(town, browser, how):
    story = Story(town, browser, **how)
    for step in STEPS:
        step(story)
    story.are_inside("socialsekreterare", "vardare")
    ends_well(story)


def live(story, step):
    step(story)
    print(f"{step.__name__}: {story.nobody_else_sees()} questions from outside")


def ends_well(story):
    assert story.nobody_else_sees() > 100
    # The planted fault: someone inside, put in an outsider's place, is found out.
    assert story.somebody_inside_is_found_out("mentor")
    for command in (["check"], ["journal", "verify"]):
        done = story.town.house.samsyn(*command, check=False)
        assert done.returncode == 0, done.stdout
    story.leave()
