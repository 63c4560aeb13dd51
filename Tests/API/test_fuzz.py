"""schemathesis asks the demo county's API everything its description allows and much that it does not, as three people who are signed
in: a named person, a social worker and a guardian. Seeded and bounded; every check is on."""
import concurrent.futures
import json
import re
import subprocess
import sys

import pytest
from demo import demo, token
from ledger import rows

SEED = 20261121
PEOPLE = ["rektor.bjork", "socialsekreterare", "lindqvist.anna"]

# What a rule between two answers refuses (a last day before the first) cannot be said in a schema: 422, with the field named.
SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "409", "422", "429"]
"""


@pytest.fixture(scope="module")
def house():
    with demo() as house:
        yield house


@pytest.fixture(scope="module")
def tokens(house):
    return {login: token(house, login) for login in PEOPLE}


# How a thing is found for the child; what hangs under another is taken under the one that was found.
THINGS = {
    **{name: f"SELECT id FROM {name} WHERE child_id = $child ORDER BY id LIMIT 1" for name in (
        "assessment", "consent", "meeting", "perspective", "coordination", "conversation", "wish")},
    "call": "SELECT id FROM safety_call WHERE child_id = $child ORDER BY id LIMIT 1",
    "handover": "SELECT id FROM hand_over WHERE child_id = $child ORDER BY id LIMIT 1",
    "guardian": "SELECT guardian_id FROM guardianship WHERE child_id = $child ORDER BY guardian_id LIMIT 1",
    "plan": "SELECT id FROM plan WHERE child_id = $child ORDER BY id LIMIT 1",
    "goal": "SELECT id FROM plan_goal WHERE plan_id = $plan ORDER BY id LIMIT 1",
    "intervention": "SELECT id FROM intervention WHERE plan_id = $plan ORDER BY id LIMIT 1",
    "followUp": "SELECT id FROM follow_up WHERE plan_id = $plan ORDER BY id LIMIT 1",
    "decision": "SELECT id FROM meeting_decision WHERE meeting_id = $meeting ORDER BY id LIMIT 1",
    "workplace": "SELECT id FROM workplace ORDER BY id LIMIT 1",
    "position": "SELECT id FROM position ORDER BY id LIMIT 1",
}


def known_things(house):
    """Real ids, so that questions reach what is there: of Maja, whom the named person and the guardian have to do with. Each name of
    an address has a value here where there is one, or a question said to be wrong by one name would be sent with the right one."""
    known = {"child": rows(house, "SELECT id FROM person WHERE given = 'Maja' AND family = 'Lindqvist'")[0][0]}
    for name, question in THINGS.items():
        under = re.search(r"\$(\w+)", question)
        if under and under[1] not in known:
            continue
        ids = rows(house, question.replace(under[0], "?"), known[under[1]]) if under else rows(house, question)
        if ids:
            known[name] = ids[0][0]
    signals = rows(house, "SELECT id FROM signal WHERE child_id = ? ORDER BY id LIMIT 1", known["child"])
    return {**{f"path.{name}": id for name, id in known.items()}, "path.number": 1}, signals[0][0] if signals else None


def run(house, folder, token, *more, schema=None, settings=SETTINGS):
    things, signal = known_things(house)
    text = settings + "\n[parameters]\n" + "".join(f'"{name}" = {json.dumps(value)}\n' for name, value in things.items())
    if signal:
        text += f'\n[[operations]]\ninclude-path-regex = "^/children/.*\\\\{{signal\\\\}}"\nparameters = {{ "path.signal" = "{signal}" }}\n'
    (folder / "schemathesis.toml").write_text(text)
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(folder / "schemathesis.toml"), "run",
               str(schema or house.address + "/api/v1/openapi.json"), "--url", house.address + "/api/v1",
               "-H", f"Authorization: Bearer {token}", "--checks", "all", "--seed", str(SEED), "--workers", "1",
               "--phases", "examples,coverage,fuzzing,stateful", "--generation-database", "none", "--no-color",
               "--request-timeout", "60", "--max-response-time", "60", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)


def tail(done):
    start = done.stdout.find("= FAILURES")
    return (done.stdout[start:start + 6000] if start >= 0 else done.stdout[-3000:]) + done.stdout[-1200:] + done.stderr[-1500:]


def test_nothing_is_found_by_three_people(house, tokens, tmp_path):
    folders = {login: tmp_path / login for login in PEOPLE}
    for folder in folders.values():
        folder.mkdir()
    with concurrent.futures.ThreadPoolExecutor(len(PEOPLE)) as pool:
        running = {login: pool.submit(run, house, folders[login], tokens[login], "--max-examples", "12") for login in PEOPLE}
        ended = {login: one.result() for login, one in running.items()}
    for login, done in ended.items():
        print(login, *[line for line in done.stdout.splitlines() if "generated" in line or "Tested" in line])
        assert "Test cases:" in done.stdout, tail(done)
    assert {login: done.returncode for login, done in ended.items()} == dict.fromkeys(PEOPLE, 0), "\n".join(
        f"--- {login}\n{tail(done)}" for login, done in ended.items() if done.returncode)
    log = house.log.read_text()
    assert "fault" not in log, log[-2000:]
    assert json.loads(house.samsyn("journal", "verify", "--json").stdout)["whole"] is True


def test_a_planted_fault_is_found(house, tokens, tmp_path):
    """The description is made to promise another thing than the server gives, and to ask for more than it refuses."""
    document = house.get("/api/v1/openapi.json").json()
    today = document["paths"]["/today"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    today["items"]["properties"]["due"] = {"type": "integer"}
    del document["paths"]["/children/search"]["post"]["responses"]["422"]
    planted = tmp_path / "openapi.json"
    planted.write_text(json.dumps(document))
    done = run(house, tmp_path, tokens["rektor.bjork"], "--max-examples", "12", "--include-path", "/today", "--include-path",
               "/children/search", schema=planted)
    assert done.returncode == 1, tail(done)
    assert "GET /today" in done.stdout and "POST /children/search" in done.stdout
