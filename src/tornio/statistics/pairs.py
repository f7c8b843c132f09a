"""Two measurements of the same people, raw or as printed summaries with the sd of the differences."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tornio.statistics.samples import Group, Sample, read, read_all, values
from tornio.statistics.summary import Summary
from tornio.vocabulary.fault import Fault, FaultyInput


@dataclass(frozen=True)
class Pairs:
    """Both measurements and their differences, a − b, person by person."""

    a: Sample
    b: Sample
    differences: Sample


def read_pairs(a: Group, b: Group, sd_of_differences: float | None) -> Pairs:
    """Reads pairs: two raw samples in the same order of people, or two summaries with `sd_of_differences`.

    Raises FaultyInput where the pairs do not match, where something is missing, or where the three standard
    deviations cannot belong to the same people.
    """
    if isinstance(a, Summary) and isinstance(b, Summary):
        return _from_summaries(a, b, sd_of_differences)
    if isinstance(a, Summary) or isinstance(b, Summary):
        rule = "Pairs are two raw samples, or two summaries with the sd of the differences."
        raise FaultyInput([Fault("a, b", "one raw, one summary", rule, "Give both in the same form.")])
    if sd_of_differences is not None:
        rule = "Raw pairs tell the sd of their differences themselves."
        raise FaultyInput([Fault("sd_of_differences", str(sd_of_differences), rule, "Leave it out.")])
    return _from_values(values(a), values(b))


def _from_values(a: list[float], b: list[float]) -> Pairs:
    check_partners(len(a), len(b))
    first, second = read_all({"a": a, "b": b})
    differences = read([x - y for x, y in zip(a, b, strict=True)], "differences")
    # Rounding in a difference is as large as the numbers were, not as large as what is left of them.
    return Pairs(first, second, replace(differences, largest=max(first.largest, second.largest)))


def _from_summaries(a: Summary, b: Summary, sd: float | None) -> Pairs:
    check_partners(a.n, b.n)
    if sd is None:
        rule = "Two summaries do not tell how the pairs differ."
        cure = "Give the standard deviation of the differences, or raw pairs."
        raise FaultyInput([Fault("sd_of_differences", "", rule, cure)])
    differences = read(Summary(a.n, a.mean - b.mean, sd), "differences")
    low, high = abs(a.sd - b.sd), a.sd + b.sd
    printed = 0.01 * high  # printed figures are rounded
    if not low - printed <= sd <= high + printed:
        rule = f"Pairs with sds {a.sd:g} and {b.sd:g} have differences with an sd from {low:g} to {high:g}."
        raise FaultyInput([Fault("sd_of_differences", f"{sd:g}", rule, "Check the three standard deviations.")])
    return Pairs(read(a, "a"), read(b, "b"), differences)


def check_partners(a: int, b: int) -> None:
    """Raises FaultyInput unless there are as many values on both sides."""
    if a != b:
        cure = "Give both in the same order of people, and only people who have both."
        raise FaultyInput([Fault("pairs", f"{a} and {b} values", "Each value needs its partner.", cure)])
