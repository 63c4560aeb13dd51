"""The demo county on a server of its own, and the people who sign in to it."""
import dataclasses
import html.parser
import json
import re
import urllib.parse

import requests
from house import House

PASSWORD = "samsyn-demo"
# One of each kind of person; two where one of them is needed for a page the other may not see.
PEOPLE = [
    "rektor.bjork", "mentor.8a", "skolskoterska.bjork", "socialsekreterare", "enhetschef.soc", "bup.chef",
    "bvc.skoterska", "admin", "logg", "metod", "lindqvist.anna", "maja", "rektor.gran", "kaa",
]


class DemoHouse(House):
    """`with DemoHouse() as county`: filled, serving, and with everybody's way in."""

    def start(self, seconds=60):
        self.samsyn("demo", "--early")
        super().start(seconds)
        self.people = {}
        return self

    def person(self, login):
        if login not in self.people:
            self.people[login] = Person(self, login)
        return self.people[login]

    def fresh(self, login):
        """A session of its own, for what ends it."""
        return Person(self, login)

    def nobody(self):
        return Person(self, None)

    def routes(self):
        lines = self.samsyn_alone("routes", "--json").stdout.splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]


class Person:
    """Someone at a browser without scripts."""

    def __init__(self, county, login):
        self.county, self.login, self.http = county, login, requests.Session()
        if login:
            page = self.get("/logga-in")
            form = next(form for form in page.forms if form.action == "/logga-in")
            answer = self.send(form, {"login": login, "password": PASSWORD})
            assert answer.status == 303, f"{login} could not sign in: {answer.status}"

    def get(self, path):
        return Seen(path, self.http.get(self.county.address + path, allow_redirects=False, timeout=30))

    def send(self, form, answers=None, drop=()):
        """Sends a form as it stands, with some answers changed. Lists are sent as several answers of one name."""
        values = {name: list(given) for name, given in form.values.items() if name not in drop}
        for name, value in (answers or {}).items():
            values[name] = value if isinstance(value, list) else [value]
        body = urllib.parse.urlencode([(name, one) for name, many in values.items() for one in many])
        return Seen(form.action, self.http.post(
            self.county.address + form.action, data=body.encode(), allow_redirects=False, timeout=60,
            headers={"content-type": "application/x-www-form-urlencoded", "origin": self.county.address}))

    def cookies(self):
        return [{"name": each.name, "value": each.value, "url": self.county.address} for each in self.http.cookies]


@dataclasses.dataclass
class Form:
    action: str
    method: str = "get"
    fields: dict = dataclasses.field(default_factory=dict)  # name -> kind
    values: dict = dataclasses.field(default_factory=dict)  # name -> what a browser would send
    choices: dict = dataclasses.field(default_factory=dict)  # name -> what may be chosen
    required: set = dataclasses.field(default_factory=set)

    @property
    def asks(self):
        return {name: kind for name, kind in self.fields.items() if kind not in ("hidden", "submit")}


class Seen:
    """An answer, and what stands on its page."""

    def __init__(self, path, answer):
        self.path, self.answer, self.status = path, answer, answer.status_code
        self.location = answer.headers.get("location")
        self.is_page = answer.headers.get("content-type", "").startswith("text/html")
        self.text = answer.content.decode("utf-8", "replace") if self.is_page else ""
        self._read = None

    @property
    def read(self):
        if self._read is None:
            self._read = Reader()
            self._read.feed(self.text)
            self._read.close()
        return self._read

    links = property(lambda self: self.read.links)
    forms = property(lambda self: self.read.forms)
    ids = property(lambda self: self.read.ids)
    title = property(lambda self: "".join(self.read.title).strip())
    shape = property(lambda self: self.read.shape)

    def form(self, action=None):
        """The form of the page itself, not those around it."""
        return next(form for form in self.forms if form.method == "post" and form.action not in FRAME
                    and (action is None or form.action == action))


# The forms that stand on every page.
FRAME = {"/sprak", "/utseende", "/logga-ut", "/logga-ut/overallt", "/session/forlang", "/lamna"}
VOID = {"input", "meta", "link", "br", "hr", "img", "path", "circle", "use", "line", "rect"}


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.links, self.forms, self.ids, self.title, self.shape = [], [], [], [], set()
        self.form = self.select = self.area = None
        self.required = False
        self.stack, self.counts, self.summary = [], {}, []

    def handle_starttag(self, tag, pairs):
        found = dict(pairs)
        self.counts[tag] = self.counts.get(tag, 0) + 1
        mark = tag + "".join("." + name for name in sorted((found.get("class") or "").split()))
        if found.get("type"):
            mark += f"[{found['type']}]"
        self.shape.add((self.stack[-1][1] if self.stack else "", mark))
        if tag not in VOID:
            self.stack.append((tag, mark))
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
            if any(mark.startswith("div.error-summary") for _, mark in self.stack):
                self.summary.append([found["href"], ""])
        elif tag == "form":
            self.form = Form(found.get("action") or "", (found.get("method") or "get").lower())
            self.forms.append(self.form)
        elif self.form is not None:
            if tag == "fieldset":
                self.required = "aria-required" in found
            self._field(tag, found)

    def _field(self, tag, found):
        form, name = self.form, found.get("name")
        if tag == "option" and self.select:
            value = found.get("value") or ""
            form.choices[self.select].append(value)
            if "selected" in found:
                form.values[self.select] = [value]
        if not name:
            return
        if found.get("aria-required") or self.required:
            form.required.add(name)
        if tag == "input":
            kind, value = found.get("type") or "text", found.get("value") or ""
            form.fields[name] = kind
            if kind in ("radio", "checkbox"):
                form.choices.setdefault(name, []).append(value)
                if "checked" in found:
                    form.values.setdefault(name, []).append(value)
            else:
                form.values[name] = [value]
        elif tag == "textarea":
            form.fields[name], form.values[name], self.area = "textarea", [""], name
        elif tag == "select":
            form.fields[name], form.choices[name], form.values[name] = "select", [], [""]
            self.select = name
        elif tag == "button":
            form.fields[name] = "submit"

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "fieldset":
            self.required = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            if self.area:
                typed = self.form.values[self.area][0]
                self.form.values[self.area] = [typed.removeprefix("\n")]
            self.area = None
        while self.stack:
            if self.stack.pop()[0] == tag:
                break

    def handle_data(self, data):
        inside = self.stack[-1][0] if self.stack else ""
        if inside == "title":
            self.title.append(data)
        if self.area and self.form:
            self.form.values[self.area][0] += data
        if inside == "a" and any(mark.startswith("div.error-summary") for _, mark in self.stack):
            self.summary[-1][1] += data


def shape_of(text):
    """The markup of a page, whatever its words are."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader.shape


def kind_of(path, routes):
    """The route an address belongs to: `/barn/0193…/planer` -> `/barn/:child/planer`; literal parts win."""
    parts = path.split("?")[0].strip("/").split("/")
    best = None
    for route in routes:
        wanted = route.strip("/").split("/")
        if len(wanted) == len(parts) and all(a == b or a.startswith(":") for a, b in zip(wanted, parts)):
            score = [part.startswith(":") for part in wanted]
            if best is None or score < best[0]:
                best = (score, route)
    return best[1] if best else None


def crawl(person, starts, routes, at_most=4000, each=400):
    """Every page the person comes to from `starts`: path -> Seen."""
    seen, waiting, of = {}, list(starts), {}
    while waiting and len(seen) < at_most:
        path = waiting.pop(0).split("#")[0]
        if path in seen or not re.match(r"/(?!/)", path) or path.startswith(("/filer/", "/api/")):
            continue
        kind = kind_of(path, routes)
        of[kind] = of.get(kind, 0) + 1
        if of[kind] > each:
            continue
        page = seen[path] = person.get(path)
        if page.location:
            waiting.append(page.location)
        if page.is_page:
            waiting += page.links + [form.action for form in page.forms if kind_of(form.action, routes)]
    return seen
