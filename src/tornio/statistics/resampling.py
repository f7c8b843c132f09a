"""Two groups whose values are mostly zero: what chance does, found by shuffling and by drawing again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from tornio.statistics.samples import read_all, values
from tornio.statistics.summary import Interval, check_confidence
from tornio.vocabulary.fault import Fault, refuse

REPEATS = 9_999
Values: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Resampled:
    """The difference of two means, a − b: `p` from shuffling the groups, the interval from drawing again."""

    method: str
    n: int
    p: float
    estimate: float
    interval: Interval


def permutation_test(
    a: Iterable[float], b: Iterable[float], *, seed: int, repeats: int = REPEATS, confidence: float = 0.95
) -> Resampled:
    """Two-sided permutation test of the difference of means, with a percentile bootstrap interval.

    p = (1 + shuffles at least as far from 0) / (1 + repeats), which is never 0 (Phipson and Smyth 2010); the
    interval is the percentile one (Efron 1979), which is too narrow in small groups. The same seed gives the
    same answer. Raises ValueError for groups of fewer than two values, for values that are not finite, and for
    fewer than one repeat.

    >>> permutation_test([0, 0, 0, 9], [0, 0, 0, 0, 0, 1], seed=1).estimate
    2.0833333333333335
    """
    check_confidence(confidence)
    given = {"a": values(a), "b": values(b)}
    read_all(given)
    if repeats < 1:
        refuse([Fault("repeats", str(repeats), "A shuffle is needed at least once.", f"Give {REPEATS}.")])
    # What all values share moves no difference; taken away, it cannot swallow any either.
    shared = given["a"][0]
    first, second = np.asarray(given["a"], float) - shared, np.asarray(given["b"], float) - shared
    estimate = float(first.mean() - second.mean())
    random = np.random.default_rng(seed)
    shuffled = _shuffled(first, second, random, repeats)
    again = _drawn_again(first, random, repeats) - _drawn_again(second, random, repeats)
    tail = (1 - confidence) / 2
    low, high = np.quantile(again, (tail, 1 - tail))
    rounding = 1e-9 * max(float(np.abs(first).max()), float(np.abs(second).max()))
    extreme = int((np.abs(shuffled) >= abs(estimate) - rounding).sum())
    return Resampled(
        method=f"permutation test of the difference of means, {repeats:,} shuffles; bootstrap interval",
        n=len(first) + len(second),
        p=(1 + extreme) / (1 + repeats),
        estimate=estimate,
        interval=Interval(float(low), float(high)),
    )


def _shuffled(a: Values, b: Values, random: np.random.Generator, repeats: int) -> Values:
    """The differences of means after putting everybody into a group at random.

    Only how often each distinct value falls into the first group matters, and of those there are few.
    """
    everybody = np.concatenate([a, b])
    distinct, counts = np.unique(everybody, return_counts=True)
    sums = random.multivariate_hypergeometric(counts, len(a), size=repeats) @ distinct
    return np.asarray(sums / len(a) - (everybody.sum() - sums) / len(b))


def _drawn_again(group: Values, random: np.random.Generator, repeats: int) -> Values:
    """The means of groups drawn from the group, with replacement."""
    distinct, counts = np.unique(group, return_counts=True)
    return np.asarray(random.multinomial(len(group), counts / len(group), size=repeats) @ distinct / len(group))
