"""The (restricted) likelihood of a mixed model for repeated measures, with exact first and second derivatives.

−2 log L = Σ log|Vᵢ| + log|X'V⁻¹X| + r'V⁻¹r (the middle term only where restricted), constants and units apart.
Derivatives: Lindstrom & Bates, JASA 83 (1988) 1014; Wolfinger, Tobias & Sall, SIAM J Sci Comput 15 (1994) 1294.
All sums over people are taken by pattern of missing visits, from the cross-products in Moments.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Slope:
    """Derivatives of −2 log L by the covariance parameters: exact gradient and Hessian, expected Hessian."""

    gradient: Array
    hessian: Array
    expected: Array


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


def slope(data: Moments, at: Level, parts: Parts, *, restricted: bool) -> Slope:
    """The derivatives at `at`, whose covariance `parts` describes."""
    count, size = parts.first.shape[:2]
    flat = parts.first.reshape(count, -1)
    inverses = at.inverses
    spread, fitted = _second_moments(data, at)
    scatter = inverses @ (spread + fitted if restricted else spread) @ inverses
    known = data.people[:, None, None] * inverses
    towards = (known - scatter).sum(axis=0)
    whitened = sandwiches(data, at, inverses @ parts.first[:, None] @ inverses)
    own, cross = _products(whitened, at.root[-1, -1] ** 2)
    hessian = flat @ _double(inverses, 2 * scatter - known) @ flat.T - cross
    expected = flat @ _double(inverses, known) @ flat.T
    if restricted:
        hessian -= own
        expected += own - 2 * flat @ _double(inverses, inverses @ fitted @ inverses) @ flat.T
    if parts.second is not None:
        hessian += parts.second.reshape(count, count, size * size) @ towards.ravel()
    return Slope(flat @ towards.ravel(), (hessian + hessian.T) / 2, (expected + expected.T) / 2)


def _second_moments(data: Moments, at: Level) -> tuple[Array, Array]:
    """By pattern: the residuals' outer products, and X(X'V⁻¹X)⁻¹X', summed over its people: (g, t, t) each."""
    width = data.columns + 1
    back = at.back
    residual = back[-1] * at.root[-1, -1]
    weights = np.zeros((width * width, 2))
    weights[:, 0] = np.outer(residual, residual).ravel()
    weights[:, 1] = (back[:-1].T @ back[:-1]).ravel()
    spread, fitted = (data.products @ weights).T.reshape(2, *data.outer.shape)
    return spread, fitted


def sandwiches(data: Moments, at: Level, within: Array) -> Array:
    """Σ [X y]' B [X y], whitened by the root: (k, q, q), for each set of blocks by pattern, (k, g, t, t)."""
    width = data.columns + 1
    raw = (within.reshape(len(within), -1) @ data.products).reshape(-1, width, width)
    whitened: Array = at.back @ raw @ at.back.T
    return whitened


def _products(whitened: Array, residual_sum: float) -> tuple[Array, Array]:
    """tr(ΦPᵢΦPⱼ), and 2 r'V⁻¹VᵢV⁻¹XΦX'V⁻¹VⱼV⁻¹r, for all i and j."""
    own = whitened[:, :-1, :-1].reshape(len(whitened), -1)
    cross = whitened[:, -1, :-1]
    return own @ own.T, 2 * residual_sum * cross @ cross.T


def _double(left: Array, right: Array) -> Array:
    """K with Σ over patterns of tr(D L E R) = vec(D)' K vec(E), for symmetric D and E."""
    patterns, size = left.shape[:2]
    paired = left.reshape(patterns, -1).T @ right.reshape(patterns, -1)
    turned = paired.reshape(size, size, size, size).transpose(0, 3, 1, 2)
    return turned.reshape(size * size, size * size)
