from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tornio.care.adherence import asked, completer_faults, coverage, waits


@given(st.text())
def test_every_meeting_is_asked_where_the_share_is_all_and_none_where_it_is_nothing(key):
    assert asked(key, 1.0)
    assert not asked(key, 0.0)


@given(st.text(), st.floats(0, 1), st.floats(0, 1))
def test_a_meeting_in_a_smaller_sample_is_in_a_larger_one(key, one, other):
    smaller, larger = sorted((one, other))
    assert asked(key, larger) or not asked(key, smaller)


def test_a_quarter_is_about_a_quarter():
    """Of 4,000 meetings 1,000 are expected; 120 is more than four standard deviations (27.4)."""
    assert abs(sum(asked(f"meeting {number}", 0.25) for number in range(4000)) - 1000) < 120


def test_coverage_counts_forms_of_those_asked_for():
    found = coverage([(True, True), (True, False), (False, False), (False, True)])
    assert (found.left, found.asked, found.filled, found.percent) == (4, 2, 1, 50)
    assert coverage([(False, False)]).percent is None


def test_those_who_were_there_fill_it_in():
    assert completer_faults(["ann"], ["ann", "bob"]) == []
    assert [fault.field for fault in completer_faults(["eve"], ["ann"])] == ["completers"]
    assert [fault.field for fault in completer_faults([], ["ann"])] == ["completers"]


def test_a_form_waits_for_two_weeks():
    left = datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert waits(left, left + timedelta(days=14))
    assert not waits(left, left + timedelta(days=14, seconds=1))
