"""Someone who speaks with a house: through the API with a token of their own, or through its pages with a session of their own."""
import re
import secrets

import requests

import ledger

PASSWORD = "ett långt lösenord"

# The words of the API's addresses and those of the pages. A collection is written to at its page for something new.
WORDS = {
    "children": "barn", "signals": "signaler", "acknowledgement": "bekraftelse", "assessments": "kartlaggningar",
    "perspectives": "perspektiv", "conclusion": "slutsats", "consents": "samtycken", "answers": "svar", "answer": "svar",
    "withdrawals": "aterkalla", "meetings": "moten", "notes": "hall", "decisions": "beslut", "outcome": "klart",
    "coordinations": "samordningsperson", "plans": "planer", "goals": "mal", "interventions": "insatser", "reports": "lage",
    "follow-ups": "uppfoljning", "completion": "klar", "closing": "avsluta", "timeline": "tidslinje", "onlookers": "insyn",
    "readers": "lasare", "concern-help": "orosanmalan", "today": "",
}
NEW = {"signals": "ny", "assessments": "ny", "perspectives": "ny", "consents": "nytt", "meetings": "nytt",
       "coordinations": "ny", "plans": "ny", "goals": "nytt", "follow-ups": "ny"}


def page_of(path, writing=False):
    """The page that does what an address of the API does."""
    parts = path.split("/")
    words = [WORDS.get(part, part) for part in parts]
    if writing and parts[-1] in NEW:
        words.append(NEW[parts[-1]])
    if parts[-1] == "ratings":
        words.pop()
    if parts[-1] == "interventions":
        words[-1] = "insats"
    return "/" + "/".join(words)


class Person:
    def __init__(self, house, contract, login, password=PASSWORD):
        self.house, self.contract, self.login, self.password = house, contract, login, password
        self.http = requests.Session()
        answer = self.http.post(self._url("sessions"), json={"login": login, "password": password}, timeout=60)
        contract.hold("POST", "sessions", answer)
        assert answer.status_code == 201, f"{login}: {answer.text}"
        self.token = answer.json()["id"]
        self.http.headers["Authorization"] = f"Bearer {self.token}"
        self.browser = None

    def _url(self, path):
        return f"{self.house.address}/api/v1/{path}"

    def get(self, path):
        return self.contract.hold("GET", path, self.http.get(self._url(path), timeout=30))

    def post(self, path, body=None, **headers):
        return self.contract.hold("POST", path, self.http.post(self._url(path), json=body or {}, headers=headers, timeout=30))

    def see(self, path):
        """What is there for this person."""
        answer = self.get(path)
        assert answer.status_code == 200, f"{self.login} GET {path}: {answer.status_code} {answer.text}"
        return answer.json()

    def do(self, path, body=None):
        """A step taken; the id of what it made."""
        answer = self.post(path, body)
        assert answer.status_code == 201, f"{self.login} POST {path}: {answer.status_code} {answer.text}"
        return answer.json()["id"]

    def at_home(self):
        """Signed in on the pages too, so that what comes next leaves only its own marks."""
        if self.browser is None:
            self.browser = requests.Session()
            page = self.browser.get(self.house.address + "/logga-in", timeout=30)
            self.browser.post(
                self.house.address + "/logga-in", timeout=60, allow_redirects=False,
                data={"_token": token_in(page.text), "login": self.login, "password": self.password})
            self.form_token = token_in(self.browser.get(self.house.address + "/", timeout=30).text)
        return self

    def visit(self, path):
        """The page of the same, as a browser would ask for it."""
        return self.at_home().browser.get(self.house.address + page_of(path), allow_redirects=False, timeout=30)

    def do_on_page(self, path, body=None):
        """The same step by the page's form."""
        self.at_home()
        pairs = [("_token", self.form_token), ("_once", secrets.token_hex(8))]
        for name, value in (body or {}).items():
            for one in value if isinstance(value, list) else [value]:
                pairs.append((name, "true" if one is True else str(one)))
        page = page_of(path, writing=True)
        answer = self.browser.post(self.house.address + page, data=pairs, allow_redirects=False, timeout=30)
        assert answer.status_code == 303, f"{self.login} POST {page}: {answer.status_code} {answer.text[-3000:]}"


def token_in(page):
    return re.search(r'name="_token" value="([^"]+)"', page).group(1)


def account(house, login, person):
    """A sign-in for somebody who is known already: the password is hashed cheaply here, the server checks it as any other."""
    import base64
    import hashlib
    import time
    import uuid

    salt = b"samsyn-tests-16b"
    key = hashlib.scrypt(PASSWORD.encode(), salt=salt, n=16, r=8, p=1, dklen=32)
    text = "$".join(["scrypt", "16", "8", "1", *(base64.b64encode(part).decode() for part in (salt, key))])
    ledger.change(
        house, "INSERT INTO account (id, person_id, login, password, made_at) VALUES (?, ?, ?, ?, ?)",
        str(uuid.uuid4()), person, login, text, int(time.time() * 1000))


def find(house, given, family):
    """The id of somebody by name."""
    found = ledger.rows(house, "SELECT id FROM person WHERE given = ? AND family = ?", given, family)
    assert len(found) == 1, f"{len(found)} people are called {given} {family}"
    return found[0][0]
