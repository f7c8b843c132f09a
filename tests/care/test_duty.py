from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tornio.care.duty import (
    ACCEPTED,
    ESCALATED,
    SETTLED,
    UNSEEN,
    Shift,
    next_on,
    offer_faults,
    on_duty,
    overdue,
    state,
)

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def shift(worker: str, start: int, end: int) -> Shift:
    return Shift(worker, "01227 000000", NINE.replace(hour=start), NINE.replace(hour=end))


def test_nobody_is_on_duty_before_after_or_at_the_end():
    day = [shift("ann", 9, 17)]
    assert on_duty(day, NINE) == day[0]
    assert on_duty(day, NINE - timedelta(seconds=1)) is None
    assert on_duty(day, NINE.replace(hour=17)) is None


def test_at_a_hand_over_the_new_worker_answers():
    assert (
        on_duty([shift("ann", 9, 14), shift("bob", 13, 17)], NINE.replace(hour=13, minute=30)).worker == "bob"
    )


def test_a_shift_ends_after_it_starts():
    with pytest.raises(ValueError, match="ends after it starts"):
        shift("ann", 17, 9)


@pytest.mark.parametrize(
    ("accepted", "settled", "minutes", "expected"),
    [
        (None, None, 14, UNSEEN),
        (None, None, 15, ESCALATED),
        (NINE, None, 60, ACCEPTED),
        (NINE, NINE, 60, SETTLED),
    ],
)
def test_an_urgent_call_counts_as_seen_only_when_somebody_accepts_it(accepted, settled, minutes, expected):
    assert state(NINE, accepted, settled, NINE + timedelta(minutes=minutes), QUARTER) == expected


def test_urgent_help_is_offered_only_to_the_living_and_while_somebody_is_there():
    assert offer_faults(shift("ann", 9, 17), None) == []
    assert [fault.field for fault in offer_faults(None, None)] == ["callback"]
    assert [fault.field for fault in offer_faults(shift("ann", 9, 17), date(2026, 3, 1))] == ["died_on"]


@pytest.mark.parametrize(("minutes", "over"), [(14, False), (15, True), (600, True)])
def test_a_call_that_nobody_accepts_goes_further_after_its_time(minutes, over):
    assert overdue(NINE, NINE + timedelta(minutes=minutes), QUARTER) is over


def test_the_next_one_on_duty_is_the_first_who_has_not_begun():
    day = [shift("bob", 13, 17), shift("ann", 9, 13)]
    assert next_on(day, NINE - timedelta(seconds=1)).worker == "ann"
    assert next_on(day, NINE).worker == "bob"
    assert next_on(day, NINE.replace(hour=13)) is None
