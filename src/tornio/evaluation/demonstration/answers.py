"""Answers at every wave: scores with the printed figures, given to people so that the waves are correlated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.booklets import Answers, not_scorable, scorable
from tornio.evaluation.demonstration.figures import BASELINE, SIX_MONTHS
from tornio.evaluation.demonstration.pairing import all_of, arrange, correlation_near, paired_t_printed_as
from tornio.evaluation.demonstration.searching import NotFound, find_values
from tornio.measures import Definition

#: Every participant's answers at one wave.
Answered = dict[str, Answers]
Filled = tuple[Fraction, Answers]

MOST_DRAWS = 20

CORRELATED = correlation_near(figures.CORRELATION)


def answers_at_each_wave(
    definition: Definition,
    printed: Mapping[str, PrintedSummary],
    completed: Mapping[str, Sequence[str]],
    random: Random,
) -> dict[str, Answered]:
    """The answers of everybody who completed a wave; as many as printed are scorable, with its figures.

    Each wave's scores are correlated with those of each wave before it, as far as people have both.
    """
    earlier: list[dict[str, Fraction]] = []
    found: dict[str, Answered] = {}
    for wave, figure in printed.items():
        scored = sorted(random.sample(completed[wave], figure.n))
        others = [[scores.get(person) for person in scored] for scores in earlier]
        given = dict(zip(scored, _correlated(definition, figure, others, random), strict=True))
        earlier.append({person: value for person, (value, _) in given.items()})
        found[wave] = {
            person: given[person][1] if person in given else not_scorable(definition, random)
            for person in completed[wave]
        }
    return found


def _correlated(
    definition: Definition,
    printed: PrintedSummary,
    others: Sequence[Sequence[Fraction | None]],
    random: Random,
) -> list[Filled]:
    """Filled-in booklets in an order in which they are correlated with what the same people scored before.

    A small sample can have values that no order correlates so; others are then drawn.
    """
    for _ in range(MOST_DRAWS):
        booklets = filled_in(definition, printed, random)
        try:
            order = arrange(others, [value for value, _ in booklets], CORRELATED, random)
        except NotFound:
            continue
        return [booklets[place] for place in order]
    raise NotFound(f"{definition.short_title}: no correlated scores in {MOST_DRAWS} draws. Take another seed.")


def filled_in(definition: Definition, printed: PrintedSummary, random: Random) -> list[Filled]:
    """As many scorable booklets as the printed n, with their scores, which have the printed mean and sd."""
    booklets = [scorable(definition, random) for _ in range(printed.n)]
    values = find_values(printed, [booklet.grid for booklet in booklets], random)
    return [(value, booklet.filled_in(value, random)) for booklet, value in zip(booklets, values, strict=True)]


def honos_ratings(definition: Definition, people: Sequence[str], random: Random) -> dict[str, Answered]:
    """Everybody's rating at the start, and as many at six months as printed.

    Whose they are is found so that the paired t is printed so. One more rating at six months leaves out
    too many items for a total.
    """
    first = filled_in(definition, figures.HONOS[BASELINE], random)
    second = filled_in(definition, figures.HONOS[SIX_MONTHS], random)
    values = [value for value, _ in second] + [None] * (len(people) - len(second))
    aim = all_of(paired_t_printed_as(figures.HONOS_T), CORRELATED)
    order = arrange([[value for value, _ in first]], values, aim, random)
    later = {
        person: second[place][1] for person, place in zip(people, order, strict=True) if place < len(second)
    }
    later[random.choice([person for person in people if person not in later])] = not_scorable(
        definition, random
    )
    return {
        BASELINE: {person: answers for person, (_, answers) in zip(people, first, strict=True)},
        SIX_MONTHS: later,
    }
