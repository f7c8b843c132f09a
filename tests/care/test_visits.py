from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tornio.care.visits import call_again, overdue, safe_by, unheard

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
