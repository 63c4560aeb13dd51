"""Two ways to use a page: with a pointer, or with nothing but keys. Both read the words on the screen and act on them."""
import re

HERE = """() => {
  const at = document.activeElement, label = at.labels?.[0];
  const rings = (one) => { const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.outlineColor !== 'rgba(0, 0, 0, 0)'; };
  const box = at.getBoundingClientRect();
  return { tag: at.tagName, name: at.name ?? '', type: at.type ?? '', value: at.value ?? '', on: at.checked ?? false,
    words: (at.innerText ?? '').trim(), label: (label?.innerText ?? '').trim(),
    // A day's calendar button is the browser's own, with a ring of its own that a page cannot see.
    shown: at === document.body || (at.type === 'date' && !at.matches(':focus')) || (at.matches(':focus-visible') && [at, label, at.parentElement, at.closest('label')].some((one) => one && rings(one))
      && box.bottom > 0 && box.top < innerHeight) };
}"""


def same(words, shown):
    return re.sub(r"\s+", " ", shown).strip() == words


class Pointer:
    """Presses what it sees. Works with and without scripts."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        page.set_default_timeout(120_000)

    def go_to(self, path):
        """Writes an address in the browser's own field."""
        answer = self.page.goto(self.address + path)
        return answer.status

    @property
    def text(self):
        return re.sub(r"[ \xa0]+", " ", self.page.locator("body").inner_text())

    def holds(self, name):
        """What is written in a field."""
        return self.page.locator(f'main [name="{name}"]').first.input_value()

    @property
    def path(self):
        return self.page.url.removeprefix(self.address)

    def follow(self, words, nth=0):
        with self.page.expect_navigation():
            self._link(words).nth(nth).click()

    def press(self, words, refused=False):
        """Presses a button; the form is taken, or comes back with what to mend when that is what should happen."""
        with self.page.expect_navigation() as going:
            self._press(words)
        faults = self.page.locator(".error-summary").all_inner_texts()
        assert bool(faults) == refused, f"'{words}' at {self.path} led to {faults or self.text[:1000]}"
        return going.value.status

    def _press(self, words):
        self.page.get_by_role("button", name=words, exact=True).first.click()

    def open(self, words):
        """Opens a folded part."""
        part = self.page.locator("details", has=self.page.locator("summary", has_text=words)).first
        if not part.evaluate("one => one.open"):
            self._unfold(part, words)

    def fill(self, **answers):
        """Answers questions by their names in the form. A list ticks those boxes and no others; a choice is said by its words."""
        order = self.page.eval_on_selector_all("main [name]", "all => all.map((one) => one.name)")
        for name in sorted(answers, key=order.index):
            folded = self.page.locator(f'main details:not([open]):has([name="{name}"])')
            if folded.count():
                self.open(folded.first.locator("summary").inner_text())
            self._answer(name, answers[name])

    def _link(self, words):
        return self.page.get_by_role("link", name=words, exact=isinstance(words, str))

    def _unfold(self, part, words):
        part.locator("summary").click()

    def _answer(self, name, value):
        boxes = self.page.locator(f'main [name="{name}"]:not([type=hidden])')
        kind = boxes.first.evaluate("one => one.type")
        if kind == "select-one":
            found = next(one for one in boxes.first.locator("option").all_inner_texts() if value in one)
            boxes.first.select_option(label=found)
        elif kind in ("radio", "checkbox"):
            said, met = [] if value in (True, False) else [value] if isinstance(value, str) else value, set()
            for box in boxes.all():
                means = [one for one in said if self._means(box, one)]
                met.update(means)
                wanted = value is True or bool(means)
                if kind == "checkbox" and box.is_checked() != wanted or kind == "radio" and wanted:
                    mark = box.get_attribute("id")
                    label = self.page.locator(f'label[for="{mark}"]') if mark else box.locator("xpath=ancestor::label")
                    label.click()
            assert met == set(said), f"{name} offers only {met} of {value}"
        else:
            boxes.first.fill(value)

    @staticmethod
    def _means(box, value):
        return value == box.get_attribute("value") or value in box.evaluate("one => one.labels[0].innerText")


class Keys(Pointer):
    """Only Tab, Enter, Space, arrows and letters. Wherever the focus stops it must be seen."""

    def follow(self, words, nth=0):
        for _ in range(nth + 1):
            self._tab_to(lambda at: at["tag"] == "A" and (same(words, at["words"]) if isinstance(words, str) else words.search(at["words"])))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _press(self, words):
        self._tab_to(lambda at: at["tag"] == "BUTTON" and same(words, at["words"]))
        self.page.keyboard.press("Enter")

    def _unfold(self, part, words):
        self._tab_to(lambda at: at["tag"] == "SUMMARY" and words in at["words"])
        self.page.keyboard.press("Enter")

    def _tab_to(self, is_it, most=200):
        for _ in range(most):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(HERE)
            assert at["shown"], f"the focus is not seen on {at} at {self.path}"
            if is_it(at):
                return at
        raise AssertionError(f"Tab never came there at {self.path}:\n{self.text[:2000]}")

    def _answer(self, name, value):
        at = self._tab_to(lambda at: at["name"] == name)
        write = self.page.keyboard
        if at["type"] == "select-one":
            for _ in range(100):
                chosen = self.page.evaluate("document.activeElement.selectedOptions[0].innerText")
                if value in chosen or self.page.evaluate(HERE)["value"] == value:
                    return
                write.press("ArrowDown")
            raise AssertionError(f"{name} cannot be {value}")
        elif at["type"] == "radio":
            for _ in range(10):
                if value == at["value"] or value in at["label"]:
                    if not at["on"]:
                        write.press("Space")
                    return
                write.press("ArrowDown")
                at = self.page.evaluate(HERE)
            raise AssertionError(f"{name} cannot be {value}: {at}")
        elif at["type"] == "checkbox":
            left = self.page.locator(f'main [name="{name}"]').count()
            while True:
                wanted = value is True or any(one == at["value"] or one in at["label"] for one in value or [])
                if at["on"] != wanted:
                    write.press("Space")
                left -= 1
                if not left:
                    return
                at = self._tab_to(lambda at: at["name"] == name, most=1)
        elif at["type"] == "date":
            year, month, day = value.split("-")
            write.type(month + day + year)
            assert self.page.evaluate(HERE)["value"] == value, f"the date became {self.page.evaluate(HERE)['value']}"
        else:
            write.press("Control+A")
            write.type(value)
