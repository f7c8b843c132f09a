from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.allocation import Away, Missing, away_faults, away_on, need

LEAVE = Away(date(2026, 12, 3), date(2026, 12, 7))


@pytest.mark.parametrize(("day", "away"), [(2, False), (3, True), (7, True), (8, False)])
def test_both_ends_of_leave_are_away(day, away):
    assert (away_on([LEAVE], date(2026, 12, day)) is LEAVE) is away


@pytest.mark.parametrize(
    ("going", "because", "more"),
    [(2, "", 0), (1, "", 1), (0, "", 2), (1, "she wants only Ann", 0), (0, "x", 1)],
)
def test_two_go_or_one_with_a_reason_and_never_nobody(going, because, more):
    assert need(going, 2, because, ()).more == more


def test_a_meeting_that_has_its_two_needs_nothing_even_if_somebody_is_away():
    pat = Missing("Pat", LEAVE)
    assert not need(2, 2, "", [pat])
    assert need(1, 2, "", [pat]).missing == (pat,)


def test_everybody_who_is_away_is_named():
    found = away_faults([Missing("Pat", LEAVE), Missing("Ann", LEAVE)])
    assert [(fault.field, fault.value) for fault in found] == [
        ("practitioners", "Pat"),
        ("practitioners", "Ann"),
    ]


@given(st.integers(0, 20), st.integers(0, 5))
def test_one_is_away_exactly_on_the_days_of_leave(after, length):
    leave = Away(date(2026, 12, 1), date(2026, 12, 1) + timedelta(days=length))
    assert (away_on([leave], date(2026, 12, 1) + timedelta(days=after)) is not None) == (after <= length)
