from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.visits import another_day_faults, call_again, may_arrive, overdue, safe_by, unheard

LONDON = ZoneInfo("Europe/London")
#: Around both clock changes of a year.
MOMENTS = st.builds(
    lambda day, minutes: day + timedelta(minutes=minutes),
    st.sampled_from([datetime(2026, 3, 26, tzinfo=UTC), datetime(2026, 10, 22, tzinfo=UTC)]),
    st.integers(0, 7 * 24 * 60),
)
THEN = datetime(2026, 3, 2, 14, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def after(minutes: int) -> datetime:
    return THEN + timedelta(minutes=minutes)


def test_somebody_on_a_visit_is_overdue_a_while_after_its_planned_length():
    end = after(90 + 30)
    assert safe_by(THEN, 90, 30) == end
    assert not overdue(THEN, None, 90, end, 30)
    assert overdue(THEN, None, 90, end + SECOND, 30)


def test_whoever_left_is_never_overdue():
    assert not overdue(THEN, after(10), 90, after(10_000), 30)


def test_whoever_never_arrived_is_missed_after_a_while_and_for_a_day():
    assert not unheard(THEN, after(15), 15)
    assert unheard(THEN, after(15) + SECOND, 15)
    assert unheard(THEN, THEN + timedelta(days=1), 15)
    assert not unheard(THEN, THEN + timedelta(days=1) + SECOND, 15)


@pytest.mark.parametrize(
    ("answers", "again"),
    [
        ([], True),
        ([None], False),
        ([THEN], True),
        ([THEN, None], False),
        ([THEN - SECOND, THEN + SECOND], False),
    ],
)
def test_a_call_is_repeated_an_hour_after_its_answer_and_never_before_one(answers, again):
    assert call_again(answers, after(60), 60) is again


@given(MOMENTS, MOMENTS)
def test_one_arrives_on_the_day_of_a_meeting_and_near_it_and_on_no_other(starts_at, now):
    apart = abs((starts_at - now) / timedelta(hours=1))
    same_day = f"{starts_at.astimezone(LONDON):%j}" == f"{now.astimezone(LONDON):%j}"
    arrives = may_arrive(starts_at, now, LONDON, somebody_there=False)
    assert arrives == (same_day or apart <= 6)
    assert not arrives or apart < 25
    assert may_arrive(starts_at, now, LONDON, somebody_there=True), "whoever comes to a colleague has arrived"
    assert bool(another_day_faults(starts_at, now, LONDON, somebody_there=False)) != arrives


@pytest.mark.parametrize(
    ("planned", "tapped", "arrives"),
    [
        ((30, 14), (30, 8), True),
        ((30, 9), (30, 22), True),
        ((31, 0), (30, 23), True),
        ((30, 23), (31, 2), True),
        ((31, 9), (30, 22), False),
        ((30, 14), (31, 10), False),
        ((28, 22), (29, 5), True),  # the night in which an hour is left out
        ((28, 22), (29, 6), False),
    ],
)
def test_early_and_late_by_hours_are_arrivals_and_yesterday_is_another_day(planned, tapped, arrives):
    starts_at, now = (datetime(2026, 3, *at, tzinfo=LONDON) for at in (planned, tapped))
    assert may_arrive(starts_at, now, LONDON, somebody_there=False) is arrives
