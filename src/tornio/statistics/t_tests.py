"""Student’s t: two groups (equal or unequal variances), pairs, and one group against a fixed value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tornio.statistics.distributions import t_interval, t_two_sided
from tornio.statistics.pairs import read_pairs
from tornio.statistics.samples import Group, Sample, check_spread, read, read_all
from tornio.statistics.summary import Interval, is_usable
from tornio.vocabulary.fault import Fault, FaultyInput

Variances = Literal["equal", "unequal"]


@dataclass(frozen=True)
class TTest:
    """A difference of means (`estimate`) with its interval, t, degrees of freedom and two-sided p.

    `n` counts all values of both groups; in a paired test, the pairs.
    """

    method: str
    n: int
    statistic: float
    df: float
    p: float
    estimate: float
    interval: Interval


@dataclass(frozen=True)
class Mean:
    """A mean (`estimate`) with its interval, and the standard deviation of the values."""

    method: str
    n: int
    df: int
    estimate: float
    interval: Interval
    sd: float


class _Difference(NamedTuple):
    size: float
    standard_error: float
    df: float

    def test(self, method: str, n: int, confidence: float) -> TTest:
        """Two-sided, against no difference."""
        t = self.size / self.standard_error
        return TTest(method, n, t, self.df, t_two_sided(t, self.df), self.size, t_interval(*self, confidence))


def t_test(a: Group, b: Group, variances: Variances = "unequal", *, confidence: float = 0.95) -> TTest:
    """Independent groups: mean of `a` − mean of `b`, from raw samples, summaries, or one of each.

    "unequal" is Welch's test with the Welch–Satterthwaite df (Welch 1947); "equal" is Student's with a pooled
    variance and df n₁ + n₂ − 2. Raises ValueError for fewer than two values in a group, for values that are not
    finite numbers, and where neither group has any spread.

    >>> from tornio.statistics import Summary
    >>> result = t_test(Summary(32, 0.44, 2.8), Summary(67, 2.24, 23.86))  # bed days, Kinane et al. 2022
    >>> f"t({result.df:.1f}) = {result.statistic:.2f}, p = {result.p:.2f}"
    't(69.7) = -0.61, p = 0.54'
    """
    if variances not in ("equal", "unequal"):
        rule = "Variances are taken as equal or as unequal."
        raise FaultyInput([Fault("variances", str(variances), rule, 'Give "equal" or "unequal".')])
    first, second = read_all({"a": a, "b": b})
    check_spread(first, second)
    if variances == "equal":
        method = "Student’s t test; independent groups, variances taken as equal"
        standard_error, df = _pooled(first, second)
    else:
        method = "Welch’s t test; independent groups, variances may differ"
        standard_error, df = _separate(first, second)
    difference = _Difference(first.above(second.mean) - second.remainder, standard_error, df)
    return difference.test(method, first.n + second.n, confidence)


def paired_t_test(
    a: Group, b: Group, *, sd_of_differences: float | None = None, confidence: float = 0.95
) -> TTest:
    """The same people twice: mean of a − b, against the spread of the differences (Student 1908), df n − 1.

    From two raw samples in the same order of people, or from two summaries with `sd_of_differences`. Raises
    ValueError where the pairs do not match or their differences do not vary.

    >>> from tornio.statistics import Summary
    >>> before, after = Summary(42, 21.26, 6.65), Summary(42, 12.31, 7.26)  # HoNOS, Kinane et al. 2022
    >>> result = paired_t_test(before, after, sd_of_differences=7.339)
    >>> f"t({result.df}) = {result.statistic:.3f}, change {result.estimate:.2f}"
    't(41) = 7.903, change 8.95'
    """
    return _paired(read_pairs(a, b, sd_of_differences).differences, confidence)


def paired_t_test_from_differences(differences: Group, *, confidence: float = 0.95) -> TTest:
    """The paired test where only the differences are known: raw, or as Summary(pairs, mean, sd).

    >>> from tornio.statistics import Summary
    >>> round(paired_t_test_from_differences(Summary(42, -8.95, 7.339)).statistic, 3)
    -7.903
    """
    return _paired(read(differences, "differences"), confidence)


def one_sample_t_test(group: Group, against: float, *, confidence: float = 0.95) -> TTest:
    """One group’s mean `against` a fixed value, such as a benchmark; df n − 1.

    `estimate` is the mean − `against`. A benchmark’s own sampling error is not known to the test. Raises
    ValueError as `t_test` does.

    >>> from tornio.statistics import Summary
    >>> result = one_sample_t_test(Summary(37, 9.19, 0.97), 6.51)  # CMHS against its Trust, Kinane et al. 2022
    >>> f"t({result.df}) = {result.statistic:.1f}"
    't(36) = 16.8'
    """
    sample = read(group, "group")
    if not is_usable(against):
        raise FaultyInput([Fault("against", str(against), "A benchmark is a number.", "Give its value.")])
    method = f"one-sample t test against {against:g}, taken as known without error"
    return _single(method, sample, against=against, confidence=confidence)


def mean(group: Group, *, confidence: float = 0.95) -> Mean:
    """A group’s mean with its t interval, from raw values or a summary. Raises ValueError as `t_test` does.

    >>> from tornio.statistics import Summary
    >>> [round(limit, 2) for limit in mean(Summary(37, 9.19, 0.97)).interval]
    [8.87, 9.51]
    """
    sample = read(group, "group")
    check_spread(sample)
    df, standard_error = sample.n - 1, sample.sd / math.sqrt(sample.n)
    interval = t_interval(sample.mean, standard_error, df, confidence)
    return Mean("mean with t interval", sample.n, df, sample.mean, interval, sample.sd)


def _paired(differences: Sample, confidence: float) -> TTest:
    method = "paired t test; each person compared with themselves"
    return _single(method, differences, against=0, confidence=confidence)


def _single(method: str, sample: Sample, *, against: float, confidence: float) -> TTest:
    check_spread(sample)
    difference = _Difference(sample.above(against), sample.sd / math.sqrt(sample.n), sample.n - 1)
    return difference.test(method, sample.n, confidence)


def _pooled(a: Sample, b: Sample) -> tuple[float, float]:
    df = a.n + b.n - 2
    return math.sqrt((a.squares + b.squares) / df * (1 / a.n + 1 / b.n)), df


def _separate(a: Sample, b: Sample) -> tuple[float, float]:
    of_a, of_b = a.variance / a.n, b.variance / b.n
    share = of_a / (of_a + of_b)  # Satterthwaite’s ratio, in shares so that tiny variances cannot underflow
    return math.sqrt(of_a + of_b), 1 / (share**2 / (a.n - 1) + (1 - share) ** 2 / (b.n - 1))
