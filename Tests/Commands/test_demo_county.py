"""The demo county: every stage of a case is there, and the net has no holes. And the net sees a hole where one is made."""
import json
import re
import sqlite3

import pytest
from house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    house = House(folder=tmp_path_factory.mktemp("demo"))
    house.samsyn("demo")
    return house


def ask(house, question, *values):
    with sqlite3.connect(house.database.removeprefix("sqlite:")) as base:
        return base.execute(question, values).fetchall()


def holes(house):
    done = house.samsyn("check", "--json", check=False)
    found = json.loads(done.stdout)["holes"]
    assert done.returncode == (1 if found else 0)
    return found


@pytest.mark.parametrize("what, question", [
    ("a new signal", "SELECT 1 FROM signal WHERE stage = 'sent'"),
    ("an acknowledged one", "SELECT 1 FROM signal WHERE stage = 'acknowledged'"),
    ("a mapping with three perspectives",
     "SELECT 1 FROM perspective JOIN assessment ON assessment.id = assessment_id WHERE stage = 'gathering'"
     " AND handed_in_at IS NOT NULL GROUP BY assessment_id HAVING COUNT(*) >= 3"),
    ("a consent that waits for one of two",
     "SELECT 1 FROM consent_giver WHERE required = 1 GROUP BY consent_id"
     " HAVING SUM(answer = 'waiting') = 1 AND SUM(answer = 'yes') = 1"),
    ("a meeting to come", "SELECT 1 FROM meeting WHERE stage = 'called' AND starts_at > strftime('%s') * 1000"),
    ("a plan with a late follow-up", "SELECT 1 FROM plan WHERE closed_at IS NULL AND next_follow_up < date('now')"),
    ("a plan just followed up",
     "SELECT 1 FROM follow_up WHERE finished_at > (strftime('%s') - 7 * 86400) * 1000"),
    ("a closed plan", "SELECT 1 FROM plan WHERE closed_at IS NOT NULL AND close_reason = 'goalsReached'"),
    ("an accepted coordinator", "SELECT 1 FROM coordination WHERE answer = 'accepted' AND ended_at IS NULL"),
    ("a distant signal that has found no child", "SELECT 1 FROM unplaced_signal WHERE stage = 'waiting'"),
    ("a group signal", "SELECT 1 FROM group_signal"),
    ("a consultation", "SELECT 1 FROM consultation"),
    ("a protected identity", "SELECT 1 FROM child JOIN person ON person.id = child.id WHERE protection <> 'none'"),
    ("one guardian", "SELECT 1 FROM guardianship GROUP BY child_id HAVING COUNT(*) = 1"),
    ("a hand-over that waits", "SELECT 1 FROM hand_over WHERE answered_at IS NULL"),
])
def test_every_stage_is_there(house, what, question):
    assert ask(house, question), what


def test_no_holes_and_each_that_is_made_is_seen(house):
    assert holes(house) == []
    waiting = dict(re.match(r"(\w+)/(.+)", about).groups() for (about,) in ask(
        house, "SELECT about FROM open_thing WHERE closed_at IS NULL ORDER BY about"))
    assert {"signal", "unplacedSignal", "groupSignal", "consultation", "assessment", "perspective", "consent", "meeting",
            "invitation", "plan", "intervention", "handOver"} <= set(waiting)
    with sqlite3.connect(house.database.removeprefix("sqlite:")) as base:
        for kind, name in waiting.items():
            base.execute("UPDATE open_thing SET closed_at = 1 WHERE about = ?", (f"{kind}/{name}",))
    missed = {hole["about"] for hole in holes(house) if hole["kind"] == "notInAnyList"}
    assert missed == {f"{kind}/{name}" for kind, name in waiting.items()}


def test_filling_again_changes_nothing(house):
    before = ask(house, "SELECT COUNT(*) FROM journal")
    house.samsyn("demo")
    assert ask(house, "SELECT COUNT(*) FROM journal") == before
