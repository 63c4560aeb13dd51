"""A consent that is taken back works at once, and what has been stays readable for those who live with it."""
import pytest
from collaborate import GOALS
from outsiders import Outsider, Seen
from screens import day
from visitor import Visitor

PARTIES = ["socialsekreterare", "vardare"]
WHO = {"socialsekreterare": "Sol Bergman", "vardare": "Pia Lyssner"}


def test_the_other_partys_next_request_is_refused_and_the_history_stays(plan):
    addresses = plan.map.all()
    parties = [Outsider(Visitor(plan.town.house, login), plan.pupil) for login in PARTIES]
    worker = plan.about("socialsekreterare", plan.plan)
    plan.sees(worker, GOALS[1][0])
    plan.about("vardare", plan.plan)
    # The control: while the consent holds, the check of those outside finds both of them inside.
    for party in parties:
        with pytest.raises(Seen):
            party.cannot_tell(addresses)
    worker.follow("Skriv hur det har gått")
    worker.fill(status="Pågår", words="Skrivet innan, skickat efter.", newDay=day(30))

    guardian = plan.about("vardnadshavare.2", plan.consent)
    guardian.follow("Ta tillbaka ditt ja")
    guardian.press("Ta tillbaka mitt ja")

    assert worker.press("Spara") == 404, "the very next request, from a page that was already open"
    plan.sees(worker, "Sidan finns inte")
    for party in parties:
        party.missing.clear()
        party.cannot_tell(addresses)
        for where, (_, _, _, body) in party.lists().items():
            if isinstance(where, str):
                assert plan.pupil["familyName"] not in body.decode(), f"{party.visitor.login} still finds the child at {where}"

    # The guardian sees what was taken back and who had read; those who lead the work still have it all.
    plan.sees(plan.about("vardnadshavare.2", plan.consent), "har tagit tillbaka sitt ja", "Vad den andra parten hann läsa", *WHO.values())
    plan.sees(plan.about("vardnadshavare.2", "/lasare"), *WHO.values())
    plan.sees(plan.about("rektor", plan.consent), "återkallat", *WHO.values())
    nurse = plan.about("skolskoterska", plan.plan)
    plan.sees(nurse, *[goal for goal, *_ in GOALS])
    assert "Skrivet innan, skickat efter." not in nurse.text
    plan.sees(plan.about("rektor", "/tidslinje"), "Samtycke tillbakadraget")
    assert plan.town.house.samsyn("journal", "verify").returncode == 0
    assert plan.town.house.samsyn("check", check=False).returncode == 0
