"""Signing in and staying so: guessing is stopped, sessions end, forms are ours, and every answer is protected."""
import concurrent.futures
import http.client
import json

import ledger
import pytest
import requests
from demo import PASSWORD, demo
from people import token_in

PROTECTION = {
    "content-security-policy": "frame-ancestors 'none'", "x-content-type-options": "nosniff", "x-frame-options": "DENY",
    "referrer-policy": "same-origin", "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin", "permissions-policy": "camera=()",
}


@pytest.fixture(scope="module")
def house():
    with demo() as house:
        yield house


class Browser:
    def __init__(self, house):
        self.house, self.http = house, requests.Session()

    def get(self, path, **more):
        return self.http.get(self.house.address + path, allow_redirects=False, timeout=30, **more)

    def post(self, path, data, **more):
        return self.http.post(self.house.address + path, data=data, allow_redirects=False, timeout=60, **more)

    def sign_in(self, login="rektor.bjork", password=PASSWORD, till="/", **more):
        token = token_in(self.get("/logga-in").text)
        return self.post("/logga-in", {"_token": token, "login": login, "password": password, "till": till}, **more)

    @property
    def session(self):
        return self.http.cookies.get("samsyn")

    def form_token(self):
        return token_in(self.get("/").text)

    def is_in(self):
        return self.get("/").status_code == 200 and "/logga-in" not in self.get("/").headers.get("location", "")


def signed_in(house, login="rektor.bjork"):
    browser = Browser(house)
    answer = browser.sign_in(login)
    assert answer.status_code == 303 and browser.is_in(), answer.text
    return browser


# Guessing.

def test_a_guesser_is_stopped_and_the_user_is_not(house):
    user = signed_in(house, "bup.psykolog")
    user.post("/logga-ut", {"_token": user.form_token()})
    guesser = Browser(house)
    statuses = [guesser.sign_in("bup.psykolog", f"gissning {number}").status_code for number in range(8)]
    assert statuses[:5] == [422] * 5 and statuses[-1] == 429
    refused = guesser.sign_in("bup.psykolog", PASSWORD)
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 0
    assert user.sign_in("bup.psykolog").status_code == 303


def test_many_guesses_at_once_are_no_way_around(house):
    def guess(number):
        return requests.post(f"{house.address}/api/v1/sessions", timeout=120,
                             json={"login": "bup.chef", "password": f"gissning {number}"}).status_code

    with concurrent.futures.ThreadPoolExecutor(30) as pool:
        statuses = list(pool.map(guess, range(30)))
    assert statuses.count(422) <= 7 and statuses.count(429) >= 23, statuses


def test_an_address_cannot_be_made_up(house):
    """Without a proxy of ours in front nobody's word on where they come from is taken."""
    before = ledger.rows(house, "SELECT COUNT(*) FROM sign_in_throttle WHERE bucket LIKE 'address 203.0.113.%'")
    for number in range(3):
        Browser(house).sign_in("ingen.alls", "x" * 12, headers={"X-Forwarded-For": f"203.0.113.{number}"})
    after = ledger.rows(house, "SELECT COUNT(*) FROM sign_in_throttle WHERE bucket LIKE 'address 203.0.113.%'")
    assert before == after == [(0,)]


def test_nothing_tells_who_has_an_account(house):
    known, unknown = [Browser(house).sign_in(login, "fel lösenord") for login in ("kaa", "finns.inte")]
    assert known.status_code == unknown.status_code == 422
    plain = lambda answer: answer.text.replace("finns.inte", "kaa")
    hide = lambda text: __import__("re").sub(r"[0-9a-f]{32}", "*", text)
    assert hide(plain(known)) == hide(plain(unknown))


# Sessions.

def test_a_session_handed_to_someone_is_not_the_one_they_get(house):
    fixed = "a" * 64
    victim = Browser(house)
    victim.http.cookies.set("samsyn", fixed, domain="127.0.0.1", path="/")
    answer = victim.sign_in()
    given = answer.cookies["samsyn"]
    assert given != fixed and len(given) == 64
    thief = Browser(house)
    thief.http.cookies.set("samsyn", fixed)
    assert not thief.is_in()
    again = signed_in(house)
    assert again.session != given


def test_the_cookie_is_for_the_server_alone(house):
    lines = Browser(house).sign_in().headers["set-cookie"]
    session = next(line for line in lines.split(", ") if line.startswith("samsyn="))
    assert "HttpOnly" in session and "SameSite=Lax" in session and "Path=/" in session and "Domain" not in session


def test_sessions_end_when_idle_and_however_active(house):
    for column, age in (("seen_at", 31 * 60), ("began_at", 10 * 3600 + 60)):
        browser = signed_in(house)
        ledger.change(house, f"UPDATE session SET {column} = {column} - ?", age * 1000)
        assert not browser.is_in(), column
    browser = signed_in(house)
    ledger.change(house, "UPDATE session SET seen_at = seen_at - ?, began_at = began_at - ?", 29 * 60_000, 9 * 3_600_000)
    assert browser.is_in()


def test_signing_out_ends_one_and_everywhere_ends_all(house):
    first, second, third = [signed_in(house, "rektor.gran") for _ in range(3)]
    old = first.session
    answer = first.post("/logga-ut", {"_token": first.form_token()})
    assert answer.status_code == 303 and "cache" in answer.headers["clear-site-data"]
    thief = Browser(house)
    thief.http.cookies.set("samsyn", old)
    assert not thief.is_in() and second.is_in() and third.is_in()
    second.post("/logga-ut/overallt", {"_token": second.form_token()})
    assert not second.is_in() and not third.is_in()


def test_a_new_password_or_a_stopped_account_ends_sessions_at_once(house):
    browser = signed_in(house, "uppfoljning")
    house.samsyn("user", "disable", "uppfoljning")
    assert not browser.is_in()
    assert Browser(house).sign_in("uppfoljning").status_code == 422


# Forms are ours.

def test_a_form_from_elsewhere_is_refused(house):
    browser, other = signed_in(house), signed_in(house, "rektor.gran")
    token, path = browser.form_token(), "/session/forlang"
    assert browser.post(path, {"_token": token}).status_code == 200
    ours = f"http://127.0.0.1:{house.port}"
    assert browser.post(path, {"_token": token}, headers={"Origin": ours}).status_code == 200
    tries = [
        ({}, {}), ({"_token": ""}, {}), ({"_token": other.form_token()}, {}), ({"_token": token[:-1]}, {}),
        ({"_token": token}, {"Origin": "https://evil.test"}), ({"_token": token}, {"Origin": "null"}),
        ({"_token": token}, {"Origin": ours + ".evil.test"}), ({"_token": token}, {"Sec-Fetch-Site": "cross-site"}),
        ({"_token": token}, {"Sec-Fetch-Site": "same-site"}),
    ]
    for data, headers in tries:
        assert browser.post(path, data, headers=headers).status_code == 403, (data, headers)


def test_every_form_asks_for_the_mark(house):
    """All that can be posted, without a token: refused before anything is looked for."""
    browser = signed_in(house)
    routes = [json.loads(line) for line in house.samsyn("routes", "--json").stdout.splitlines()]
    posts = [one for one in routes if one["method"] == "POST" and not one["path"].startswith("/api/")]
    assert len(posts) > 30
    for one in posts:
        path = "/".join("00000000-0000-4000-8000-000000000000" if part.startswith(":") else part for part in one["path"].split("/"))
        status = browser.post(path, {"_once": "x"}).status_code
        assert status in (403, 404), f"{path} {status}"
        if ":" not in one["path"] and status == 404:
            assert one["action"] in ("manageDirectory", "importSchool", "handleReport"), one


def test_the_api_takes_no_cookie_and_no_form(house):
    browser = signed_in(house)
    assert browser.get("/api/v1/today").status_code == 401
    assert browser.post("/api/v1/children/search", {"text": "Maja"}).status_code == 401
    token = requests.post(f"{house.address}/api/v1/sessions", json={"login": "rektor.bjork", "password": PASSWORD}).json()["id"]
    headers = {"Authorization": f"Bearer {token}"}
    plain = requests.post(f"{house.address}/api/v1/children/search", data='{"text":"Maja"}',
                          headers={**headers, "Content-Type": "text/plain"})
    assert plain.status_code == 415 and plain.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("till", [
    "//evil.test", "https://evil.test/", "/\\evil.test", "\\/evil.test", "/%09/evil.test", "/\t/evil.test", "javascript:alert(1)",
    "/%5cevil.test", "///evil.test", "http:evil.test", " //evil.test", "/\r\nLocation: https://evil.test", "/..//evil.test"])
def test_signing_in_leads_nowhere_else(house, till):
    ledger.change(house, "DELETE FROM sign_in_throttle")
    answer = Browser(house).sign_in(till=till)
    place = answer.headers["location"]
    assert answer.status_code == 303
    assert requests.compat.urljoin(house.address + "/logga-in", place.replace("\\", "/")).startswith(house.address + "/"), place
    assert not place.startswith(("//", "/\\")) and "\t" not in place and "\r" not in place


# What every answer carries.

def check_protected(answer, name, asset=False):
    for header, value in PROTECTION.items():
        assert value in answer.headers.get(header, ""), f"{name}: {header}"
    if not asset:
        assert answer.headers.get("cache-control") == "no-store", name
    assert "server" not in answer.headers and "x-powered-by" not in answer.headers, name
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy


def test_every_answer_is_protected(house):
    """Every address there is, as somebody signed in and as nobody; and every kind of fault."""
    browser, nobody = signed_in(house), Browser(house)
    routes = [json.loads(line) for line in house.samsyn("routes", "--json").stdout.splitlines()]
    for one in routes:
        path = "/".join("00000000-0000-4000-8000-000000000000" if part.startswith(":") else part for part in one["path"].split("/"))
        if path == "/logga-ut/overallt":
            continue
        for who in (browser, nobody):
            answer = who.get(path) if one["method"] == "GET" else who.post(path, {})
            check_protected(answer, f"{one['method']} {path} {answer.status_code}",
                            asset=path.startswith("/filer/") and answer.status_code == 200)
    big = nobody.post("/logga-in", b"a" * 1_000_001)
    assert big.status_code == 413
    check_protected(big, "413")
    for method, path, status in (("PUT", "/", 405), ("GET", "/finns-inte", 404), ("GET", "/" + "a" * 9000, 414)):
        answer = requests.request(method, house.address + path, timeout=30)
        assert answer.status_code == status
        check_protected(answer, f"{method} {path[:20]}")
    asset = nobody.get("/filer/samsyn.css")
    check_protected(asset, "asset", asset=asset.status_code == 200)


def test_behind_tls_cookies_and_browsers_are_bound_to_it():
    with demo(extra=["--tls"]) as house:
        headers = {"X-Forwarded-For": "198.51.100.7, 203.0.113.9"}
        connection = http.client.HTTPConnection("127.0.0.1", house.port, timeout=60)
        connection.request("POST", "/api/v1/sessions", json.dumps({"login": "rektor.bjork", "password": "fel"}),
                           {**headers, "Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 422 and "max-age=63072000" in answer.headers["strict-transport-security"]
        buckets = [one for one, in ledger.rows(house, "SELECT bucket FROM sign_in_throttle")]
        assert "address 203.0.113.9" in buckets and "address 198.51.100.7" not in buckets
        connection.request("GET", "/logga-in", headers=headers)
        answer = connection.getresponse()
        cookie = answer.headers["set-cookie"]
        body = answer.read().decode()
        assert "Secure" in cookie
        from urllib.parse import urlencode
        form = urlencode({"_token": token_in(body), "login": "rektor.bjork", "password": PASSWORD})
        connection.request("POST", "/logga-in", form, {
            **headers, "Cookie": cookie.split(";")[0], "Origin": f"https://127.0.0.1:{house.port}",
            "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        cookies = answer.headers.get_all("set-cookie")
        session = next(one for one in cookies if one.startswith("__Host-samsyn="))
        assert answer.status == 303 and all(word in session for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
        connection.close()


# What is inside stays inside.

def test_a_fault_of_ours_tells_nothing_of_the_inside():
    """A table is taken away under the server: the page and the API say that something went wrong, and a code."""
    with demo() as house:
        browser = signed_in(house)
        token = requests.post(f"{house.address}/api/v1/sessions", json={"login": "rektor.bjork", "password": PASSWORD}).json()["id"]
        ledger.change(house, "ALTER TABLE group_signal RENAME TO hemlig_tabell")
        page = browser.get("/grupper/signaler")
        told = requests.get(f"{house.address}/api/v1/group-signals", headers={"Authorization": f"Bearer {token}"})
        assert page.status_code == told.status_code == 500
        assert told.json()["type"] == "urn:samsyn:problem:fault" and told.headers["content-type"] == "application/problem+json"
        check_protected(page, "500")
        log = house.log.read_text()
        for text in (page.text, told.text, log):
            for inside in ("group_signal", "SELECT", "sqlite", "SQLite", "hemlig", "QueryFault(", "Sources/", ".swift", "0x"):
                assert inside not in text, inside
        assert "fault" in log and "request=" in log
