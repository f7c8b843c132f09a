"""Who changed by more than the measure’s own error, and who came back within the range of the well.

Jacobson & Truax 1991, J Consult Clin Psychol 59:12. The reliability, or the smallest change that counts, is an
input: it belongs to the measure and its source, not to the sample at hand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from tornio.statistics.distributions import normal_quantile
from tornio.statistics.pairs import check_partners
from tornio.statistics.proportions import Proportion, proportion
from tornio.statistics.samples import check_spread, read, read_all, values
from tornio.statistics.summary import check_confidence, is_usable
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

Better = Literal["higher", "lower"]
Category = Literal["improved", "no reliable change", "deteriorated"]


@dataclass(frozen=True)
class ReliableChange:
    """Everyone’s category, and the share of each with its interval; `n` counts people with both scores.

    A person improved or deteriorated when the score moved that way by at least `threshold` points. `changes`
    are after − before; `indices` are those over `standard_error`, that of a difference between two scores (both
    None where only the threshold was stated). Those `recovered` improved and crossed the cut-off, if any.
    """

    method: str
    n: int
    better: Better
    threshold: float
    standard_error: float | None
    changes: tuple[float, ...]
    indices: tuple[float, ...] | None
    categories: tuple[Category, ...]
    improved: Proportion
    no_reliable_change: Proportion
    deteriorated: Proportion
    cut_off: float | None
    recovered: Proportion | None


def reliable_change(
    before: Iterable[float],
    after: Iterable[float],
    *,
    better: Better,
    reliability: float | None = None,
    sd: float | None = None,
    threshold: float | None = None,
    cut_off: float | None = None,
    confidence: float = 0.95,
) -> ReliableChange:
    """Sorts people by whether they changed reliably, from raw scores in the same order of people.

    State either the measure’s `reliability` (then the standard error of a difference is sd·√(2(1 − r)), with
    the `sd` stated or that of `before`, and a change of 1.96 of it is reliable), or the `threshold`, the
    smallest reliable change in points. `better` says which way is improvement; `cut_off` adds who crossed it,
    from the clinical side or the line itself to beyond. Raises ValueError for pairs that do not match, values
    that are not finite numbers, and inputs that contradict each other.

    >>> one = reliable_change([32.5], [47.5], better="higher", reliability=0.80, sd=7.5, cut_off=45)
    >>> one.categories, round(one.indices[0], 2), one.recovered.count  # the authors’ own example
    (('improved',), 3.16, 1)
    """
    check_confidence(confidence)
    first, second = values(before), values(after)
    check_partners(len(first), len(second))
    read_all({"before": first, "after": second}, fewest=1)
    refuse(_faults(better, reliability, sd, threshold, cut_off))
    if threshold is not None:
        least, error = threshold, None
        method = f"reliable change: {threshold:g} points or more, as stated"
    elif reliability is not None:
        error = _spread(first, sd) * math.sqrt(2 * (1 - reliability))
        least = normal_quantile((1 + confidence) / 2) * error
        method = (
            f"reliable change (Jacobson & Truax 1991): reliability {reliability:g}, {least:.3g} points or more"
        )
    else:
        rule, cure = "What counts as reliable is stated.", "Give the measure’s reliability, or a threshold."
        raise FaultyInput([Fault("reliability, threshold", "", rule, cure)])
    return _count(_Rule(better, least, cut_off), first, second, method, error, confidence)


@dataclass(frozen=True)
class _Rule:
    better: Better
    threshold: float
    cut_off: float | None

    def category(self, before: float, after: float) -> Category:
        gain = self._up(after) - self._up(before)
        if abs(gain) < self.threshold * (1 - 1e-12):  # 0.3 − 0.2 falls short of 0.1 by rounding alone
            return "no reliable change"
        return "improved" if gain > 0 else "deteriorated"

    def recovered(self, before: float, after: float) -> bool:
        if self.cut_off is None or self.category(before, after) != "improved":
            return False
        return self._up(before) <= self._up(self.cut_off) < self._up(after)

    def _up(self, score: float) -> float:
        return score if self.better == "higher" else -score


def _count(
    rule: _Rule, before: list[float], after: list[float], method: str, error: float | None, confidence: float
) -> ReliableChange:
    n = len(before)
    pairs = list(zip(before, after, strict=True))
    categories = tuple(rule.category(*pair) for pair in pairs)
    changes = tuple(y - x for x, y in pairs)
    improved, unchanged, deteriorated = (
        proportion(categories.count(category), n, confidence=confidence) for category in get_args(Category)
    )
    crossed = proportion(sum(rule.recovered(*pair) for pair in pairs), n, confidence=confidence)
    return ReliableChange(
        method=method,
        n=n,
        better=rule.better,
        threshold=rule.threshold,
        standard_error=error,
        changes=changes,
        indices=None if error is None else tuple(change / error for change in changes),
        categories=categories,
        improved=improved,
        no_reliable_change=unchanged,
        deteriorated=deteriorated,
        cut_off=rule.cut_off,
        recovered=None if rule.cut_off is None else crossed,
    )


def _spread(before: list[float], sd: float | None) -> float:
    if sd is not None:
        return sd
    sample = read(before, "before")
    check_spread(sample)
    return sample.sd


def _faults(
    better: str, reliability: float | None, sd: float | None, threshold: float | None, cut_off: float | None
) -> Iterator[Fault]:
    if better not in get_args(Better):
        yield Fault("better", str(better), "A measure has a better end.", 'Give "higher" or "lower".')
    if threshold is not None and (reliability is not None or sd is not None):
        rule = "A stated threshold needs no reliability and no sd."
        yield Fault("threshold", str(threshold), rule, "Give the threshold, or the reliability, not both.")
    if reliability is not None and not 0 <= reliability < 1:
        rule = "A reliability lies from 0 to below 1."
        yield Fault("reliability", str(reliability), rule, "Give the one that the measure’s source prints.")
    for name, value in (("sd", sd), ("threshold", threshold)):
        if value is not None and not (is_usable(value) and value > 0):
            yield Fault(name, str(value), f"The {name} is a number above 0.", "Give it in points of the score.")
    if cut_off is not None and not is_usable(cut_off):
        yield Fault("cut_off", str(cut_off), "A cut-off is a finite number.", "Give it in points of the score.")
