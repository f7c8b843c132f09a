"""Where the scores of the well begin: Jacobson and Truax’s three cut-offs.

Jacobson & Truax 1991, J Consult Clin Psychol 59:12, p. 13.
"""

from __future__ import annotations

from typing import Literal, get_args

from tornio.statistics.individual_change import Better
from tornio.statistics.summary import Summary
from tornio.vocabulary.fault import Fault, FaultyInput

Criterion = Literal["a", "b", "c"]


def cut_off(
    criterion: Criterion,
    *,
    better: Better,
    clinical: Summary | None = None,
    functional: Summary | None = None,
) -> float:
    """The score that a recovered person has passed.

    "a": two standard deviations beyond the mean of the clinical group; "b": within two of the mean of the
    functional group; "c": between both means, nearer the group that varies less, so that equally many of each
    lie beyond it. Raises ValueError where a group is missing, or where the functional group is not the better.

    >>> clinical, functional = Summary(100, 40, 7.5), Summary(100, 60, 7.5)  # the authors’ example
    >>> [cut_off(c, better="higher", clinical=clinical, functional=functional) for c in ("a", "b", "c")]
    [55.0, 45.0, 50.0]
    """
    if criterion not in get_args(Criterion) or better not in get_args(Better):
        rule = "Criteria are a, b and c, and the better end is higher or lower."
        raise FaultyInput(
            [Fault("criterion, better", f"{criterion}, {better}", rule, 'Give "c" and "higher", say.')]
        )
    up = 1 if better == "higher" else -1
    if criterion == "a":
        group = _needed(clinical, "clinical")
        return group.mean + up * 2 * group.sd
    if criterion == "b":
        group = _needed(functional, "functional")
        return group.mean - up * 2 * group.sd
    ill, well = _needed(clinical, "clinical"), _needed(functional, "functional")
    if up * (well.mean - ill.mean) <= 0 or ill.sd + well.sd == 0:
        rule = f"With {better} better, the functional group’s mean is {better} than the clinical one’s."
        cure = "Check the two groups, and the direction."
        raise FaultyInput([Fault("functional", f"{well.mean:g} against {ill.mean:g}", rule, cure)])
    return (ill.sd * well.mean + well.sd * ill.mean) / (ill.sd + well.sd)


def _needed(group: Summary | None, name: str) -> Summary:
    if group is None:
        raise FaultyInput(
            [Fault(name, "", f"This cut-off is made from the {name} group.", "Give its Summary.")]
        )
    return group
