"""Somebody who uses the pages without a browser: signs in, reads, and fills in forms as they stand on the page."""
import html.parser
import urllib.parse

import requests

PASSWORD = "ett-langt-losenord-i-prov"


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each goes, and its questions with what is filled in and what may be chosen."""

    def __init__(self, text):
        super().__init__()
        self.forms = []
        self._label = self._option = self._area = None
        self._labels = {}
        self.feed(text)
        for form in self.forms:
            for field in form["fields"]:
                field["label"] = " ".join(self._labels.get(field["id"], field["label"]).split())

    def handle_starttag(self, tag, attributes):
        get = dict(attributes).get
        if tag == "form":
            self.forms.append({"action": get("action"), "fields": []})
        elif tag == "label":
            self._label = get("for")
        elif self.forms and tag in ("input", "select", "textarea") and get("name"):
            kind = get("type", tag)
            self._select = tag == "select"
            field = {"name": get("name"), "kind": kind, "id": get("id"), "label": "", "options": []}
            field["value"] = get("value") or ""
            field["on"] = "checked" in dict(attributes) if kind in ("radio", "checkbox") else True
            self.forms[-1]["fields"].append(field)
            self._area = field if tag == "textarea" else None
        elif tag == "option":
            self._option = [get("value"), "", "selected" in dict(attributes)]
            self.forms[-1]["fields"][-1]["options"].append(self._option)

    def handle_endtag(self, tag):
        if tag == "label":
            self._label = None
        if tag == "textarea":
            self._area["value"] = self._area["value"].removeprefix("\n")
            self._area = None
        if tag == "select":
            field = self.forms[-1]["fields"][-1]
            field["value"] = next((value for value, _, chosen in field["options"] if chosen), "")
        if tag == "option":
            self._option = None

    def handle_data(self, text):
        if self._area is not None:
            self._area["value"] += text
        elif self._option:
            self._option[1] += text
        elif self._label:
            self._labels[self._label] = self._labels.get(self._label, "") + text

    def to(self, path):
        return next(form for form in self.forms if form["action"] == path)


class Visitor:
    def __init__(self, house, login, password=PASSWORD):
        self.house, self.login = house, login
        self.web = requests.Session()
        self.api = requests.Session()
        self._sign_in(password)
        # The same session opens the API, carried as a token.
        self.api.headers["Authorization"] = "Bearer " + self.web.cookies["samsyn"]

    def _sign_in(self, password):
        house, login = self.house, self.login
        page = self.web.get(house.address + "/logga-in")
        form = Forms(page.text).to("/logga-in")
        typed = {field["name"]: field["value"] for field in form["fields"]} | {"login": login, "password": password}
        done = self.web.post(house.address + "/logga-in", data=typed, allow_redirects=False)
        assert done.status_code == 303, f"{login} could not sign in: {done.status_code}"

    def get(self, path):
        web = self.api if path.startswith("/api/") else self.web
        return web.get(self.house.address + path, allow_redirects=False, timeout=30)

    def post(self, path, fields):
        return self.web.post(self.house.address + path, data=fields, allow_redirects=False, timeout=30)

    @property
    def token(self):
        """The mark that the person's own forms carry."""
        return Forms(self.get("/om").text).forms[-1]["fields"][0]["value"]

    def fill(self, page, **answers):
        """Opens a page with a form, writes the answers in it and sends it; gives the address it led to.

        A list ticks those boxes and no others; what is chosen is said by its value or by a part of its words.
        """
        path = urllib.parse.urlsplit(page).path
        shown = self.get(page)
        assert shown.status_code == 200, f"{self.login} cannot open {page}: {shown.status_code}"
        typed = []
        fields = Forms(shown.text).to(path)["fields"]
        missing = set(answers) - {field["name"] for field in fields}
        assert not missing, f"{page} does not ask for {missing}"
        for field in fields:
            value = answers.get(field["name"])
            if value is None:
                typed += [(field["name"], field["value"])] if field["on"] else []
            elif field["kind"] in ("radio", "checkbox"):
                wanted = value if isinstance(value, list) else [value]
                if any(one is True or one == field["value"] or one in field["label"] for one in wanted):
                    typed.append((field["name"], field["value"]))
            elif field["kind"] == "select":
                found = [v for v, words, _ in field["options"] if v and (v == value or value in words)]
                assert found, f"{page}: {field['name']} cannot be {value}: {field['options']}"
                typed.append((field["name"], found[0]))
            else:
                typed.append((field["name"], value))
        done = self.post(path, typed)
        assert done.status_code == 303, f"{page} was refused with {done.status_code}:\n{done.text[:3000]}"
        return done.headers["Location"]
