"""Every form of the demo county, sent empty and sent with what nobody should send: over HTTP, without a browser."""
import collections
import re

import pytest
from demo_house import FRAME, PEOPLE, DemoHouse, Person, crawl, kind_of
from furnish import answered, furnish
from walk import page_routes, starts

# Addresses that take a POST and are no form to fill in, each with why.
NO_FORM = {
    "/sprak": "the switch of language, on every page",
    "/utseende": "the switch of colours, on every page",
    "/utkast": "takes drafts",
    "/logga-ut": "a button on every page",
    "/logga-ut/overallt": "a button on every page",
    "/lamna": "a button on the family's pages",
    "/session/forlang": "a button on every page",
}
# A child who calls for help is never sent back to mend the words.
NEVER_REFUSED = {"/inte-trygg"}
TYPED = {"text", "textarea", "password"}
SCRIPT = "<script>alert(1)</script>"
HOSTILE = f'{SCRIPT}"><img src=x onerror=alert(1)> =HYPERLINK("http://x") \'--'


@pytest.fixture(scope="module")
def county():
    with DemoHouse() as county:
        furnish(county)
        yield county


@pytest.fixture(scope="module")
def forms(county):
    """route -> (person, the page's address, the form); the first of each."""
    takers = [route["path"] for route in county.routes() if route["method"] == "POST" and not route["path"].startswith("/api/")]
    routes, found = page_routes(county), {"/logga-in": (county.nobody(), "/logga-in")}
    for login in PEOPLE:
        person = county.person(login)
        for path, page in crawl(person, starts(county, routes, person), routes, each=12).items():
            for form in page.forms:
                if form.method == "post" and form.action not in FRAME:
                    found.setdefault(kind_of(form.action, takers), (person, path))
    forms = {}
    for route, (person, path) in found.items():
        form = next(form for form in person.get(path).forms if form.method == "post" and kind_of(form.action, takers) == route)
        forms[route] = (person, path, form)
    forms["takers"] = takers
    return forms


def each(forms):
    return [(route, *rest) for route, rest in forms.items() if route != "takers"]


def test_no_form_is_forgotten(forms):
    forgotten = {route for route in forms["takers"] if route not in forms and route not in NO_FORM}
    assert not forgotten, f"forgotten: {sorted(forgotten)}"


def problems(page, form):
    """What is not as it should be with a refused form, and the fields that are said to be wrong."""
    faults, wrong = [], []
    if page.status != 422:
        return [f"status {page.status}"], []
    if not page.title.startswith("Fel:"):
        faults.append(f"the title is {page.title}")
    for href, words in page.read.summary:
        field = href.removeprefix("#")
        wrong.append(field)
        if field not in page.ids:
            faults.append(f"the summary leads to {href}, which is not there")
        beside = re.search(rf'id="{re.escape(field)}-problem"[^>]*>(.*?)</p>', page.text, re.S)
        said = re.sub(r"<[^>]*>", "", beside.group(1)).removeprefix("Fel: ") if beside else None
        if not said:
            faults.append(f"nothing beside {field}")
        elif not words.strip().endswith(said.strip()[-60:]) and said not in words:
            faults.append(f"{field}: the summary says “{words}”, the field “{said}”")
        if not re.search(r"[.!?]$", words.strip()):
            faults.append(f"no whole sentence: “{words}”")
    if not wrong:
        faults.append("no summary")
    twice = [words for words, count in collections.Counter(words for _, words in page.read.summary).items() if count > 1]
    if twice:
        faults.append(f"the summary says the same twice: {twice}")
    return faults, wrong


def kept(page, form, typed):
    """The names whose text is not there any more."""
    again = next((one for one in page.forms if one.action == form.action), None)
    if again is None:
        return ["the whole form"]
    def plain(text):
        return text.replace("\r\n", "\n").replace("\x00", "").strip()
    return [name for name, text in typed.items() if form.asks[name] in TYPED - {"password"}
            and plain("".join(again.values.get(name, [""]))) != plain(text)]


def refused(forms, answers, wrong_ones):
    """Sends `answers(form)` to every form that asks something; the faults found, and how many forms it was."""
    faults, count = [], 0
    for route, person, path, form in each(forms):
        typed = answers(form)
        if typed is None or route in NEVER_REFUSED:
            continue
        count += 1
        page = person.send(form, typed)
        found, wrong = problems(page, form)
        missed = wrong_ones(form) - set(wrong) if not found or page.status == 422 else set()
        found += [f"says nothing about {name}" for name in sorted(missed)]
        if page.status == 422:
            found += [f"{name} is not kept" for name in kept(page, form, {k: v for k, v in typed.items() if isinstance(v, str)})]
        faults += [f"{route} ({person.login}): {fault}" for fault in found]
    return faults, count


def text_fields(form):
    return {name for name, kind in form.asks.items() if kind in TYPED - {"password"}}


def test_an_empty_form_comes_back_with_every_problem(forms):
    def empty(form):
        return {name: [] if kind in ("radio", "checkbox") else "" for name, kind in form.asks.items()} if form.required else None

    faults, count = refused(forms, empty, lambda form: form.required)
    assert not faults, "\n".join(faults)
    assert count > 30


@pytest.mark.parametrize("what", ["\x00\x07", "\u202e\u2066"], ids=["control characters", "turned text"])
def test_text_nobody_can_read_is_refused_in_every_field(forms, what):
    def unreadable(form):
        return {name: f"Det {what} här" for name in form.asks} if form.asks else None

    faults, count = refused(forms, unreadable, lambda form: set(form.asks) - {name for name, kind in form.asks.items() if kind == "password"})
    assert not faults, "\n".join(faults)
    assert count > 40


def test_text_that_is_too_long_is_refused_and_kept(forms):
    def long(form):
        return {name: "x" * 10_001 for name in text_fields(form)} if text_fields(form) else None

    faults, count = refused(forms, long, text_fields)
    assert not faults, "\n".join(faults)
    assert count > 30


def test_what_is_typed_is_text_wherever_it_is_shown(county, forms):
    """Last, since these are taken: then every page is read once more."""
    faults, taken = [], 0
    for route, person, path, form in each(forms):
        if route == "/logga-in":
            continue
        fresh = next((one for one in person.get(path).forms if one.action == form.action), form)
        page = person.send(fresh, answered(fresh, **{name: HOSTILE for name in text_fields(fresh) if name not in ("time", "minutes", "link")}))
        taken += page.status == 303
        if page.status >= 500:
            faults.append(f"{route} ({person.login}): {page.status}")
        if SCRIPT in page.text:
            faults.append(f"{route} ({person.login}): the text is markup")
    assert taken > 20, "too few were taken for this to show anything"
    routes, shown = page_routes(county), 0
    for login in PEOPLE[:4] + ["lindqvist.anna", "maja"]:
        person = Person(county, login)
        for path, page in crawl(person, starts(county, routes, person), routes, each=8).items():
            if page.status >= 500:
                faults.append(f"{login} {path}: {page.status}")
            if SCRIPT in page.text or "<img" in page.text:
                faults.append(f"{login} {path}: the text is markup")
            shown += "&lt;script&gt;" in page.text
    assert not faults, "\n".join(faults)
    assert shown > 5, "the text is shown nowhere"
