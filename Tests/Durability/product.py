"""What the rehearsals write into Samsyn itself, through its own API, and how they ask for it afterwards."""
import collections
import concurrent.futures
import contextlib
import http.client
import itertools
import json
import sqlite3

PASSWORD = "samsyn-demo"
Made = collections.namedtuple("Made", "what child signal")


def rows(place, text, values=()):
    """What stands in the database, read past the program."""
    if place.database.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(place.database.removeprefix("sqlite:"), timeout=20)) as database:
            database.create_collation("sv", lambda one, other: (one > other) - (one < other))  # only asked for by name: nothing here is sorted
            return database.execute(text, values).fetchall()
    import psycopg

    with psycopg.connect(place.database) as database:
        return database.execute(text.replace("?", "%s"), values).fetchall()


def change(place, text):
    """As if time had passed: changes an SQLite database past the program."""
    with contextlib.closing(sqlite3.connect(place.database.removeprefix("sqlite:"), timeout=20)) as database:
        database.execute(text)
        database.commit()


class Client:
    """One person's connection; every answer is read to its end."""

    def __init__(self, place, token=""):
        self.connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=60)
        self.headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        self.sent = None

    def ask(self, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body)
        self.connection.request(method, "/api/v1" + path, data, {**self.headers, **headers})
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None


def begin(place):
    """Fills the demo county; gives the house back."""
    place.samsyn("demo")
    return place


def sign_in(place, login):
    client = Client(place)
    status, answer = client.ask("POST", "/sessions", {"login": login, "password": PASSWORD})
    assert status == 201, answer
    return answer["id"]


class SignalWriting:
    """The mentor sends signals about the children of the class; the named person acknowledges every third. Kept outside: what was answered."""

    def __init__(self, place):
        self.made, self.opened = {}, set()
        place.start()
        self.mentor, self.principal = sign_in(place, "mentor.8a"), sign_in(place, "rektor.bjork")
        listed = [one["id"] for one in Client(place, self.mentor).ask("GET", "/children")[1]["children"]]
        self.children = [one for one in listed if Client(place, self.principal).ask("GET", f"/children/{one}/signals")[0] == 200]
        place.stop()
        assert self.children

    def client(self, place):
        client = Client(place, self.mentor)
        client.principal = Client(place, self.principal)
        client.turns = itertools.cycle(self.children)
        return client

    def write(self, client, key):
        if client.sent and key.endswith(("0", "3", "6", "9")):
            (child, signal), client.sent = client.sent, None
            path, body, asking = f"/children/{child}/signals/{signal}/acknowledgement", {}, client.principal
        else:
            child, signal, path = next(client.turns), None, ""
            path, asking = f"/children/{child}/signals", client
            body = {"kind": "attendance", "seenOn": "2026-01-15", "facts": self.words(key), "areas": ["safety"], "childTalk": "yes",
                    "guardiansTalk": "yes"}
        status, answer = asking.ask("POST", path, body, **{"Idempotency-Key": key})
        if status != 201:
            client.refused = status, answer
            return False
        if signal is None:
            client.sent = child, answer["id"]
            self.made[key] = Made("signal", child, answer["id"])
        else:
            self.made[key] = Made("receipt", child, signal)
        return True

    def words(self, key):
        return f"Frånvarande hela förmiddagen. {key} " + "Kom efter lunch och sa inget. " * 12

    def present(self, place):
        """The rows are there; each signal's and receipt's mark is in the journal; and what is new since last time can be opened and read."""
        stages = dict(rows(place, "SELECT id, stage FROM signal"))
        marks = set(rows(place, "SELECT action, about FROM journal WHERE kind = 'wrote'"))
        there = set()
        for key, one in list(self.made.items()):
            action = "recordSignal" if one.what == "signal" else "acknowledgeSignal"
            stage = stages.get(one.signal)
            marked = (action, f"signal/{one.signal}") in marks
            if marked and (stage == "acknowledged" or (stage == "sent" and one.what == "signal")):
                there.add(key)
        unread = [key for key in there if key not in self.opened and self.made[key].what == "signal"]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for part in pool.map(lambda keys: self._opens(place, keys), [unread[n::4] for n in range(4)]):
                self.opened |= part
        return {key for key in there if self.made[key].what != "signal" or key in self.opened}

    def _opens(self, place, keys):
        client, good = Client(place, self.principal), set()
        for key in keys:
            one = self.made[key]
            status, answer = client.ask("GET", f"/children/{one.child}/signals/{one.signal}")
            if status == 200 and answer["facts"] == self.words(key).strip():
                good.add(key)
        return good

    def sound(self, place):
        wrong = []
        for command in (["journal", "verify"], ["check"]):
            done = place.samsyn(*command, check=False)
            if done.returncode != 0:
                wrong.append(f"samsyn {' '.join(command)}: {(done.stdout + done.stderr)[-500:]}")
        if place.database.startswith("sqlite:"):
            verdict = rows(place, "PRAGMA quick_check")[0][0]
            wrong += [] if verdict == "ok" else [verdict]
        # Nothing half done: each signal has its mark and its place in the circle, and waits for someone until it is answered.
        wrong += [
            f"{count} {what}" for what, text in HALF_DONE.items() if (count := rows(place, text)[0][0])]
        return wrong


# Of each pair the first names what must also stand in the second.
HALF_DONE = {
    what: f"SELECT COUNT(*) FROM ({one} EXCEPT {other}) AS missing"
    for what, one, other in [
        ("signals without their mark", "SELECT 'signal/' || id FROM signal", "SELECT about FROM journal WHERE kind = 'wrote'"),
        ("marks without their signal", "SELECT about FROM journal WHERE kind = 'wrote' AND action = 'recordSignal'",
         "SELECT 'signal/' || id FROM signal"),
        ("signals without a signaller", "SELECT 'signal/' || id FROM signal", "SELECT about FROM circle"),
        ("signals that wait for nobody", "SELECT 'signal/' || id FROM signal WHERE stage <> 'answered'",
         "SELECT about FROM open_thing WHERE closed_at IS NULL"),
    ]
}
