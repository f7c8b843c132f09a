"""A network meeting in a kitchen, with a telephone; a peer worker; and two people on one page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.service import check_page, sign_in

pytestmark = pytest.mark.browser
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1200, "height": 900}


def open_meeting(page: Page, service: str, name: str) -> None:
    """From signing in to the page of today's meeting."""
    sign_in(page, service, name)
    page.goto(f"{service}/meetings/")
    page.get_by_role("link", name="Robin Hale").click()


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def begin(page: Page) -> None:
    """Arrived; an hour and a half later the last ten minutes."""
    tap(page, "Arrived")
    follow(page, "The last ten minutes")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_meeting_from_the_door_to_the_way_home(page: Page, service, size):
    page.set_viewport_size(size)
    open_meeting(page, service, "Ann")
    for said in ("At home – 12 Mill Lane", "Mary (parent)", "Jo (friend)", "within 24 hours"):
        expect(page.get_by_role("main")).to_contain_text(said)
    check_page(page)

    talk_undisturbed(page)
    say_who_was_here(page)
    write_what_mattered(page)
    decide_together(page)
    write_a_safety_plan(page)
    meet_again_and_leave(page)
    look_back(page)


def talk_undisturbed(page: Page) -> None:
    tap(page, "Arrived")
    expect(page.get_by_role("textbox")).to_have_count(0)
    page.get_by_text("Get help").click()
    expect(page.get_by_role("link", name="01227 000000")).to_be_visible()
    check_page(page)


def say_who_was_here(page: Page) -> None:
    follow(page, "The last ten minutes")
    check_page(page)
    tap(page, "Close")
    page.get_by_role("link", name="Nobody has said who was here").click()
    expect(page.locator("#here")).to_be_focused()
    check_page(page)

    tap(page, "All came")
    expect(page.get_by_text("Counted as: one parent, friends")).to_be_visible()


def write_what_mattered(page: Page) -> None:
    follow(page, "Write their words")
    check_page(page)
    page.get_by_label("What mattered to Robin Hale").fill("I want to sleep at night.")
    page.get_by_label("Word for word").first.check()
    page.get_by_label("Agreed", exact=True).first.check()
    page.get_by_label("What mattered to Mary").fill("That somebody comes tomorrow.")
    tap(page, "Save")
    expect(page.get_by_text("“I want to sleep at night.”")).to_be_visible()

    tap(page, "Yes")


def decide_together(page: Page) -> None:
    follow(page, "Add")
    check_page(page)
    page.get_by_label("In the words that were said").fill("The tablets stay as they are until Friday.")
    page.get_by_label("It is about medicines").check()
    page.get_by_role("group", name="Robin Hale").get_by_label("With it").check()
    page.get_by_role("group", name="Mary").get_by_label("Sees it differently").check()
    tap(page, "Save")
    expect(page.get_by_text("Mary: sees it differently")).to_be_visible()


def write_a_safety_plan(page: Page) -> None:
    follow(page, "Open")
    follow(page, "Write it together")
    check_page(page)
    page.get_by_label("What helps me myself").fill("The dog. Music, loud.")
    tap(page, "Save")
    check_page(page)
    follow(page, "Back to the meeting")
    follow(page, "The last ten minutes")


def meet_again_and_leave(page: Page) -> None:
    follow(page, "A date")
    check_page(page)
    page.locator("button[name=at]").first.click()
    tap(page, "Robin Hale")
    tap(page, "Close")
    tap(page, "Left safely")
    check_page(page)


def look_back(page: Page) -> None:
    follow(page, "Back to the meeting")
    for said in ("You left safely", "The tablets stay", "Asked for by: Robin Hale"):
        expect(page.get_by_role("main")).to_contain_text(said)
    check_page(page)
    follow(page, "Next meeting")
    expect(page.get_by_role("heading", name="What was decided last time")).to_be_visible()
    check_page(page)
    follow(page, "What has been so far")
    expect(page.get_by_role("main")).to_contain_text("Safety plan, version 1")
    check_page(page)


def test_a_peer_worker_says_their_own_words_and_nobody_elses(page: Page, service):
    page.set_viewport_size(PHONE)
    open_meeting(page, service, "Pat")
    begin(page)
    follow(page, "Not quite")
    page.get_by_role("group", name="Jo (friend)").get_by_label("Not here").check()
    page.get_by_label("Whose voice was not in the room?").fill("Gran")
    check_page(page)
    tap(page, "Save")
    follow(page, "Write their words")
    expect(page.get_by_role("textbox", name="Ann")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Jo")).to_have_count(0)
    page.get_by_label("What mattered to Gran").fill("She would say: eat first.")
    page.get_by_label("Pat you, if you choose to").fill("I have been in a kitchen like this one.")
    check_page(page)
    tap(page, "Save")
    expect(page.get_by_text("I have been in a kitchen like this one.")).to_be_visible()

    page.get_by_role("link", name="Correct the words of Gran").click()
    check_page(page)
    page.get_by_label("The words").fill("She would say: eat first, then talk.")
    tap(page, "Save")
    expect(page.get_by_text("First written: She would say: eat first.")).to_be_visible()
    tap(page, "None")
    tap(page, "We will ring")
    tap(page, "Close")
    tap(page, "Left safely")
    check_page(page)


def test_two_on_one_page_and_the_second_is_told(browser: Browser, service):
    ann, pat = (browser.new_context(viewport=PHONE).new_page() for _ in range(2))
    open_meeting(ann, service, "Ann")
    open_meeting(pat, service, "Pat")
    begin(ann)
    tap(ann, "All came")
    pat.reload()
    follow(pat, "The last ten minutes")

    tap(pat, "No")
    tap(ann, "Yes")
    expect(ann.get_by_text("You tapped “Yes”")).to_be_visible()
    expect(ann.get_by_text("Saved by Pat")).to_be_visible()
    expect(ann.get_by_role("button", name="No", exact=True)).to_have_attribute("aria-pressed", "true")
    check_page(ann)

    for who in (ann, pat):
        follow(who, "Write their words")
    ann.get_by_label("What mattered to Jo").fill("That he laughs again.")
    pat.get_by_label("What mattered to Mary").fill("That somebody comes tomorrow.")
    tap(pat, "Save")
    tap(ann, "Save")
    expect(ann.get_by_text("That somebody comes tomorrow.")).to_be_visible()
    expect(ann.get_by_label("What mattered to Jo")).to_have_value("That he laughs again.")
    check_page(ann)
    tap(ann, "Save")
    for words in ("That somebody comes tomorrow.", "That he laughs again."):
        expect(ann.get_by_text(words)).to_be_visible()


def press(page: Page, name: str) -> None:
    """Goes to something with the Tab key alone, and presses Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"The keyboard does not reach {name}.")


def test_a_meeting_with_the_keyboard_alone(page: Page, service):
    open_meeting(page, service, "Ann")
    for name in ("Arrived", "The last ten minutes", "All came", "Yes", "Not decided yet", "Unchanged"):
        press(page, name)
    for name in ("We will ring", "All together", "Close", "Left safely"):
        press(page, name)
    expect(page.get_by_text("Left safely at")).to_be_visible()


def test_a_meeting_without_scripts(browser: Browser, service):
    page = browser.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    open_meeting(page, service, "Ann")
    tap(page, "Arrived")
    page.get_by_text("Get help").click()
    tap(page, "Tell the team now")
    expect(page.get_by_text("Nobody has answered yet")).to_be_visible()
    tap(page, "Help has come, or all is well")
    follow(page, "The last ten minutes")
    tap(page, "All came")
    follow(page, "Write their words")
    page.get_by_label("What mattered to Robin Hale").fill("Sleep.")
    tap(page, "Save")
    tap(page, "Close")
    tap(page, "Left safely")
    expect(page.get_by_text("Left safely at")).to_be_visible()


def test_empty_pages_and_pages_with_faults_say_what_to_do(page: Page, service):
    page.set_viewport_size(PHONE)
    sign_in(page, service, "Charlie")
    page.goto(f"{service}/meetings/")
    expect(page.get_by_text("No meeting today.")).to_be_visible()
    check_page(page)
    page.goto(f"{service}/visits/")
    expect(page.get_by_text("Nobody is out now.")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Sign out").click()
    open_meeting(page, service, "Ann")
    follow(page, "What has been so far")
    follow(page, "Plan a meeting")
    check_page(page)
    tap(page, "Save")
    page.get_by_role("link", name="A meeting has a day and a time").click()
    expect(page.locator("#starts_at")).to_be_focused()
    check_page(page)
    page.go_back()
    page.go_back()
    follow(page, "Decided outside meetings")
    check_page(page)
    follow(page, "Write one down")
    tap(page, "Save")
    check_page(page)
