"""Demoskolan imported into an empty house, with the accounts and the other workplaces that a child's way needs."""
import shutil
import sqlite3

from demoskolan import school
from house import House
from visitor import PASSWORD, Visitor


class Town:
    """People have logins by the names of the trade, such as `mentor` and `rektor`, and all the same password."""

    def __init__(self, engine="sqlite"):
        self.house = House(engine)
        self.school = school(self.house.folder / "school")
        self.house.samsyn("import", "ss12000", str(self.school.folder))
        self.house.start()
        self._staff()
        self._workplaces()
        self._families()

    def twin(self):
        """A house of its own with all that this one holds now, on SQLite."""
        other = object.__new__(Town)
        other.house, other.school = House(), self.school
        with sqlite3.connect(self.house.folder / "samsyn.sqlite") as here, sqlite3.connect(other.house.folder / "samsyn.sqlite") as there:
            here.backup(there)
        shutil.copy(self.house.key, other.house.key)
        other.house.start()
        return other

    def everyone_is_idle(self, minutes):
        """A clock cannot be turned, so the sessions are moved back instead. SQLite only."""
        with sqlite3.connect(self.house.folder / "samsyn.sqlite") as here:
            here.execute("UPDATE session SET seen_at = seen_at - ?", (minutes * 60_000,))

    def _account(self, login, *words):
        self.house.samsyn("user", "add", login, *words, "--password-stdin", typed=PASSWORD + "\n")

    def _staff(self):
        self._account("admin", "--email", "admin@stad.example.se", "--given", "Ada", "--family", "Ordning",
                      "--administrator-of", "Stockholms stad", "--municipality", "0180")
        self.admin = Visitor(self.house, "admin")
        for login, person in (("mentor", self.school.mentor), ("rektor", self.school.principal)):
            self._account(login, "--email", person["emails"][0]["value"])

    def _workplaces(self):
        """What Demoskolan lacks, made on the product's own pages."""
        help_areas = ["safety", "home", "relations"]
        self.social = self._workplace("Socialtjänsten Norr, barn och unga", "socialServices", help_areas)
        self.health = self._workplace("Barn- och ungdomsmottagningen", "healthCare", help_areas + ["health"])
        elsewhere = self._workplace("Socialtjänsten Söder, barn och unga", "socialServices", help_areas)
        neighbour = self._workplace("Grannskolan", "school", [])
        unit = self._place(self.school.units[0])
        self._colleague("skolskoterska", unit, "Skolsköterska", "studentHealth", "Siv", "Plåster")
        self._colleague("socialsekreterare", self.social, "Socialsekreterare", "socialWorker", "Sol", "Bergman")
        self._colleague("vardare", self.health, "Psykolog", "healthProfessional", "Pia", "Lyssner")
        self._colleague("granne", neighbour, "Lärare", "teacher", "Gun", "Granne")
        self._colleague("soc.utan.grund", elsewhere, "Socialsekreterare", "socialWorker", "Ulla", "Utangrund")

    def _workplace(self, name, sector, areas):
        return self.admin.fill(
            "/verksamheter/ny", parent="Stockholms stad", name=name, kind="workplace", sector=sector,
            ownController=True, municipality="0180", areas=areas)

    def _place(self, name):
        tree = self.admin.get("/verksamheter").text
        return tree[: tree.index(f">{name}</a>")].rsplit('href="', 1)[1].rstrip('"')

    def _colleague(self, login, place, title, role, given, family):
        email = f"{login}@arbete.example.se"
        self.admin.fill(place + "/befattning", title=title, role=role)
        page = self.admin.get(place).text
        seat = page[page.index(title):].split('href="/befattningar/', 1)[1].split("/", 1)[0]
        self.admin.fill(f"/befattningar/{seat}/innehavare", email=email, given=given, family=family, **{"from": "2026-01-01"})
        self._account(login, "--email", email)

    def _families(self):
        people = zip(("vardnadshavare.1", "vardnadshavare.2"), self.school.guardians)
        people = [*people, ("elev", self.school.pupil), ("annan.foralder", self.school.other_guardian)]
        for login, person in people:
            self._account(login, "--person", person["emails"][0]["value"])

    def __enter__(self):
        return self

    def __exit__(self, kind, *rest):
        self.house.__exit__(kind, *rest)
