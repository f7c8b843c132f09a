"""How the visits of one person hang together: covariance structures and their exact derivatives.

Two shapes hold all of them. Linear: the covariance is a weighted sum of fixed matrices. Product: every entry
is a product of powers of the parameters (variances to the half or to the whole, correlations to whole powers).
The parameters are those that SAS PROC MIXED prints, so that second derivatives, and with them the
Kenward–Roger term that depends on the parametrisation, mean the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array, Places
from tornio.vocabulary.fault import Fault, FaultyInput


@dataclass(frozen=True)
class Parts:
    """A covariance (t, t), its first derivatives (k, t, t), and its second (k, k, t, t) if any."""

    covariance: Array
    first: Array
    second: Array | None


class Structure(Protocol):
    """What the optimiser needs to know of a covariance structure."""

    @property
    def free_variances(self) -> bool:
        """Whether every visit has its own variance."""

    def start(self, correlation: float) -> Array:
        """Parameters of unit variances with roughly this correlation between neighbours."""

    def parts(self, theta: Array) -> Parts | None:
        """The covariance and its derivatives; None where the parameters are out of bounds."""


@dataclass(frozen=True)
class Linear:
    """A weighted sum of symmetric matrices, `basis` (k, t, t), whose visits lie `lags` (k,) apart."""

    basis: Array
    lags: Places
    free_variances: bool

    def start(self, correlation: float) -> Array:
        """Unit variances, and the correlation to the power of the distance."""
        start: Array = np.power(correlation, self.lags.astype(float))
        return start

    def parts(self, theta: Array) -> Parts | None:
        """Always within bounds: whether it is a covariance is for the likelihood to find."""
        size = self.basis.shape[1]
        return Parts((theta @ self.basis.reshape(len(theta), -1)).reshape(size, size), self.basis, None)


@dataclass(frozen=True)
class Product:
    """Entries that are products of powers, `powers` (k, t, t), of variances and then correlations."""

    powers: Array
    variances: int

    @property
    def free_variances(self) -> bool:
        """True where there are as many variances as visits."""
        return self.variances > 1

    def start(self, correlation: float) -> Array:
        """Unit variances and one correlation, falling with the distance where each distance has its own."""
        nearest = np.array([_nearest(power) for power in self.powers[self.variances :]])
        return np.concatenate([np.ones(self.variances), correlation**nearest])

    def parts(self, theta: Array) -> Parts | None:
        """Out of bounds: a variance that is not positive, a correlation of one or beyond."""
        variances, correlations = theta[: self.variances], theta[self.variances :]
        if np.any(variances <= 0) or np.any(np.abs(correlations) >= 1):
            return None
        base, powers = theta[:, None, None], self.powers
        factors = np.power(base, powers)
        once = powers * np.power(base, np.where(powers == 0, 0, powers - 1))
        curved = powers * (powers - 1)
        twice = curved * np.power(base, np.where(curved == 0, 0, powers - 2))
        return Parts(factors.prod(axis=0), *_differentiate(factors, once, twice))


def _nearest(power: Array) -> int:
    """The distance at which a correlation first appears: 1 for neighbours."""
    rows, columns = np.nonzero(power)
    return int(np.abs(rows - columns).min())


def _differentiate(factors: Array, once: Array, twice: Array) -> tuple[Array, Array]:
    """The product rule: first and second derivatives of the product over the first axis."""
    count, size = factors.shape[:2]
    diagonal = np.arange(count)
    single = np.broadcast_to(factors, (count, *factors.shape)).copy()
    single[diagonal, diagonal] = once
    double = np.broadcast_to(single, (count, count, count, size, size)).copy()
    double[diagonal, :, diagonal] = once[:, None]
    double[diagonal, diagonal, diagonal] = twice
    return single.prod(axis=1), double.prod(axis=2)


def _distances(visits: int) -> Places:
    index = np.arange(visits)
    distances: Places = np.abs(index[:, None] - index)
    return distances


def unstructured(visits: int) -> Linear:
    """Every variance and covariance on its own: t(t+1)/2 parameters."""
    rows, columns = np.tril_indices(visits)
    basis = np.zeros((len(rows), visits, visits))
    numbers = np.arange(len(rows))
    basis[numbers, rows, columns] = basis[numbers, columns, rows] = 1.0
    return Linear(basis, rows - columns, free_variances=True)


def compound_symmetry(visits: int) -> Linear:
    """One variance and one covariance; the covariance may be negative, other than with a random intercept."""
    basis = np.stack([np.eye(visits), 1 - np.eye(visits)])
    return Linear(basis, np.array([0, 1]), free_variances=False)


def toeplitz(visits: int) -> Linear:
    """One variance, and one covariance for each distance between visits."""
    lags = np.arange(visits)
    basis = (_distances(visits) == lags[:, None, None]).astype(float)
    return Linear(basis, lags, free_variances=False)


def _correlated(visits: int, correlations: Array, *, heterogeneous: bool) -> Product:
    """Variances, one or one a visit, before the powers of the correlations."""
    own = np.eye(visits)
    halves = (own[:, :, None] + own[:, None, :]) / 2
    variances = halves if heterogeneous else np.ones((1, visits, visits))
    return Product(np.concatenate([variances, correlations]), len(variances))


def heterogeneous_compound_symmetry(visits: int) -> Product:
    """A variance for each visit, one correlation."""
    return _correlated(visits, (1 - np.eye(visits))[None], heterogeneous=True)


def autoregressive(visits: int) -> Product:
    """One variance; the correlation falls as a power of the distance."""
    return _correlated(visits, _distances(visits)[None].astype(float), heterogeneous=False)


def heterogeneous_autoregressive(visits: int) -> Product:
    """A variance for each visit; the correlation falls as a power of the distance."""
    return _correlated(visits, _distances(visits)[None].astype(float), heterogeneous=True)


def heterogeneous_toeplitz(visits: int) -> Product:
    """A variance for each visit, one correlation for each distance."""
    lags = np.arange(1, visits)[:, None, None]
    return _correlated(visits, (_distances(visits) == lags).astype(float), heterogeneous=True)


def _between(visits: int) -> Array:
    """Which neighbouring steps lie between two visits: (t - 1, t, t)."""
    index = np.arange(visits)
    low, high = np.minimum(index[:, None], index), np.maximum(index[:, None], index)
    step = np.arange(visits - 1)[:, None, None]
    return ((low <= step) & (step < high)).astype(float)


def ante_dependence(visits: int) -> Product:
    """A variance for each visit, one correlation for each step; further visits multiply the steps between."""
    return _correlated(visits, _between(visits), heterogeneous=True)


def homogeneous_ante_dependence(visits: int) -> Product:
    """One variance, one correlation for each step between neighbouring visits."""
    return _correlated(visits, _between(visits), heterogeneous=False)


#: The structures by name, from the one that assumes least.
STRUCTURES: dict[str, Callable[[int], Structure]] = {
    "unstructured": unstructured,
    "heterogeneous toeplitz": heterogeneous_toeplitz,
    "ante-dependence": ante_dependence,
    "heterogeneous ar1": heterogeneous_autoregressive,
    "heterogeneous compound symmetry": heterogeneous_compound_symmetry,
    "toeplitz": toeplitz,
    "homogeneous ante-dependence": homogeneous_ante_dependence,
    "ar1": autoregressive,
    "compound symmetry": compound_symmetry,
}

#: What R's mmrm and SAS call them.
_ALIASES = {
    "us": "unstructured", "un": "unstructured",
    "toeph": "heterogeneous toeplitz",
    "adh": "ante-dependence", "ante1": "ante-dependence", "heterogeneousantedependence": "ante-dependence",
    "ar1h": "heterogeneous ar1", "arh1": "heterogeneous ar1", "csh": "heterogeneous compound symmetry",
    "toep": "toeplitz", "ad": "homogeneous ante-dependence", "autoregressive": "ar1", "cs": "compound symmetry",
}  # fmt: skip


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())


_NAMES = {_plain(name): name for name in STRUCTURES} | _ALIASES


def structure_name(name: str) -> str:
    """The structure's full name for any spelling of it, or for its code in R's mmrm or SAS.

    Raises FaultyInput for a name that is none.
    """
    plain = _plain(str(name))
    if plain in _NAMES:
        return _NAMES[plain]
    rest = _NAMES.get(plain.replace("heterogeneous", ""), "")
    if f"heterogeneous {rest}" in STRUCTURES:
        return f"heterogeneous {rest}"
    cure = f"Use one of: {', '.join(STRUCTURES)}."
    raise FaultyInput([Fault("structure", str(name), "No covariance structure has this name.", cure)])
