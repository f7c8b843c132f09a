from __future__ import annotations

from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tornio.care.clock import Clock
from tornio.care.responses import Response, summary

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(hours=24)
FLAGS = (60, 240, 1440)
NOW = datetime(2026, 11, 1, tzinfo=UTC)
#: Minutes until the answer, None while it is still to come, and minutes since the start.
WAITS = st.lists(st.tuples(st.none() | st.integers(0, 3000), st.integers(0, 3000)), max_size=20)


def response(referred=None, contacted=None, face_to_face=None, met=None) -> Response:
    return Response("key", "Sam", referred, contacted, face_to_face, met)


def test_each_clock_has_its_own_start_and_stop():
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    hours = [noon + timedelta(hours=count) for count in (0, 1, 3, 20)]
    both = response(*hours)
    assert both.from_referral(NOW, DAY).elapsed == timedelta(hours=3)
    assert both.from_first_contact(NOW, DAY).elapsed == timedelta(hours=19)


def test_a_clock_that_never_started_is_none():
    assert response().from_referral(NOW, DAY) is None
    assert response().from_first_contact(NOW, DAY) is None


def test_noon_to_one_is_24_hours_when_the_clocks_go_forward_and_26_when_they_go_back():
    """29 March and 25 October 2026: gov.uk, “When do the clocks change?”."""
    spring = [datetime(2026, 3, day, hour, tzinfo=LONDON) for day, hour in ((28, 12), (29, 13))]
    autumn = [datetime(2026, 10, day, hour, tzinfo=LONDON) for day, hour in ((24, 12), (25, 13))]
    clocks = [
        response(contacted=start, met=stop).from_first_contact(NOW, DAY) for start, stop in (spring, autumn)
    ]
    assert [clock.elapsed for clock in clocks] == [timedelta(hours=24), timedelta(hours=26)]
    assert [clock.within(1440) for clock in clocks] == [True, False]


def clock(wait: int | None, since: int) -> Clock:
    start = NOW - timedelta(minutes=since)
    return Clock(start, None if wait is None else start + timedelta(minutes=wait), NOW, DAY)


@given(WAITS)
def test_the_sums_are_those_that_one_counts_by_hand(waits):
    found = summary((clock(*one) for one in waits), FLAGS)
    met = [wait for wait, _ in waits if wait is not None]
    waiting = [since for wait, since in waits if wait is None]
    assert (found.answered, found.running) == (len(met), len(waiting))
    assert found.median_minutes == (median(met) if met else None)
    for one in found.within:
        assert one.yes == sum(wait <= one.minutes for wait in met)
        assert one.no == sum(wait > one.minutes for wait in (*met, *waiting))
        assert one.still == sum(since <= one.minutes for since in waiting)


def test_percent_is_of_those_about_whom_it_is_known():
    found = summary([clock(30, 30), clock(2000, 2000), clock(None, 10)], FLAGS)
    assert [one.percent for one in found.within] == [50.0, 50.0, 50.0]
    assert [one.still for one in found.within] == [1, 1, 1]


def test_nobody_gives_no_percent_and_no_median():
    found = summary([], FLAGS)
    assert found.median_minutes is None
    assert [one.percent for one in found.within] == [None, None, None]
