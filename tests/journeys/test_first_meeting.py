"""From the first call to the first meeting: a referral is taken, somebody rings, the person says where, when
and with whom, and a meeting is planned before the 24 hours are over."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from journeys.service import check_page, sign_in, write_moment

pytestmark = pytest.mark.browser

LONDON = ZoneInfo("Europe/London")


def ago(hours: float) -> tuple[int, int, int, str]:
    """A moment so many hours ago (or ahead), as the boxes of a form take it."""
    moment = datetime.now(LONDON) - timedelta(hours=hours)
    return moment.day, moment.month, moment.year, f"{moment:%H:%M}"


def take_a_referral(page, service, registers: str = "Ada", takes: str = "Ann") -> None:
    """One registers Sam's referral; the other takes it, and stands on its page."""
    sign_in(page, service, registers)
    page.goto(f"{service}/referrals/new")
    page.get_by_label("Given name").fill("Sam")
    write_moment(page, "received_at", *ago(3))
    page.get_by_label("Single point of access").check()
    page.get_by_label("Very urgent").check()
    page.get_by_role("button", name="Register").click()
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, service, takes)
    page.get_by_role("link", name="Sam").click()
    page.get_by_role("link", name="Decide").click()
    page.get_by_label("The team takes it").check()
    page.get_by_role("button", name="Save").click()


def save(page) -> None:
    page.get_by_role("button", name="Save").click()


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_from_the_first_call_to_the_first_meeting(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    take_a_referral(page, service)
    page.goto(service)
    expect(page.get_by_role("heading", name="Waiting for our first call")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Sam", exact=True).click()
    add_two_numbers(page)
    ring(page)
    name_two_and_invite_one(page)
    page.get_by_role("link", name="Sam").first.click()
    check_page(page)
    plan_within_a_day(page)
    page.goto(service)
    waiting = page.get_by_role("listitem").filter(has_text="Sam – First meeting by")
    expect(waiting.filter(has_text="Planned:")).to_be_visible()
    check_page(page)
    for path in ("people/", "board/", "response-times/"):
        page.goto(f"{service}/{path}")
        expect(page.get_by_text("Sam").first).to_be_visible()
        check_page(page)


def add_two_numbers(page) -> None:
    """There is a number that is safe, and one at which their father answers."""
    check_page(page)
    for number, safe in (("01227 000001", "No: never use it"), ("07700 900001", "Yes, it is safe")):
        page.get_by_role("link", name="Sam").first.click()
        page.get_by_role("link", name="Add a number or an address").click()
        page.get_by_label("The number or address").fill(number)
        page.get_by_label(safe).check()
        check_page(page)
        save(page)
        page.get_by_role("link", name="Make the first contact").click()
    expect(page.get_by_text("Never use this")).to_be_visible()
    expect(page.get_by_role("link", name="07700 900001")).to_be_visible()


def ring(page) -> None:
    """Ann rings, writes it down, and mistypes the time first. From then on the clock is seen."""
    write_moment(page, "at", 31, 2, 2026, "12:00")
    page.get_by_role("button", name="Save the first contact").click()
    page.get_by_role("link", name="There is no such day").click()
    expect(page.locator("#at")).to_be_focused()
    check_page(page)
    write_moment(page, "at", *ago(1))
    page.get_by_label("Where would they like to meet?").fill("at home")
    page.get_by_label("When would suit them?").fill("this evening")
    page.get_by_label("They named somebody").check()
    page.get_by_role("button", name="Save the first contact").click()
    expect(page.get_by_text("First meeting by")).to_be_visible()
    check_page(page)


def name_two_and_invite_one(page) -> None:
    """Sam says yes to Jo, yes to Alex later, and takes that back: it is as if it had not been said."""
    page.get_by_role("link", name="Who is in their life").click()
    check_page(page)
    for name, relationship, wanted in (
        ("Jo", "Friend", "Yes, ask them"),
        ("Alex", "Mother or father", "Not now"),
    ):
        page.get_by_role("link", name="Add somebody they name").click()
        page.get_by_label("What is their name?").fill(name)
        page.get_by_label(relationship).check()
        page.get_by_label(wanted).check()
        check_page(page)
        save(page)
    page.get_by_role("button", name="Sam says yes to asking Alex").click()
    page.get_by_role("button", name="Take back the yes to Alex").click()
    expect(page.get_by_role("button", name="Sam says yes to asking Alex")).to_be_visible()
    check_page(page)


def plan_within_a_day(page) -> None:
    """The meeting is in five hours; only Jo is expected."""
    page.get_by_role("link", name="Plan a meeting").click()
    expect(page.get_by_label("Alex")).to_have_count(0)
    write_moment(page, "starts_at", *ago(-5))
    for label in ("At home", "Jo", "Ann", "Pat"):
        page.get_by_label(label).check()
    save(page)


def tab_to(page, name: str) -> None:
    """Presses Tab until the field of this name, or the button of this text, has the focus."""
    here = "[document.activeElement.name, document.activeElement.textContent.trim()]"
    for _ in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate(here):
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_the_first_contact_and_a_yes_go_by_keyboard_alone(page, service):
    take_a_referral(page, service)
    tab_to(page, "The first contact")
    page.keyboard.press("Enter")
    page.wait_for_url("**/first-contact/*")
    tab_to(page, "explained")
    page.keyboard.press("ArrowDown")
    tab_to(page, "where_wished")
    page.keyboard.type("at the library")
    tab_to(page, "Save the first contact")
    page.keyboard.press("Enter")
    page.get_by_text("at the library").wait_for()
    tab_to(page, "Who is in their life, and whom they want asked")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network/*")
    tab_to(page, "Add somebody they name")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new")
    tab_to(page, "name")
    page.keyboard.type("Jo")
    tab_to(page, "relationship")
    page.keyboard.press("Space")
    tab_to(page, "wanted")
    page.keyboard.press("Space")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.get_by_text("Sam wants Jo to be asked").wait_for()


def test_it_works_without_scripts(browser, service):
    page = browser.new_context(java_script_enabled=False).new_page()
    take_a_referral(page, service)
    page.get_by_role("link", name="The first contact").click()
    page.get_by_role("button", name="Save the first contact").click()
    expect(page.get_by_text("First meeting by")).to_be_visible()
    page.get_by_role("link", name="Who is in their life").click()
    page.get_by_role("link", name="Add somebody they name").click()
    page.get_by_label("What is their name?").fill("Jo")
    page.get_by_label("Friend").check()
    page.get_by_label("Yes, ask them").check()
    save(page)
    page.get_by_role("button", name="Take back the yes to Jo").click()
    expect(page.get_by_role("button", name="Sam says yes to asking Jo")).to_be_visible()


def test_a_caseload_is_taken_over_once_its_faults_are_mended(page, service, tmp_path):
    page.set_viewport_size({"width": 390, "height": 900})
    sign_in(page, service, "Mia")
    page.goto(f"{service}/people/")
    page.get_by_role("link", name="Take over a caseload").click()
    check_page(page)
    table = tmp_path / "caseload.csv"
    table.write_text("given_name,with_team_since,telephone\nKim,last spring,01227 000001\n,2026-01-31,none\n")
    page.get_by_label("The file").set_input_files(table)
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_text("Nothing was saved").first).to_be_visible()
    expect(page.get_by_text("last spring")).to_be_visible()
    check_page(page)
    table.write_text("given_name,with_team_since,telephone\nKim,2026-01-31,01227 000001\n")
    page.get_by_label("The file").set_input_files(table)
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="Kim").click()
    expect(page.get_by_role("heading", name="Kim")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_what_they_need_where_they_stay_and_that_they_died(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "Ann")
    page.goto(f"{service}/people/")
    page.get_by_role("link", name="Robin Hale").click()
    page.get_by_role("link", name="Change what they need").click()
    check_page(page)
    page.get_by_role("group", name="Do they need an interpreter?").get_by_label("Yes").check()
    save(page)
    expect(page.get_by_role("link", name="They said yes")).to_be_visible()
    check_page(page)
    page.get_by_label("Which language, or signing?").fill("British Sign Language")
    save(page)
    expect(page.get_by_text("British Sign Language")).to_be_visible()
    page.get_by_role("link", name="They are in hospital").click()
    page.get_by_label("In hospital", exact=True).check()
    page.get_by_label("Which hospital and ward?").fill("Ivy ward")
    check_page(page)
    save(page)
    expect(page.get_by_text("The same team meets them there")).to_be_visible()
    page.get_by_role("link", name="They have died").click()
    check_page(page)
    day, month, year, _ = ago(0)
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f"[name=died_on-{part}]").fill(str(value))
    save(page)
    expect(page.get_by_text("Nothing is sent any more")).to_be_visible()
    expect(page.get_by_role("link", name="This is urgent")).to_have_count(0)
    check_page(page)
