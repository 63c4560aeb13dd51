"""One browser for all, Debian's own, so that nothing is downloaded; and one town, copied for each test that changes it."""
import os

import pytest
from playwright.sync_api import sync_playwright
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
