"""A straight axis: from values to places, and where its ticks stand."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """Values from `low` to `high`, drawn from `start` to `end` (in drawing units; either way round)."""

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ValueError(
                f"An axis from {self.low} to {self.high} has no length: give finite ends, the low one first."
            )

    def at(self, value: float) -> float:
        """Where a value stands. What lies off the axis stands at its end, so that nothing is drawn outside."""
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self, about: int = 5) -> tuple[float, ...]:
        """Round values (1, 2 or 5 times a power of ten apart), and both ends of the axis.

        The ends are always there, because a reader judges a change by how much room the scale had.
        """
        step = _round_step((self.high - self.low) / about)
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        inner = [_tidy(n * step) for n in range(first, last + 1)]
        clear = [v for v in inner if v - self.low > 0.6 * step and self.high - v > 0.6 * step]
        return (self.low, *clear, self.high)


def around(values: list[float], *, include: float | None = None) -> tuple[float, float]:
    """A range of round numbers that holds all the values (and `include`), with a little room on both sides."""
    known = [*values, *([] if include is None else [include])] or [0.0, 1.0]
    low, high = min(known), max(known)
    margin = (high - low) * 0.08 or max(abs(high) * 0.1, 0.5)
    step = _round_step((high - low + 2 * margin) / 6)
    return _tidy(math.floor((low - margin) / step) * step), _tidy(math.ceil((high + margin) / step) * step)


def _round_step(rough: float) -> float:
    """The nearest of 1, 2, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next((m * power for m, below in ((1, 1.5), (2, 3.5), (5, 7.5)) if rough < below * power), 10 * power)


def _tidy(value: float) -> float:
    """Without the dust of binary fractions: 0.30000000000000004 is 0.3."""
    return float(f"{value:.12g}")
