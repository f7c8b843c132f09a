"""Contrasts, alone and as families: each with its own p, and with what stays true of all of them at once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tornio.statistics.distributions import t_interval, t_two_sided
from tornio.statistics.multiplicity import holm
from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.repeated_measures.simultaneous import LargestT
from tornio.statistics.studentised_range import quantile as range_quantile
from tornio.statistics.studentised_range import upper_tail as range_tail
from tornio.statistics.summary import Interval

#: From this many degrees of freedom on, Student's distribution is the normal to every printed digit.
_MANY = 1e7


@dataclass(frozen=True)
class Contrast:
    """A combination of coefficients: `estimate` with its standard error, t on `df`, two-sided p and interval.

    `df` is infinite where the method takes the covariance as known; t is then a z.
    """

    estimate: float
    standard_error: float
    df: float
    statistic: float
    p: float
    interval: Interval


@dataclass(frozen=True)
class Comparison(Contrast):
    """One contrast of a family, by name.

    `p` and `interval` are its own. `p_holm` is adjusted by Holm's steps; `p_simultaneous` and
    `simultaneous_interval` hold for the whole family at once (largest |t|, the contrasts' correlation known).
    `p_tukey` and `tukey_interval` (Tukey–Kramer) are there where the family is all pairs of some means.
    """

    name: str
    p_holm: float
    p_simultaneous: float
    simultaneous_interval: Interval
    p_tukey: float | None = None
    tukey_interval: Interval | None = None


@dataclass(frozen=True)
class MarginalMeans:
    """Means that the model expects, and all their pairwise differences (later − earlier in the order given)."""

    means: tuple[Comparison, ...]
    pairs: tuple[Comparison, ...]


def contrast(estimate: float, variance: float, df: float, confidence: float, null: float = 0.0) -> Contrast:
    """A contrast from its estimate, variance and degrees of freedom, tested against `null`."""
    error = math.sqrt(variance)
    t = (estimate - null) / error
    interval = t_interval(estimate, error, df, confidence)
    return Contrast(estimate, error, df, t, t_two_sided(t, df), interval)


def family(
    names: tuple[str, ...],
    contrasts: tuple[Contrast, ...],
    covariance: Array,
    confidence: float,
    *,
    means: int = 0,
) -> tuple[Comparison, ...]:
    """Adjusts contrasts with covariance (m, m) for one another; all pairs of `means` means get Tukey's too."""
    largest = LargestT(covariance)
    steps = holm([one.p for one in contrasts])
    return tuple(
        _compare(name, one, step, largest, confidence, means)
        for name, one, step in zip(names, contrasts, steps, strict=True)
    )


def _compare(
    name: str, one: Contrast, p_holm: float, largest: LargestT, confidence: float, means: int
) -> Comparison:
    reach = largest.quantile(1 - confidence, one.df)
    tail = min(1.0, max(one.p, largest.upper_tail(abs(one.statistic), one.df)))
    p_tukey, tukey = _tukey(one, confidence, means) if means > 1 else (None, None)
    return Comparison(
        estimate=one.estimate,
        standard_error=one.standard_error,
        df=one.df,
        statistic=one.statistic,
        p=one.p,
        interval=one.interval,
        name=name,
        p_holm=p_holm,
        p_simultaneous=tail,
        simultaneous_interval=_around(one, reach),
        p_tukey=p_tukey,
        tukey_interval=tukey,
    )


def _tukey(one: Contrast, confidence: float, means: int) -> tuple[float, Interval]:
    df = min(one.df, _MANY)
    reach = range_quantile(1 - confidence, means, df) / math.sqrt(2)
    return range_tail(abs(one.statistic) * math.sqrt(2), means, df), _around(one, reach)


def _around(one: Contrast, reach: float) -> Interval:
    return Interval(one.estimate - reach * one.standard_error, one.estimate + reach * one.standard_error)


def pair_rows(rows: Mapping[str, Array]) -> dict[str, Array]:
    """Each later mean minus each earlier one, named "later − earlier"."""
    named = list(rows.items())
    return {
        f"{later} − {earlier}": np.asarray(row - base)
        for number, (earlier, base) in enumerate(named)
        for later, row in named[number + 1 :]
    }
