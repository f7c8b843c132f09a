from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meeting import meeting, words_of
from team import actor, browser, in_two_teams, new_referral, on_duty, user
from tornio.actions import clock, home, referrals
from tornio.actions import staff as acting_staff
from tornio.actions.home import Today
from tornio.care.permissions import RECRUITER
from tornio.records import episodes, meetings
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode
from tornio.records.staff import Duty

pytestmark = pytest.mark.django_db


def words(signed_in) -> str:
    return words_of(browser(signed_in).get("/").text)


def test_a_quiet_day_has_time_for_a_cup_of_tea_the_duty_telephone_and_the_weeks_number():
    ann = user("Ann")
    assert words(ann).split("Today ", 1)[1] == (
        "Nobody of the team is on duty now. "
        "Nothing waits for you now. Time for a cup of tea, or for a colleague. "
        "This week the team has accepted 0 of 5. "
        "See the week’s board Register a referral"
    )


def test_whoever_is_in_two_teams_reads_whose_duty_telephone_and_whose_number_it_is():
    ann = in_two_teams("Ann")
    on_duty(actor("Bob", team="Another"))
    page = words(ann)
    assert "Bob, 01227 000000 Open Dialogue: Nobody of the team is on duty now." in page
    assert "Another: This week the team has accepted 0 of 5. Open Dialogue: This week" in page
    urgent = words_of(browser(ann).get("/urgent/").text)
    assert "Another The duty worker: 01227 000000" in urgent
    assert "Open Dialogue Nobody of the team is on duty now." in urgent


def test_where_nobody_is_on_duty_now_it_is_said_when_somebody_will_be():
    ann = user("Ann")
    shift, day = on_duty(acting_staff.actor(ann.key)), timedelta(days=1)
    Duty.objects.update(starts_at=shift.starts_at + day, ends_at=shift.ends_at + day)
    assert "Nobody of the team is on duty now. Duty starts on " in words(ann)
    Duty.objects.update(starts_at=shift.starts_at, ends_at=shift.ends_at)
    assert "Duty starts on" not in words(ann)


ORDER = (
    "Nobody of the team is on duty now.",
    "Your meetings today",
    "Waiting for our first call",
    "Waiting for their first meeting",
    "Referrals that wait for an answer",
    "We said that we would ring",
    "Somebody is needed for",
    "Other meetings today",
    "A protected note waits",
)


def test_what_is_most_pressing_comes_first(monkeypatch):
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    referrals.accept(by, referrals.register(by, new_referral()), version=1)
    rows = episodes.rows(Episode.objects.all(), clock.now())
    referrals.register(by, new_referral())
    meeting(by)
    own = meetings.rows(Meeting.objects.all())
    shown = {"to_contact": rows, "clocks": rows, "ringing": rows, "mine": own, "others": own, "needing": own}
    full = replace(home.today(by), notes=1, **shown)
    monkeypatch.setattr(home, "today", lambda by: full)
    page = words(ann)
    places = [page.index(heading) for heading in ORDER]
    assert places == sorted(places)


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
