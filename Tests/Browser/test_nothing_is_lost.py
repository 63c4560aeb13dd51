"""Promise 3: nothing is lost and nothing silently overwritten, on the screens of people who press twice, write at once or are cut off."""
import re

import pytest
from visitor import Forms, Visitor

WORDS = "Borta tre fredagar i rad."


def begin_signal(story, login="mentor"):
    hand = story.about(login)
    hand.follow("Skicka en signal")
    hand.fill(kind="Ändrad närvaro", facts=WORDS, areas=["lärande"], childTalk="Ja", guardiansTalk="Ja")
    return hand


def signals(story):
    return story.about("rektor", "/signaler").text.count("Ändrad närvaro")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_form_pressed_twice_makes_one_record(plan, scripts):
    before = signals(plan)
    mentor = plan.elsewhere(plan.town, scripts=scripts)
    hand = begin_signal(mentor)
    with hand.page.expect_navigation():
        hand.page.get_by_role("button", name="Skicka en signal", exact=True).dblclick()
    hand.page.wait_for_load_state()
    assert signals(plan) == before + 1
    mentor.leave()


def test_the_same_form_sent_twice_leads_to_the_same_place(plan):
    before = signals(plan)
    mentor, page = Visitor(plan.town.house, "mentor"), plan.child + "/signaler/ny"
    marks = {field["name"]: field["value"] for field in Forms(mentor.get(page).text).to(page)["fields"] if field["name"].startswith("_")}
    typed = marks | {"kind": "attendance", "seenOn": "2026-11-20", "facts": WORDS, "areas": "learning", "childTalk": "yes", "guardiansTalk": "yes"}
    places = [mentor.post(page, typed).headers["Location"] for _ in range(2)]
    assert places[0] == places[1] and signals(plan) == before + 1
    # The control: with another mark it is another form, and makes another record.
    assert mentor.post(page, typed | {"_once": "0" * 32}).headers["Location"] != places[0]
    assert signals(plan) == before + 2


def test_two_who_write_at_once_meet_both_texts(plan):
    nurse, principal = plan.about("skolskoterska", plan.plan + "/andra"), plan.about("rektor", plan.plan + "/andra")
    principal.fill(ifWorse="Rektorns text: ring mig.")
    principal.press("Spara")
    nurse.fill(ifWorse="Skolsköterskans text: ring 1177.")
    assert nurse.press("Spara", refused=True) == 409
    plan.sees(nurse, "Rektorns text: ring mig.", "Skolsköterskans text: ring 1177.")
    assert nurse.holds("ifWorse") == "Skolsköterskans text: ring 1177."
    nurse.fill(ifWorse="Båda: ring mig, på natten 1177.")
    nurse.press("Spara")
    plan.sees(nurse, "Båda: ring mig, på natten 1177.")
    # What the principal had written can still be read.
    nurse.open("Tidigare versioner")
    newest = max(int(number) for number in re.findall(r"Version (\d+)", nurse.text))
    nurse.follow(f"Version {newest - 1}")
    plan.sees(nurse, "Rektorns text: ring mig.")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_draft_survives_a_killed_server(plan, scripts):
    story = plan.elsewhere(plan.town, scripts=scripts)
    hand = begin_signal(story)
    if scripts:
        hand.page.locator("[data-draft-status]", has_text=re.compile(r"\d\d:\d\d")).wait_for()
    else:
        hand.press("Spara utkast")
    plan.town.house.kill()
    plan.town.house.start()
    hand.go_to(plan.child + "/signaler/ny")
    assert hand.holds("facts") == WORDS
    plan.sees(hand, "Ditt utkast från")
    story.leave()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_written_when_the_session_ended_is_there_after_signing_in(plan, scripts):
    story = plan.elsewhere(plan.town, scripts=scripts)
    hand = begin_signal(story)
    before = signals(plan)
    plan.town.everyone_is_idle(minutes=31)
    hand.press("Skicka en signal")
    assert hand.path.startswith("/logga-in")
    story.type_password(hand, "mentor")
    assert hand.path == plan.child + "/signaler/ny"
    assert hand.holds("facts") == WORDS
    hand.press("Skicka en signal")
    plan.screens.clear()
    assert signals(plan) == before + 1
    story.leave()
