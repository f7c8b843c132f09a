from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.responses import Response
from tornio.web.clocks import duration, minutes_long


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(), "0 minutes"),
        (timedelta(seconds=59), "0 minutes"),
        (timedelta(minutes=1), "1 minute"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=5, minutes=20), "5 hours 20 minutes"),
        (timedelta(hours=47, minutes=59), "47 hours 59 minutes"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=3, hours=1, minutes=30), "3 days 1 hour"),
        (-timedelta(hours=2), "2 hours earlier"),
        (-timedelta(days=2), "2 days earlier"),
        (-timedelta(seconds=59), "0 minutes"),
    ],
)
def test_a_duration_is_said_as_people_say_it(length, words):
    assert duration(length) == words


@given(st.integers(0, 47 * 60))
def test_minutes_are_never_lost_within_two_days(minutes):
    numbers = dict(zip(*[iter(reversed(minutes_long(minutes).split()))] * 2, strict=True))
    hours = int(numbers.get("hours", numbers.get("hour", 0)))
    assert hours * 60 + int(numbers.get("minutes", numbers.get("minute", 0))) == minutes


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (90, "The first meeting came 1 hour 30 minutes after the first contact."),
        (-90, "The first meeting came before the first contact."),
    ],
)
def test_a_meeting_that_came_before_the_first_contact_is_not_said_to_have_come_after_it(minutes, words):
    contact = datetime(2026, 3, 2, 14, tzinfo=UTC)
    met = Response("", "Sam", None, contact, None, contact + timedelta(minutes=minutes))
    page = engines["jinja2"].from_string('{% from "parts/clock.html" import clock %}{{ clock(met) }}')
    assert page.render({"met": met}) == words
