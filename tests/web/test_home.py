from __future__ import annotations

import pytest

from meeting import words_of
from team import actor, browser, in_two_teams, on_duty, user
from tornio.actions import home
from tornio.actions.home import Today
from tornio.care.permissions import RECRUITER

pytestmark = pytest.mark.django_db


def words(signed_in) -> str:
    return words_of(browser(signed_in).get("/").text)


def test_a_quiet_day_has_time_for_a_cup_of_tea_the_duty_telephone_and_the_weeks_number():
    ann = user("Ann")
    assert words(ann).split("Today ", 1)[1] == (
        "Nothing waits for you now. Time for a cup of tea, or for a colleague. "
        "Nobody of the team is on duty now. This week the team has accepted 0 of 5. "
        "See the week’s board Register a referral"
    )


def test_whoever_is_in_two_teams_reads_whose_duty_telephone_and_whose_number_it_is():
    ann = in_two_teams("Ann")
    on_duty(actor("Bob", team="Another"))
    another, open_dialogue = words(ann).split("Another ")[1].split("Open Dialogue ")
    assert "Bob, 01227 000000 This week" in another
    assert open_dialogue.startswith("Nobody of the team is on duty now.")
    urgent = words_of(browser(ann).get("/urgent/").text)
    assert "Another The duty worker: 01227 000000" in urgent
    assert "Open Dialogue Nobody of the team is on duty now." in urgent


def test_whoever_sees_no_referrals_finds_what_they_may_see():
    page = words(user("Rita", RECRUITER))
    assert "Nothing waits for you. Here is what you may see." in page
    assert "Who may be asked" in page
    assert "Register a referral" not in page


def test_3_a_note_waits_for_whoever_answers_for_it_though_they_are_in_no_team(monkeypatch):
    monkeypatch.setattr(home, "today", lambda by: Today(notes=1))
    page = words(user("Ann"))
    assert "A protected note waits to be looked at again" in page
    assert "Nothing waits for you" not in page
