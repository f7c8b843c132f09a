"""Standard errors, degrees of freedom and scales that know that the covariance was itself estimated.

Kenward & Roger, Biometrics 53 (1997) 983; Satterthwaite's df for several rows: Fai & Cornelius, J Stat Comput
Simul 54 (1996) 363. The covariance of the covariance parameters is twice the inverse of the observed Hessian,
as in SAS PROC MIXED and R's mmrm. Everything is kept whitened: with half·half' the model-based covariance of
the coefficients, a row l becomes half'l, and then neither the units nor the parametrisation matter.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.likelihood import Level, sandwiches
from tornio.statistics.repeated_measures.moments import Moments
from tornio.statistics.repeated_measures.optimum import Place
from tornio.vocabulary.fault import Fault, FaultyInput

Method = Literal["kenward-roger", "kenward-roger-full", "satterthwaite", "asymptotic"]

_CODES = {"kenwardrogerlinear": "kenward-roger", "kr": "kenward-roger", "krlinear": "kenward-roger"}


def method_name(name: str) -> Method:
    """The method's full name for any spelling of it; raises FaultyInput for a name that is none."""
    plain = "".join(letter for letter in str(name).lower() if letter.isalpha())
    plain = _CODES.get(plain, plain).replace("-", "")
    for method in get_args(Method):
        if method.replace("-", "") == plain:
            return method  # type: ignore[no-any-return]
    cure = f"Use one of: {', '.join(get_args(Method))}."
    raise FaultyInput([Fault("method", str(name), "No method of inference has this name.", cure)])


@dataclass(frozen=True, eq=False)
class Inference:
    """What the method needs to know, whitened by `half` (p, p).

    `inflation` (p, p) is what is added to the identity to adjust the covariance; `slopes` (k, p, p) how the
    covariance moves with each parameter; `uncertainty` (k, k) the covariance of the parameters.
    """

    method: Method
    half: Array
    inflation: Array
    slopes: Array
    uncertainty: Array

    @property
    def unadjusted(self) -> Array:
        """The covariance of the coefficients as if the covariance of the responses were known."""
        covariance: Array = self.half @ self.half.T
        return covariance

    @property
    def adjusted(self) -> Array:
        """The covariance of the coefficients as the method has it."""
        covariance: Array = self.half @ (np.eye(len(self.half)) + self.inflation) @ self.half.T
        return covariance

    def row_df(self, row: Array) -> float:
        """Degrees of freedom of one contrast: 2 E² / Var of its variance; infinite for `asymptotic`."""
        if self.method == "asymptotic":
            return math.inf
        along = self.half.T @ row
        slope = along @ self.slopes @ along
        spread = float(slope @ self.uncertainty @ slope)
        return 2 * float(along @ along) ** 2 / spread if spread > 0 else math.inf

    def joint_df(self, rows: Array) -> tuple[float, float]:
        """The scale of F and its denominator df for rows (l, p) that are linearly independent."""
        if self.method == "asymptotic":
            return 1.0, math.inf
        if self.method == "satterthwaite":
            return 1.0, self._fai_cornelius(rows)
        return self._kenward_roger(rows)

    def _fai_cornelius(self, rows: Array) -> float:
        """Splits F into independent t², one for each principal axis of the rows' covariance."""
        _, axes = np.linalg.eigh(rows @ self.unadjusted @ rows.T)
        each = [self.row_df(axis @ rows) for axis in axes.T]
        if len(each) == 1:
            return each[0]
        expected = sum(df / (df - 2) if df < math.inf else 1.0 for df in each if df > 2)
        return 2 * expected / (expected - len(each)) if expected > len(each) else 2.0

    def _kenward_roger(self, rows: Array) -> tuple[float, float]:
        """Matches F's first two moments (Kenward & Roger 1997, section 4; with its corrections for one row)."""
        along, _ = np.linalg.qr(self.half.T @ rows.T)
        slopes = along.T @ self.slopes @ along
        traces = np.trace(slopes, axis1=1, axis2=2)
        flat = slopes.reshape(len(slopes), -1)
        first = float(traces @ self.uncertainty @ traces)
        second = float(np.sum(self.uncertainty * (flat @ flat.T)))
        return kenward_roger_scale(len(rows), first, second)


def kenward_roger_scale(rows: int, first: float, second: float) -> tuple[float, float]:
    """The scale and the denominator df from Kenward and Roger's A₁ and A₂ for a number of rows.

    Raises FaultyInput where no F distribution has these moments: very few people, of whom many are missing.
    """
    if second <= 0:
        return 1.0, math.inf
    if rows == 1:  # what the formulas below come to, without their division of nought by nought at df = 2
        return 1.0, 2 / second
    ell = rows
    b = (first + 6 * second) / (2 * ell)
    g = ((ell + 1) * first - (ell + 4) * second) / ((ell + 2) * second)
    below = 3 * ell + 2 * (1 - g)
    c1, c2, c3 = g / below, (ell - g) / below, (ell + 2 - g) / below
    inverse_mean, divisor = 1 - second / ell, (1 - c2 * b) ** 2 * (1 - c3 * b)
    if inverse_mean > 0 and divisor != 0:
        ratio = (1 + c1 * b) / divisor * inverse_mean**2  # times ℓ, so that 1 is a χ²
        df = 4 + (ell + 2) / (ratio - 1) if ratio != 1 else math.inf
        if df > 2:
            return inverse_mean / (1 - 2 / df), df
    rule = "So few people do not determine how the F of several rows is distributed (Kenward and Roger)."
    raise FaultyInput([Fault("rows", f"{rows} rows", rule, "Test the rows one by one.")])


def infer(data: Moments, at: Place, method: Method) -> Inference:
    """What the method needs, from the place of the optimum."""
    columns = data.columns
    half = np.linalg.inv(at.level.root[:columns, :columns].T @ data.triangle)
    none = np.zeros((columns, columns))
    if method == "asymptotic":
        return Inference(method, half, none, np.zeros((0, columns, columns)), np.zeros((0, 0)))
    uncertainty = 2 * np.linalg.inv(at.slope.hessian)
    slopes = sandwiches(data, at.level, _around(at.level, at.parts.first))[:, :columns, :columns]
    if method == "satterthwaite":
        return Inference(method, half, none, slopes, uncertainty)
    middle = _second_order(at, uncertainty, full=method == "kenward-roger-full")
    core = sandwiches(data, at.level, middle[None])[0, :columns, :columns]
    moved = np.tensordot(uncertainty, slopes, 1)
    inflation = 2 * (core - np.einsum("kij,kjl->il", moved, slopes))
    return Inference(method, half, (inflation + inflation.T) / 2, slopes, uncertainty)


def _around(at: Level, middles: Array) -> Array:
    """V⁻¹ M V⁻¹ by pattern for each middle (k, t, t): (k, g, t, t)."""
    within: Array = at.inverses @ middles[:, None] @ at.inverses
    return within


def _second_order(at: Place, uncertainty: Array, *, full: bool) -> Array:
    """Σ Wᵢⱼ V⁻¹(Vᵢ V⁻¹ Vⱼ − ¼ Vᵢⱼ)V⁻¹ by pattern (g, t, t); the linear form has no second derivatives."""
    inverses, first = at.level.inverses, at.parts.first
    middle = _mixed(np.tensordot(uncertainty, first, 1), inverses, first)
    if full and at.parts.second is not None:
        middle = middle - np.tensordot(uncertainty, at.parts.second, 2) / 4
    around: Array = inverses @ middle @ inverses
    return around


def _mixed(mixed: Array, inverses: Array, first: Array) -> Array:
    """Σ over parameters of Mⱼ V⁻¹ Vⱼ by pattern (g, t, t), whichever way is shorter."""
    count, size = first.shape[:2]
    if count < size:
        few: Array = (mixed[:, None] @ inverses @ first[:, None]).sum(axis=0)
        return few
    paired = mixed.reshape(count, -1).T @ first.reshape(count, -1)
    kernel = paired.reshape((size,) * 4).transpose(1, 2, 0, 3).reshape(size * size, -1)
    many: Array = (inverses.reshape(len(inverses), -1) @ kernel).reshape(inverses.shape)
    return many
