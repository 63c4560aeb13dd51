"""Every page, looked at and measured: see walk.py."""
import collections
import time

import pytest
from demo_house import DemoHouse, kind_of
from looking import Browser, aside, look
from walk import page_routes, walk

# Pages nobody comes to in the demo county, each with why; a line that is no longer true fails too.
UNVISITED = {
    "/halsa": "plain text for machines",
}
FAMILY = {"lindqvist.anna", "maja"}
# Pages that say nothing of anyone.
OPEN = {"/om", "/tillganglighet", "/logga-in"}
# The same page at two addresses: the family's own way to a signal; a form that stands on the page it is about.
SAME = {
    "/barn/:child/orosanmalan/:report/tillagg": "/barn/:child/orosanmalan/:report",
    "/barn/:child/signaler/ny": "/barn/:child/signaler/fran-familjen",
    "/signaler/oplacerade/:signal/placering": "/signaler/oplacerade/:signal",
}


@pytest.fixture(scope="module")
def walked():
    with DemoHouse() as county:
        began = time.monotonic()
        done = walk(county)
        done.routes = page_routes(county)
        print(f"\n{len(done.pages)} pages walked, {len(done.looked)} looked at, {time.monotonic() - began:.0f} s")
        yield done


def test_no_route_is_forgotten(walked):
    unvisited = {route for route in walked.routes if route not in walked.visited}
    assert unvisited == set(UNVISITED), f"forgotten: {sorted(unvisited - set(UNVISITED))}, visited now: {sorted(set(UNVISITED) - unvisited)}"


def test_axe_finds_nothing(walked):
    assert not walked.found("axe"), "\n".join(walked.found("axe"))


def test_no_page_scrolls_sideways_and_no_word_is_cut(walked):
    assert not walked.found("layout"), "\n".join(walked.found("layout"))


def test_text_with_more_air_is_still_whole(walked):
    assert not walked.found("airy"), "\n".join(walked.found("airy"))


def test_what_has_the_focus_is_seen(walked):
    assert not walked.found("focus"), "\n".join(walked.found("focus"))


def test_every_page_has_a_heading_a_language_and_its_parts(walked):
    faults = []
    for (login, path), page in walked.pages.items():
        counts = page.read.counts
        for part, wanted in (("h1", 1), ("main", 1), ("header", 1), ("footer", 1), ("title", 1)):
            if counts.get(part, 0) != wanted:
                faults.append(f"{counts.get(part, 0)} {part}: {login} {path}")
        if '<html lang="sv"' not in page.text:
            faults.append(f"no language: {login} {path}")
        twice = [one for one, count in collections.Counter(page.ids).items() if count > 1]
        if twice:
            faults.append(f"the same id twice, {twice}: {login} {path}")
    assert not faults, "\n".join(faults[:40])


def test_the_family_can_leave_every_page_of_its_own_quickly(walked):
    own = [(login, path, page) for (login, path), page in walked.pages.items()
           if login in FAMILY and kind_of(path, walked.routes) not in OPEN]
    assert len(own) > 40
    faults = [f"{login} {path}" for login, path, page in own if 'class="quick-exit"' not in page.text]
    assert not faults, "\n".join(faults)


def test_every_kind_of_page_has_a_title_of_its_own(walked):
    titles = collections.defaultdict(set)
    for (_, path), page in walked.pages.items():
        route = kind_of(path, walked.routes)
        titles[page.title].add(SAME.get(route, route))
    same = {title: sorted(routes) for title, routes in titles.items() if len(routes) > 1}
    assert not same, "\n".join(f"{title}: {routes}" for title, routes in same.items())


PLANTED = {
    "axe light 1280: label": '<input type="text" name="a">',
    "axe light 1280: color-contrast": '<p style="color:#999;background:#fff">Grått på vitt</p>',
    "axe dark 320: color-contrast": "<style>@media (prefers-color-scheme: dark) { p { color: #333; background: #222 } }</style><p>Mörkt på mörkt</p>",
    "axe light 320: target-size": '<p><button style="width:10px;height:10px;padding:0;border:0">1</button><button style="width:10px;height:10px;padding:0;border:0">2</button></p>',
    "layout 320: the page scrolls sideways": '<p style="width:400px">Bred</p>',
    "layout 390: cut": '<p style="width:4em;overflow:hidden;white-space:nowrap">En text som inte får plats</p>',
    "layout 390: outside the page: \"Barn\"": "<style>td::before { content: attr(data-label); float: left; margin-left: -9rem }</style>"
                                                "<table><tr><td data-label='Barn'>1</td></tr></table>",
    "layout 1280: “personnummer” is broken": '<p style="width:4em;overflow-wrap:anywhere">personnummer</p>',
    "layout 640: one over the other": '<p style="position:absolute;top:60px">En text</p><p style="position:absolute;top:64px">En annan</p>',
    "airy text: cut": '<p style="height:20px;width:9em;overflow:hidden;line-height:20px">Precis lagom lång</p>',
    "focus 1280: no frame": '<a href="#a" style="outline:0">Utan ram</a>',
    "focus 320: hidden when focused": '<a href="#a">Under</a><div style="position:fixed;inset:0;background:#fff">Över</div>',
}


CLEAN = "<p>En text att läsa, med <a href='#a'>en länk till något</a> i.</p>"


@pytest.fixture(scope="module")
def planted():
    """What is found on a page with each fault."""
    async def see():
        async with Browser() as browser:
            page, found = await (await browser.window()).new_page(), {}
            for body in [CLEAN, *PLANTED.values()]:
                await page.set_content(
                    '<!doctype html><html lang="sv"><meta name="viewport" content="width=device-width"><title>Prov</title>'
                    "<style>:focus-visible { outline: 3px solid }</style>"
                    f"<body><main><h1>Prov</h1>{body}</main></body></html>")
                found[body] = [f"{how}: {what}" for how, what in await look(page)]
            return found

    return aside(see())


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(planted, fault):
    found = planted[PLANTED[fault]]
    assert any(line.startswith(fault) for line in found), found


def test_a_page_without_faults_has_none(planted):
    assert planted[CLEAN] == []
