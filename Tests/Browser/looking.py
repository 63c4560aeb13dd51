"""Looks at a page as it stands in the browser: axe, layout, focus, large text."""
import asyncio
import concurrent.futures
import pathlib

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import async_playwright

MEASURE = pathlib.Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# 640 is what 1280 becomes when everything is twice as large.
WIDTHS = [1280, 768, 640, 390, 320]


def aside(work):
    """Runs `work` in a thread of its own: a thread in which a browser of the other kind stands open can run no second loop."""
    with concurrent.futures.ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Browser:
    """Chromium; each person has a window of their own, so that nobody's session meets another's."""

    async def __aenter__(self):
        self.play = await async_playwright().start()
        self.chromium = await self.play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        return self

    async def __aexit__(self, *_):
        await self.chromium.close()
        await self.play.stop()

    async def window(self, person=None, **rest):
        window = await self.chromium.new_context(
            viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="sv-SE", **rest)
        if person:
            await window.add_cookies(person.cookies())
        return window


async def axe(page, *, rules=None):
    """What axe finds: one line for each kind of fault, with the places."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": RULES}
    found = await page.evaluate(
        "only => axe.run(document, {resultTypes: ['violations'], runOnly: only})", only)
    return [
        f"{fault['id']}: " + " | ".join(f"{'/'.join(map(str, node['target']))} {node['html'][:90]}" for node in fault["nodes"][:4])
        for fault in found["violations"]]


async def look(page):
    """Every fault of the page that stands open, as (how it was looked at, what is wrong)."""
    faults = []

    def note(how, found):
        faults.extend((how, what) for what in found)

    await page.evaluate(MEASURE)
    for width in WIDTHS:
        await page.set_viewport_size({"width": width, "height": 900 if width > 700 else 700})
        note(f"layout {width}", await page.evaluate("measure.layout()"))
        if width == 390:
            note("airy text", await page.evaluate("measure.airy()"))
        if width in (1280, 320):
            note(f"focus {width}", await page.evaluate("measure.focus()"))
            note(f"axe light {width}", await axe(page))
            await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            # Only the colours differ in the dark.
            note(f"axe dark {width}", await axe(page, rules=["color-contrast", "link-in-text-block"]))
            await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    await page.set_viewport_size({"width": 1280, "height": 900})
    return faults
