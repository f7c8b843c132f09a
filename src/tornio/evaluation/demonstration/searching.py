"""Finds values that print with a given mean and sd: the total first, then steps until the sd rounds right.

Sums and sums of squares are whole numbers throughout, so "rounds right" is decided exactly, and the same seed
finds the same values on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, fsum, gcd, lcm, sqrt
from random import Random

from tornio.evaluation.check.printed import Span
from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration.drawing import draw

MOST_STARTS = 50
#: For each start: enough for a small sample to settle, and fifty for each value of a large one.
FEWEST_STEPS = 20_000
#: Values drawn before a small sample's search begins, about so many.
DRAWS = 300
#: Nearest to the ends of its grid that a value is aimed at when a search begins, as a share of its width.
EDGE = 0.01


class NotFound(RuntimeError):  # noqa: N818 - what happened is that nothing was found; the name says so
    """A search ended without values that have the printed figures. Nothing is made in their place."""


@dataclass(frozen=True)
class Grid:
    """What one value can be: from `low` to `high` in steps of `step`."""

    low: Fraction
    high: Fraction
    step: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if self.step <= 0 or self.high < self.low or (self.high - self.low) % self.step:
            raise ValueError(
                f"A grid from {self.low} to {self.high} in steps of {self.step}: "
                "whole steps must lead from the low end to the high one."
            )


def find_values(
    printed: PrintedSummary, grids: Sequence[Grid], random: Random, start: Sequence[float] | None = None
) -> list[Fraction]:
    """One value on each grid, so that together they are printed with this mean and this sd.

    `start` is where the search begins; without it, at random values around the mean. The values stand in the
    order of the grids. Raises NotFound where no total fits the mean, or the steps allowed do not suffice.
    """
    if len(grids) != printed.n:
        raise ValueError(f"{len(grids)} grids for n = {printed.n}: there must be one for each value.")
    search = _Search(printed, grids)
    for _ in range(MOST_STARTS):
        values = search.on_the_grids(start) if start else search.nearest_start(random)
        if search.settle(values, random):
            return [Fraction(value, search.unit) for value in values]
    raise NotFound(
        f"No {printed.n} values with mean {printed.mean.text} and sd {printed.sd.text} in "
        f"{MOST_STARTS} searches. Check that such values can exist, or take another seed."
    )


class _Search:
    """What is looked for, in whole numbers of a unit that all grids share."""

    def __init__(self, printed: PrintedSummary, grids: Sequence[Grid]) -> None:
        self.n = printed.n
        self.unit = lcm(*{part.denominator for grid in grids for part in (grid.low, grid.high, grid.step)})
        self.lows, self.highs, self.steps = (
            [part.numerator * (self.unit // part.denominator) for part in parts]
            for parts in zip(*((grid.low, grid.high, grid.step) for grid in grids), strict=True)
        )
        self.mean = float(printed.mean.value) * self.unit
        self.sd = max(float(printed.sd.value), float(printed.sd.half_unit)) * self.unit
        self.totals = self._totals_printed_so(printed)
        self.spreads = self._spreads_printed_so(printed)

    def _totals_printed_so(self, printed: PrintedSummary) -> range:
        scale = self.n * self.unit
        span, stride = printed.mean.span, gcd(*self.steps)
        offset = sum(self.lows) % stride
        within = whole_numbers_inside(Span(span.low * scale, span.high * scale))
        totals = range(within.start + (offset - within.start) % stride, within.stop, stride)
        half = span.low * scale
        if not totals and half.denominator == 1 and int(half) % stride == offset:
            # Only a half is left, as for 897/40 = 22.425, printed 22.43: papers round it up.
            totals = range(int(half), int(half) + 1)
        if not totals or totals[0] > sum(self.highs) or totals[-1] < sum(self.lows):
            raise NotFound(f"No {self.n} such values have the mean {printed.mean.text}.")
        return totals

    def _spreads_printed_so(self, printed: PrintedSummary) -> range:
        """The values of n·Σv² − (Σv)² that print as this sd."""
        scale = self.n * (self.n - 1) * self.unit**2
        low, high = printed.sd.span.low, printed.sd.span.high
        spreads = whole_numbers_inside(Span(low * abs(low) * scale, high * high * scale))
        if not spreads:
            raise NotFound(f"No {self.n} such values have the sd {printed.sd.text}.")
        return range(max(spreads.start, 0), spreads.stop)

    def on_the_grids(self, start: Sequence[float]) -> list[int]:
        """The value of each grid that is nearest to where the search is to begin."""
        return [
            low + step * round((min(max(value * self.unit, low), high) - low) / step)
            for value, low, high, step in zip(start, self.lows, self.highs, self.steps, strict=True)
        ]

    def nearest_start(self, random: Random) -> list[int]:
        """Of several random starts the nearest to the figures: small samples of skewed values vary a lot."""
        starts = [self.on_the_grids(self._start(random)) for _ in range(1 + DRAWS // self.n)]
        return min(starts, key=self._misfit)

    def _start(self, random: Random) -> list[float]:
        """Values of the printed mean and roughly its sd: few steps remain, and the ends are not crowded."""
        widths = [high - low or step for low, high, step in zip(self.lows, self.highs, self.steps, strict=True)]
        wanted = [(self.mean - low) / width for low, width in zip(self.lows, widths, strict=True)]
        wanted = [min(max(share, EDGE), 1 - EDGE) for share in wanted]
        from_below = fsum(wanted) < self.n / 2
        if not from_below:
            wanted = [1 - share for share in wanted]
        drawn = [draw(share, self.sd / width, random) for share, width in zip(wanted, widths, strict=True)]
        stretch = fsum(wanted) / fsum(drawn)
        ends, sign = (self.lows, stretch) if from_below else (self.highs, -stretch)
        return [
            (end + sign * share * width) / self.unit
            for end, share, width in zip(ends, drawn, widths, strict=True)
        ]

    def _misfit(self, values: Sequence[int]) -> float:
        """How far the mean is off, in printed sds, and the variance, as a share: only to rank starts."""
        total, spread = self._off(sum(values), sum(value * value for value in values))
        variance = max(self.spreads[-1], 1)
        return float(total / sqrt(variance) + spread / variance)

    def _off(self, total: int, squares: int) -> tuple[int, int]:
        """How far the total is from those wanted and, less urgent, the spread from those wanted."""
        return beyond(self.totals, total), beyond(self.spreads, self.n * squares - total * total)

    def settle(self, values: list[int], random: Random) -> bool:
        """Steps from these values until both figures are right; False where the steps allowed do not suffice.

        One value goes up and another down, or only one of them. A step is taken unless it leads away.
        """
        total, squares = sum(values), sum(value * value for value in values)
        here = self._off(total, squares)
        for _ in range(FEWEST_STEPS + 50 * self.n):
            if here == (0, 0):
                return True
            up, down = int(random.random() * self.n), int(random.random() * self.n)
            rise, fall = self._steps(up, down, alone=here[0] > 0, random=random)
            high, low = values[up] + rise, values[down] - fall
            if up == down or high > self.highs[up] or low < self.lows[down]:
                continue
            new_total = total + rise - fall
            new_squares = squares + rise * (2 * high - rise) - fall * (2 * low + fall)
            there = self._off(new_total, new_squares)
            if there <= here:
                values[up], values[down] = high, low
                total, squares, here = new_total, new_squares, there
        return False

    def _steps(self, up: int, down: int, *, alone: bool, random: Random) -> tuple[int, int]:
        """By how much one value rises and another falls; most often `alone`, which moves the total fastest."""
        kind = random.random() if alone else 1.0
        return (self.steps[up] if kind >= 0.4 else 0), (self.steps[down] if kind < 0.4 or kind >= 0.8 else 0)


def whole_numbers_inside(span: Span) -> range:
    """The whole numbers strictly between the ends."""
    return range(floor(span.low) + 1, ceil(span.high))


def beyond(wanted: range, value: int) -> int:
    """How far a value lies outside of a range that is not empty; 0 inside."""
    return max(wanted[0] - value, value - wanted[-1], 0)
