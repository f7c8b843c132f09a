"""What somebody can work out who sees the published counts, knows how they add up, and can solve equations.

Loaded only where a small count adds up with others, because scipy.optimize takes long to load.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Generic

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from tornio.disclosure.sums import Key, Sum

Range = tuple[int, int | None]


@dataclass(frozen=True)
class Attack(Generic[Key]):
    """Whole numbers of 0 or more, each in the range that its published value leaves, that fulfil every sum.

    `found` gathers every solution of the sums that any attack on them has come upon: where it lies in other
    ranges, too, it need not be looked for again.
    """

    ranges: Mapping[Key, Range]
    sums: Sequence[Sum[Key]]
    found: list[NDArray[np.float64]] = field(default_factory=list)
    _order: dict[Key, int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_order", {key: number for number, key in enumerate(self.ranges)})

    def seen_of(self, key: Key, told: Mapping[Key, Range] | None = None) -> tuple[float, float]:
        """The least and the most that the count is in the solutions found so far: a part of its range."""
        bounds = self._bounds({**self.ranges, **(told or {})})
        solutions = np.array(self.found).reshape(-1, len(self._order))
        within = ((solutions >= bounds.lb) & (solutions <= bounds.ub)).all(axis=1)
        values = solutions[within, self._order[key]]
        return (float(values.min()), float(values.max())) if values.size else (np.inf, -np.inf)

    def range_of(self, key: Key, told: Mapping[Key, Range] | None = None) -> tuple[int, float]:
        """The least and the most that the count can be; inf where there is no most.

        `told` narrows the ranges of some counts, for somebody who knows more than is published.
        """
        bounds = self._bounds({**self.ranges, **(told or {})})
        direction = np.zeros(len(self._order))
        direction[self._order[key]] = 1.0
        low = self._least(direction, bounds)
        high = -self._least(-direction, bounds)
        return low, high if high < self._plenty else np.inf

    def _least(self, direction: NDArray[np.float64], bounds: Bounds) -> int:
        found = milp(
            direction, integrality=np.ones(direction.size, int), bounds=bounds, constraints=self._equations
        )
        if found.fun is None:
            raise ValueError("No counts can be what was published. Check the counts and their sums.")
        self.found.append(np.round(found.x))
        return round(float(found.fun))

    @cached_property
    def _equations(self) -> LinearConstraint:
        matrix = np.zeros((len(self.sums), len(self._order)))
        for row, each in enumerate(self.sums):
            matrix[row, self._order[each.total]] = -1.0
            matrix[row, [self._order[part] for part in each.parts]] = 1.0
        return LinearConstraint(matrix, 0, 0)

    def _bounds(self, ranges: Mapping[Key, Range]) -> Bounds:
        low = [ranges[key][0] for key in self._order]
        high = [self._plenty if (most := ranges[key][1]) is None else most for key in self._order]
        return Bounds(np.array(low, dtype=float), np.array(high, dtype=float))

    @cached_property
    def _plenty(self) -> int:
        """More than any sum of the published counts: a count that may be this may be anything."""
        return 2 * (1000 + sum(most if most is not None else least for least, most in self.ranges.values()))
