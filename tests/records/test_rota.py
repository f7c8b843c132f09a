"""Who is on duty: a shift counts only while somebody really answers (mission 33)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from meeting import meeting
from team import actor, episode, on_duty, user
from tornio.actions import clock, home, meetings, notices, team, urgent, users
from tornio.actions import rota as acting_rota
from tornio.care.notices import URGENT
from tornio.care.permissions import ADMINISTRATOR, MANAGER
from tornio.records import rota
from tornio.records.staff import Duty, Leave, Membership, Team, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
#: Half past midnight on 2 July in London; in UTC it is still the first.
MIDNIGHT = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
DAY = MIDNIGHT.astimezone(LONDON).date()


def stands() -> bool:
    return rota.standing(Duty.objects.all(), LONDON).exists()


def a_shift(since: int = -9, until: int | None = None) -> User:
    """Somebody's shift at midnight, and their place in the team from one day to another, counted from then."""
    made = user("Ann")
    last = None if until is None else DAY + timedelta(days=until)
    Membership.objects.filter(user=made).update(since=DAY + timedelta(days=since), until=last)
    end = MIDNIGHT + timedelta(hours=8)
    Duty.objects.create(team=Team.objects.get(), user=made, starts_at=MIDNIGHT, ends_at=end, phone="0")
    return made


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [(-9, None, True), (0, 0, True), (-9, 1, True), (-9, -1, False), (1, None, False)],
)
def test_a_shift_stands_while_its_worker_is_in_the_team(since, until, there):
    a_shift(since, until)
    assert stands() is there


@pytest.mark.parametrize(
    ("first", "last", "there"), [(-3, -1, True), (-3, 0, False), (0, 0, False), (0, 3, False), (1, 3, True)]
)
def test_a_shift_stands_unless_its_worker_is_away_the_day_it_begins(first, last, there):
    days = {"first_day": DAY + timedelta(days=first), "last_day": DAY + timedelta(days=last)}
    Leave.objects.create(user=a_shift(), **days)
    assert stands() is there


def test_a_place_in_another_team_is_none_in_this_one():
    worker = a_shift()
    Membership.objects.filter(user=worker).update(team=Team.objects.create(name="Another"))
    assert not stands()


def closed(worker: str) -> None:
    users.close(actor("Ada", ADMINISTRATOR), worker, version=1)


def away(worker: str) -> None:
    today = clock.today()
    team.add_leave(actor("Mia", MANAGER), worker, today, today + timedelta(days=3))


def gone(worker: str) -> None:
    Membership.objects.filter(user__key=worker).update(until=clock.today() - timedelta(days=3))


@pytest.mark.parametrize("leave", [closed, away, gone])
def test_nobody_is_offered_or_told_who_left_after_the_rota_was_made(leave, settings):
    settings.CALLS_TO = ("duty",)
    ann, bob = actor("Ann"), actor("Bob")
    on_duty(ann)
    about, at = episode(bob), meeting(bob)
    ours = Team.objects.get()
    assert urgent.offer(bob, about.key).now_on is not None
    leave(ann.key)
    assert urgent.offer(bob, about.key).now_on is None
    assert meetings.view(bob, at.key).on_duty is None
    assert [day.now_on for day in home.today(bob).teams] == [None]
    assert notices.recipients(URGENT, ours, clock.now()) == {}
    with pytest.raises(FaultyInput, match="Nobody is on duty"):
        urgent.call(bob, about.key, callback="01227 000001")


@pytest.mark.parametrize("leave", [closed, away, gone])
def test_the_rota_says_which_shift_has_lost_its_worker_and_that_its_hours_are_open(leave):
    ann, bob = actor("Ann"), actor("Bob")
    shift = on_duty(ann)
    midnight = datetime.combine(clock.today() + timedelta(days=1), time(), tzinfo=LONDON)
    Duty.objects.filter(pk=shift.pk).update(starts_at=midnight, ends_at=midnight + timedelta(days=1))
    before = acting_rota.view(bob)
    leave(ann.key)
    after = acting_rota.view(bob)
    assert [row.stands for row in (*before.shifts, *after.shifts)] == [True, False]
    (opened,) = set(after.gaps) - set(before.gaps)
    assert opened.starts_at.date() == midnight.date()
