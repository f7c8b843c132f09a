from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.meetings import (
    CATEGORIES,
    RELATIONSHIPS,
    allocation_faults,
    categories,
    crisis_days,
    familiar,
    late_faults,
)

FIRST = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        ([], ()),
        (["parent"], ("one parent",)),
        (["parent", "parent"], ("both parents",)),
        (["parent", "parent", "parent"], ("both parents",)),
        (["child", "other relative"], ("adult children or other relatives",)),
        (["sibling", "partner", "parent"], ("spouse or partner", "one parent", "siblings")),
        (["friend", "friend", "other"], ("friends", "others")),
    ],
)
def test_who_came_gives_the_papers_categories(came, expected):
    assert categories(came) == expected


@given(st.lists(st.sampled_from(RELATIONSHIPS)))
def test_one_parent_and_both_never_hold_together(came):
    found = categories(came)
    assert not {"one parent", "both parents"} <= set(found)
    assert bool(found) == bool(came)
    assert list(found) == [category for category in CATEGORIES if category in found]


def test_an_unknown_relationship_is_refused():
    with pytest.raises(ValueError, match="neighbour"):
        categories(["neighbour"])


def test_two_go_or_somebody_says_why():
    assert allocation_faults([], 2, "")
    assert allocation_faults(["ann"], 2, " ")
    assert allocation_faults(["ann", "ann"], 2, "")
    assert not allocation_faults(["ann"], 2, "a colleague fell ill")
    assert not allocation_faults(["ann", "bob"], 2, "")


def test_the_most_familiar_face_comes_first():
    met = [
        ("bob", date(2026, 3, 2)),
        ("ann", date(2026, 3, 2)),
        ("ann", date(2026, 3, 3)),
        ("cleo", date(2026, 3, 4)),
    ]
    assert [seen.practitioner for seen in familiar(met)] == ["ann", "cleo", "bob"]


def test_the_crisis_phase_has_twelve_days_from_the_first_meeting():
    days = crisis_days(FIRST, [FIRST, date(2026, 3, 13), date(2026, 3, 14)], 12)
    assert [number for number, _, met in days if met] == [1, 12]
    assert len(days) == 12


def test_late_takes_a_reason_and_on_time_takes_none():
    assert late_faults(24.01, 24, "")
    assert not late_faults(24.01, 24, "they wished for Thursday")
    assert not late_faults(24, 24, "")
