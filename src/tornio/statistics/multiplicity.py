"""Several tests at once: p values adjusted so that any false alarm among them stays as rare as promised."""

from __future__ import annotations

from collections.abc import Iterable

from tornio.statistics.samples import values
from tornio.statistics.summary import is_usable
from tornio.vocabulary.fault import Fault, refuse


def holm(p: Iterable[float]) -> tuple[float, ...]:
    """Holm's step-down adjustment (Holm 1979), in the order given.

    The i-th smallest of m is multiplied by m − i + 1; none may fall below a smaller one's, or pass 1. Valid
    however the tests depend on each other. Raises ValueError where a p does not lie between 0 and 1.

    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    given = _checked(p)
    adjusted, highest = [0.0] * len(given), 0.0
    for rank, place in enumerate(sorted(range(len(given)), key=given.__getitem__)):
        highest = max(highest, min(1.0, (len(given) - rank) * given[place]))
        adjusted[place] = highest
    return tuple(adjusted)


def hochberg(p: Iterable[float]) -> tuple[float, ...]:
    """Hochberg's step-up adjustment (Hochberg 1988), in the order given; for tests that do not pull apart.

    Raises ValueError where a p does not lie between 0 and 1.

    >>> hochberg([0.01, 0.04, 0.03])
    (0.03, 0.04, 0.04)
    """
    given = _checked(p)
    adjusted, lowest = [0.0] * len(given), 1.0
    for rank, place in enumerate(sorted(range(len(given)), key=given.__getitem__, reverse=True)):
        lowest = min(lowest, (rank + 1) * given[place])
        adjusted[place] = lowest
    return tuple(adjusted)


def bonferroni(p: Iterable[float]) -> tuple[float, ...]:
    """Bonferroni's adjustment: each p times their number, at most 1. Raises ValueError as `holm` does.

    >>> bonferroni([0.01, 0.04, 0.5])
    (0.03, 0.12, 1.0)
    """
    given = _checked(p)
    return tuple(min(1.0, len(given) * value) for value in given)


def _checked(p: Iterable[float]) -> list[float]:
    given = values(p)
    rule, cure = "A p value lies between 0 and 1.", "Give the p values of the tests, without gaps."
    refuse(
        Fault(f"p value {number}", str(value), rule, cure)
        for number, value in enumerate(given, start=1)
        if not (is_usable(value) and 0 <= value <= 1)
    )
    return given
