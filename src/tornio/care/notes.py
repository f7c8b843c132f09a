"""Protected notes: who sees one, and what has to stand in it (invariant 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tornio.vocabulary.fault import Fault

BECAUSE = ("abuse", "another's confidence", "likely serious harm")


@dataclass(frozen=True)
class Guard:
    """Who is in a protected note's circle, who answers for it, and when it is looked at again."""

    circle: frozenset[str]
    answers_for_it: str
    review_on: date


def visible(guard: Guard, reader: str) -> bool:
    """The named circle, the professional who answers for it, and nobody else: not the manager, not by role."""
    return reader in guard.circle or reader == guard.answers_for_it


def guard_faults(guard: Guard, health_professionals: Iterable[str], today: date) -> list[Fault]:
    """A protected note has a health professional who answers for it and a day of review still to come."""
    faults = []
    if guard.answers_for_it not in set(health_professionals):
        rule = "A health professional answers for a protected note."
        faults.append(Fault("answers_for_it", guard.answers_for_it, rule, "Choose one."))
    if guard.review_on <= today:
        rule = "The day has to be later than today."
        faults.append(Fault("review_on", str(guard.review_on), rule, "Choose a day to come."))
    return faults


def word_faults(because: str, words: str) -> list[Fault]:
    """A protected note says why it is protected, and something."""
    faults = []
    if because not in BECAUSE:
        faults.append(Fault("because", because, "A note is protected for a reason.", "Choose one."))
    if not words.strip():
        faults.append(Fault("words", "", "A note has words.", "Write them here."))
    return faults


def is_due(guard: Guard, today: date) -> bool:
    """Whether the day of review has come."""
    return guard.review_on <= today
