"""What the small scripts add: the warning before the end, drafts while one writes, keys, menus, the wheel that follows, the way out."""
import contextlib
import re

import pytest
from demo_house import DemoHouse
from furnish import child
from playwright.sync_api import expect

TEXT = "Tyst på rasterna sedan i måndags."


@pytest.fixture(scope="module")
def county():
    with DemoHouse() as county:
        yield county


@pytest.fixture
def at(county, browser):
    """`at("rektor.bjork", "/barn")`: that person's page in a window of its own; with `clock` time stands still until we move it."""
    windows = []

    def open_page(login, path, clock=False, before=None):
        window = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        windows.append(window)
        window.add_cookies(county.fresh(login).cookies())
        page = window.new_page()
        if before:
            page.add_init_script(before)
        if clock:
            page.clock.install()
        page.goto(county.address + path)
        if clock:
            page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
        return page

    yield open_page
    for window in windows:
        window.close()


@pytest.fixture(scope="module")
def signal(county):
    return child(county.person("mentor.8a"), "Hugo") + "/signaler/ny"


def sent(page, path):
    """The bodies of what is posted to an address from now on."""
    bodies = []
    page.on("request", lambda request: bodies.append(request.post_data)
            if request.method == "POST" and request.url.endswith(path) else None)
    return bodies


# The session.

def test_the_end_of_the_session_is_told_two_minutes_before_and_can_be_put_off(at, signal):
    page = at("mentor.8a", signal, clock=True)
    page.fill("#facts", TEXT)
    warning = page.locator("[data-session-warning]")
    page.clock.run_for(27 * 60_000)
    expect(warning).to_be_hidden()
    with page.expect_response("**/utkast") as saved:
        page.clock.run_for(61_000)
        page.fill("#facts", TEXT + " Igen.") if not warning.is_visible() else None
        page.clock.run_for(5_000)
    assert saved.value.status == 204
    expect(warning).to_be_visible()
    expect(page.locator("[data-session-left]")).to_contain_text(re.compile(r"\d+ (minuter|sekunder) kvar"))
    with page.expect_response("**/session/forlang") as answer:
        warning.get_by_role("button", name="Fortsätt").click()
    assert answer.value.ok
    expect(warning).to_be_hidden()
    page.clock.run_for(20 * 60_000)
    expect(warning).to_be_hidden()
    expect(page.locator("#facts")).to_have_value(re.compile(TEXT))


def test_the_time_left_is_read_out_every_fifteen_seconds_only(at, signal):
    page = at("mentor.8a", signal, clock=True)
    page.clock.run_for(28 * 60_000 + 30_000)
    expect(page.locator("[data-session-warning]")).to_be_visible()
    said = []
    for _ in range(80):
        page.clock.run_for(1_000)
        said.append(page.locator("[data-session-said]").text_content())
    assert list(dict.fromkeys(said)) == ["2 minuter kvar", "60 sekunder kvar", "45 sekunder kvar", "30 sekunder kvar", "15 sekunder kvar"]


def test_a_session_that_has_ended_leads_to_sign_in_and_back_to_the_text(at, county, signal):
    page = at("mentor.8a", signal, clock=True)
    page.fill("#facts", TEXT)
    with page.expect_response("**/utkast"):
        page.locator("#strengths").focus()
    # Signed out everywhere, as when the time is up on the server too.
    other = county.fresh("mentor.8a")
    everywhere = next(form for form in other.get("/").forms if form.action == "/logga-ut/overallt")
    assert other.send(everywhere).status == 303
    with page.expect_navigation():
        page.clock.run_for(31 * 60_000)
    page.wait_for_url(re.compile(r"/logga-in\?till="))
    page.get_by_label("Användarnamn").fill("mentor.8a")
    page.get_by_label("Lösenord").fill("samsyn-demo")
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url("**" + signal)
    expect(page.locator("#facts")).to_have_value(TEXT)


# Drafts.

def test_a_text_is_saved_while_it_is_written_and_is_there_again(at, signal):
    page = at("mentor.8a", signal, clock=True)
    page.fill("#facts", TEXT + " Autosparat.")
    with page.expect_response("**/utkast") as saved:
        page.clock.run_for(10_500)
    assert saved.value.status == 204
    expect(page.locator("[data-draft-status]")).to_contain_text(re.compile(r"Sparat \d\d:\d\d"))
    page.reload()
    expect(page.locator("#facts")).to_have_value(TEXT + " Autosparat.")
    expect(page.get_by_text("Ditt utkast från")).to_be_visible()


def test_a_draft_that_could_not_be_saved_is_told_and_tried_again(at, signal):
    page = at("mentor.8a", signal, clock=True)
    page.route("**/utkast", lambda route: route.abort())
    page.fill("#facts", TEXT + " Utan nät.")
    page.clock.run_for(10_500)
    status = page.locator("[data-draft-status]")
    expect(status).to_contain_text("Vi försöker igen")
    page.unroute("**/utkast")
    with page.expect_response("**/utkast"):
        page.clock.run_for(10_500)
    expect(status).to_contain_text("Sparat")


def test_nothing_is_saved_that_nobody_wrote_nor_after_it_is_sent(at, signal):
    page = at("mentor.8a", signal, clock=True)
    drafts = sent(page, "/utkast")
    page.clock.run_for(60_000)
    assert drafts == []
    page.fill("#facts", TEXT)
    page.evaluate("document.querySelector('main form').addEventListener('submit', (event) => setTimeout(() => {}, 0))")
    page.route("**" + signal, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    with contextlib.suppress(Exception):
        page.evaluate("document.querySelector('main form[data-draft-url]').requestSubmit()")
    page.clock.run_for(30_000)
    assert drafts == []


# Forms.

def test_a_button_pressed_twice_sends_once(at, signal):
    page = at("mentor.8a", signal)
    posts = sent(page, signal)
    page.evaluate("""() => {
        const form = document.querySelector("main form[method=post]");
        form.requestSubmit(); form.requestSubmit(); form.requestSubmit();
    }""")
    page.wait_for_url("**" + signal)
    page.wait_for_function("document.title.startsWith('Fel:')")
    assert len(posts) == 1


def test_a_refused_form_begins_at_the_list_of_what_is_wrong(at, signal):
    page = at("mentor.8a", signal)
    page.evaluate("document.querySelector('main form[method=post]').requestSubmit()")
    page.wait_for_function("document.title.startsWith('Fel:')")
    summary = page.locator(".error-summary")
    expect(summary).to_be_focused()
    for link in summary.get_by_role("link").all():
        link.press("Enter")
        where = page.evaluate("document.activeElement.id || document.activeElement.tagName")
        assert where == link.get_attribute("href")[1:], "the link does not lead to the field"


# Keys and menus.

def test_keys_open_the_help_and_the_search_but_not_while_writing(at, signal):
    page = at("mentor.8a", signal)
    help_box = page.locator("[data-shortcut-help]")
    page.locator("#facts").press("?")
    expect(help_box).to_be_hidden()
    assert "?" in page.locator("#facts").input_value()
    page.locator("main").press("?")
    expect(help_box).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_box).to_be_hidden()
    page.locator("main").press("/")
    page.wait_for_url("**/barn/sok#text")
    expect(page.locator("#text")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("")


def test_keys_can_be_switched_off_and_stay_off(at):
    page = at("rektor.bjork", "/")
    page.locator("main").press("?")
    page.get_by_label("Använd tangenter").uncheck()
    page.get_by_role("button", name="Stäng").click()
    for _ in range(2):
        page.locator("main").press("?")
        expect(page.locator("[data-shortcut-help]")).to_be_hidden()
        page.reload()
    page.locator(".user-menu summary").click()
    page.get_by_role("button", name="Tangenter").click()
    page.get_by_label("Använd tangenter").check()
    page.get_by_role("button", name="Stäng").click()
    page.locator("main").press("?")
    expect(page.locator("[data-shortcut-help]")).to_be_visible()


def test_an_open_menu_closes_by_escape_and_by_a_press_beside_it(at):
    page = at("rektor.bjork", "/")
    menu = page.locator("details.user-menu")
    menu.locator("summary").click()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("summary")).to_be_focused()
    menu.locator("summary").click()
    expect(menu).to_have_attribute("open", "")
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", "")


def test_the_dark_is_there_at_once_and_stays(at):
    page = at("rektor.bjork", "/")
    paper = lambda: page.evaluate("getComputedStyle(document.documentElement).backgroundColor")  # noqa: E731
    light = paper()
    moves = []
    page.on("framenavigated", lambda frame: moves.append(frame.url))
    with page.expect_response("**/utseende"):
        page.get_by_role("button", name="Mörkt").click()
    expect(page.get_by_role("button", name="Mörkt")).to_have_attribute("aria-pressed", "true")
    assert paper() != light and moves == []
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark" and paper() != light


# The wheel, reading aloud, the way out.

def wheel_of(county, login):
    links = county.person(login).get("/").links
    return next(link for link in links if "/perspektiv/" in link)


def test_the_wheel_follows_the_answers(at, county):
    page = at("skolskoterska.bjork", wheel_of(county, "skolskoterska.bjork"))
    segment = page.locator("[data-wheel-live] [data-area=home]")
    for level in ("veryWorrying", "worksWell"):
        page.locator(f"input[name=level-home][value={level}]").check()
        expect(segment).to_have_class(re.compile(rf"wheel__segment--{level}"))
        word = page.locator(f"input[name=level-home][value={level}]").get_attribute("data-wheel-word")
        expect(segment.locator(".wheel__word")).to_have_text(word)
    page.locator("input[name=level-home][value='']").check()
    expect(segment).to_have_class(re.compile("wheel__segment--none"))


VOICE = """
window.spoken = [];
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, pending: false, cancel() { this.speaking = false; }, speak(part) { this.speaking = true; spoken.push(part.text); } } });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""


def test_the_childs_page_is_read_aloud_and_can_be_hushed(at, county):
    maja = child(county.person("rektor.bjork"), "Maja")
    page = at("maja", f"{maja}/tidslinje", before=VOICE)
    button = page.locator("[data-read-aloud]")
    words = button.text_content()
    button.click()
    spoken = page.evaluate("spoken")
    assert spoken[0] == page.locator("h1").text_content().strip() and len(spoken) > 3
    assert button.text_content() != words
    button.click()
    assert button.text_content() == words and page.evaluate("speechSynthesis.speaking") is False
    silent = at("maja", f"{maja}/tidslinje", before="delete window.speechSynthesis; delete Window.prototype.speechSynthesis")
    expect(silent.locator("[data-read-aloud]")).to_be_hidden()


@pytest.mark.parametrize("way", ["button", "three escapes"])
def test_the_way_out_blanks_the_page_ends_the_session_and_leaves_no_way_back(at, county, way):
    maja = child(county.person("rektor.bjork"), "Maja")
    page = at("lindqvist.anna", "/om")
    page.route("https://www.smhi.se/**", lambda route: route.fulfill(body="<title>Väder</title>", content_type="text/html"))
    page.goto(county.address + maja)
    with page.expect_request("**/lamna"):
        if way == "button":
            page.get_by_role("button", name="Lämna sidan snabbt").click()
        else:
            for _ in range(3):
                page.keyboard.press("Escape")
    page.wait_for_url("https://www.smhi.se/**")
    page.go_back()
    assert maja not in page.url
    page.goto(county.address + maja)
    assert "/logga-in" in page.url


def test_without_scripts_no_button_stands_there_that_does_nothing(browser, county, signal):
    window = browser.new_context(java_script_enabled=False)
    window.add_cookies(county.person("mentor.8a").cookies())
    page = window.new_page()
    page.goto(county.address + signal)
    assert page.locator("button:visible[type=button]").count() == 0
    assert page.locator("dialog:visible").count() == 0
    window.close()
