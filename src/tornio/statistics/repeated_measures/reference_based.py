"""Reference-based imputation: what if those who left a group went on like another group?

Carpenter, Roger & Kenward, J Biopharm Stat 23 (2013) 1352. The conditional mean is imputed once, and the
standard error comes from the jackknife, which repeats model, imputation and analysis without each person in
turn (Wolbers et al., Pharm Stat 21 (2022) 1246): no random draws, and the variance of repeated sampling.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array, Flags, Places
from tornio.statistics.repeated_measures.comparisons import contrast
from tornio.statistics.repeated_measures.fit import mmrm
from tornio.statistics.repeated_measures.waves import WavesFit
from tornio.statistics.summary import Interval, check_confidence
from tornio.vocabulary.fault import Fault, refuse

STRATEGIES = (
    "missing at random",
    "jump to reference",
    "copy reference",
    "copy increments in reference",
    "last mean carried forward",
)


@dataclass(frozen=True)
class ReferenceBased:
    """The difference of a group and its reference at a wave, those who left being imputed by `strategy`.

    `left` counts those of `group` who had left by then. t is a z: inference is normal, from the jackknife.
    """

    strategy: str
    wave: object
    group: str
    reference: str
    left: int
    estimate: float
    standard_error: float
    statistic: float
    p: float
    interval: Interval


def reference_based(
    fit: WavesFit, wave: object, *, group: str, reference: str, strategy: str, confidence: float = 0.95
) -> ReferenceBased:
    """The difference `group` − `reference` at `wave` if leavers of every group had gone on as `strategy` says.

    After their last wave seen, those who left follow: their own group's means (missing at random); the
    reference's (jump to reference); the reference's from the start (copy reference); their own mean at the last
    wave plus the reference's later increments (copy increments in reference); or that mean unchanged (last mean
    carried forward); always given what they had answered. The completed wave is analysed by analysis of
    covariance with the fit's covariates. It takes as many fits as there are people.

    Raises ValueError for an unknown wave, group or strategy, and CannotEstimate where a model without one of
    the people has no optimum.

    >>> from tornio.statistics import fit_waves, reference_based
    >>> score = [5, 8, 9, 6, 9, None, 4, 8, 8, 7, 9, 12, 5, 7, 6, 6, 5, 7, 4, 6, None, 6, 7, 6]
    >>> person = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8]
    >>> group = ["pod"] * 12 + ["usual"] * 12
    >>> fit = fit_waves(score, person, [0, 3, 6] * 8, group=group, ladder=["compound symmetry"])
    >>> found = reference_based(fit, 6, group="pod", reference="usual", strategy="jump to reference")
    >>> f"{found.estimate:.2f} ({found.interval.low:.2f} to {found.interval.high:.2f})"
    '2.70 (-0.10 to 5.49)'
    """
    check_confidence(confidence)
    refuse(_faults(fit, wave, group, reference, strategy))
    place, groups = fit.waves.index(wave), fit.groups
    study = _Study(
        fit.table.responses,
        fit.design,
        _as_group(fit, reference),
        _analysis(fit, groups.index(reference)),
        place,
    )
    column = [name for name in groups if name != reference].index(group)
    estimate = study.estimates(fit.model.coefficients, fit.model.residual_covariance, strategy)[column]
    without = np.array(
        [study.without(person, fit.structure, strategy)[column] for person in range(study.people)]
    )
    variance = float((study.people - 1) * np.mean((without - without.mean()) ** 2))
    left = int(np.sum(study.gone[:, place] & (fit.table.group == groups.index(group))))
    found = contrast(float(estimate), variance, math.inf, confidence)
    return ReferenceBased(
        strategy, wave, group, reference, left,
        found.estimate, found.standard_error, found.statistic, found.p, found.interval,
    )  # fmt: skip


@dataclass(frozen=True)
class _Study:
    """Responses (people, waves), everyone's design as they are and as the reference, and the final analysis."""

    responses: Array
    design: Array
    as_reference: Array
    analysis: Array
    place: int

    @property
    def people(self) -> int:
        return len(self.responses)

    @property
    def last(self) -> Places:
        """The last wave at which each person was seen."""
        seen = ~np.isnan(self.responses)
        places: Places = seen.shape[1] - 1 - np.argmax(seen[:, ::-1], axis=1)
        return places

    @property
    def gone(self) -> Flags:
        """Which waves come after that: (people, waves)."""
        return np.arange(self.responses.shape[1]) > self.last[:, None]

    def without(self, person: int, structure: str, strategy: str) -> Array:
        """The estimates of everyone but one."""
        kept = np.arange(self.people) != person
        rest = _Study(
            self.responses[kept], self.design[kept], self.as_reference[kept], self.analysis[kept], self.place
        )
        who, when = np.nonzero(~np.isnan(rest.responses))
        y, x = rest.responses[who, when], rest.design[who, when]
        model = mmrm(y, x, who, when, structure=structure, method="asymptotic")
        return rest.estimates(model.coefficients, model.residual_covariance, strategy)

    def estimates(self, coefficients: Array, covariance: Array, strategy: str) -> Array:
        """Every other group minus the reference at the wave in question, after imputing."""
        own, reference = self.design @ coefficients, self.as_reference @ coefficients
        means = self._means(own, reference, strategy)
        completed = _impute(self.responses, means, covariance)[:, self.place]
        found: Array = np.linalg.lstsq(self.analysis, completed)[0]
        return found

    def _means(self, own: Array, reference: Array, strategy: str) -> Array:
        """From which means each person's missing waves are imputed: (people, waves)."""
        at_last = self.last[:, None]
        own_last = np.take_along_axis(own, at_last, axis=1)
        gone, left = self.gone, self.gone.any(axis=1, keepdims=True)
        if strategy == "jump to reference":
            return np.where(gone, reference, own)
        if strategy == "copy reference":
            return np.where(left, reference, own)
        if strategy == "copy increments in reference":
            return np.where(gone, own_last + reference - np.take_along_axis(reference, at_last, axis=1), own)
        return np.where(gone, own_last, own) if strategy == "last mean carried forward" else own


def _impute(responses: Array, means: Array, covariance: Array) -> Array:
    """Fills gaps with their conditional means given what was answered, pattern by pattern."""
    completed = responses.copy()
    patterns, member = np.unique(~np.isnan(responses), axis=0, return_inverse=True)
    for number, seen in enumerate(patterns):
        people = np.flatnonzero(member.ravel() == number)
        slope = np.linalg.solve(covariance[np.ix_(seen, seen)], covariance[np.ix_(seen, ~seen)])
        known = responses[np.ix_(people, seen)] - means[np.ix_(people, seen)]
        completed[np.ix_(people, ~seen)] = means[np.ix_(people, ~seen)] + known @ slope
    return completed


def _as_group(fit: WavesFit, name: str) -> Array:
    """Everyone's design as if they were in one group."""
    waves, groups = len(fit.waves), len(fit.groups)
    design = fit.design.copy()
    design[:, :, : groups * waves] = 0.0
    first = fit.groups.index(name) * waves
    design[:, np.arange(waves), first + np.arange(waves)] = 1.0
    return design


def _analysis(fit: WavesFit, reference: int) -> Array:
    """A column for each other group, then the mean and the covariates."""
    others = [number for number in range(len(fit.groups)) if number != reference]
    member = (fit.table.group[:, None] == np.array(others)).astype(float)
    return np.column_stack([member, np.ones(len(member)), fit.table.covariates])


def _faults(fit: WavesFit, wave: object, group: str, reference: str, strategy: str) -> list[Fault]:
    faults = [*fit.unknown(wave, group), *fit.unknown(wave, reference)[wave not in fit.waves :]]
    if group == reference:
        faults.append(Fault("reference", reference, "A group is no reference for itself.", "Name another."))
    if strategy not in STRATEGIES:
        faults.append(
            Fault("strategy", strategy, "There is no such strategy.", f"Use: {', '.join(STRATEGIES)}.")
        )
    return faults
