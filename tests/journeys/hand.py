"""A hand at a page, so that a story is told once and gone through in every way: with a finger, with a mouse,
with the keyboard alone, without scripts.

A hand never looks at a page that is still arriving: whatever leads on waits until the next page is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

from journeys.service import PASSWORD, check_page

LONDON = ZoneInfo("Europe/London")
BOXES = ("Day", "Month", "Year", "Time")
#: A page has fewer stops for the Tab key than this.
FAR = 150
#: The key that leads on to something, or none where it has the focus. Of a group of circles the keyboard
#: reaches one, and arrows the others.
NEXT_KEY = """each => {
    const now = document.activeElement
    if (now === each || each.type === "radio" && now.name === each.name && now.form === each.form) return ""
    if (now.matches(".nhsuk-skip-link") && each.closest("main")) return "Enter"
    return now.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab"
}"""


def ago(hours: float) -> tuple[int, int, int, str]:
    """A moment so many hours ago (or ahead), as the boxes of a form take it; the clocks may have changed in
    between."""
    moment = (datetime.now(UTC) - timedelta(hours=hours)).astimezone(LONDON)
    return moment.day, moment.month, moment.year, f"{moment:%H:%M}"


def whole(name: str) -> re.Pattern[str]:
    """A name as it stands on the page; “Robin …” may go on after that."""
    return re.compile(f"^{re.escape(name.removesuffix(' …'))}{'' if name.endswith(' …') else '$'}")


class Hand:
    """A finger or a mouse, and whoever it belongs to."""

    def __init__(self, page: Page, service: str, *, scripts: bool) -> None:
        self.page, self.service, self.scripts = page, service, scripts

    def open(self, path: str = "") -> None:
        """An address that they know by heart."""
        self.page.goto(f"{self.service}/{path}")
        self.awake()

    @property
    def where(self) -> str:
        """The address of this page, to come back to."""
        return self.page.url.removeprefix(f"{self.service}/")

    def sign_in(self, name: str) -> None:
        """By the names of the fields and not by their labels: those are in the browser's language."""
        self.open("account/sign-in")
        self.fill(self.page.locator("[name=login]"), f"{name.lower()}@example.org")
        self.fill(self.page.locator("[name=password]"), PASSWORD)
        with self.arriving():
            self.touch(self.page.locator("form:has([name=password]) button"))
        expect(self.page.locator("form[action*='sign-out'] button")).to_be_attached()

    def sign_out(self) -> None:
        self.press("Sign out")

    def press(self, name: str) -> None:
        """A button that leads on."""
        with self.arriving():
            self.touch(self.page.get_by_role("button", name=whole(name)))

    def press_first(self, of: str) -> None:
        """The first button of a group."""
        with self.arriving():
            self.touch(self.within(of).get_by_role("button").first)

    def follow(self, name: str) -> None:
        """A link that leads on; the first of several."""
        with self.arriving():
            self.touch(self.page.get_by_role("link", name=whole(name)).first)

    def follow_in_row(self, said: str) -> None:
        """The first link in the row of a table that says this."""
        with self.arriving():
            self.touch(self.page.get_by_role("row").filter(has_text=said).get_by_role("link").first)

    def unfold(self, name: str) -> None:
        """What lies folded up on a page."""
        self.touch(self.page.locator("summary").filter(has_text=name))

    def mend(self, fault: str) -> None:
        """From a line of what is wrong to the field itself."""
        link = self.page.get_by_role("link", name=fault)
        field = self.page.locator(str(link.get_attribute("href")))
        self.touch(link)
        expect(field).to_be_focused()

    def write(self, label: str, words: str, *, of: str = "") -> None:
        self.fill(self.field(label, of), words)

    def write_moment(self, question: str, *parts: object, boxes: Sequence[str] = BOXES) -> None:
        """Day, month, year and time of day, as far as they are given."""
        for label, part in zip(boxes, parts, strict=False):
            self.write(label, str(part), of=question)

    def choose(self, label: str, *, of: str = "") -> None:
        """A box or a circle to tick, `of` the group with this name where several have it."""
        self.tick(self.field(label, of))

    def pick(self, label: str, option: str) -> None:
        """One of a list that drops down."""
        self.select(self.field(label), option)

    def see(self, *words: str) -> None:
        for said in words:
            expect(self.page.get_by_role("main")).to_contain_text(said)

    def see_none(self, role: str, name: str | None = None) -> None:
        """Nothing of this kind on the page, which is there as a whole."""
        expect(self.page.get_by_role("main").get_by_role(role, name=name)).to_have_count(0)

    def see_numbers(self, numbers: list[str]) -> None:
        """The numbers to ring in the page's main part, in this order, and no others."""
        expect(self.page.get_by_role("main").locator("a[href^='tel:']")).to_have_text(numbers)

    def see_written(self, label: str, words: str) -> None:
        expect(self.field(label)).to_have_value(words)

    def see_chosen(self, name: str) -> None:
        """Of several answers that are one tap, the one that stands."""
        button = self.page.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")

    def look(self, *words: str) -> None:
        """Reads these words, and looks the page over: axe, its width, its styles."""
        self.see(*words)
        if self.scripts:
            check_page(self.page)
        else:
            self.check_copy()

    def field(self, label: str, of: str = "") -> Locator:
        fields = self.page.locator("input, select, textarea")
        return self.within(of).get_by_label(label, exact=True).and_(fields)

    def within(self, group: str) -> Page | Locator:
        return self.page.get_by_role("group", name=whole(group)) if group else self.page

    @contextmanager
    def arriving(self) -> Iterator[None]:
        """What is done in here leads to another page; afterwards that page is there."""
        with self.page.expect_navigation():
            yield
        self.awake()

    def check_copy(self) -> None:
        """Axe is a script itself: it looks at a copy of the page, whose own scripts run no more than here."""
        address, body = self.page.url.split("#")[0], self.page.content()
        policy = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "script-src 'none'"}
        context = self.page.context.browser.new_context(viewport=self.page.viewport_size)
        copy = context.new_page()
        copy.route(address, lambda route: route.fulfill(body=body, headers=policy))
        copy.goto(address)
        check_page(copy)
        context.close()

    def awake(self) -> None:
        """Scripts have done to the page what they do when it arrives: they move the focus to what is wrong, and
        fold the menu up."""
        if self.scripts:
            expect(self.page.locator("header[data-nhsuk-header-init]")).to_be_attached()

    def touch(self, what: Locator) -> None:
        what.click()

    def fill(self, what: Locator, words: str) -> None:
        what.fill(words)

    def tick(self, what: Locator) -> None:
        what.check()

    def select(self, what: Locator, option: str) -> None:
        what.select_option(option)


class Keys(Hand):
    """The keyboard and nothing else: Tab goes on, Space ticks, arrows choose, Enter sends."""

    def touch(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def fill(self, what: Locator, words: str) -> None:
        self.reach(what)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(words)

    def tick(self, what: Locator) -> None:
        self.reach(what)
        if not what.is_checked() and what.evaluate("each => each === document.activeElement"):
            self.page.keyboard.press("Space")
        for _ in range(FAR):
            if what.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {what}")

    def select(self, what: Locator, option: str) -> None:
        self.reach(what)
        self.page.keyboard.type(option)
        expect(what.locator("option:checked")).to_have_text(re.compile(f"^{re.escape(option)}"))

    def reach(self, what: Locator) -> None:
        """Tab, or back with Shift, until it has the focus; past the menu by the link that skips it."""
        for _ in range(FAR):
            key = what.evaluate(NEXT_KEY)
            if not key:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"no Tab leads to {what}")
