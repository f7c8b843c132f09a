"""A hand at a page, so that a story is told once and gone through in every way: with a finger, with a mouse, with
the keyboard alone, without scripts.

A hand never looks at a page that is still arriving: whatever leads on waits until the next page is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from journeys.service import PASSWORD, check_page

#: A page has fewer stops for the Tab key than this.
FAR = 150


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

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        self.open("account/sign-in")
        self.write("Email", f"{name.lower()}@example.org")
        self.write("Password", password)
        self.press("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_attached()

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

    def see_written(self, label: str, words: str) -> None:
        expect(self.field(label)).to_have_value(words)

    def see_chosen(self, name: str) -> None:
        """Of several answers that are one tap, the one that stands."""
        button = self.page.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")

    def look(self, *words: str) -> None:
        """Reads these words, and looks the page over: axe, its width, its styles."""
        self.see(*words)
        check_page(self.page)

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
        if what.evaluate("each => each === document.activeElement"):
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
        """Tab, until it has the focus; of a group of circles the keyboard reaches one, and arrows the others."""
        here = """each => each === document.activeElement
            || each.type === "radio" && document.activeElement.name === each.name
            && document.activeElement.form === each.form"""
        for _ in range(FAR):
            if what.evaluate(here):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab leads to {what}")
