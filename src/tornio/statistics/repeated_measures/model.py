"""A fitted mixed model for repeated measures, and the questions that one can put to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from tornio.statistics.distributions import chi2_upper, f_upper
from tornio.statistics.repeated_measures import comparisons
from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.comparisons import Comparison, Contrast, MarginalMeans
from tornio.statistics.repeated_measures.inference import Inference, Method
from tornio.statistics.summary import check_confidence
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: Rows by name; a plain sequence of rows is named "1", "2", …
Rows = Mapping[str, npt.ArrayLike] | Sequence[npt.ArrayLike] | Array


@dataclass(frozen=True)
class JointTest:
    """Whether several contrasts are all 0: F = `scale` × Wald / rows, on `df` (numerator, denominator)."""

    statistic: float
    df: tuple[int, float]
    p: float
    scale: float


@dataclass(frozen=True, eq=False)
class MixedModel:
    """A mixed model for repeated measures, as fitted by `mmrm`.

    `coefficients` (p,) in the order of the design's columns. `covariance_of_coefficients` (p, p) is adjusted as
    `method` says; `unadjusted_covariance` takes the covariance of the responses as known. `residual_covariance`
    (t, t) is that of one person's responses at `visits`. `minus2_restricted_loglik` and `minus2_loglik` are
    both taken at the estimate, with all constants; `restricted` says which of them it minimises. Where
    `converged` is False the search stopped short: believe nothing.
    """

    coefficients: Array
    covariance_of_coefficients: Array
    unadjusted_covariance: Array
    residual_covariance: Array
    visits: tuple[object, ...]
    structure: str
    method: Method
    restricted: bool
    minus2_restricted_loglik: float
    minus2_loglik: float
    covariance_parameters: int
    observations: int
    subjects: int
    converged: bool
    iterations: int
    inference: Inference = field(repr=False)

    @property
    def aic(self) -> float:
        """Akaike's criterion, counting covariance parameters only where restricted (as SAS and R's mmrm do)."""
        return self._criterion + 2 * self._counted

    @property
    def bic(self) -> float:
        """Schwarz's criterion with the number of people."""
        return self._criterion + math.log(self.subjects) * self._counted

    @property
    def _criterion(self) -> float:
        return self.minus2_restricted_loglik if self.restricted else self.minus2_loglik

    @property
    def _counted(self) -> int:
        return self.covariance_parameters + (0 if self.restricted else len(self.coefficients))

    def contrast(self, row: npt.ArrayLike, *, confidence: float = 0.95, null: float = 0.0) -> Contrast:
        """The combination Σ rowⱼ × coefficientⱼ, tested against `null`.

        Raises ValueError where the row has not one finite number for each coefficient, or is all zeros.
        """
        check_confidence(confidence)
        weights = self._checked({"row": row})["row"]
        return self._contrast(weights, confidence, null)

    def joint_test(self, rows: Rows) -> JointTest:
        """Tests that every row's combination is 0, with F scaled as `method` says.

        Kenward–Roger scales F and finds its denominator df; Satterthwaite's df are Fai and Cornelius's;
        `asymptotic` takes χ² over its df. Raises ValueError where a row follows from the others, and where
        too few people leave Kenward and Roger's F without a distribution.
        """
        table = np.stack(list(self._checked(_named(rows)).values()))
        count = len(table)
        lengths = np.linalg.norm(table @ self.inference.half, axis=1)
        independent = np.linalg.matrix_rank(table @ self.inference.half / lengths[:, None], tol=1e-8)
        if independent < count:
            rule = f"Only {independent} of the {count} rows are independent of the others."
            raise FaultyInput(
                [Fault("rows", f"{count} rows", rule, "Leave out those that follow from others.")]
            )
        scale, df = self.inference.joint_df(table)
        estimates = table @ self.coefficients
        wald = float(estimates @ np.linalg.solve(table @ self.covariance_of_coefficients @ table.T, estimates))
        f = scale * wald / count
        p = chi2_upper(wald, count) if math.isinf(df) else f_upper(f, count, df)
        return JointTest(f, (count, df), p, scale)

    def compare(self, rows: Rows, *, confidence: float = 0.95) -> tuple[Comparison, ...]:
        """A family of contrasts, each with its own p and interval and with those that hold for all at once."""
        check_confidence(confidence)
        return self._family(self._checked(_named(rows)), confidence)

    def marginal_means(self, rows: Rows, *, confidence: float = 0.95) -> MarginalMeans:
        """The means that `rows` describe, and all their pairwise differences, adjusted by Tukey and by Holm.

        Each row gives the design's columns for the people whose mean is wanted.
        """
        check_confidence(confidence)
        table = self._checked(_named(rows))
        pairs = self._checked(comparisons.pair_rows(table))
        means = self._family(table, confidence)
        return MarginalMeans(means, self._family(pairs, confidence, means=len(table)) if pairs else ())

    def _family(self, rows: dict[str, Array], confidence: float, *, means: int = 0) -> tuple[Comparison, ...]:
        table = np.stack(list(rows.values()))
        contrasts = tuple(self._contrast(row, confidence) for row in table)
        covariance = table @ self.covariance_of_coefficients @ table.T
        return comparisons.family(tuple(rows), contrasts, covariance, confidence, means=means)

    def _contrast(self, row: Array, confidence: float, null: float = 0.0) -> Contrast:
        variance = float(row @ self.covariance_of_coefficients @ row)
        return comparisons.contrast(
            float(row @ self.coefficients), variance, self.inference.row_df(row), confidence, null
        )

    def _checked(self, rows: Mapping[str, npt.ArrayLike]) -> dict[str, Array]:
        """The rows as arrays; raises FaultyInput for every one that is no contrast of this model."""
        table = {name: np.asarray(row, dtype=float) for name, row in rows.items()}
        count = len(self.coefficients)
        rule = f"A row has one finite number for each of the {count} coefficients, and not only zeros."
        refuse(
            Fault(name, str(row.tolist()), rule, "Write the weight of each column of the design, 0 where none.")
            for name, row in table.items()
            if row.shape != (count,) or not np.isfinite(row).all() or not row.any()
        )
        return table


def _named(rows: Rows) -> Mapping[str, npt.ArrayLike]:
    named = (
        rows if isinstance(rows, Mapping) else {str(number): row for number, row in enumerate(rows, start=1)}
    )
    if not named:
        raise FaultyInput([Fault("rows", "", "There is no row.", "Give at least one.")])
    return named
