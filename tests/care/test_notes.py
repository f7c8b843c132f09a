"""Invariant 3: protected notes."""

from __future__ import annotations

from datetime import date

from tornio.care.notes import Guard, guard_faults, is_due, visible, word_faults

TODAY = date(2026, 3, 2)
GUARD = Guard(frozenset({"ann", "bob"}), "dr ito", date(2026, 4, 2))


def test_3_the_circle_and_who_answers_for_it_see_it_and_nobody_else():
    assert [reader for reader in ("ann", "bob", "dr ito", "manager", "") if visible(GUARD, reader)] == [
        "ann",
        "bob",
        "dr ito",
    ]


def test_3_a_health_professional_answers_for_it():
    assert [fault.field for fault in guard_faults(GUARD, {"nurse"}, TODAY)] == ["answers_for_it"]
    assert guard_faults(GUARD, {"dr ito"}, TODAY) == []


def test_3_it_is_looked_at_again():
    assert [fault.field for fault in guard_faults(GUARD, {"dr ito"}, date(2026, 4, 2))] == ["review_on"]


def test_3_a_note_has_words_and_a_reason_for_protecting_them():
    assert [fault.field for fault in word_faults("gossip", " ")] == ["because", "words"]
    assert word_faults("abuse", "what was said") == []


def test_3_it_is_due_from_its_day_of_review_on():
    days = (date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3))
    assert [is_due(GUARD, day) for day in days] == [False, True, True]
