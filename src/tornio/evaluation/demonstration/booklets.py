"""Fills in questionnaires: answers that the measure's own definition scores as wanted, or cannot score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import isclose
from random import Random

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration.searching import Grid, NotFound, find_values
from tornio.evaluation.demonstration.splitting import split
from tornio.measures import Definition, NotScorable, score
from tornio.measures.answers import Item

#: An assumption: one answer in fifty is missing, where the measure's rule still allows a score without it.
SHARE_MISSING = 0.02

Answers = dict[str, int | None]


@dataclass(frozen=True, eq=False)
class Booklet:
    """A questionnaire of which it is settled which items get an answer, and not yet which answer."""

    definition: Definition
    answered: tuple[str, ...]

    @cached_property
    def codes(self) -> list[dict[float, int]]:
        """For each answered item its codes by what they are worth, from the least to the most."""
        options = (self.definition.item(item).options for item in self.answered)
        return [dict(sorted((option.worth, option.code) for option in each)) for each in options]

    @cached_property
    def grid(self) -> Grid:
        """The scores that these answers can come to: the definition's own, from the lowest to the highest."""
        low, high = (
            self._scored(min(codes) for codes in self.codes),
            self._scored(max(codes) for codes in self.codes),
        )
        return Grid(low, high, (high - low) / Fraction(sum(max(codes) - min(codes) for codes in self.codes)))

    def _scored(self, worths: Iterable[float]) -> Fraction:
        found = score(self.definition, self._answers(worths))
        if isinstance(found, NotScorable):
            raise ValueError(f"{self.definition.short_title}: {found.because} Answer more items.")
        return Fraction(found.value).limit_denominator(10_000)

    def _answers(self, worths: Iterable[float]) -> Answers:
        given = {
            item: codes[worth] for item, codes, worth in zip(self.answered, self.codes, worths, strict=True)
        }
        return {item.id: given.get(item.id, _no_answer(item)) for item in self.definition.items}

    def filled_in(self, value: Fraction, random: Random) -> Answers:
        """Answers that are scored with this value of the grid, and the code for missing where there is none."""
        least = sum(min(codes) for codes in self.codes)
        points = float((value - self.grid.low) / self.grid.step)
        answers = self._answers(split(least + points, [list(codes) for codes in self.codes], random))
        found = score(self.definition, answers)
        if isinstance(found, NotScorable) or not isclose(found.value, value):
            raise NotFound(f"{self.definition.short_title}: the answers found do not come to {float(value):g}.")
        return answers


def scorable(definition: Definition, random: Random) -> Booklet:
    """A booklet with as many answers as its score needs: some items without, as the rule for missing allows."""
    scale = definition.primary
    left_out = [item for item in scale.items if random.random() < SHARE_MISSING]
    left_out = left_out[: len(scale.items) - scale.missing.at_least]
    return Booklet(definition, tuple(item for item in scale.items if item not in left_out))


@dataclass(frozen=True)
class Drawn:
    """Scorable booklets with the scores that they are to come to, which together have the printed figures."""

    booklets: Sequence[Booklet]
    values: Sequence[Fraction]

    def again(self, printed: PrintedSummary, random: Random) -> Drawn:
        """The same booklets with other scores that have the same figures."""
        return replace(self, values=find_values(printed, [booklet.grid for booklet in self.booklets], random))

    def filled_in(self, place: int, random: Random) -> Answers:
        """The answers of one of them."""
        return self.booklets[place].filled_in(self.values[place], random)


def draw_scores(definition: Definition, printed: PrintedSummary, random: Random) -> Drawn:
    """As many booklets as the printed n, with scores of the printed mean and sd."""
    booklets = [scorable(definition, random) for _ in range(printed.n)]
    return Drawn(booklets, find_values(printed, [booklet.grid for booklet in booklets], random))


def not_scorable(definition: Definition, random: Random) -> Answers:
    """Answers that are too few for a score by one; the answers themselves are any."""
    scale = definition.primary
    answered = set(random.sample(scale.items, scale.missing.at_least - 1))
    return {
        item.id: random.choice(item.options).code if item.id in answered else _no_answer(item)
        for item in definition.items
    }


def _no_answer(item: Item) -> int | None:
    """What stands where somebody gives no answer: the item's code for it where it has one, else nothing."""
    return item.missing[0].code if item.missing else None
