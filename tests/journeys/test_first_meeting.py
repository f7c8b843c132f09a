"""From the first call to the first meeting: a referral is taken, somebody rings, the person says where, when
and with whom, and a meeting is planned before the 24 hours are over."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.hand import Hand, ago
from journeys.service import check_page, sign_in
from journeys.ways import PHONE, going

pytestmark = pytest.mark.browser


@going("phone")
def test_from_the_first_call_to_the_first_meeting(come):
    ada, ann = come("Ada"), come("Ann")
    register(ada)
    take_it_on(ann)
    ann.open()
    ann.look("Waiting for our first call")
    ann.follow("Sam")
    add_two_numbers(ann)
    ring(ann)
    name_two_and_invite_one(ann)
    ann.follow("Sam")
    ann.look()
    plan_within_a_day(ann)
    ann.open()
    ann.look("Sam – First meeting by", "Planned:")
    for path in ("people/", "board/", "response-times/"):
        ann.open(path)
        ann.look("Sam")


def register(ada: Hand) -> None:
    """Sam's referral; what it has to say is told to whoever leaves it out."""
    ada.follow("Register a referral")
    ada.press("Register")
    ada.mend("A name is needed")
    ada.look()
    ada.write("Given name", "Sam")
    ada.write_moment("When did the referral arrive?", *ago(3))
    ada.choose("Single point of access")
    ada.choose("Very urgent")
    ada.press("Register")
    ada.look("Sam")


def take_it_on(ann: Hand) -> None:
    ann.open()
    ann.follow("Sam")
    ann.follow("Decide …")
    ann.choose("The team takes it")
    ann.press("Save")
    ann.look("Accepted")


def add_two_numbers(ann: Hand) -> None:
    """There is a number that is safe, and one at which their father answers."""
    ann.look("No number yet.")
    for number, safe in (("01227 000001", "No: never use it"), ("07700 900001", "Yes, it is safe")):
        ann.follow("Sam")
        ann.follow("Add a number or an address")
        ann.write("The number or address", number)
        ann.choose(safe)
        ann.look()
        ann.press("Save")
        ann.follow("Make the first contact")
    ann.see("Never use this: 01227 000001", "07700 900001 – safe to use")


def ring(ann: Hand) -> None:
    """Ann rings, writes it down, and mistypes the time first. From then on the clock is seen."""
    ann.write_moment("When did you speak?", 31, 2, 2026, "12:00")
    ann.press("Save the first contact")
    ann.mend("There is no such day")
    ann.look()
    ann.write_moment("When did you speak?", *ago(1))
    ann.choose("By telephone")
    ann.choose("Yes", of="Did you explain how network meetings work?")
    ann.write("Where would they like to meet?", "at home")
    ann.write("When would suit them?", "this evening")
    ann.choose("They named somebody")
    ann.press("Save the first contact")
    ann.look("First meeting by", "Nobody yet.")


def name_two_and_invite_one(ann: Hand) -> None:
    """Sam says yes to Jo, yes to Alex later, and takes that back: it is as if it had not been said."""
    ann.follow("Who is in their life, and whom they want asked")
    ann.look("Nobody is named yet.")
    for name, relationship, wanted in (
        ("Jo", "Friend", "Yes, ask them"),
        ("Alex", "Mother or father", "Not now"),
    ):
        ann.follow("Add somebody they name")
        ann.write("What is their name?", name)
        ann.choose(relationship)
        ann.choose(wanted)
        ann.look()
        ann.press("Save")
    ann.press("Sam says yes to asking Alex")
    ann.press("Take back the yes to Alex")
    ann.look("Sam says yes to asking Alex")


def plan_within_a_day(ann: Hand) -> None:
    """The meeting is in five hours; only Jo is expected."""
    ann.follow("Plan a meeting")
    ann.see_none("checkbox", "Alex")
    ann.write_moment("When?", *ago(-5))
    for label in ("At home", "Jo", "Ann", "Pat"):
        ann.choose(label)
    ann.press("Save")
    ann.look("At home", "within 24 hours")


def test_a_caseload_is_taken_over_once_its_faults_are_mended(page, service, tmp_path):
    page.set_viewport_size(PHONE)
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


@going()
def test_what_they_need_where_they_stay_and_that_they_died(come):
    ann = come("Ann")
    ann.open("people/")
    ann.follow("Robin Hale")
    ann.follow("Change what they need …")
    ann.look()
    ann.choose("Yes", of="Do they need an interpreter?")
    ann.press("Save")
    ann.mend("They said yes")
    ann.look()
    ann.write("Which language, or signing?", "British Sign Language")
    ann.press("Save")
    ann.see("British Sign Language")
    ann.follow("They are in hospital")
    ann.choose("In hospital")
    ann.write("Which hospital and ward?", "Ivy ward")
    ann.look()
    ann.press("Save")
    ann.see("The same team meets them there")
    ann.follow("They have died")
    ann.look()
    ann.write_moment("On which day did they die?", *ago(0)[:3])
    ann.press("Save")
    ann.look("Nothing is sent any more")
    ann.see_none("link", "This is urgent")
