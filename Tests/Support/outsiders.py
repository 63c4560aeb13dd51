"""Those whom a child's way does not concern: they see nothing, and cannot tell hidden from missing."""
import json
import random
import re

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIMES = re.compile(rb'(samsyn-session-ends" content="|data-now="|<p class="print-only small">[^<]* kl. )[\d:]+')
LISTS = ["/", "/barn", "/signaler", "/grupper/signaler", "/konsultationer", "/natet"]
LISTS += ["/api/v1/" + name for name in ("today", "children", "signals", "group-signals", "consultations", "net")]


class Seen(AssertionError):
    """Somebody could tell that something was there."""


def made_up(path):
    """An address of the same form whose ids are nobody's; always the same for the same address."""
    def another(found):
        chance = random.Random(found[0])
        return "".join(chance.choice("0123456789abcdef") if letter not in "-" and at not in (14, 19) else letter
                       for at, letter in enumerate(found[0]))
    return UUID.sub(another, path)


def difference(one, two):
    """Where two answers part, short enough to read."""
    if not isinstance(one, bytes):
        return f"{one}, not {two}"
    at = next((at for at, (left, right) in enumerate(zip(one, two)) if left != right), min(len(one), len(two)))
    return f"…{one[max(0, at - 80):at + 120]!r}…, not …{two[max(0, at - 80):at + 120]!r}…"


def told(answer, asked=None, instead=None):
    """All that an answer tells, without the times in it; where it repeats what was asked for, that is made the same."""
    body = TIMES.sub(rb"\1", answer.content)
    if asked is not None:
        for there, here in zip(UUID.findall(asked), UUID.findall(instead)):
            body = body.replace(there.encode(), here.encode())
    headers = {name.lower(): text for name, text in answer.headers.items() if name.lower() not in ("date", "set-cookie")}
    return answer.status_code, headers, answer.headers.get("Set-Cookie"), body


class Map:
    """The addresses a story has touched, and every other address of the product that its ids fit into."""

    def __init__(self, house):
        lines = house.samsyn("routes", "--json").stdout.splitlines()
        self.routes = [(row["method"], row["path"]) for row in map(json.loads, lines)]
        self.patterns = [(path, re.compile(re.sub(r":(\w+)", r"(?P<\1>[^/]+)", path))) for _, path in self.routes]
        self.touched, self.ids = set(), {}

    def touch(self, method, path):
        if not UUID.search(path):
            return
        self.touched.add((method, path))
        for pattern, form in self.patterns:
            found = form.fullmatch(path)
            for name, value in (found.groupdict() if found else {}).items():
                if UUID.fullmatch(value):
                    self.ids.setdefault(name, value)

    def all(self):
        """(method, path): what was touched, and each route with the story's ids in it."""
        found = set(self.touched)
        for method, path in self.routes:
            names = re.findall(r":(\w+)", path)
            if "child" in names:
                ids = self.ids | {"number": "1"}
                if all(name in ids for name in names):
                    found.add((method, re.sub(r":(\w+)", lambda name: ids[name[1]], path)))
        return sorted(found)


class Outsider:
    def __init__(self, visitor, pupil):
        self.visitor, self.pupil = visitor, pupil
        self.token = visitor.token
        self.missing = {}
        self.before = self.lists()

    def ask(self, method, path):
        if method == "GET":
            return self.visitor.get(path)
        if path.startswith("/api/"):
            return self.visitor.api.post(self.visitor.house.address + path, json={}, timeout=30)
        return self.visitor.post(path, {"_token": self.token})

    def lists(self):
        """Start page, lists, counts and what a search finds, as they look to this person."""
        seen = {path: told(self.visitor.get(path)) for path in LISTS}
        real = [self.pupil["givenName"] + " " + self.pupil["familyName"], self.pupil["familyName"]]
        number = [self.pupil["civicNo"]["value"]] if "civicNo" in self.pupil else []
        for words in real + number:
            for path, form in (("/barn/sok", "data"), ("/api/v1/children/search", "json")):
                web = self.visitor.api if form == "json" else self.visitor.web
                fields = {"text": words} | ({"_token": self.token} if form == "data" else {})
                answer = web.post(self.visitor.house.address + path, **{form: fields}, allow_redirects=False)
                status, headers, cookie, body = told(answer)
                seen[path, words] = status, headers, cookie, re.sub(rb'name="_once" value="\w+"', b"", body)
        return seen

    def sees_nothing(self, addresses):
        """Every address answers as one with made-up ids does; every list is as it was."""
        self.cannot_tell(addresses)
        self.lists_are_as_before()

    def cannot_tell(self, addresses):
        who = self.visitor.login
        for method, path in addresses:
            other = made_up(path)
            if (method, path) not in self.missing:
                self.missing[method, path] = told(self.ask(method, other), other, path)
            real, missing = told(self.ask(method, path)), self.missing[method, path]
            for what, one, two in zip(("status", "headers", "cookie", "body"), real, missing):
                if one != two:
                    raise Seen(f"{who} can tell that {method} {path} is there: its {what} is {difference(one, two)} as with made-up ids")
            if real[0] < 400:
                raise Seen(f"{who} is let in at {method} {path}")

    def lists_are_as_before(self):
        who = self.visitor.login
        for where, now in self.lists().items():
            for what, one, two in zip(("status", "headers", "cookie", "body"), now, self.before[where]):
                if one != two:
                    raise Seen(f"{who} sees a change at {where}: the {what} is {difference(one, two)} as before")
