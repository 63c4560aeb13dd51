"""One browser for all, Debian's own, so that nothing is downloaded; and one town, copied for each test."""
import os

import pytest
from playwright.sync_api import sync_playwright
from story import TO_A_RUNNING_PLAN, Story
from town import Town

CHROMIUM = os.environ.get("SAMSYN_CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def first_town():
    with Town() as town:
        yield town


@pytest.fixture
def town(first_town):
    """Demoskolan just imported, with its people and neighbours, in a house of its own."""
    with first_town.twin() as town:
        yield town


@pytest.fixture(scope="session")
def shelf():
    """A place for the story as it stood when the plan had begun: whoever walks there first leaves it for the others."""
    kept = {}
    yield kept
    for story in kept.values():
        story.town.__exit__(None)


@pytest.fixture
def plan(shelf, first_town, browser):
    """The story as it stands with a running plan, in a house of its own."""
    if "plan" not in shelf:
        with first_town.twin() as town:
            walker = Story(town, browser, watched=False)
            for step in TO_A_RUNNING_PLAN:
                step(walker)
            shelf["plan"] = walker.elsewhere(town.twin())
            walker.leave()
    with shelf["plan"].town.twin() as town:
        story = shelf["plan"].elsewhere(town)
        yield story
        story.leave()
