"""Counts of people out of people: shares, their differences, and changes of yes and no within people."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from scipy import special

from tornio.statistics.distributions import normal_quantile
from tornio.statistics.summary import Interval, check_confidence, is_count
from tornio.vocabulary.fault import Fault, FaultyInput

IntervalMethod = Literal["wilson", "clopper-pearson"]


@dataclass(frozen=True)
class Proportion:
    """A share (`estimate`, from 0 to 1) of `count` among `n`, with its interval."""

    method: str
    n: int
    count: int
    estimate: float
    interval: Interval


@dataclass(frozen=True)
class ProportionDifference:
    """The share in a − the share in b (`estimate`, from −1 to 1), with its interval; n counts both groups."""

    method: str
    n: int
    estimate: float
    interval: Interval


@dataclass(frozen=True)
class McNemar:
    """Who gained against who lost among the `n` who changed: `estimate` is the share who gained.

    `p` is the chance of so uneven a split, were both ways as likely.
    """

    method: str
    n: int
    p: float
    estimate: float
    interval: Interval


def proportion(
    count: int, of: int, *, method: IntervalMethod = "wilson", confidence: float = 0.95
) -> Proportion:
    """A share with its interval: Wilson’s score (Wilson 1927), or the exact one (Clopper & Pearson 1934).

    Raises ValueError unless `count` and `of` are whole numbers with 0 ≤ count ≤ of and of ≥ 1.

    >>> recruited = proportion(50, 113)  # Kinane et al. 2022
    >>> f"{recruited.estimate:.1%} ({recruited.interval.low:.1%} to {recruited.interval.high:.1%})"
    '44.2% (35.4% to 53.4%)'
    """
    _check_counts(count, of)
    check_confidence(confidence)
    if method not in ("wilson", "clopper-pearson"):
        rule = "A proportion has Wilson’s interval or the exact one."
        raise FaultyInput([Fault("method", str(method), rule, 'Give "wilson" or "clopper-pearson".')])
    wilson = method == "wilson"
    interval = (_wilson if wilson else _clopper_pearson)(count, of, confidence)
    name = "Wilson’s score interval" if wilson else "Clopper and Pearson’s exact interval"
    return Proportion(f"share of a count, {name}", int(of), int(count), count / of, interval)


def proportion_difference(
    count_a: int, of_a: int, count_b: int, of_b: int, *, confidence: float = 0.95
) -> ProportionDifference:
    """The difference of two independent shares, a − b, with Newcombe’s interval (Newcombe 1998, method 10).

    Raises ValueError as `proportion` does.

    >>> change = proportion_difference(56, 70, 48, 80)  # Newcombe 1998, table II (a)
    >>> f"{change.estimate:.4f} [{change.interval.low:.4f}, {change.interval.high:.4f}]"
    '0.2000 [0.0524, 0.3339]'
    """
    a, b = proportion(count_a, of_a, confidence=confidence), proportion(count_b, of_b, confidence=confidence)
    estimate = a.estimate - b.estimate
    below = math.hypot(a.estimate - a.interval.low, b.interval.high - b.estimate)
    above = math.hypot(a.interval.high - a.estimate, b.estimate - b.interval.low)
    method = "difference of independent shares, Newcombe’s interval"
    return ProportionDifference(method, a.n + b.n, estimate, Interval(estimate - below, estimate + above))


def mcnemar(gained: int, lost: int, *, confidence: float = 0.95) -> McNemar:
    """McNemar’s test, exact: people who changed from no to yes against those who changed from yes to no.

    Only who changed tells anything (McNemar 1947); p is twice the smaller binomial tail, at most 1. Raises
    ValueError where nobody changed, and for counts that are not whole numbers from 0.

    >>> round(mcnemar(gained=7, lost=0).p, 4)
    0.0156
    """
    share = proportion(gained, gained + lost, method="clopper-pearson", confidence=confidence)
    p = min(1.0, 2 * float(special.bdtr(min(gained, lost), share.n, 0.5)))
    method = "McNemar’s exact test; share who gained among those who changed, exact interval"
    return McNemar(method, share.n, p, share.estimate, share.interval)


def _check_counts(count: int, of: int) -> None:
    if not is_count(of, lowest=1):
        rule = "A proportion is out of a whole number from 1."
        raise FaultyInput([Fault("of", str(of), rule, "Leave the share out where nobody was counted.")])
    if not is_count(count) or count > of:
        rule = f"A count is a whole number from 0 to {of}."
        raise FaultyInput([Fault("count", str(count), rule, "Check what was counted, and among whom.")])


def _wilson(count: int, of: int, confidence: float) -> Interval:
    z = normal_quantile((1 + confidence) / 2)
    centre, spread = count + z * z / 2, z * math.sqrt(count * (of - count) / of + z * z / 4)
    low, high = (centre - spread) / (of + z * z), (centre + spread) / (of + z * z)
    return Interval(0.0 if count == 0 else low, 1.0 if count == of else high)


def _clopper_pearson(count: int, of: int, confidence: float) -> Interval:
    tail = (1 - confidence) / 2
    low = float(special.betaincinv(count, of - count + 1, tail)) if count else 0.0
    high = float(special.betainccinv(count + 1, of - count, tail)) if count < of else 1.0
    return Interval(low, high)
