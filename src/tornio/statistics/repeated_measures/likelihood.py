"""The (restricted) likelihood of a mixed model for repeated measures, with exact first and second derivatives.

−2 log L = Σ log|Vᵢ| + log|X'V⁻¹X| + r'V⁻¹r (the middle term only where restricted), constants and units apart.
Derivatives: Lindstrom & Bates, JASA 83 (1988) 1014; Wolfinger, Tobias & Sall, SIAM J Sci Comput 15 (1994) 1294.
All sums over people are taken by pattern of missing visits, from the cross-products in Moments.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.moments import Moments
from tornio.statistics.repeated_measures.structures import Parts


@dataclass(frozen=True)
class Level:
    """The height of the surface at one covariance, and what the derivatives need of the way there.

    `log_determinant` is Σ log|Vᵢ|. `inverses` (g, t, t) are zero where a pattern has not seen a visit. `root`
    is the Cholesky factor of [X y]'V⁻¹[X y]: its last row holds the whitened coefficients and the root of the
    residual sum. `back` is its inverse.
    """

    value: float
    log_determinant: float
    inverses: Array
    root: Array
    back: Array


def level(data: Moments, covariance: Array, *, restricted: bool) -> Level | None:
    """−2 log L without constants, in working units; None where `covariance` is not positive definite."""
    blocks = covariance * data.outer + data.padding
    width = data.columns + 1
    try:
        factors = np.linalg.cholesky(blocks)
        inverses = np.linalg.inv(blocks) * data.outer
        root = np.linalg.cholesky((inverses.ravel() @ data.products).reshape(width, width))
    except np.linalg.LinAlgError:
        return None
    log_determinant = 2 * float(data.people @ np.log(np.diagonal(factors, axis1=1, axis2=2)).sum(axis=1))
    value = log_determinant + float(root[-1, -1] ** 2)
    if restricted:
        value += 2 * float(np.log(np.diag(root)[:-1]).sum())
    return Level(value, log_determinant, inverses, root, np.linalg.inv(root)) if np.isfinite(value) else None


@dataclass(frozen=True, eq=False)
class Slope:
    """Derivatives of −2 log L by the covariance parameters at `at`, each worked out when first asked for."""

    data: Moments
    at: Level
    parts: Parts
    restricted: bool

    @cached_property
    def gradient(self) -> Array:
        """The first derivatives (k,)."""
        return self._directions @ self._towards.ravel()

    @cached_property
    def hessian(self) -> Array:
        """The exact second derivatives (k, k)."""
        own, cross = self._through_coefficients
        hessian = self._twice(2 * self._scatter - self._known) - cross
        if self.restricted:
            hessian = hessian - own
        if self.parts.second is not None:
            hessian = hessian + self.parts.second.reshape(*hessian.shape, -1) @ self._towards.ravel()
        symmetric: Array = (hessian + hessian.T) / 2
        return symmetric

    @cached_property
    def expected(self) -> Array:
        """The second derivatives to be expected (k, k): never negative."""
        expected = self._twice(self._known)
        if self.restricted:
            fitted = self.at.inverses @ self._second_moments[1] @ self.at.inverses
            expected = expected + self._through_coefficients[0] - 2 * self._twice(fitted)
        symmetric: Array = (expected + expected.T) / 2
        return symmetric

    @property
    def _directions(self) -> Array:
        return self.parts.first.reshape(len(self.parts.first), -1)

    @cached_property
    def _known(self) -> Array:
        """V⁻¹ times the people of a pattern."""
        known: Array = self.data.people[:, None, None] * self.at.inverses
        return known

    @cached_property
    def _scatter(self) -> Array:
        """V⁻¹ U V⁻¹ with U what is to be compared with V times the people of a pattern."""
        spread, fitted = self._second_moments
        scatter: Array = self.at.inverses @ (spread + fitted if self.restricted else spread) @ self.at.inverses
        return scatter

    @cached_property
    def _towards(self) -> Array:
        """The derivative by every entry of the covariance (t, t)."""
        towards: Array = (self._known - self._scatter).sum(axis=0)
        return towards

    @cached_property
    def _second_moments(self) -> tuple[Array, Array]:
        """By pattern: the residuals' outer products, and X(X'V⁻¹X)⁻¹X', summed over people: (g, t, t) each."""
        width, back = self.data.columns + 1, self.at.back
        residual = back[-1] * self.at.root[-1, -1]
        weights = np.empty((width * width, 2))
        weights[:, 0] = (residual[:, None] * residual).ravel()
        weights[:, 1] = (back[:-1].T @ back[:-1]).ravel()
        spread, fitted = (self.data.products @ weights).T.reshape(2, *self.data.outer.shape)
        return spread, fitted

    @cached_property
    def _through_coefficients(self) -> tuple[Array, Array]:
        """tr(ΦPᵢΦPⱼ), and 2 r'V⁻¹VᵢV⁻¹XΦX'V⁻¹VⱼV⁻¹r, for all i and j."""
        whitened = sandwiches(
            self.data, self.at, self.at.inverses @ self.parts.first[:, None] @ self.at.inverses
        )
        own = whitened[:, :-1, :-1].reshape(len(whitened), -1)
        cross = whitened[:, -1, :-1]
        return own @ own.T, 2 * self.at.root[-1, -1] ** 2 * cross @ cross.T

    def _twice(self, right: Array) -> Array:
        """Σ over patterns of tr(Vᵢ V⁻¹ Vⱼ R) for all i and j."""
        left, first = self.at.inverses, self.parts.first
        patterns, size = left.shape[:2]
        if len(first) < size:
            around = (left @ first[:, None] @ right).sum(axis=1)
            few: Array = self._directions @ around.reshape(len(first), -1).T
            return few
        paired = left.reshape(patterns, -1).T @ right.reshape(patterns, -1)
        turned = paired.reshape(size, size, size, size).transpose(0, 3, 1, 2).reshape(size * size, -1)
        many: Array = self._directions @ turned @ self._directions.T
        return many


def sandwiches(data: Moments, at: Level, within: Array) -> Array:
    """Σ [X y]' B [X y], whitened by the root: (k, q, q), for each set of blocks by pattern, (k, g, t, t)."""
    width = data.columns + 1
    raw = (within.reshape(len(within), -1) @ data.products).reshape(-1, width, width)
    whitened: Array = at.back @ raw @ at.back.T
    return whitened
