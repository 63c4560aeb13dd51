"""A house with a school taken in over the API, and the workplaces around it that the school's system does not know of."""
import json
import subprocess
import time

import ledger
from contract import Contract
from house import House
from people import PASSWORD, Person, account, find
from school import Cast, School, demoskolan, made

STAFF = {  # login: (workplace, role, title)
    "socialworker": ("Barn och familj", "socialWorker", "Socialsekreterare"),
    "socialhead": ("Barn och familj", "socialHead", "Enhetschef"),
    "clinician": ("BUP Centrum", "healthProfessional", "Psykolog"),
    # Those who have nothing to do with the child.
    "stranger": ("Lindskolan", "head", "Rektor"),
    "groundless": ("Ekonomiskt bistånd", "socialWorker", "Socialsekreterare"),
}
PLACES = {  # name: (sector, own controller, below)
    "Socialnämnden": ("socialServices", True, None), "Barn och familj": ("socialServices", False, "Socialnämnden"),
    "Ekonomiskt bistånd": ("socialServices", False, "Socialnämnden"),
    "Region Mitt": ("healthCare", True, None), "BUP Centrum": ("healthCare", False, "Region Mitt"),
    "Lindskolan": ("school", False, None),
}
OUTSIDERS = ["stranger", "groundless", "parent"]


class Town:
    """The house, its people by login, and where everybody sits."""

    def __init__(self, engine):
        self.house = House(engine, extra=[])
        rows = demoskolan() or made()
        self.cast = Cast(rows)
        self.school = School(rows)
        self.people, self.places, self.positions = {}, {}, {}

    def __enter__(self):
        self.school.__enter__()
        self._administrator()
        self.house.extra = ["--import-from", self.school.place]
        self.house.__enter__()
        try:
            self.contract = Contract(self.house)
            self._settle()
        except BaseException:
            self.__exit__(AssertionError, None, None)
            raise
        return self

    def __exit__(self, *why):
        self.house.__exit__(*why)
        self.school.__exit__()

    def _administrator(self):
        command = self.house.command(
            "user", "add", "administrator", "--email", "ada@adala.example.se", "--given", "Ada", "--family", "Mård",
            "--administrator-of", "Systemförvaltningen", "--municipality", "0480", "--password-stdin")
        done = subprocess.run(command, input=PASSWORD + "\n", capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr

    def join(self, login):
        self.people[login] = Person(self.house, self.contract, login)
        return self.people[login]

    def _settle(self):
        administrator = self.join("administrator")
        run = administrator.do(
            "imports", {"url": self.school.address, "clientID": "samsyn", "secret": "tyst", "everything": True})
        self.report = self._imported(administrator, run)
        self._places(administrator)
        for who, name in self.cast.names.items():
            account(self.house, who, find(self.house, *name))
        for login in [*STAFF, *self.cast.names]:
            self.join(login)
        self.ids = {who: find(self.house, *name) for who, name in self.cast.names.items()}
        self.child = self.ids["pupil"]
        for login in ("principal", "nurse", "mentor"):
            self.positions[login] = ledger.rows(
                self.house, "SELECT position_id FROM holding WHERE person_id = ? ORDER BY position_id", self.ids[login])[0][0]

    def _imported(self, administrator, run):
        end = time.monotonic() + 120
        while (report := administrator.see(f"imports/{run}"))["run"]["state"] == "running":
            assert time.monotonic() < end, json.dumps(report)
            time.sleep(0.1)
        assert report["run"]["state"] == "finished", json.dumps(report)
        return report

    def _places(self, administrator):
        # Another school of the same board; the others stand apart.
        board = next(one["id"] for one in administrator.see("workplaces")
                     if one["kind"] == "principal" and one["name"] != "Systemförvaltningen")
        for name, (sector, own, below) in PLACES.items():
            self.places[name] = administrator.do("workplaces", {
                "parent": self.places.get(below, board), "name": name, "sector": sector,
                "kind": "principal" if own else "workplace", "ownController": own, "municipality": "0480"})
        for login, (place, role, title) in STAFF.items():
            position = administrator.do(f"workplaces/{self.places[place]}/positions", {"title": title, "role": role})
            email = f"{login}@example.se"
            administrator.do(f"positions/{position}/holders", {
                "email": email, "given": login.capitalize(), "family": "Ny", "from": "2024-01-01"})
            self.positions[login] = position
            command = self.house.command("user", "add", login, "--email", email, "--password-stdin")
            subprocess.run(command, input=PASSWORD + "\n", check=True, capture_output=True, text=True, timeout=120)
