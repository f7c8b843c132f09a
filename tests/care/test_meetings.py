from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.meetings import (
    CATEGORIES,
    RELATIONSHIPS,
    Plan,
    When,
    allocation_faults,
    categories,
    crisis_days,
    familiar,
    is_long,
    is_peer,
    late_faults,
    peers_to_suggest,
    plan_faults,
    stage,
    when,
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
    days = crisis_days([FIRST, date(2026, 3, 3)], [date(2026, 3, 3), date(2026, 3, 13), date(2026, 3, 14)], 12)
    assert [(number, what) for number, _, what in days if what] == [
        (1, "held"),
        (2, "held"),
        (12, "planned"),
    ]
    assert len(days) == 12


def test_there_are_no_first_days_before_a_meeting_is_planned():
    assert crisis_days([], [], 12) == ()


@pytest.mark.parametrize("minutes", [-300, -6, -5, 0, 5, 6, 300])
def test_a_meeting_is_told_by_when_it_began_and_by_its_plan_where_that_differs(minutes):
    began = THEN + timedelta(minutes=minutes)
    assert when(THEN, began) == When(began, THEN if abs(minutes) > 5 else None)


def test_a_meeting_at_which_nobody_arrived_is_told_by_its_plan():
    assert when(THEN, None) == When(THEN)


def test_late_takes_a_reason_and_on_time_takes_none():
    assert late_faults(24.01, 24, "")
    assert not late_faults(24.01, 24, "they wished for Thursday")
    assert not late_faults(24, 24, "")


THEN = datetime(2026, 3, 2, 14, tzinfo=UTC)


def test_a_plan_has_a_time_a_place_and_somebody_to_go():
    empty = Plan(starts_at=None, place="moon", minutes=0)
    assert [fault.field for fault in plan_faults(empty, 2)] == [
        "starts_at",
        "place",
        "minutes",
        "practitioners",
    ]
    assert not plan_faults(Plan(THEN, "elsewhere", practitioners=("ann", "bob")), 2)


def test_any_length_will_do_and_above_two_hours_stands_a_note():
    assert not plan_faults(Plan(THEN, "home", minutes=300, practitioners=("ann", "bob")), 2)
    assert is_long(121, 120)
    assert not is_long(120, 120)
    assert not is_long(None, 120)


@pytest.mark.parametrize("profession", ["Peer worker", "peer support worker", "Carer practitioner"])
def test_peers_are_known_by_what_they_are_called(profession):
    assert is_peer(profession)
    assert not is_peer("Nurse")


def test_a_peer_is_suggested_where_nobody_is_expected_and_no_peer_goes():
    assert peers_to_suggest(0, ("pat",), ("ann",)) == ("pat",)
    assert peers_to_suggest(0, ("pat",), ("ann", "pat")) == ()
    assert peers_to_suggest(1, ("pat",), ("ann",)) == ()


def test_a_meeting_is_before_talking_left_or_called_off():
    assert stage(None, None, None) == "before"
    assert stage(THEN, None, None) == "talking"
    assert stage(THEN, THEN, None) == "left"
    assert stage(None, None, THEN) == "cancelled"


def test_what_was_written_down_though_nobody_tapped_is_behind_them():
    assert stage(None, None, None, written=True) == "left"
    assert stage(THEN, None, None, written=True) == "talking"
    assert stage(None, None, THEN, written=True) == "cancelled"
