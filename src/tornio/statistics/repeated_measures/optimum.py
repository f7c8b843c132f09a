"""The lowest point of −2 log L: Fisher scoring from afar, Newton with the exact Hessian near by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.likelihood import Level, Slope, level
from tornio.statistics.repeated_measures.moments import Moments
from tornio.statistics.repeated_measures.structures import Parts, Structure

#: Squared length of the next Newton step in standard errors of the parameters, below which we are there.
_THERE = 1e-16
#: Where rounding keeps the steps from growing shorter, this is short enough.
_CLOSE = 1e-9
#: From this squared length on Newton's steps are taken; they converge quadratically.
_NEAR = 1.0
#: Below this the value of −2 log L is all rounding and no guide any more.
_ROUNDING = 1e-10
#: A surface that curves less than this share of what is to be expected is flat.
_FLAT = 1e-6
#: A parameter of which less than this share is not told by the others is not told at all.
_UNKNOWN = 1e-15
_LONGEST = 100
_HALVINGS = 40


@dataclass(frozen=True)
class Place:
    """Parameters, the covariance there, the height and the slope."""

    theta: Array
    parts: Parts
    level: Level
    slope: Slope


@dataclass(frozen=True)
class Optimum:
    """Where the search ended: whether no further step was to be made, whether that is a peak, and how soon."""

    place: Place
    settled: bool
    peak: bool
    iterations: int

    @property
    def converged(self) -> bool:
        """Whether this is the (local) optimum."""
        return self.settled and self.peak


def lowest(data: Moments, structure: Structure, *, restricted: bool) -> Optimum | None:
    """Searches from independent visits, and where that fails from correlated ones; None where no start fits."""
    found: list[Optimum] = []
    for correlation in (0.0, 0.5, 0.9):
        start = _stand(data, structure, structure.start(correlation), restricted=restricted)
        if start is None:
            continue
        found.append(_descend(data, structure, start, restricted=restricted))
        if found[-1].converged:
            return found[-1]
    return min(found, key=lambda end: end.place.level.value, default=None)


def _stand(data: Moments, structure: Structure, theta: Array, *, restricted: bool) -> Place | None:
    parts = structure.parts(theta)
    height = level(data, parts.covariance, restricted=restricted) if parts else None
    if parts is None or height is None:
        return None
    return Place(theta, parts, height, Slope(data, height, parts, restricted))


def _descend(data: Moments, structure: Structure, start: Place, *, restricted: bool) -> Optimum:
    here, last = start, np.inf
    for iteration in range(_LONGEST):
        step, length = _step(here.slope, near=last < _NEAR)
        if length < _THERE or (length < _CLOSE and length >= last):
            return Optimum(here, settled=True, peak=_is_peak(here.slope), iterations=iteration)
        there = _walk(data, structure, here, step, length, restricted=restricted)
        if there is None:
            return Optimum(here, settled=False, peak=_is_peak(here.slope), iterations=iteration)
        here, last = there, length
    return Optimum(here, settled=False, peak=_is_peak(here.slope), iterations=_LONGEST)


def _step(at: Slope, *, near: bool) -> tuple[Array, float]:
    """Newton's step where the end is near and the Hessian positive definite, otherwise Fisher's."""
    newton = _solve(at.hessian, at.gradient) if near else None
    if newton is None:
        fisher = _solve(at.expected, at.gradient) or _solve_what_can_be(at.expected, at.gradient)
        newton = _solve(at.hessian, at.gradient) if fisher[1] < _NEAR and not near else None
        newton = newton or fisher
    step, length = newton
    return -step, length


def _solve(matrix: Array, vector: Array) -> tuple[Array, float] | None:
    """matrix⁻¹ vector and its squared length in that metric; None where the matrix is not positive definite."""
    try:
        root = np.linalg.cholesky(matrix)
    except np.linalg.LinAlgError:
        return None
    back = np.linalg.inv(root)
    along = back @ vector
    return back.T @ along, float(along @ along)


def _solve_what_can_be(matrix: Array, vector: Array) -> tuple[Array, float]:
    """Takes no step along directions of which the expected Hessian knows nothing."""
    step = np.linalg.lstsq(matrix, vector)[0]
    return step, float(vector @ step)


def _is_peak(at: Slope) -> bool:
    """Whether the surface curves upward on all sides, measured against the curvature to be expected there."""
    spread = np.sqrt(np.abs(np.diag(at.expected)))
    if not np.all(spread > 0):
        return False
    try:
        root = np.linalg.cholesky(at.expected / np.outer(spread, spread))
    except np.linalg.LinAlgError:
        return False
    back = np.linalg.inv(root) / spread
    curvature = np.linalg.eigvalsh(back @ at.hessian @ back.T)
    return bool(np.diag(root).min() ** 2 > _UNKNOWN and curvature[0] > _FLAT)


def _walk(
    data: Moments, structure: Structure, here: Place, step: Array, length: float, *, restricted: bool
) -> Place | None:
    """Along the step, halved until it leads to a covariance and downhill; None where it never does."""
    share = 1.0
    slack = _ROUNDING * (1 + abs(here.level.value))
    for _ in range(_HALVINGS):
        theta = here.theta + share * step
        parts = structure.parts(theta)
        height = level(data, parts.covariance, restricted=restricted) if parts else None
        if parts and height and height.value <= here.level.value - 1e-4 * share * length + slack:
            return Place(theta, parts, height, Slope(data, height, parts, restricted))
        share /= 2
    return None
