"""Decides which value belongs to whom: swaps until what depends on the pairs is right.

Swapping two people's values leaves the mean and sd of the wave as they are, and moves only what is computed
within people: a paired t, a correlation.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm, sqrt
from random import Random

from tornio.evaluation.check.printed import Printed
from tornio.evaluation.demonstration.comparing import off_from
from tornio.evaluation.demonstration.searching import NotFound

MOST_SHUFFLES = 40
#: After each shuffle: enough for a small sample to settle, and twenty for each value of a large one.
FEWEST_SWAPS = 2_000

#: Nobody's value at one wave: no booklet, or one that is not scorable.
Value = Fraction | None


class Pairs:
    """The sums over all people who have both values; whole numbers, so that swapping adds no rounding."""

    def __init__(self, first: Sequence[Value], second: Sequence[Value]) -> None:
        self.unit = lcm(*(value.denominator for value in (*first, *second) if value is not None))
        self.first = self._whole(first)
        self.second = self._whole(second)
        self.n = self.x = self.xx = self.y = self.yy = self.xy = 0
        for place in range(len(first)):
            self._count(place, 1)

    def _whole(self, values: Sequence[Value]) -> list[int | None]:
        return [None if value is None else int(value * self.unit) for value in values]

    def _count(self, place: int, sign: int) -> None:
        """Adds one person to the sums, or takes them out."""
        x, y = self.first[place], self.second[place]
        if x is not None and y is not None:
            self.n += sign
            self.x += sign * x
            self.xx += sign * x * x
            self.y += sign * y
            self.yy += sign * y * y
            self.xy += sign * x * y

    def swap(self, a: int, b: int) -> None:
        """Two people exchange their second values."""
        for place in (a, b):
            self._count(place, -1)
        self.second[a], self.second[b] = self.second[b], self.second[a]
        for place in (a, b):
            self._count(place, 1)

    def correlation(self) -> float:
        """Pearson's r; 0 where one side does not vary."""
        spread = (self.n * self.xx - self.x**2) * (self.n * self.yy - self.y**2)
        return (self.n * self.xy - self.x * self.y) / sqrt(spread) if spread else 0.0

    def paired_t(self) -> float:
        """The paired t of first minus second; 0 where the differences do not vary."""
        difference = self.x - self.y
        spread = self.n * (self.xx + self.yy - 2 * self.xy) - difference**2
        return difference * sqrt((self.n - 1) / spread) if spread else 0.0


#: How far the pairs are from what is wanted; 0 when they have it.
Aim = Callable[[Pairs], float]


def correlation_near(wanted: float) -> Aim:
    """Pairs whose correlation is the one wanted, but for 1/n: swapping two values moves it about so much."""

    def off(pairs: Pairs) -> float:
        return max(abs(pairs.correlation() - wanted) - 1 / pairs.n, 0.0)

    return off


def paired_t_printed_as(printed: Printed) -> Aim:
    """Pairs whose paired t is printed so."""

    def off(pairs: Pairs) -> float:
        return off_from(printed, pairs.paired_t())

    return off


def all_of(*aims: Aim) -> Aim:
    """Pairs that meet every one of the aims."""

    def off(pairs: Pairs) -> float:
        return sum(aim(pairs) for aim in aims)

    return off


def arrange(others: Sequence[Sequence[Value]], values: Sequence[Value], aim: Aim, random: Random) -> list[int]:
    """In which order to give out the values, so that with each of the `others` they meet the aim.

    Every sequence has one entry per person. The answer lists, person by person, the place in `values` of the
    value that is now theirs. Raises NotFound where the swaps allowed do not lead there.
    """
    order = list(range(len(values)))
    for _ in range(MOST_SHUFFLES):
        random.shuffle(order)
        all_pairs = [Pairs(other, [values[place] for place in order]) for other in others]
        if _swap_until(all_pairs, aim, order, random):
            return order
    raise NotFound(f"No order of {len(values)} values found that meets the aim. Take another seed.")


def _swap_until(all_pairs: Sequence[Pairs], aim: Aim, order: list[int], random: Random) -> bool:
    """Swaps in `order` and in the pairs until the aim is met; False where the swaps allowed do not suffice."""
    off = sum(aim(pairs) for pairs in all_pairs)
    for _ in range(FEWEST_SWAPS + 20 * len(order)):
        if not off:
            return True
        a, b = int(random.random() * len(order)), int(random.random() * len(order))
        for pairs in all_pairs:
            pairs.swap(a, b)
        there = sum(aim(pairs) for pairs in all_pairs)
        if there > off:
            for pairs in all_pairs:
                pairs.swap(a, b)
        else:
            off = there
            order[a], order[b] = order[b], order[a]
    return False
