"""The whole way of one child, on real input, in a real browser; and at every step nobody outside can tell that it goes on."""
import time

import pytest
from story import STEPS, Story
from town import Town

WAYS = {"scripts": {}, "without scripts": {"scripts": False}, "keyboard only": {"hand": "keys"}}


@pytest.mark.parametrize("way", WAYS)
def test_on_sqlite(town, browser, way):
    live(Story(town, browser, **WAYS[way]))


def test_on_postgresql(browser):
    with Town("postgres") as town:
        live(Story(town, browser))


def live(story):
    asked = 0
    for step in STEPS:
        began = time.monotonic()
        step(story)
        walked = time.monotonic() - began
        asked += story.nobody_else_sees()
        print(f"\n{step.__name__}: {walked:.1f} s, outsiders {time.monotonic() - began - walked:.1f} s", end="")
    print(f"\n{asked} times somebody outside asked for an address of the story")
    assert story.somebody_inside_is_found_out("mentor")
    story.leave()
