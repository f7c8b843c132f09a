"""The answers as rows: whose, at which wave, on which day, and who rated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.answers import Answered, answers_at_each_wave
from tornio.evaluation.demonstration.figures import SIX_MONTHS
from tornio.evaluation.rows import ItemAnswer, Wave
from tornio.measures import load

#: An assumption: the practitioners who rated.
RATERS = [f"demo-t{number}" for number in range(1, 10)]

#: By participant and wave.
Key = tuple[str, str]


def self_rated(
    tables: Mapping[str, Mapping[str, PrintedSummary]],
    completed: Mapping[str, Sequence[str]],
    tracker: Iterable[Wave],
    draw: Callable[[str], Random],
) -> Iterator[ItemAnswer]:
    """The booklets that people or carers filled in themselves, of each measure whose figures are given."""
    days = _days(tracker)
    for measure, printed in tables.items():
        yield from _rows(measure, answers_at_each_wave(load(measure), printed, completed, draw(measure)), days)


def rated(ratings: Mapping[str, Answered], tracker: Iterable[Wave], random: Random) -> Iterator[ItemAnswer]:
    """The clinicians' ratings: near the first meeting, and on the day of the booklet at six months if any."""
    booklets = _days(row for row in tracker if row.wave == SIX_MONTHS)
    days = {
        (person, wave): booklets.get((person, wave), random.randint(*figures.RATING_DAYS[wave]))
        for wave, people in ratings.items()
        for person in people
    }
    return _rows("honos", ratings, days, {key: random.choice(RATERS) for key in days})


def _days(tracker: Iterable[Wave]) -> dict[Key, int]:
    return {(row.participant, row.wave): row.day for row in tracker if row.day is not None}


def _rows(
    measure: str,
    given: Mapping[str, Answered],
    days: Mapping[Key, int],
    raters: Mapping[Key, str] | None = None,
) -> Iterator[ItemAnswer]:
    version = load(measure).version
    for wave, booklets in given.items():
        for person, answers in booklets.items():
            day, rater = days[person, wave], (raters or {}).get((person, wave))
            for item, answer in answers.items():
                yield ItemAnswer(person, measure, version, wave, day, rater, item, answer)
