"""The program's own decisions against those of the oracle, cell by cell."""
import collections
import json
import os
import pathlib

import oracle
import pytest
from house import House

OPENING = ("full", "limited", "assessmentOnly", "meetingOnly", "planOnly")
LAW = os.environ.get("SAMSYN_LAW_TABLES", str(pathlib.Path(__file__).resolve().parents[3] / "shared/law_tables.json"))


@pytest.fixture(scope="module")
def program():
    """Every cell the program allows: (action, situation) -> its answer."""
    text = House().samsyn_alone("access-matrix", "--json").stdout
    found = json.loads(text)
    cells = {}
    for cell in found["allowed"]:
        situation = tuple(cell[name] for name in oracle.DIMENSIONS)
        assert (cell["action"], situation) not in cells, "the same cell twice"
        cells[cell["action"], situation] = cell
    assert len(cells) == found["count"]
    return found, cells


def test_both_count_the_same_cells(program):
    found, cells = program
    situations = len(list(oracle.situations()))
    assert set(found["actions"]) == set(oracle.MAY)
    assert found["situations"] == situations
    assert found["cells"] == situations * len(oracle.MAY)
    print(f"\n{found['cells']} cells compared, {found['count']} of them allowed")


def test_every_cell_is_decided_as_the_oracle_says(program):
    _, cells = program
    wrong = collections.Counter()
    for situation in oracle.situations():
        for action in oracle.MAY:
            by = oracle.answers(action, situation)
            cell = cells.get((action, situation))
            if cell is None and by:
                wrong[f"{action} is refused, but is for {sorted(by)}"] += 1
            elif cell is not None and cell["relation"] not in by:
                wrong[f"{action} is allowed to {cell['relation']}, and is not for them"] += 1
            elif cell is not None and cell["ground"] != by[cell["relation"]]:
                wrong[f"{action} by {cell['relation']} rests on {cell['ground']}, not on {by[cell['relation']]}"] += 1
            elif cell is not None and cell["areas"] != oracle.opened(action, situation):
                wrong[f"{action} opens {cell['areas']} to {situation}"] += 1
            elif cell is not None and cell["places"] != oracle.shows_places(cell["relation"], situation):
                wrong[f"{action} shows places: {cell['places']} for {cell['relation']} {situation[1]} {situation[4]}"] += 1
            elif cell is not None and cell["asGuardian"] != (situation[1] != "none"):
                wrong[f"{action} shows what is hidden from guardians to {situation}"] += 1
    assert not wrong, "\n".join(f"{count:6} {what}" for what, count in sorted(wrong.items())[:80])


def test_addresses_without_a_child_are_reached_by_those_they_are_for(program):
    found, _ = program
    assert {action: sorted(who) for action, who in found["withoutChild"].items()} == {
        action: sorted(who) for action, who in oracle.WITHOUT_CHILD.items()}


def test_every_ground_is_a_rule_of_the_law_tables(program):
    _, cells = program
    if not pathlib.Path(LAW).exists():
        pytest.skip("the law tables are not on this machine")
    tables = json.loads(pathlib.Path(LAW).read_text())
    codes = {row["basis_code"] for title, each in tables.items() if title.startswith("2.2") for table in each for row in table}
    assert {cell["ground"] for cell in cells.values()} <= codes


def test_what_must_never_happen(program):
    """A floor under the table: said once more without it."""
    found, cells = program
    for (action, situation), cell in cells.items():
        tie, family, role, consent, protection, controller, thing = situation
        if action == "recordDistantSignal":
            # Gives out nothing: the sender is not told whether the child was known.
            assert cell["relation"] == "staff" and role in oracle.CHILD_ROLES and family != "selfChild"
            continue
        assert cell["relation"] != "staff", f"a stranger gets {action}"
        if family == "none":
            assert role not in oracle.OTHER_ROLES, f"an administrator gets {action}"
            assert tie != "none" or consent in OPENING, f"a stranger gets {action}"
        if family == "guardianNotTold":
            assert not cell["places"] and cell["asGuardian"]
        if consent not in OPENING:
            assert not cell["areas"], f"{consent} opens {cell['areas']}"
            if controller == "other" and tie in ("assessor", "coordinator", "participant", "invited"):
                assert family != "none", f"another controller gets {action} without consent"
    assert not any("nobody" in who for action, who in found["withoutChild"].items() if action not in ("seePublicPage", "signIn"))


def test_the_committed_table_is_the_oracles():
    assert oracle.EXPECTED.read_text(encoding="utf-8") == oracle.expected(), "run python3 Tests/Access/oracle.py --write"
