"""Invariant 1, in the room."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.care.decisions import (
    STANCES,
    Decision,
    DeclaredException,
    InTheRoom,
    NotInTheRoomError,
    Stance,
    to_bring,
    undecided_faults,
)
from tornio.vocabulary.fault import FaultyInput

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def exception(**values: object) -> DeclaredException:
    given = {"decided_by": "Dr Ito", "authority": "detention", "decided_at": NOW, "because": "section 2"}
    return DeclaredException(**{**given, **values})


@pytest.mark.parametrize("person_here", [False, None])
def test_1_a_meeting_without_the_person_decides_nothing(person_here):
    with pytest.raises(NotInTheRoomError, match="declared as an exception"):
        InTheRoom.present("meeting", person_here=person_here)


@given(st.one_of(st.none(), st.text(), st.booleans(), st.integers()))
def test_1_nothing_else_is_ground_for_a_decision(ground):
    with pytest.raises(NotInTheRoomError):
        Decision("we go on", ground)


def test_1_both_grounds_hold():
    assert Decision("we go on", InTheRoom.present("meeting", person_here=True)).words == "we go on"
    assert Decision("admitted", exception()).ground == exception()


@pytest.mark.parametrize("left_out", ["decided_by", "authority", "because"])
def test_1_an_exception_says_who_on_what_authority_and_why(left_out):
    with pytest.raises(FaultyInput, match=left_out):
        exception(**{left_out: " "})


def test_1_an_exception_comes_to_the_next_meeting_when_that_is_safe():
    safe, unsafe = exception(), exception(not_yet_safe=True)
    assert to_bring((safe, unsafe)) == (safe,)


def test_a_decision_has_words():
    with pytest.raises(FaultyInput, match="not decided"):
        Decision("  ", exception())


@pytest.mark.parametrize("stance", STANCES)
@pytest.mark.parametrize("voice", ["person", "member", "practitioner"])
def test_1_only_the_person_seeing_it_differently_leaves_it_undecided(voice, stance):
    faults = undecided_faults([Stance("member", "mary"), Stance(voice, "", stance)])
    assert bool(faults) == (voice == "person" and stance == "sees it differently")


@given(st.sampled_from(STANCES), st.sampled_from(STANCES))
def test_2_a_correction_keeps_what_the_person_saw_differently_and_makes_nothing_new_of_it(before, after):
    faults = undecided_faults([Stance("person", "", after)], before=[Stance("person", "", before)])
    assert bool(faults) == (after == "sees it differently" != before)
