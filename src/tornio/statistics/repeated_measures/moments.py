"""The data boiled down to what the likelihood needs: cross-products, a set for each pattern of missing visits.

After this the work no longer grows with the number of people. The response and the design are first divided by
a scale for each visit, the least-squares fit is taken out of the response, and the design is made orthonormal:
squares of raw values would otherwise eat up half of the digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.observations import Observations
from tornio.vocabulary.fault import Fault, FaultyInput

#: How often the visits' scales are renewed at most; they are only a choice of units.
_ROUNDS = 20


#: A least-squares fit: orthonormal design, triangle, coefficients, residuals.
_Fit: TypeAlias = tuple[Array, Array, Array, Array]


@dataclass(frozen=True)
class Moments:
    """Cross-products in working units: response and design over `scale`, design = orthonormal × `triangle`.

    `outer` (g, t, t) is 1 where a pattern has seen both visits, `padding` puts 1 on the diagonal of the unseen;
    `people` (g,) counts, `products` (g·t·t, q·q) sums the outer products of (design row, response) over
    the people of a pattern, q = p + 1. `centre` (p,) is the weighted least-squares fit that was taken out.
    """

    outer: Array
    padding: Array
    people: Array
    products: Array
    scale: Array
    triangle: Array
    centre: Array
    observations: int

    @property
    def log_scale(self) -> float:
        """What the units of the response add to log|V|."""
        seen = self.people @ np.diagonal(self.outer, axis1=1, axis2=2)
        return 2 * float(seen @ np.log(self.scale))

    @property
    def log_triangle(self) -> float:
        """What the units of the design add to log|X'V⁻¹X|."""
        return 2 * float(np.log(np.abs(np.diag(self.triangle))).sum())

    @property
    def columns(self) -> int:
        """How many coefficients there are."""
        return len(self.centre)


def moments(data: Observations, *, common_scale: bool) -> Moments:
    """Boils the observations down; with a common scale where the structure has one variance for all visits."""
    scale, fit = _scales(data, common_scale=common_scale)
    orthonormal, triangle, centre, residual = fit
    table = np.zeros((data.people, len(data.visits), len(centre) + 1))
    table[data.person, data.visit] = np.column_stack([orthonormal, residual])
    seen = np.zeros(table.shape[:2], dtype=bool)
    seen[data.person, data.visit] = True
    patterns, people, products = _group(table, seen)
    outer = (patterns[:, :, None] & patterns[:, None, :]).astype(float)
    padding = np.eye(len(data.visits)) * (1.0 - outer)
    return Moments(outer, padding, people, products, scale, triangle, centre, len(data.response))


def _group(table: Array, seen: np.ndarray) -> tuple[np.ndarray, Array, Array]:
    """Sums outer products over the people with the same pattern; the full pattern is always there, if empty.

    It is there so that the covariance of all visits, and not only of those seen together, must be one.
    """
    visits, width = table.shape[1:]
    codes = seen @ (1 << np.arange(visits, dtype=object)) if visits > 62 else seen @ (1 << np.arange(visits))
    order = np.argsort(codes, kind="stable")
    _, first = np.unique(codes[order], return_index=True)
    groups = np.split(order, first[1:])
    if not seen[groups[-1][0]].all():
        groups.append(order[:0])
    patterns = np.array([seen[group[0]] if len(group) else np.ones(visits, dtype=bool) for group in groups])
    flat = table.reshape(len(table), -1)
    sums = np.stack([flat[group].T @ flat[group] for group in groups])
    blocks = sums.reshape(-1, visits, width, visits, width).transpose(0, 1, 3, 2, 4)
    people = np.array([float(len(group)) for group in groups])
    return patterns, people, np.ascontiguousarray(blocks).reshape(-1, width * width)


def _scales(data: Observations, *, common_scale: bool) -> tuple[Array, _Fit]:
    """The root mean square residual of each visit, renewed until a fit in these units finds about 1."""
    scale = np.ones(len(data.visits))
    fit, spread = _in_units(data, scale, common_scale=common_scale)
    for _ in range(_ROUNDS):
        if np.all((spread > 0.5) & (spread < 2)):
            break
        scale = scale * spread
        fit, spread = _in_units(data, scale, common_scale=common_scale)
    return scale, fit


def _in_units(data: Observations, scale: Array, *, common_scale: bool) -> tuple[_Fit, Array]:
    """The least-squares fit of everything over its visit's scale, and the spread found at each visit."""
    weight = scale[data.visit]
    fit = _least_squares(data.design / weight[:, None], data.response / weight)
    squares, counts = np.bincount(data.visit, fit[3] ** 2), np.bincount(data.visit)
    if common_scale:
        squares, counts = np.full(len(scale), squares.sum()), np.full(len(scale), counts.sum())
    spread = np.sqrt(squares / counts)
    _refuse_no_spread(data, scale * spread)
    return fit, spread


def _least_squares(design: Array, response: Array) -> _Fit:
    """Orthonormal design, triangle, coefficients and residuals."""
    orthonormal, triangle = np.linalg.qr(design)
    along = orthonormal.T @ response
    residual = response - orthonormal @ along
    residual -= orthonormal @ (orthonormal.T @ residual)
    return orthonormal, triangle, np.linalg.solve(triangle, along), residual


def _refuse_no_spread(data: Observations, scale: Array) -> None:
    """A visit at which the design explains every response exactly has no variance to estimate."""
    largest = np.zeros(len(scale))
    np.maximum.at(largest, data.visit, np.abs(data.response))
    faults = [
        Fault("response", str(label), "At this visit the design explains every response exactly.",
              "Leave the visit out, or take columns out of the design.")
        for label, spread, size in zip(data.visits, scale, largest, strict=True)
        if spread <= 1e-13 * size or spread == 0
    ]  # fmt: skip
    if faults:
        raise FaultyInput(faults)
