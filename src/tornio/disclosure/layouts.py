"""Counts as they are mostly laid out: in rows and columns with totals, and in a flow of boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tornio.disclosure.policies import Policy
from tornio.disclosure.protected import Protected
from tornio.disclosure.sums import Sum
from tornio.disclosure.suppression import protect

#: The row or column of totals in a protected table.
TOTAL = "total"


def protect_table(policy: Policy, counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], Protected]:
    """A table of counts by (row, column), protected with its totals: (row, TOTAL), (TOTAL, column) and both.

    Raises ValueError where a cell is missing.
    """
    rows = list(dict.fromkeys(row for row, _ in counts))
    columns = list(dict.fromkeys(column for _, column in counts))
    if gaps := [f"{row}, {column}" for row in rows for column in columns if (row, column) not in counts]:
        raise ValueError(
            f"There is no count of {'; '.join(gaps)}. Give one for each row and column, 0 included."
        )
    lines = [
        *(Sum((row, TOTAL), tuple((row, column) for column in columns)) for row in rows),
        *(Sum((TOTAL, column), tuple((row, column) for row in rows)) for column in columns),
    ]
    whole = [
        Sum((TOTAL, TOTAL), tuple((row, TOTAL) for row in rows)),
        Sum((TOTAL, TOTAL), tuple((TOTAL, column) for column in columns)),
    ]
    totals = {line.total: sum(counts[part] for part in line.parts) for line in lines}
    everything = {**counts, **totals, (TOTAL, TOTAL): sum(counts.values())}
    return protect(policy, everything, [*lines, *whole])


@dataclass(frozen=True)
class Box:
    """How many are left at one point of a flow, and how many are lost before the next, by reason.

    Where no reasons are given, those lost are not shown, yet could be found by subtraction.
    """

    label: str
    count: int
    lost: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class ProtectedBox:
    """A box as it may be seen."""

    label: str
    count: Protected
    lost: Mapping[str, Protected]


def protect_flow(policy: Policy, boxes: Sequence[Box]) -> tuple[ProtectedBox, ...]:
    """A flow such as 113 → 50 → 40 → 37, protected so that no small loss is found as a difference of two boxes.

    Raises ValueError where a box and its losses do not come to the next.
    """
    counts: dict[tuple[int, str], int] = {}  # place of the box; reason of the loss, or "" for the box itself
    sums: list[Sum[tuple[int, str]]] = []
    silent: list[tuple[int, str]] = []
    for place, box in enumerate(boxes):
        counts |= {(place, ""): box.count} | {(place, reason): count for reason, count in box.lost.items()}
    for place, (box, following) in enumerate(pairwise(boxes)):
        lost = [(place, reason) for reason in box.lost]
        if not lost:
            lost = [(place, "no reason is given")]
            counts[lost[0]] = box.count - following.count
            silent += lost
        sums.append(Sum((place, ""), (*lost, (place + 1, ""))))
    seen = protect(policy, counts, sums, silent)
    return tuple(
        ProtectedBox(box.label, seen[place, ""], {reason: seen[place, reason] for reason in box.lost})
        for place, box in enumerate(boxes)
    )
