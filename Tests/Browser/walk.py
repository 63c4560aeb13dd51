"""Walks every page of the demo county as each kind of person, and looks at each kind of page in the browser.

A page is looked at when its route is new, or when something stands on it that no page before it had: the same markup with other words
looks the same. So is what comes back when its form is sent empty. Every page, looked at or not, is held against what its text alone can show.
"""
import asyncio
import dataclasses
import functools

from demo_house import PEOPLE, crawl, kind_of, shape_of
from furnish import child, furnish
from looking import Browser, aside, look

AT_ONCE = 3


@dataclasses.dataclass
class Walk:
    pages: dict = dataclasses.field(default_factory=dict)  # (login, path) -> Seen
    visited: dict = dataclasses.field(default_factory=dict)  # route -> how many
    looked: list = dataclasses.field(default_factory=list)  # (login, path, how it came about)
    faults: list = dataclasses.field(default_factory=list)  # (login, route, how, what)

    def found(self, *how):
        """The faults of one kind, each once with where it was seen."""
        kinds = {}
        for login, route, manner, what in self.faults:
            if manner.startswith(how):
                kinds.setdefault((manner, what), []).append(f"{login} {route}")
        return [f"{manner}: {what}\n    {len(where)} × {', '.join(sorted(set(where))[:3])}" for (manner, what), where in kinds.items()]


def page_routes(county):
    return [route["path"] for route in county.routes()
            if route["method"] == "GET" and not route["path"].startswith(("/api/", "/filer/"))]


@functools.cache
def children_of(county):
    rektor = county.person("rektor.bjork")
    return [child(rektor, name) for name in ("Maja", "Abdi", "Hugo")]


def starts(county, routes, person):
    """Every address that needs no more than a child that is there for the person: the start of all ways."""
    children = [each for each in children_of(county) if person.get(each).status == 200]
    return ["/"] + [route for route in routes if ":" not in route] + [
        route.replace(":child", one.rsplit("/", 1)[1]) for route in routes for one in children
        if route.count(":") == 1 and ":child" in route]


def walk(county):
    furnish(county)
    routes, done, chosen, shapes = page_routes(county), Walk(), [], Shapes()
    for login in PEOPLE:
        person = county.person(login)
        for path, seen in crawl(person, starts(county, routes, person), routes, each=6).items():
            if not seen.is_page or seen.status != 200:
                continue
            route = kind_of(path, routes)
            done.pages[login, path] = seen
            done.visited[route] = done.visited.get(route, 0) + 1
            if shapes.grow(seen.shape) or done.visited[route] == 1:
                chosen.append((login, path))
    for route in ("/logga-in", "/om", "/tillganglighet", "/inte-trygg"):
        chosen.append((None, route))
    aside(look_at_all(county, chosen, routes, shapes, done))
    return done


class Shapes(set):
    """All markup that has been seen."""

    def grow(self, shape):
        """Takes in the markup of a page; whether any of it was new."""
        before = len(self)
        self |= shape
        return len(self) > before


async def look_at_all(county, chosen, routes, shapes, done):
    waiting = list(reversed(chosen))

    async def worker(browser):
        windows = {}
        while waiting:
            login, path = waiting.pop()
            if login not in windows:
                windows[login] = await browser.window(county.person(login) if login else None)
            page = await windows[login].new_page()
            route = kind_of(path, routes) or path
            await page.goto(county.address + path)
            note(done, login, route, await look(page))
            done.looked.append((login, path, "plain"))
            if await empty_the_form(page) and shapes.grow(shape_of(await page.content())):
                note(done, login, route + " refused", await look(page))
                done.looked.append((login, path, "refused"))
            await page.close()
        for window in windows.values():
            await window.close()

    async with Browser() as browser:
        await asyncio.gather(*(worker(browser) for _ in range(AT_ONCE)))
        await look_at_answers(browser, county, done)


def note(done, login, route, faults):
    done.faults += [(login, route, how, what) for how, what in faults]


EMPTY = """() => {
  const form = document.querySelector("main form[method=post]");
  if (!form || !form.querySelector("[aria-required=true]")) return false;
  for (const field of form.elements) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.type !== "hidden" && "value" in field && field.tagName !== "BUTTON") field.value = "";
  }
  return true;
}"""


async def empty_the_form(page):
    """Sends the form of the page with nothing in it, where something must be; True when it came back."""
    if not await page.evaluate(EMPTY):
        return False
    async with page.expect_navigation():
        await page.evaluate("document.querySelector('main form[method=post]').requestSubmit()")
    return (await page.title()).startswith("Fel:")


async def look_at_answers(browser, county, done):
    """What is no page of its own: not found, too old, and two who saved at the same time."""
    rektor = county.person("rektor.bjork")
    maja = child(rektor, "Maja")
    window = await browser.window(rektor)

    async def answer(name, title, path, act=None):
        page = await window.new_page()
        await page.goto(county.address + path)
        if act:
            async with page.expect_navigation():
                await page.evaluate(act)
        assert title in await page.title(), f"{name}: {await page.title()}"
        note(done, "rektor.bjork", name, await look(page))
        done.looked.append(("rektor.bjork", path, name))
        await page.close()

    await answer("not found", "Sidan finns inte", "/barn/finns-inte")
    await answer("too old", "Sidan var för gammal", f"{maja}/uppgifter", """() => {
        const form = document.querySelector("main form[method=post]");
        form.elements._token.value = "gammal"; form.submit(); }""")
    page = await window.new_page()
    await page.goto(f"{county.address}{maja}/uppgifter")
    theirs = rektor.get(f"{maja}/uppgifter").form()
    text = next(name for name, kind in theirs.asks.items() if kind in ("text", "textarea"))
    assert rektor.send(theirs, {text: "Finska"}).status == 303
    async with page.expect_navigation():
        await page.evaluate(f"""() => {{
            const form = document.querySelector("main form[method=post]");
            form.elements["{text}"].value = "Arabiska"; form.requestSubmit(); }}""")
    assert await page.locator(".compare").count() == 1, "no conflict page"
    note(done, "rektor.bjork", "conflict", await look(page))
    done.looked.append(("rektor.bjork", f"{maja}/uppgifter", "conflict"))
    await page.close()
