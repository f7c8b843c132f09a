"""Which single misprint would make a figure hold: each figure moved by itself until it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from tornio.evaluation.check.ranges import PrintedSummary

Statistic = Callable[[list[PrintedSummary]], float]


def single_misprints(
    groups: Mapping[str, PrintedSummary], statistic: Statistic, wanted: float
) -> tuple[str, ...]:
    """Sentences such as "the mean at baseline were 16.45 instead of 16.84", nearest first in each figure.

    Each mean and each sd is moved up and down by itself, up to half of its own size or the largest sd, to
    where the statistic reaches the wanted value; figures with which it never does are left out.
    """
    found = []
    for name, group in groups.items():
        for part in ("mean", "sd"):
            moved = _moved_until(groups, name, part, statistic, wanted)
            if moved is not None:
                old = getattr(group, part)
                found.append(f"the {part} of {name} were {moved:.{old.decimals}f} instead of {old.text}")
    return tuple(found)


def _moved_until(
    groups: Mapping[str, PrintedSummary], name: str, part: str, statistic: Statistic, wanted: float
) -> float | None:
    start = float(getattr(groups[name], part).value)
    reach = max(float(group.sd.value) for group in groups.values())

    def off(value: float) -> float:
        moved = dict(groups)
        moved[name] = _with(groups[name], part, value)
        return statistic(list(moved.values())) - wanted

    roots = []
    for step in (reach / 40, -reach / 40):
        left, at_left = start, off(start)
        for _ in range(40):
            right = left + step
            if part == "sd" and right <= 0:
                break
            at_right = off(right)
            if at_left * at_right <= 0:
                roots.append(_bisect(off, left, right))
                break
            left, at_left = right, at_right
    return min(roots, key=lambda root: abs(root - start), default=None)


def _bisect(off: Callable[[float], float], left: float, right: float) -> float:
    at_left = off(left)
    for _ in range(60):
        middle = (left + right) / 2
        if (at_middle := off(middle)) * at_left > 0:
            left, at_left = middle, at_middle
        else:
            right = middle
    return (left + right) / 2


def _with(group: PrintedSummary, part: str, value: float) -> PrintedSummary:
    if part == "mean":
        return replace(group, mean=replace(group.mean, value=Fraction(value)))
    return replace(group, sd=replace(group.sd, value=Fraction(value)))
