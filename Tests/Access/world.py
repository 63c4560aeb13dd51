"""The demo county with something of everything in it, and who stands how to whom – written down by hand, not read from the program.

`build()` lets the people of the county do what they would have done, through the API. `PEOPLE` and `ties()` say how each of them then
stands to each child, for the oracle. Sessions are planted: this is about what they reach, not about signing in.
"""
import datetime
import hashlib
import http.client
import json
import re
import secrets
import sqlite3
import time

NOW = datetime.datetime.now(datetime.timezone.utc)
TODAY = NOW.date()
SECRET_ADDRESS = "Hemlighetsstigen 771"
SECRET_PLACE = "Gömslets friskola"
# What each child says to those who lead its work, and to nobody at home.
CONFIDED = "Säg inget hemma om granntomten"


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


class Seat:
    """A position in the world: where, of what role, and whose records are kept there."""

    def __init__(self, workplace, role, board):
        self.workplace, self.role, self.board = workplace, role, board


# Everyone with something to do in the tests: the demo's people by their short names, with the seats they hold. Vacant positions are held by
# the head of the workplace, or the head above.
SCHOOL, SOCIAL, REGION, VRETA, FREE, HIDING = "adala.utb", "adala.soc", "region", "vretaby.utb", "larkan.ab", "gomslet"
PEOPLE = {
    "rektor.bjork": [Seat("bjork", "head", SCHOOL), Seat("bjork", "studentHealth", SCHOOL)],
    "bitr.rektor.bjork": [Seat("bjork", "teacher", SCHOOL)],
    "mentor.8a": [Seat("bjork", "teacher", SCHOOL)],
    "mentor.8b": [Seat("bjork", "teacher", SCHOOL)],
    "skolskoterska.bjork": [Seat("bjork", "studentHealth", SCHOOL)],
    "kurator.bjork": [Seat("bjork", "studentHealth", SCHOOL)],
    "rektor.gran": [Seat("gran", "head", SCHOOL)],
    "mentor.6a": [Seat("gran", "teacher", SCHOOL)],
    "rektor.ekorren": [Seat("ekorren", "head", SCHOOL)],
    "utbildningschef": [Seat("adala.utb", "head", SCHOOL)],
    "uppfoljning": [Seat("uppfoljning", "followUpOfficer", SCHOOL)],
    "kaa": [Seat("kaa", "activityOfficer", SCHOOL)],
    "socialchef": [Seat("adala.soc", "socialHead", SOCIAL)],
    "enhetschef.soc": [Seat("barnfamilj", "socialHead", SOCIAL)],
    "socialsekreterare": [Seat("barnfamilj", "socialWorker", SOCIAL)],
    "socialsekreterare2": [Seat("barnfamilj", "socialWorker", SOCIAL)],
    "bvc.skoterska": [Seat("bvc", "healthProfessional", REGION)],
    "bup.chef": [Seat("bup", "healthHead", REGION)],
    "bup.psykolog": [Seat("bup", "healthProfessional", REGION)],
    "vc.chef": [Seat("vc", "healthHead", REGION)],
    "regionchef": [Seat("region", "healthHead", REGION)],
    "bildningschef.vreta": [Seat("vretaby.utb", "head", VRETA)],
    "rektor.vreta": [Seat("vreta", "head", VRETA)],
    "enhetschef.vreta": [Seat("barnunga.vreta", "socialHead", "vretaby.soc")],
    "rektor.larkan": [Seat("larkan", "head", FREE)],
    "rektor.gomslet": [Seat("gomslet", "head", HIDING)],
    "metod": [Seat("utveckling", "methodDeveloper", "adala")],
    "admin": [Seat("utveckling", "administrator", "adala")],
    "logg": [Seat("utveckling", "logReviewer", "adala")],
    # Families. Rolf is the guardian of a protected child and may not know where she is; he teaches in another town.
    "lindqvist.anna": [], "lindqvist.johan": [], "maja": [],
    "warsame.hodan": [], "abdi": [], "sundin.jenny": [], "tilde": [],
    "sundin.rolf": [Seat("vreta", "teacher", VRETA)],
    "wallin.kajsa": [],
}

CHILDREN = {
    # protection, the board whose child it is, and the municipality's place for reports is not secret.
    "maja": ("none", SCHOOL), "abdi": ("none", SCHOOL), "tilde": ("marked", HIDING), "vera": ("none", SCHOOL),
}

# Who stands how to whom, by seat number: (person, seat, tie, the things it is bound to).
AT_BJORK = [("rektor.bjork", 0), ("rektor.bjork", 1), ("bitr.rektor.bjork", 0), ("mentor.8a", 0), ("mentor.8b", 0),
            ("skolskoterska.bjork", 0), ("kurator.bjork", 0)]
TIES = {
    "maja": [("rektor.bjork", 0, "namedPerson"), ("mentor.8a", 0, "teaches"), ("mentor.8a", 0, "signaller", "signal", "report"),
             ("skolskoterska.bjork", 0, "invited", "perspective.nurse"), ("mentor.8a", 0, "invited", "perspective.mentor"),
             ("socialsekreterare", 0, "coordinator", "coordination"), ("socialsekreterare2", 0, "participant", "meeting"),
             ("kurator.bjork", 0, "participant", "plan"), ("socialsekreterare", 0, "participant", "plan"),
             ("kurator.bjork", 0, "participant", "meeting"), ("skolskoterska.bjork", 0, "invited", "assessment.offered")]
    + [(who, seat, "atUnit") for who, seat in AT_BJORK],
    "abdi": [("rektor.bjork", 0, "namedPerson"), ("mentor.8a", 0, "teaches"), ("kurator.bjork", 0, "assessor", "assessment"),
             ("kurator.bjork", 0, "signaller", "signal", "report"), ("mentor.8a", 0, "invited", "perspective.mentor"),
             ("skolskoterska.bjork", 0, "invited", "perspective", "call")]
    + [(who, seat, "atUnit") for who, seat in AT_BJORK],
    "tilde": [("rektor.gomslet", 0, "namedPerson"), ("rektor.gomslet", 0, "atUnit"), ("mentor.8a", 0, "signaller", "signal"),
              ("rektor.gomslet", 0, "signaller", "report")],
    "vera": [("rektor.gran", 0, "namedPerson"), ("rektor.bjork", 0, "handOverReceiver")]
    + [(who, seat, "atUnit") for who, seat in AT_BJORK],
}
FAMILY = {
    "maja": {"lindqvist.anna": "guardian", "lindqvist.johan": "guardian", "maja": "selfChild"},
    "abdi": {"warsame.hodan": "guardian", "abdi": "selfChild"},
    "tilde": {"sundin.jenny": "guardian", "sundin.rolf": "guardianNotTold", "tilde": "selfChild"},
    "vera": {"wallin.kajsa": "guardian"},
}
# Asked in person: the family's perspectives.
ASKED = {"maja": {"lindqvist.anna": ["perspective.anna"], "lindqvist.johan": ["perspective.johan"], "maja": ["perspective"]}}
# Consents of Maja's family, by the workplace they name; the areas they open.
CONSENTS = {
    "maja": {"barnfamilj": "limited", "bup": "waiting", "vc": "withdrawn", "region": "planOnly", "vretaby.utb": "expired",
             "larkan": "notYet", "barnunga.vreta": "refused"},
}


def ties(person, child, about):
    """The situations that hold at once, as the oracle takes them. `about` is the thing asked about, or None."""
    protection, board = CHILDREN[child]
    family = FAMILY[child].get(person, "none")
    found = []
    for number, seat in enumerate(PEOPLE[person]):
        owner = "own" if seat.board == board else "other"
        consent = CONSENTS.get(child, {}).get(seat.workplace, "none")
        mine = [tie for tie in TIES[child] if tie[0] == person and tie[1] == number] or [(person, number, "none")]
        for _, _, tie, *bound in mine:
            thing = "whole" if tie not in ("assessor", "coordinator", "participant", "invited", "signaller") or about is None \
                else "this" if about in bound else "other"
            found.append((tie, family, seat.role, consent, protection, owner, thing))
    if not PEOPLE[person]:
        asked = ASKED.get(child, {}).get(person, [])
        if asked:
            found.append(("invited", family, "none", "none", protection, "own",
                          "whole" if about is None else "this" if about in asked else "other"))
        if child == "maja" and person == "lindqvist.anna":
            found.append(("signaller", family, "none", "none", protection, "own",
                          "whole" if about is None else "this" if about == "signal.anna" else "other"))
        found.append(("none", family, "none", "none", protection, "own", "whole"))
    return found


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    @property
    def id(self):
        assert self.status == 201, f"{self.status} {self.body[:300]}"
        return self.json()["id"]


class Person:
    """Someone signed in, on one connection that is kept."""

    def __init__(self, name, port, secret, token):
        self.name, self.port, self.secret, self.token = name, port, secret, token
        self.connection = None

    def ask(self, method, path, body=None, form=False):
        headers = {"Accept": "*/*"}
        if self.secret and path.startswith("/api/"):
            headers["Authorization"] = f"Bearer {self.secret}"
        elif self.secret:
            headers["Cookie"] = f"samsyn={self.secret}"
        data = None
        if form:
            pairs = [("_token", self.token or ""), ("_once", secrets.token_hex(16))]
            for name, value in (body or {}).items():
                pairs += [(name, one) for one in (value if isinstance(value, list) else [value])]
            data = "&".join(f"{quote(name)}={quote(str(value))}" for name, value in pairs).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        elif method == "POST":
            data = json.dumps(body or {}).encode() if body is not None else b""
            headers["Content-Type"] = "application/json"
        for again in (True, False):
            try:
                self.connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
                self.connection.request(method, path, body=data, headers=headers)
                answer = self.connection.getresponse()
                return Answer(answer.status, answer.getheaders(), answer.read())
            except (http.client.HTTPException, OSError):
                # The server ends a connection that has been quiet; the request is made anew on a new one.
                self.connection.close()
                self.connection = None
                if not again:
                    raise

    def get(self, path):
        return self.ask("GET", path)

    def post(self, path, body=None):
        return self.ask("POST", "/api/v1/" + path, body)


def quote(text):
    from urllib.parse import quote_plus
    return quote_plus(text)


class Database:
    """SQL on the house's database, whichever engine it is."""

    def __init__(self, url):
        self.is_sqlite = url.startswith("sqlite:")
        if self.is_sqlite:
            self.connection = sqlite3.connect(url.removeprefix("sqlite:"), isolation_level=None, timeout=30)
            # The program keeps names in Swedish order; for the few planted here the plain order is the same.
            self.connection.create_collation("sv", lambda left, right: (left > right) - (left < right))
        else:
            import psycopg
            self.connection = psycopg.connect(url, autocommit=True)

    def run(self, text, *values):
        return self.connection.execute(text if self.is_sqlite else text.replace("?", "%s"), values)

    def one(self, text, *values):
        row = self.run(text, *values).fetchone()
        assert row is not None, f"nothing: {text} {values}"
        return row[0]


class World:
    def __init__(self, house):
        self.house = house
        self.data = Database(house.database)
        self.people, self.ids, self.positions, self.places = {}, {child: {} for child in CHILDREN}, {}, {}
        self.persons, self.children, self.loose = {}, {}, {}

    # Before the server starts -------------------------------------------------------------------------------------------------------

    def plant(self):
        """What the demo lacks: a hidden school, a guardian who may not know of it, accounts and sessions for all."""
        data = self.data
        milliseconds = int(time.time() * 1000)
        for name in PEOPLE:
            if "." in name or name in ("utbildningschef", "uppfoljning", "kaa", "socialchef", "socialsekreterare", "socialsekreterare2",
                                       "regionchef", "metod", "admin", "logg"):
                row = data.run("SELECT id FROM person WHERE email IN (?, ?)", f"{name}@sorlanda.example", f"{name}@post.example").fetchone()
                if row:
                    self.persons[name] = row[0]
        for name, (protection, _) in CHILDREN.items():
            self.children[name] = data.one(
                "SELECT person.id FROM person JOIN child ON child.id = person.id WHERE given = ?", name.capitalize())
        self.persons |= {name: key for name, key in self.children.items() if name in PEOPLE}
        for place, name in {"bjork": "Björkskolan", "barnfamilj": "Barn och familj", "bup": "BUP Ådala", "vc": "Ådala vårdcentral",
                            "region": "Region Sörlanda", "vretaby.utb": "Bildningsförvaltningen Vretaby", "larkan": "Friskolan Lärkan",
                            "barnunga.vreta": "Barn och unga Vretaby", "vreta": "Vretaskolan", "gran": "Granskolan",
                            "lan": "Sörlanda län"}.items():
            self.places[place] = data.one("SELECT id FROM workplace WHERE name = ?", name)
        self.hide(new_id())
        for name in PEOPLE:
            if name in CHILDREN or name not in self.persons:
                continue
            row = data.run("SELECT position_id FROM holding WHERE person_id = ?", self.persons[name]).fetchone()
            if row:
                self.positions[name] = row[0]
        for name in PEOPLE:
            row = data.run("SELECT id FROM account WHERE person_id = ?", self.persons[name]).fetchone()
            account = row[0] if row else new_id()
            if not row:
                data.run("INSERT INTO account (id, person_id, login, password, made_at) VALUES (?, ?, ?, 'none', 0)",
                         account, self.persons[name], f"planted.{name}")
            secret, token = secrets.token_hex(32), secrets.token_hex(16)
            data.run("INSERT INTO session (secret_hash, account_id, token, began_at, seen_at) VALUES (?, ?, ?, ?, ?)",
                     hashlib.sha256(secret.encode()).hexdigest(), account, token, milliseconds, milliseconds)
            self.people[name] = Person(name, self.house.port, secret, token)
        self.nobody = Person("nobody", self.house.port, None, None)

    def hide(self, place):
        """Tilde goes to a school nobody is to know of, lives at an address nobody is to see, and has a father who may not know either."""
        data, tilde = self.data, self.children["tilde"]
        principal, position, father = new_id(), new_id(), new_id()
        data.run("INSERT INTO workplace (id, parent_id, kind, sector, name, controller_id, municipality, address, phone, hours, duty_phone, "
                 "offers, areas, version) VALUES (?, ?, 'workplace', 'school', ?, ?, '9901', 'Gömselvägen 3', '', '', '', '', 0, 1)",
                 place, self.places["lan"], SECRET_PLACE, place)
        self.places["gomslet"] = place
        data.run("INSERT INTO position (id, workplace_id, role, title) VALUES (?, ?, 'head', 'Rektor')", position, place)
        data.run("UPDATE workplace SET named_position_id = ? WHERE id = ?", position, place)
        person = "INSERT INTO person (id, given, family, protection, email, phone, address, version) VALUES (?, ?, ?, ?, ?, '', ?, 1)"
        data.run(person, principal, "Vera", "Vaktare", "none", "rektor.gomslet@sorlanda.example", "")
        data.run(person, father, "Rolf", "Sundin", "none", "sundin.rolf@post.example", "")
        data.run("INSERT INTO holding (position_id, person_id, from_day) VALUES (?, ?, '2023-01-01')", position, principal)
        teacher = new_id()
        data.run("INSERT INTO position (id, workplace_id, role, title) VALUES (?, ?, 'teacher', 'Vikarie')", teacher, self.places["vreta"])
        data.run("INSERT INTO holding (position_id, person_id, from_day) VALUES (?, ?, '2023-01-01')", teacher, father)
        data.run("INSERT INTO guardianship (child_id, guardian_id, custody, hindered, location_hidden, language, interpreter, from_day) "
                 "VALUES (?, ?, 'joint', 0, 1, 'sv', 0, '2023-01-01')", tilde, father)
        data.run("UPDATE person SET address = ? WHERE id = ?", SECRET_ADDRESS, tilde)
        data.run("UPDATE enrolment SET to_day = ? WHERE child_id = ?", day(-40), tilde)
        data.run("UPDATE group_member SET to_day = ? WHERE child_id = ?", day(-40), tilde)
        data.run("INSERT INTO enrolment (child_id, id, workplace_id, kind, school_year, from_day) VALUES (?, ?, ?, 'compulsory', 8, ?)",
                 tilde, new_id(), place, day(-39))
        data.run("UPDATE child SET named_position_id = ? WHERE id = ?", position, tilde)
        data.run("UPDATE open_thing SET position_id = ? WHERE child_id = ?", position, tilde)
        self.persons["rektor.gomslet"], self.persons["sundin.rolf"] = principal, father

    # With the server ----------------------------------------------------------------------------------------------------------------

    def as_(self, name):
        return self.people[name]

    def build(self):
        """The county goes on living: consents in every state, meetings, coordinators, plans, a follow-up that is open."""
        for child in CHILDREN:
            self.find_things(child)
        self.maja()
        self.around("abdi", "rektor.bjork", "bjork")
        self.around("tilde", "rektor.gomslet", "gomslet", hidden=True)
        for child, guardian in {"maja": "lindqvist.anna", "abdi": "warsame.hodan", "tilde": "sundin.jenny", "vera": "wallin.kajsa"}.items():
            self.at_home(child, guardian)
        for child, who in {"maja": "mentor.8a", "abdi": "kurator.bjork", "tilde": "rektor.gomslet"}.items():
            self.report(child, who)
        self.loose_things()

    def find_things(self, child):
        """What the demo has made already."""
        data, ids, key = self.data, self.ids[child], self.children[child]
        ids["child"] = key
        for name, table in {"signal": "signal", "assessment": "assessment", "handover": "hand_over"}.items():
            row = data.run(f"SELECT id FROM {table} WHERE child_id = ? ORDER BY id", key).fetchone()
            if row:
                ids[name] = row[0]
        for row in data.run("SELECT id, position_id, person_id FROM perspective WHERE child_id = ?", key).fetchall():
            for who, place in {"skolskoterska.bjork": "perspective.nurse", "mentor.8a": "perspective.mentor"}.items():
                if row[1] and row[1] == self.positions[who]:
                    ids[place] = row[0]
            for who, place in {"lindqvist.anna": "perspective.anna", "lindqvist.johan": "perspective.johan", "maja": "perspective"}.items():
                if row[2] and row[2] == self.persons[who]:
                    ids[place] = row[0]
        if child == "abdi":
            ids["perspective"] = ids.pop("perspective.nurse")

    def consent(self, child, asker, place, areas, kinds, yes, no=(), start=0):
        made = self.as_(asker).post(f"children/{self.children[child]}/consents", {
            "recipients": [self.places[place]], "areas": areas, "kinds": kinds, "purpose": "Vi vill planera tillsammans.",
            "from": day(start), "until": day(150), "childPart": "heard", "childJudgement": "Barnet är hört."}).id
        for who in yes:
            self.as_(who).post(f"children/{self.children[child]}/consents/{made}/answers", {"answer": "yes", "areas": areas}).id
        for who in no:
            self.as_(who).post(f"children/{self.children[child]}/consents/{made}/answers", {"answer": "no"}).id
        return made

    def maja(self):
        ids, both, all_kinds = self.ids["maja"], ["lindqvist.anna", "lindqvist.johan"], ["assessment", "meeting", "plan"]
        base = f"children/{self.children['maja']}"
        self.ids["maja"]["consent"] = self.consent("maja", "rektor.bjork", "barnfamilj", ["home", "relations"], all_kinds, both)
        every = ["health", "development", "learning", "care", "home", "relations", "safety"]
        self.consent("maja", "rektor.bjork", "bup", every, all_kinds, both[:1])
        withdrawn = self.consent("maja", "rektor.bjork", "vc", every, all_kinds, both)
        self.as_("lindqvist.anna").post(f"{base}/consents/{withdrawn}/withdrawals", {}).id
        self.consent("maja", "rektor.bjork", "region", every, ["plan"], both)
        expired = self.consent("maja", "rektor.bjork", "vretaby.utb", every, all_kinds, both)
        self.data.run("UPDATE consent SET from_day = ?, until_day = ? WHERE id = ?", day(-60), day(-1), expired)
        self.consent("maja", "rektor.bjork", "larkan", every, all_kinds, both, start=5)
        self.consent("maja", "rektor.bjork", "barnunga.vreta", every, all_kinds, both[:1], no=both[1:])
        ids["signal.anna"] = self.as_("lindqvist.anna").post(f"{base}/family-signals", {"facts": "Maja sover inte."}).id
        self.lead("maja", "rektor.bjork", "socialsekreterare")
        self.meet("maja", "rektor.bjork", ["kurator.bjork", "socialsekreterare2"], both + ["maja"])
        self.plan("maja", "rektor.bjork", "bjork", ["kurator.bjork", "socialsekreterare"])
        # One more, which the school nurse is asked to do and has not answered.
        ids["assessment.offered"] = self.as_("rektor.bjork").post(f"{base}/assessments", {"purpose": "Skolnärvaro"}).id
        self.as_("rektor.bjork").post(f"{base}/assessments/{ids['assessment.offered']}/delegation",
                                      {"position": self.positions["skolskoterska.bjork"]}).id

    def around(self, child, named, place, hidden=False):
        """The same of another child, by its named person alone: so that its ids can be asked for under the wrong child."""
        ids, base = self.ids[child], f"children/{self.children[child]}"
        ids["consent"] = self.consent(child, named, "bup", ["health"], ["plan"], [])
        if "assessment" not in ids:
            ids["assessment"] = self.as_(named).post(f"{base}/assessments", {"signal": ids["signal"], "hiddenFromGuardians": hidden}).id
        if "perspective" not in ids:
            self.as_(named).post(f"{base}/assessments/{ids['assessment']}/perspectives",
                                 {"positions": [self.positions[named]], "due": day(10)}).id
            ids["perspective"] = self.data.one("SELECT id FROM perspective WHERE child_id = ?", self.children[child])
        self.lead(child, named, None)
        self.meet(child, named, [], [], withoutGuardians=hidden)
        self.plan(child, named, place, [])

    def lead(self, child, named, who):
        base, ids = f"children/{self.children[child]}", self.ids[child]
        position = self.positions[who or named]
        ids["coordination"] = self.as_(named).post(
            f"{base}/coordinations", {"asked": "yes", "childWords": "Den jag känner.", "position": position}).id
        if who:
            self.as_(who).post(f"{base}/coordinations/{ids['coordination']}/answer", {"answer": "accepted"}).id

    def meet(self, child, named, who, family, **more):
        base, ids = f"children/{self.children[child]}", self.ids[child]
        ids["meeting"] = self.as_(named).post(f"{base}/meetings", {
            "kind": "collaboration", "day": day(1), "time": "10:00", "minutes": 60, "areas": ["home"], "childPart": "Är med.",
            "agenda": "Vardagen.", "place": "Rum 4", "positions": [self.positions[one] for one in who or [named]],
            "family": [self.persons[one] for one in family], **more}).id
        self.data.run("UPDATE meeting SET starts_at = ? WHERE id = ?", int((time.time() - 3600) * 1000), ids["meeting"])
        came = [row[0] for row in self.data.run("SELECT id FROM meeting_invitation WHERE meeting_id = ?", ids["meeting"]).fetchall()]
        self.as_(named).post(f"{base}/meetings/{ids['meeting']}/notes",
                             {"came": came, "notes": "Vi pratade.", "childVoice": "Bra.", "guardiansTold": "De var med."}).id
        self.as_(named).post(f"{base}/meetings/{ids['meeting']}/decisions", {
            "what": "Ringa", "position": self.positions[(who or [named])[0]], "due": day(9)}).id
        ids["decision"] = self.data.one("SELECT id FROM meeting_decision WHERE meeting_id = ?", ids["meeting"])
        ids["meeting.called"] = self.as_(named).post(f"{base}/meetings", {
            "kind": "collaboration", "day": day(9), "time": "10:00", "minutes": 60, "areas": ["home"], "childPart": "Är med.",
            "agenda": "Vardagen.", "place": "Rum 4", "positions": [self.positions[one] for one in who or [named]],
            "family": [self.persons[one] for one in family], **more}).id

    def plan(self, child, named, place, who):
        base, ids = f"children/{self.children[child]}", self.ids[child]
        text = {"areas": ["home"], "mainWorkplace": self.places[place], "childWords": "Lugnt.", "guardianWords": "Lugnt.",
                "ifWorse": "Ring.", "nextFollowUp": day(30)}
        leader = self.as_(named)
        ids["plan"] = leader.post(f"{base}/plans", text).id
        one = f"{base}/plans/{ids['plan']}"
        ids["goal"] = leader.post(f"{one}/goals", {"words": "Lugnt hemma", "area": "home"}).id
        for someone in who or [named]:
            ids["intervention"] = leader.post(f"{one}/goals/{ids['goal']}/interventions", {
                "what": "Samtal", "position": self.positions[someone], "byDay": day(20), "level": "preventive", "ground": "SoL"}).id
        ids["followUp"] = leader.post(f"{one}/follow-ups").id
        ids["number"] = 1

    def at_home(self, child, guardian):
        """What the family writes: a guardian, and the child where it signs in. Abdi's call has come to the school nurse in person."""
        base, ids = f"children/{self.children[child]}", self.ids[child]
        ids["guardian"] = self.persons[guardian]
        self.as_(guardian).post(f"{base}/messages", {"words": "När ses vi?"}).id
        ids["conversation"] = self.data.one(
            "SELECT id FROM conversation WHERE child_id = ? AND person_id = ?", self.children[child], self.persons[guardian])
        if child not in self.people:
            return
        own = self.as_(child)
        own.post(f"{base}/messages", {"words": CONFIDED}).id
        ids["wish"] = own.post("wishes", {"meeting": CONFIDED}).id
        ids["call"] = own.post("safety-calls", {"words": CONFIDED}).id
        if child == "abdi":
            self.data.run(
                "INSERT INTO circle (child_id, id, position_id, relation, about, since) VALUES (?, ?, ?, 'invited', ?, 0)",
                self.children[child], new_id(), self.positions["skolskoterska.bjork"], f"safetyCall/{ids['call']}")

    def report(self, child, who):
        self.ids[child]["report"] = self.as_(who).post(
            f"children/{self.children[child]}/concern-reports", {"observed": "Sett.", "guardiansTold": "yes"}).id

    def loose_things(self):
        """Things of no child: an unplaced signal, a group's signal, a question without names, an import, a workplace and a position."""
        data, run = self.data, new_id()
        data.run("INSERT INTO import_run (id, address, scope, by_name, started_at, beat_at, finished_at, state, worker, stage, trouble_sv, "
                 "trouble_en) VALUES (?, 'https://skola.example', '', 'Daniel Kvist', 0, 0, 0, 'finished', '', 'finishing', '', '')", run)
        self.loose = {
            "unplaced": self.as_("bup.psykolog").post("signals", {
                "number": "20160104-2383", "kind": "home", "seenOn": day(-1), "facts": "Ensam.",
                "areas": ["home"], "childTalk": "yes", "guardiansTalk": "yes"}).id,
            "group": data.one("SELECT id FROM group_signal ORDER BY id"),
            "consultation": data.one("SELECT id FROM consultation ORDER BY id"),
            "received": self.ids["maja"]["report"],
            "workplace": self.places["bjork"], "position": self.positions["mentor.8b"], "import": run,
        }


def new_id():
    """A UUID of version 7, as the program's own."""
    stamp = int(time.time() * 1000)
    value = (stamp << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62) | secrets.randbits(62)
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


CLOCK = re.compile(rb'content="\d+" data-now="\d+"')
