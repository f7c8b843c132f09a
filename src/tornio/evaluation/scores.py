"""Items → scores: every booklet and every form scored by its measure's own definition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tornio.evaluation.rows import AdherenceAnswer, ItemAnswer, ScoreRow
from tornio.measures import Definition, NotScorable, Score, library, score, score_all

ADHERENCE = "pod-adherence"


class Booklet(NamedTuple):
    """What a participant answered of one measure at one wave: the answers by item, None where not answered."""

    participant: str
    measure: str
    version: str
    wave: str
    day: int | None
    answers: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class FormScore:
    """What an adherence form comes to; None, and why, where it is not scorable."""

    form: str
    meeting: str
    completers: int
    score: float | None
    because: str | None
    answered: int
    of: int


def booklets(items: Iterable[ItemAnswer]) -> list[Booklet]:
    """The booklets in the items, in the order in which they begin, with version and day of the first row."""
    found: dict[tuple[str, str, str], Booklet] = {}
    for row in items:
        key = (row.participant, row.measure, row.wave)
        booklet = found.get(key)
        if booklet is None:
            booklet = found[key] = Booklet(row.participant, row.measure, row.version, row.wave, row.day, {})
        booklet.answers[row.item] = row.answer
    return list(found.values())


def score_booklet(booklet: Booklet, definition: Definition) -> Iterator[ScoreRow]:
    """A row for every scale of the definition."""
    for found in score_all(definition, booklet.answers):
        value, because = _outcome(found)
        yield ScoreRow(
            participant=booklet.participant,
            measure=booklet.measure,
            version=definition.version,
            scale=found.scale,
            wave=booklet.wave,
            day=booklet.day,
            score=value,
            because=because,
            answered=found.answered,
            of=found.of,
        )


def score_forms(adherence: Iterable[AdherenceAnswer]) -> tuple[FormScore, ...]:
    """The score of every adherence form, in the order in which they begin."""
    definition = library()[ADHERENCE]
    answers: dict[str, dict[str, int | None]] = defaultdict(dict)
    first: dict[str, AdherenceAnswer] = {}
    for row in adherence:
        first.setdefault(row.form, row)
        answers[row.form][row.item] = row.answer
    return tuple(_form_score(first[form], definition, given) for form, given in answers.items())


def _form_score(form: AdherenceAnswer, definition: Definition, answers: dict[str, int | None]) -> FormScore:
    found = score(definition, answers)
    value, because = _outcome(found)
    return FormScore(form.form, form.meeting, form.completers, value, because, found.answered, found.of)


def _outcome(found: Score | NotScorable) -> tuple[float | None, str | None]:
    """The score, or why there is none: one of the two."""
    return (found.value, None) if isinstance(found, Score) else (None, found.because)
