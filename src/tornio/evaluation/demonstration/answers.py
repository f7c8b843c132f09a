"""Answers at every wave: scores with the printed figures, given to people so that the waves are correlated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random
from statistics import fmean, stdev

from tornio.evaluation.check.printed import Printed
from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.booklets import Answers, Drawn, draw_scores, not_scorable
from tornio.evaluation.demonstration.comparing import anova_f, rounds_to
from tornio.evaluation.demonstration.figures import BASELINE, SIX_MONTHS
from tornio.evaluation.demonstration.pairing import all_of, arrange, correlation_near, paired_t_printed_as
from tornio.evaluation.demonstration.searching import NotFound
from tornio.measures import Definition

#: Every participant's answers at one wave.
Answered = dict[str, Answers]

#: How often a measure's waves are drawn until people can have them, and a wave of them until F is right.
MOST_TRIES, MOST_DRAWS = 20, 2_000

#: An assumption: leaving depends on no score. The mean of those who go on is everybody's, but for so many sds.
APART = 0.1
#: How often a wave's scores are given out until that holds.
MOST_ARRANGEMENTS = 200

CORRELATED = correlation_near(figures.CORRELATION)


def answers_at_each_wave(
    definition: Definition,
    printed: Mapping[str, PrintedSummary],
    completed: Mapping[str, Sequence[str]],
    random: Random,
) -> dict[str, Answered]:
    """The answers of everybody who completed a wave; as many as printed are scorable, with its figures.

    Each wave's scores are correlated with those of each wave before it, as far as people have both. A small
    sample can have values that no order correlates so; others are then drawn.
    """
    for _ in range(MOST_TRIES):
        drawn = _draw_waves(definition, printed, figures.ANOVA_F.get(definition.id), random)
        scored = {wave: sorted(random.sample(completed[wave], cell.n)) for wave, cell in printed.items()}
        try:
            places = _give_out(drawn, scored, random)
        except NotFound:
            continue
        return {
            wave: {
                person: drawn[wave].filled_in(places[wave][person], random)
                if person in places[wave]
                else not_scorable(definition, random)
                for person in completed[wave]
            }
            for wave in printed
        }
    raise NotFound(f"{definition.short_title}: no correlated waves in {MOST_TRIES} tries. Take another seed.")


def _draw_waves(
    definition: Definition, printed: Mapping[str, PrintedSummary], f: Printed | None, random: Random
) -> dict[str, Drawn]:
    """Scores for every wave; one wave after another is drawn again until F, where it is given, rounds right."""
    drawn = {wave: draw_scores(definition, cell, random) for wave, cell in printed.items()}
    for _ in range(MOST_DRAWS):
        if f is None or rounds_to(f, anova_f([each.values for each in drawn.values()])):
            return drawn
        wave = random.choice(list(printed))
        drawn[wave] = drawn[wave].again(printed[wave], random)
    raise NotFound(f"{definition.short_title}: no scores found with the printed F. Take another seed.")


def _give_out(
    drawn: Mapping[str, Drawn], scored: Mapping[str, Sequence[str]], random: Random
) -> dict[str, dict[str, int]]:
    """For each wave, which of its booklets is whose."""
    earlier: list[dict[str, Fraction]] = []
    places: dict[str, dict[str, int]] = {}
    waves = list(scored)
    for place, wave in enumerate(waves):
        going_on = [scored[later] for later in waves[place + 1 :]]
        places[wave] = _give_out_one(drawn[wave].values, scored[wave], earlier, going_on, random)
        earlier.append({person: drawn[wave].values[each] for person, each in places[wave].items()})
    return places


def _give_out_one(
    values: Sequence[Fraction],
    people: Sequence[str],
    earlier: Sequence[Mapping[str, Fraction]],
    going_on: Sequence[Sequence[str]],
    random: Random,
) -> dict[str, int]:
    """One wave: correlated with each wave before, and with the same mean among those who go on."""
    others = [[scores.get(person) for person in people] for scores in earlier]
    for _ in range(MOST_ARRANGEMENTS):
        given = dict(zip(people, arrange(others, values, CORRELATED, random), strict=True))
        scores = {person: float(values[place]) for person, place in given.items()}
        if all(_alike(scores, those) for those in going_on):
            return given
    raise NotFound("Those who go on always differ from everybody. Take another seed.")


def _alike(scores: Mapping[str, float], those: Sequence[str]) -> bool:
    """Whether the mean of those who go on, as far as they have a score here, is near everybody's."""
    some = [scores[person] for person in those if person in scores]
    return abs(fmean(some) - fmean(scores.values())) <= APART * stdev(scores.values())


def honos_ratings(definition: Definition, people: Sequence[str], random: Random) -> dict[str, Answered]:
    """Everybody's rating at the start, and as many at six months as printed.

    Whose they are is found so that the paired t is printed so. One more rating at six months leaves out
    too many items for a total.
    """
    first, second = (draw_scores(definition, figures.HONOS[wave], random) for wave in (BASELINE, SIX_MONTHS))
    values = [*second.values, *[None] * (len(people) - len(second.values))]
    aim = all_of(paired_t_printed_as(figures.HONOS_T), CORRELATED)
    order = arrange([first.values], values, aim, random)
    rated = {person: place for person, place in zip(people, order, strict=True) if values[place] is not None}
    later = {person: second.filled_in(place, random) for person, place in rated.items()}
    later[random.choice([person for person in people if person not in rated])] = not_scorable(
        definition, random
    )
    return {
        BASELINE: {person: first.filled_in(place, random) for place, person in enumerate(people)},
        SIX_MONTHS: later,
    }
