"""A school to import: somebody else's SS 12000 server's answers where they are at hand, otherwise a small one of the same form."""
import json
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
REAL = pathlib.Path(os.environ.get("SAMSYN_SHARED", ROOT.parent / "shared")) / "data/ss12000-demoskolan"


class School:
    """The folder, and who is who in it by the names of the trade."""

    def __init__(self, folder):
        self.folder = folder
        rows = {}
        for page in sorted(pathlib.Path(folder).glob("*.json")):
            rows.setdefault(page.name.split("-")[0], []).extend(json.loads(page.read_text())["data"])
        self.people = {row["id"]: row for row in rows["persons"]}
        self.units = [row["displayName"] for row in rows["organisations"] if row["organisationType"] == "Skolenhet"]
        classes = {row["displayName"]: row for row in rows["groups"] if row["groupType"] == "Klass"}
        self.mentor, self.principal = self._with(rows, "Mentor", classes["8A"]["id"]), self._with(rows, "Rektor")
        both = [pupil for pupil in self._pupils(classes["8A"]) if len(pupil["responsibles"]) == 2]
        self.pupil, self.other_pupil = both[-1], self._pupils(classes["7A"])[0]
        self.guardians = [self.people[one["person"]["id"]] for one in self.pupil["responsibles"]]
        self.other_guardian = self.people[self.other_pupil["responsibles"][0]["person"]["id"]]

    def _with(self, rows, role, group=None):
        for duty in rows["duties"]:
            in_groups = [(one["assignmentRoleType"], one["group"]["id"]) for one in duty.get("assignmentRole", [])]
            if (role, group) in in_groups or (group is None and duty["dutyRole"] == role):
                return self.people[duty["person"]["id"]]
        raise AssertionError(f"nobody is {role}")

    def _pupils(self, group):
        pupils = [self.people[one["person"]["id"]] for one in group["groupMemberships"]]
        return [pupil for pupil in pupils if pupil.get("securityMarking") == "Ingen" and pupil.get("responsibles")]


def school(folder):
    """The real one, or a small one written to `folder`."""
    if (REAL / "organisations-1.json").exists():
        return School(REAL)
    write_small(pathlib.Path(folder))
    return School(folder)


def write_small(folder):
    """Invented people of Lillskolan: two classes, two staff; nobody has a personal number."""
    folder.mkdir(parents=True, exist_ok=True)
    meta = {"created": "2026-08-01T00:00:00Z", "modified": "2026-08-01T00:00:00Z"}
    ids = iter(f"00000000-0000-4000-8000-{number:012d}" for number in range(1, 1000))

    def row(**rest):
        return {"id": next(ids), "meta": meta, **rest}

    def person(given, family, domain, **rest):
        mail = f"{given}.{family}@{domain}".lower().translate(str.maketrans("åäöé", "aaoe"))
        return row(givenName=given, familyName=family, securityMarking="Ingen", personStatus="Aktiv",
                   emails=[{"value": mail, "type": "Privat"}], **rest)

    principal = row(displayName="Lillskolan Huvudman", organisationType="Huvudman", municipalityCode="0180")
    above = row(displayName="Lillskolan", organisationType="Skola", municipalityCode="0180", parentOrganisation={"id": principal["id"]})
    unit = row(displayName="Lillskolan Grundskola", organisationType="Skolenhet", schoolTypes=["GR"], municipalityCode="0180",
               parentOrganisation={"id": above["id"]})
    people, groups = [], []
    for year, name, family in ((8, "8A", ["Ask", "Björk", "Ek"]), (7, "7A", ["Lind", "Rönn"])):
        pupils = []
        for index, tree in enumerate(family):
            guardians = [person(given, tree, "hem.example.se") for given in (f"Kim{index}{year}", f"Robin{index}{year}")]
            place = {"enroledAt": {"id": unit["id"]}, "schoolType": "GR", "schoolYear": year, "cancelled": False, "startDate": "2025-08-18"}
            responsibles = [{"person": {"id": one["id"]}, "relationType": "Vårdnadshavare"} for one in guardians]
            pupil = person(f"Elev{index}{year}", tree, "elev.example.se", birthDate=f"{2020 - year}-03-0{index + 1}",
                           enrolments=[place], responsibles=responsibles)
            pupils.append(pupil)
            people += [pupil, *guardians]
        members = [{"person": {"id": one["id"]}} for one in pupils]
        groups.append(row(displayName=name, groupType="Klass", startDate="2025-08-18", organisation={"id": unit["id"]}, groupMemberships=members))
    head, mentor = person("Rut", "Ledberg", "skola.example.se"), person("Mio", "Mentorsson", "skola.example.se")
    lead = [{"group": {"id": groups[0]["id"]}, "assignmentRoleType": "Mentor", "startDate": "2025-08-18"}]
    at = {"dutyAt": {"id": above["id"]}, "startDate": "2024-01-01"}
    duties = [row(person={"id": head["id"]}, dutyRole="Rektor", **at),
              row(person={"id": mentor["id"]}, dutyRole="Lärare", assignmentRole=lead, **at)]
    pages = {"organisations": [principal, above, unit], "persons": people + [head, mentor], "groups": groups, "duties": duties, "activities": []}
    for name, rows in pages.items():
        (folder / f"{name}-1.json").write_text(json.dumps({"data": rows, "pageToken": None}, ensure_ascii=False))
