from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from meeting import begun, meeting
from team import actor, day_of, episode, first_contact
from tornio.actions import meetings, plans, visits
from tornio.actions.door import NotFoundError
from tornio.records.meetings import Meeting
from tornio.records.staff import Leave, User
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def fields_of(refused) -> list[str]:
    return [fault.field for fault in refused.value.faults]


def test_the_clock_stands_on_the_first_meeting_alone():
    by = actor("Ann")
    about = episode(by)
    first_contact(by, about, hours_ago=2)
    begun(by, about)
    second = meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=3))
    assert meetings.view(by, second.key).clock is None
    assert plans.planning(by, about.key).clock is None
    assert meetings.view(by, Meeting.objects.earliest("pk").key).clock is not None


def test_a_meeting_called_off_is_no_place_to_arrive_at():
    by = actor("Ann")
    made = meeting(by)
    plans.cancel(by, made.key, version=1)
    with pytest.raises(FaultyInput, match="called off"):
        visits.arrive(by, made.key)


def test_nobody_leaves_before_arriving():
    by = actor("Ann")
    made = meeting(by)
    visits.leave(by, made.key)
    assert meetings.view(by, made.key).page.left_safely_at is None


def test_the_diary_holds_today_and_what_is_to_come_and_what_is_still_open():
    by = actor("Ann")
    about = episode(by)
    later = meeting(by, about, starts_at=datetime.now(UTC) + timedelta(days=3))
    old = meeting(by, about)
    Meeting.objects.filter(pk=old.pk).update(starts_at=datetime.now(UTC) - timedelta(days=2))
    diary = meetings.listed(by)
    assert [row.key for row in diary.coming] == [later.key]
    assert [row.key for row in diary.still_open] == [old.key]


def test_the_calendar_file_of_a_meeting_called_off_takes_it_out_of_the_calendar():
    by = actor("Ann")
    made = meeting(by)
    assert "STATUS:CONFIRMED" in meetings.calendar(by, made.key, "Network meeting", "At home")
    plans.cancel(by, made.key, version=1)
    assert "STATUS:CANCELLED" in meetings.calendar(by, made.key, "Network meeting", "At home")


def test_the_calendar_file_names_nobody():
    by = actor("Ann")
    made = meeting(by, episode(by, "Robin"), where="12 Mill Lane")
    text = meetings.calendar(by, made.key, "Network meeting", "At home")
    assert "Robin" not in text
    assert "Mill Lane" not in text
    assert "SUMMARY:Network meeting" in text


def test_another_teams_meeting_is_not_there():
    made = meeting(actor("Ann"))
    stranger = actor("Charlie", team="Another")
    for action in (meetings.view, visits.arrive, visits.leave):
        with pytest.raises(NotFoundError):
            action(stranger, made.key)


def test_leave_that_is_taken_after_the_plan_shows_what_the_meeting_needs():
    by, pat = actor("Ann"), actor("Pat")
    start = NOW + timedelta(days=5)
    made = meeting(by, starts_at=start, practitioners=(by.key, pat.key), fewer_because="")
    assert not meetings.view(by, made.key).need
    away = day_of(start)
    Leave.objects.create(user=User.objects.get(key=pat.key), first_day=away, last_day=away)
    need = meetings.view(by, made.key).need
    assert (need.more, [one.name for one in need.missing]) == (1, ["Pat"])
