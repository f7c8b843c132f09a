"""Away from the house: the pair's form, a peer worker invited, what only a few may know, the rota."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from journeys.hand import LONDON, Hand
from journeys.service import PASSWORD
from journeys.ways import going

pytestmark = pytest.mark.browser


def in_days(count: int) -> date:
    return datetime.now(LONDON).date() + timedelta(days=count)


@going("phone")
def test_the_administrator_invites_a_peer_worker_who_then_signs_in(come):
    ada = come("Ada")
    code = invite_robbie(ada)
    ada.sign_out()
    join(ada, code)
    ada.sign_in("Robbie")
    ada.open("meetings/")
    ada.see("Robin Hale")
    ada.open("team/")
    ada.look("Robbie")


def invite_robbie(ada: Hand) -> str:
    """Returns the code that Robbie joins with."""
    ada.open("accounts/")
    ada.look()
    ada.follow("Invite somebody")
    ada.press("Invite")
    ada.mend("A name is needed")
    ada.look()
    ada.write("Name", "Robbie")
    ada.write("Work email", "robbie@example.org")
    ada.pick("Profession", "Peer worker")
    ada.choose("Practitioner")
    ada.press("Invite")
    ada.look()
    return ada.page.locator(".tornio-key").text_content()


def join(robbie: Hand, code: str) -> None:
    """The first password is too short, and the page says so."""
    robbie.open("accounts/join")
    robbie.write("Your work email", "robbie@example.org")
    robbie.write("Code", code)
    robbie.write("A password", "short")
    robbie.press("Set the password")
    robbie.look("There is a problem")
    robbie.write("A password", PASSWORD)
    robbie.press("Set the password")


@going("phone")
def test_the_pair_leaves_the_house_and_fills_in_its_form_together(come):
    ann = come("Ann")
    ann.open("adherence/")
    ann.look()
    ann.open("meetings/")
    ann.follow("Robin Hale …")
    meeting = ann.where
    key = meeting.rsplit("/", 1)[-1]
    ann.press("Arrived")
    ann.open(f"adherence/{key}")
    ann.look("leave the house first")
    ann.open(f"{meeting}/end")
    ann.press("Left safely")
    ann.open("adherence/")
    ann.look()
    ann.follow("Robin Hale …")
    for number in range(1, 18):
        ann.choose("4", of=f"Item {number}")
    ann.look()
    ann.press("Save our form")
    ann.look("Filled in together by Ann, Pat", "Mean 4.00 from 1 to 4")
    ann.open(meeting)
    expect(ann.page.get_by_role("heading", level=1)).to_have_text("Robin Hale")
    expect(ann.page.get_by_text("4.00")).to_have_count(0)
    ann.open("adherence/")
    ann.look("Filled in: 1 of 1")


@going()
def test_what_only_a_few_may_know_is_there_for_them_and_for_nobody_else(come):
    ann, pat, mia = come("Ann"), come("Pat"), come("Mia")
    ann.open("search/")
    ann.write("Name", "rob hal")
    ann.press("Find")
    ann.look("1 person")
    ann.follow("Robin Hale")
    person = ann.where
    ann.follow("Write a protected note")
    note = protect(ann)

    pat.open("protected/")
    pat.follow("Robin Hale")
    pat.see("said when we were alone")

    for address in (person, "protected/", "", "people/"):
        mia.open(address)
        expect(mia.page.get_by_role("main")).not_to_contain_text("said when we were alone")
    mia.open(note)
    mia.look("Page not found")


def protect(ann: Hand) -> str:
    """Ann writes what only she and Pat may know; returns where it is."""
    ann.press("Save for this circle only")
    ann.look("There is a problem")
    ann.choose("Abuse")
    ann.write("What has to be known", "said when we were alone")
    ann.choose("Pat")
    ann.pick("Which health professional answers for it?", "Ann")
    day = in_days(14)
    ann.write_moment("When is it looked at again?", day.day, day.month, day.year)
    ann.press("Save for this circle only")
    ann.look("said when we were alone")
    return ann.where


@going()
def test_the_rota_is_kept(come):
    mia, tomorrow = come("Mia"), in_days(1)
    mia.open("rota/new")
    mia.press("Save")
    mia.mend("The number is missing")
    mia.look()
    mia.pick("Who answers?", "Ann")
    mia.write("Which number do they answer?", "01227 000000")
    for question, hour in (("From when?", "09:00"), ("Until when?", "17:00")):
        mia.write_moment(question, tomorrow.day, tomorrow.month, tomorrow.year, hour)
    mia.press("Save")
    mia.look("The duty rota", "Ann")
