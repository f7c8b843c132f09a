"""What may leave the team: an evaluation under a named disclosure policy.

Counts are protected together with what they add up to, so that none can be found by subtraction. What was
computed from few people is left out, and what was computed from many is rounded so that it does not give away
how many. No single person's line or value leaves. Numbers are findings wherever they show, so that replacing
the findings replaces them in every sentence, table and figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tornio.disclosure import Policy, Protected
from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding, Interval
from tornio.evaluation.linked_counts import COUNTED, LinkedCounts
from tornio.evaluation.sections import BarFigure, ChangeFigure, DistributionFigure, Sentence

#: Degrees of freedom and differences of percentages say exactly what rounding hides.
TELLING = ("df", "df between", "df within", "Welch df", "percentage points")


def release(evaluation: Evaluation, policy: Policy) -> Evaluation:
    """The evaluation as the policy lets it be seen; only marked with its name where it protects nothing."""
    if not policy.protects:
        return replace(evaluation, policy=policy.name)
    counts = LinkedCounts(evaluation.sections).protected(policy)
    seen = {finding.id: _seen(finding, policy, counts) for finding in evaluation.findings}
    return replace(evaluation, policy=policy.name, sections=_replaced(evaluation.sections, seen, policy))


def _seen(finding: Finding, policy: Policy, counts: Mapping[str, Protected]) -> Finding:
    """The finding as it may be seen."""
    n = policy.count(finding.n or 0)
    if finding.quantity in COUNTED:
        return _shown(finding, counts[finding.id], n, policy)
    if finding.quantity in TELLING:
        return _hidden(finding, policy)
    if finding.quantity == "percent":
        return _shown(finding, policy.share(counts[_count_of(finding)], n), n, policy, decimals=0)
    if any(policy.is_small(count) for count in finding.counts):
        return _hidden(finding, policy)
    return _number(finding, n, policy)


def _count_of(percent: Finding) -> str:
    """The id of the count that a percentage is of: both are written down together."""
    return percent.id.removesuffix("percent") + "count"


def _number(finding: Finding, n: Protected, policy: Policy) -> Finding:
    """A mean, a test or the like: to as many decimals as do not give away n; of a p, two digits."""
    if finding.value is None or finding.n is None:
        return finding
    if finding.quantity == "p" or finding.quantity.endswith(" p"):
        return _shown(finding, Protected(float(f"{finding.value:.2g}"), ""), n, policy, decimals=None)
    rounded = policy.mean(finding.value, finding.n)
    decimals = len(rounded.shown.partition(".")[2])
    ends = finding.interval
    if ends is not None:
        ends = Interval(round(ends.low, decimals), round(ends.high, decimals), ends.level)
    return _shown(finding, rounded, n, policy, decimals=decimals, interval=ends)


def _shown(
    finding: Finding, value: Protected, n: Protected, policy: Policy, *, decimals: int | None = None,
    interval: Interval | None = None,
) -> Finding:  # fmt: skip
    """The finding with what may be seen of it; hidden where either its value or its n is."""
    if value.hidden or value.value is None or n.value is None:
        return _hidden(finding, policy)
    return replace(
        finding,
        value=float(value.value),
        n=int(n.value),
        interval=interval,
        df=(),
        counts=(),
        decimals=decimals,
    )


def _hidden(finding: Finding, policy: Policy) -> Finding:
    why = f"Suppressed under the policy {policy.name}."
    return replace(finding, value=None, n=None, interval=None, df=(), counts=(), suppressed=why)


def _replaced(part: Any, seen: Mapping[str, Finding], policy: Policy) -> Any:
    """The same part of a report with every finding as it may be seen, and without lines of single people."""
    if isinstance(part, Finding):
        return seen[part.id]
    if isinstance(part, tuple):
        replaced = (_replaced(inner, seen, policy) for inner in part)
        return tuple(inner for inner in replaced if not _is_left_out(inner, policy))
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changes = {field.name: _replaced(getattr(part, field.name), seen, policy) for field in fields(part)}
    if isinstance(part, ChangeFigure) and not policy.single_people:
        changes["people"] = ()
    if isinstance(part, BarFigure):
        changes["whole"] = float(policy.count(round(part.whole)).value or 1)
    return replace(part, **changes)


def _is_left_out(part: Any, policy: Policy) -> bool:
    """A sentence with a gap in it says nothing; its place in a table says that something is left out.

    A drawing of every single value is left out as a whole.
    """
    if isinstance(part, DistributionFigure):
        return not policy.single_people
    return isinstance(part, Sentence) and any(finding.suppressed for finding in part.findings)
