"""`samsyn user`: accounts for those who are here, found without a personal number on the command line."""
import json
import subprocess

import pytest
from house import House

PASSWORD = "en lång mening att minnas\n"
# One of Skatteverket's published test numbers.
PUPIL = "20120125-2382"
ROWS = {
    "organisations": [
        {"id": "h1", "displayName": "Ängs kommun", "organisationType": "Huvudman", "municipalityCode": "0480"},
        {"id": "s1", "displayName": "Ängsskolan", "organisationType": "Skola", "parentOrganisation": {"id": "h1"}},
        {"id": "u1", "displayName": "Ängsskolan 7–9", "organisationType": "Skolenhet", "schoolTypes": ["GR"],
         "parentOrganisation": {"id": "s1"}},
    ],
    "persons": [
        {"id": "c1", "givenName": "Liv", "familyName": "Lo", "civicNo": {"value": PUPIL}, "emails": [
            {"value": "Liv.Lo@skola.exempel", "type": "Skola elev"}],
         "enrolments": [{"enroledAt": {"id": "u1"}, "schoolType": "GR", "schoolYear": 8, "startDate": "2025-08-15"}],
         "responsibles": [{"person": {"id": one}, "relationType": "Vårdnadshavare"} for one in ("g1", "g2")]},
        {"id": "g1", "givenName": "Eva", "familyName": "Lo", "emails": [{"value": "familjen@lo.exempel"}]},
        {"id": "g2", "givenName": "Åke", "familyName": "Lo", "emails": [{"value": "familjen@lo.exempel"}]},
        {"id": "x1", "givenName": "Bo", "familyName": "Ek", "personStatus": "Utvandrad",
         "emails": [{"value": "bo@ek.exempel"}]},
    ],
}


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    source = tmp_path_factory.mktemp("school")
    for name, rows in ROWS.items():
        (source / f"{name}-1.json").write_text(json.dumps({"data": rows}))
    house = House(folder=tmp_path_factory.mktemp("house"))
    house.samsyn("import", "ss12000", str(source))
    return house


def user(house, *words, typed=""):
    done = subprocess.run(
        house.command("user", *words), input=typed, capture_output=True, text=True, timeout=60, env=house._variables())
    return done.returncode, done.stdout, done.stderr


def accounts(house):
    code, out, _ = user(house, "list", "--json")
    assert code == 0
    return {one["login"]: one for one in json.loads(out)["accounts"]}


def test_a_pupil_by_email_whatever_its_capitals(house):
    code, _, error = user(house, "add", "liv", "--person", "liv.lo@skola.exempel", "--password-stdin", typed=PASSWORD)
    assert (code, error) == (0, "")
    assert accounts(house)["liv"]["name"] == "Liv Lo" and accounts(house)["liv"]["is"] == ["child"]


def test_a_pupil_by_a_number_that_is_typed(house):
    code, out, error = user(
        house, "add", "liv2", "--person", "number", "--password-stdin", typed=f"{PUPIL}\n{PASSWORD}")
    assert (code, error) == (0, "")
    assert accounts(house)["liv2"]["person"] == accounts(house)["liv"]["person"]
    assert PUPIL not in out and PUPIL.replace("-", "") not in out


def test_a_number_on_the_command_line_is_refused(house):
    code, out, error = user(house, "add", "liv3", "--person", PUPIL)
    assert code != 0 and "the word number" in error and "2382" not in out
    assert "liv3" not in accounts(house)


def test_an_address_that_a_family_shares_asks_which_of_them(house):
    code, _, error = user(house, "add", "lo", "--person", "familjen@lo.exempel")
    assert code == 1 and "Eva Lo" in error and "Åke Lo" in error and "lo" not in accounts(house)
    chosen = next(line.split()[0] for line in error.splitlines() if "Eva Lo" in line)
    code, out, error = user(house, "add", "eva", "--person", chosen)
    assert (code, error) == (0, "") and "shown only now" in out
    assert accounts(house)["eva"] | {"person": ""} == {
        "login": "eva", "person": "", "name": "Eva Lo", "is": ["guardian"], "disabled": False}
    user(house, "disable", "eva")
    assert accounts(house)["eva"]["disabled"]


@pytest.mark.parametrize("words, said", [
    (["--person", "ingen@exempel.se"], "Nobody here is meant"),
    (["--person", "bo@ek.exempel"], "no longer here"),
    (["--person", "0193aaaa-0000-7000-8000-000000000000"], "Nobody here is meant"),
    (["--person", "liv"], "the word number"),
    (["--person", "liv.lo@skola.exempel", "--email", "a@b.se"], "--person for someone who is here"),
    ([], "--person for someone who is here"),
])
def test_what_cannot_be_is_said_in_one_line_and_nothing_is_made(house, words, said):
    before = accounts(house)
    code, _, error = user(house, "add", "ny", *words)
    assert code != 0 and said in error and accounts(house) == before


@pytest.mark.parametrize("number", ["", "20120125-2383", "2012"])
def test_a_number_that_does_not_hold_is_refused_without_being_repeated(house, number):
    code, _, error = user(house, "add", "ny", "--person", "number", typed=number + "\n")
    assert code != 0 and "number" in error and (not number or number not in error)


def test_a_taken_name_leaves_the_first_account_alone(house):
    code, _, error = user(house, "add", "liv", "--person", "familjen@lo.exempel")
    assert code == 1
    code, _, error = user(house, "add", "liv", "--email", "ny@exempel.se", "--given", "Ny", "--family", "Ek")
    assert code == 1 and "taken" in error
    assert accounts(house)["liv"]["name"] == "Liv Lo"
    code, _, error = user(house, "add", "ny", "--person", "ny@exempel.se")
    assert code == 1 and "Nobody here is meant" in error, "the colleague was kept though the account was refused"
