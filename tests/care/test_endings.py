from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tornio.care.endings import (
    NEXT_KINDS,
    SECTIONS,
    Attendance,
    attendance_faults,
    begun_faults,
    close_faults,
    next_faults,
    nothing_decided_faults,
    soon,
)

NOW = datetime(2026, 3, 2, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_sections_stand_in_the_order_of_the_last_ten_minutes():
    assert SECTIONS == ("here", "mattered", "reflections", "decisions", "plan", "next", "close")


def test_nothing_is_written_about_a_meeting_to_come():
    assert begun_faults(NOW + HOUR, None, NOW)
    assert not begun_faults(NOW + HOUR, NOW, NOW)
    assert not begun_faults(NOW, None, NOW)


def test_somebody_was_here():
    assert attendance_faults(Attendance(person=False), decided=False)
    assert not attendance_faults(Attendance(person=False, members=("mary",)), decided=False)


def test_1_what_was_decided_with_the_person_here_keeps_them_here():
    without = Attendance(person=False, practitioners=("ann",))
    assert [fault.field for fault in attendance_faults(without, decided=True)] == ["person"]
    assert not attendance_faults(Attendance(person=True), decided=True)


def test_why_nobody_came_is_one_of_the_papers_reasons():
    assert attendance_faults(Attendance(person=True, nobody_because="rain"), decided=False)
    assert not attendance_faults(Attendance(person=True, nobody_because="stigma"), decided=False)


def test_none_and_not_decided_stand_only_where_no_decision_does():
    assert not nothing_decided_faults("not decided", decided=False)
    assert nothing_decided_faults("none", decided=True)
    assert nothing_decided_faults("perhaps", decided=False)


@pytest.mark.parametrize("kind", [kind for kind in NEXT_KINDS if kind != "date"])
def test_7_a_meeting_ends_without_a_date(kind):
    assert not next_faults(kind, None, "not said", NOW)


def test_a_date_is_still_to_come():
    assert next_faults("date", None, "person", NOW)
    assert next_faults("date", NOW, "person", NOW)
    assert not next_faults("date", NOW + HOUR, "person", NOW)


def test_whoever_asked_for_it_is_one_of_the_list():
    assert next_faults("not wanted", None, "the weather", NOW)


def test_who_was_here_is_all_that_closing_needs():
    assert close_faults(person_here=None)
    assert not close_faults(person_here=True)
    assert not close_faults(person_here=False)


def test_tomorrow_at_the_same_time_is_so_by_the_clock_on_the_wall():
    """The clocks go forward in the night to 29 March 2026: 14:30 stays 14:30, an hour earlier in UTC."""
    london = ZoneInfo("Europe/London")
    saturday = datetime(2026, 3, 28, 14, 30, tzinfo=london)
    tomorrow = soon(saturday, saturday, london)[0]
    assert (tomorrow.day, tomorrow.hour, tomorrow.minute) == (29, 14, 30)
    assert tomorrow.astimezone(UTC).hour == 13


def test_who_came_before_midnight_is_not_offered_this_meeting_as_the_next():
    midnight = datetime(2028, 3, 1, tzinfo=UTC)
    assert soon(midnight + HOUR / 2, midnight - HOUR / 2, ZoneInfo("UTC"))[0] == midnight + 24.5 * HOUR
