"""How small a change a study can be expected to see."""

from __future__ import annotations

import math

from tornio.statistics.distributions import t_interval
from tornio.statistics.noncentral_t import lower_tail
from tornio.statistics.summary import is_count, is_usable
from tornio.vocabulary.fault import Fault, refuse


def paired_power(effect: float, pairs: int, *, alpha: float = 0.05) -> float:
    """The probability that a two-sided paired t-test finds a change of `effect` sds of the differences.

    1 − T(t₁₋α/₂) + T(−t₁₋α/₂) of the noncentral t with n − 1 degrees of freedom and noncentrality effect·√n
    (Cohen 1988, chapter 2). Raises ValueError for an effect that is no finite number, for fewer than two pairs
    and for an alpha that is no probability.

    >>> round(paired_power(0.5, 34), 3)
    0.808
    """
    refuse(_faults(pairs, alpha))
    if not is_usable(effect):
        rule, cure = "An effect is a finite number.", "Give it in standard deviations of the differences."
        refuse([Fault("effect", str(effect), rule, cure)])
    critical = t_interval(0.0, 1.0, pairs - 1, 1 - alpha).high
    shift = effect * math.sqrt(pairs)
    either = sum(1 - lower_tail(critical, pairs - 1, way) for way in (shift, -shift))
    return min(1.0, max(0.0, either))  # rounding may pass either end by its last digit


def smallest_change(pairs: int, *, power: float = 0.8, alpha: float = 0.05) -> float:
    """The change, in standard deviations of the differences, that a paired t-test finds with this probability.

    Raises ValueError as `paired_power` does, and for a power that does not lie between alpha and 1.

    >>> round(smallest_change(34), 2)
    0.5
    """
    refuse(_faults(pairs, alpha))
    if not alpha < power < 1:
        rule = f"A power lies between alpha, {alpha:g}, and 1."
        refuse([Fault("power", str(power), rule, "Give 0.8 for four in five.")])
    low, high = 0.0, 1.0
    while paired_power(high, pairs, alpha=alpha) < power:
        low, high = high, 2 * high
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if paired_power(middle, pairs, alpha=alpha) < power else (low, middle)
    return high


def _faults(pairs: int, alpha: float) -> list[Fault]:
    faults = []
    if not is_count(pairs, lowest=2):
        rule = "A paired test needs at least two pairs, and whole ones."
        faults.append(Fault("pairs", str(pairs), rule, "Give how many people have both."))
    if not 0 < alpha < 1:
        faults.append(Fault("alpha", str(alpha), "Alpha lies between 0 and 1.", "Give 0.05."))
    return faults
