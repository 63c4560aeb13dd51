"""The whole story through the API: the same policy and the same journal as the pages, and outsiders who can tell nothing."""
import json

import ledger
import pytest
import story as told
from story import STEPS, Story
from town import Town


def tell(town, way):
    story = Story(town, way)
    before = story.what_outsiders_have()
    for step in STEPS:
        step(story)
    story.everything_tried_by_outsiders()
    assert story.what_outsiders_have() == before
    return story


@pytest.fixture(scope="module")
def by_api():
    with Town("sqlite") as town:
        yield tell(town, "api")


def test_the_story_through_the_api(by_api):
    assert len(by_api.marks) > 40 and len(by_api.readings) > 15
    whole = json.loads(by_api.town.house.samsyn("journal", "verify", "--json").stdout)
    assert whole["whole"] is True
    assert json.loads(by_api.town.house.samsyn("check", "--json").stdout) == {"holes": []}


def test_the_pages_leave_the_same_marks(by_api):
    with Town("sqlite") as town:
        by_page = tell(town, "page")
    for said, shown in zip(by_api.marks, by_page.marks, strict=True):
        assert said == shown
    assert by_api.readings == by_page.readings


def personal(town):
    """Names, numbers and words of the story that must stand in no log."""
    found = [town.cast.number, "".join(letter for letter in town.cast.number if letter.isdigit())]
    found += [word for who in ("pupil", "mother", "father") for word in town.cast.names[who]]
    return found + ["Borta varje måndag", "Bråk", "lugnt hemma", town.child]


def leaks(text, town):
    return [word for word in personal(town) if word.lower() in text.lower()]


def test_nothing_personal_in_the_log(by_api):
    log = by_api.town.house.log.read_text()
    assert "listening" in log and leaks(log, by_api.town) == []
    planted = log + f"\nGET /barn?q={by_api.town.cast.names['pupil'][1]}"
    assert leaks(planted, by_api.town) != []


def test_no_address_of_the_story_holds_a_number(by_api):
    digits = "".join(letter for letter in by_api.town.cast.number if letter.isdigit())
    for _, path, _ in by_api.touched:
        assert digits not in path and by_api.town.cast.number not in path


def test_the_story_on_postgresql():
    with Town("postgres") as town:
        tell(town, "api")


def test_an_outsider_who_is_told_more_is_seen(by_api):
    """The check itself: someone who may see is no outsider."""
    with pytest.raises(AssertionError, match="GET children"):
        outsiders, told.OUTSIDERS = told.OUTSIDERS, ["father"]
        try:
            by_api.tried_by_outsiders([("GET", by_api.child, None)])
        finally:
            told.OUTSIDERS = outsiders


def test_a_mark_that_is_missing_is_seen(by_api):
    """The check itself: marks are read from the database, and a step without one is refused."""
    after = ledger.last(by_api.town.house)
    assert ledger.marks(by_api.town.house, after) == []
    assert ledger.marks(by_api.town.house, after - 1) != []
