from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.clock import Clock

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(hours=24)
#: Nights on which Britain's clocks changed, 2016 to 2027 (gov.uk, “When do the clocks change?”).
CHANGES = st.sampled_from([(2026, 3, 29), (2026, 10, 25), (2027, 3, 28), (2017, 10, 29), (2018, 3, 25)])
MINUTES = st.integers(-3000, 3000)


def clock(start: datetime, stop: datetime | None, now: datetime | None = None) -> Clock:
    return Clock(start, stop, now or stop or start, DAY)


def test_a_spring_night_is_an_hour_short():
    noon = datetime(2026, 3, 28, 12, tzinfo=LONDON)
    assert clock(noon, datetime(2026, 3, 29, 12, tzinfo=LONDON)).elapsed == timedelta(hours=23)
    assert clock(noon, None).due == datetime(2026, 3, 29, 13, tzinfo=LONDON)


def test_an_autumn_night_is_an_hour_long():
    noon = datetime(2026, 10, 24, 12, tzinfo=LONDON)
    next_noon = clock(noon, datetime(2026, 10, 25, 12, tzinfo=LONDON))
    assert next_noon.elapsed == timedelta(hours=25)
    assert next_noon.late
    assert clock(noon, None).due == datetime(2026, 10, 25, 11, tzinfo=LONDON)


@given(CHANGES, MINUTES, st.integers(0, 4000))
def test_elapsed_time_is_what_utc_says_across_every_change(change, start, length):
    began = datetime(*change, 1, tzinfo=UTC) + timedelta(minutes=start)
    ended = began + timedelta(minutes=length)
    local = clock(began.astimezone(LONDON), ended.astimezone(LONDON))
    assert local.elapsed == timedelta(minutes=length)
    assert local.late == (length > 24 * 60)


@given(CHANGES, MINUTES)
def test_the_moment_it_is_due_is_the_last_one_in_time(change, start):
    began = (datetime(*change, 1, tzinfo=UTC) + timedelta(minutes=start)).astimezone(LONDON)
    due = clock(began, None).due
    assert not clock(began, due).late
    assert clock(began, (due.astimezone(UTC) + timedelta(seconds=1)).astimezone(LONDON)).late


@given(MINUTES, MINUTES)
def test_a_running_clock_only_ever_turns_from_open_to_no(first, later):
    began = datetime(2026, 3, 29, tzinfo=UTC)
    before, after = (began + timedelta(minutes=minute) for minute in sorted((abs(first), abs(later))))
    flags = [clock(began, None, now).within(60) for now in (before, after)]
    assert flags in ([None, None], [None, False], [False, False])


def test_a_stopped_clock_answers_yes_or_no_for_each_of_the_countrys_minutes():
    began = datetime(2026, 3, 2, 9, tzinfo=UTC)
    stopped = clock(began, began + timedelta(minutes=240))
    assert [stopped.within(minutes) for minutes in (60, 240, 1440)] == [False, True, True]


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="start, now: a moment without a time zone"):
        clock(datetime(2026, 3, 2, 9), None)  # noqa: DTZ001 - that is what is refused
