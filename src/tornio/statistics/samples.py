"""Reading groups, raw or summarised, so that the tests need not care which they were given.

Sums keep what floating point would lose: `math.fsum` adds without error, and a mean is held as its nearest
number plus the remainder. So values such as 1000000000000.4 (NIST's hardest ANOVA sets) lose no digits here
beyond those that the numbers themselves do not have.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tornio.statistics.summary import USABLE, Summary, is_usable
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: A sample of finite numbers (a sequence or an array of one dimension), or its printed summary.
Group: TypeAlias = Iterable[float] | Summary
#: Groups in order, or by name; without names they are called "1", "2", …
Groups: TypeAlias = Sequence[Group] | Mapping[str, Group]


@dataclass(frozen=True)
class Sample:
    """A group as read: n values, their mean (`mean + remainder`) and sum of squared deviations.

    `largest` is the largest size of a value (of a summary: of its mean); rounding is judged against it.
    """

    name: str
    n: int
    mean: float
    remainder: float
    squares: float
    largest: float

    @property
    def variance(self) -> float:
        """The variance with divisor n − 1."""
        return self.squares / (self.n - 1)

    @property
    def sd(self) -> float:
        """The standard deviation with divisor n − 1."""
        return math.sqrt(self.variance)

    def above(self, origin: float) -> float:
        """How far the mean lies above `origin`, without losing the remainder."""
        return (self.mean - origin) + self.remainder


def summarise(values: Iterable[float]) -> Summary:
    """The summary of raw values: n, mean, and standard deviation with divisor n − 1.

    Raises ValueError for fewer than two values and for values that are not finite numbers.

    >>> summarise([1, 2, 3])
    Summary(n=3, mean=2.0, sd=1.0)
    """
    sample = read(values, "values")
    return Summary(sample.n, sample.mean, sample.sd)


def read(group: Group, name: str, *, fewest: int = 2) -> Sample:
    """Reads one group; raises FaultyInput with every fault of it."""
    return read_all({name: group}, fewest=fewest, fewest_groups=1)[0]


def read_all(groups: Groups, *, fewest: int = 2, fewest_groups: int = 2) -> tuple[Sample, ...]:
    """Reads groups of at least `fewest` values each; raises FaultyInput with every fault of all of them."""
    given = list(name_all(groups))
    refuse(_repeated_names(name for name, _ in given))
    named = {name: group if isinstance(group, Summary) else values(group) for name, group in given}
    refuse(fault for name, group in named.items() for fault in _faults(group, name, fewest))
    if len(named) < fewest_groups:
        rule = f"A comparison needs at least {fewest_groups} groups."
        raise FaultyInput([Fault("groups", ", ".join(named), rule, "Give every group that is to be compared.")])
    return tuple(
        _from_summary(group, name) if isinstance(group, Summary) else _from_values(group, name)
        for name, group in named.items()
    )


def name_all(groups: Groups) -> Iterator[tuple[str, Group]]:
    """Each group with its name."""
    single = isinstance(groups, Summary) or getattr(groups, "shape", None) == ()
    if single or not isinstance(groups, Iterable):
        rule = "Groups are a sequence of groups, or a mapping from name to group."
        raise FaultyInput([Fault("groups", str(groups), rule, "Put all groups into one list.")])
    if isinstance(groups, Mapping):
        yield from ((str(name), group) for name, group in groups.items())
    else:
        yield from ((str(number), group) for number, group in enumerate(groups, start=1))


def values(group: object) -> list[float]:
    """The values of a raw sample as plain numbers; a value that is none is left for the check to name."""
    plain = getattr(group, "tolist", None)  # numpy's own numbers are several times slower to add
    found = plain() if callable(plain) else group
    if not isinstance(found, Iterable):
        rule = "A group is a sequence of numbers, or a Summary(n, mean, sd)."
        raise FaultyInput([Fault("group", str(group), rule, "Put its values into a list.")])
    return list(found)


def check_spread(*samples: Sample) -> None:
    """Raises FaultyInput where the samples, taken together, do not vary within themselves beyond rounding."""
    freedom = sum(sample.n - 1 for sample in samples)
    spread = math.sqrt(sum(sample.squares for sample in samples) / freedom)
    if spread <= 4 * math.ulp(max(sample.largest for sample in samples)):
        names = ", ".join(sample.name for sample in samples)
        rule = "A test measures a difference against the spread within the groups, and here there is none."
        cure = "Describe the values instead of testing them, or check that they were read right."
        raise FaultyInput([Fault(names, f"standard deviation {spread:g}", rule, cure)])


def check_each_spread(samples: Iterable[Sample]) -> None:
    """Raises FaultyInput that names every sample whose values are all the same."""
    rule = "Each group needs values that differ, because the test weighs it by its own variance."
    cure = "Describe this group instead of testing it, or use the test that assumes equal variances."
    refuse(
        Fault(sample.name, f"standard deviation {sample.sd:g}", rule, cure)
        for sample in samples
        if sample.sd <= 4 * math.ulp(sample.largest)
    )


def _repeated_names(names: Iterable[str]) -> Iterator[Fault]:
    """A mapping can hold 1 and "1": two groups, yet one name."""
    for name, count in Counter(names).items():
        if count > 1:
            rule = f"{count} groups have this name, and each needs its own."
            yield Fault("groups", name, rule, "Name them apart.")


def _faults(group: list[float] | Summary, name: str, fewest: int) -> Iterator[Fault]:
    n = group.n if isinstance(group, Summary) else len(group)
    if n < fewest:
        few = "one value" if fewest == 1 else f"{fewest} values"
        rule, cure = f"A group needs at least {few}.", "Leave the group out, or only describe it."
        yield Fault(name, f"n = {n}", rule, cure)
    if not isinstance(group, Summary):
        for number, value in enumerate(group, start=1):
            if not is_usable(value):
                yield Fault(f"{name}, value {number}", str(value), USABLE, "Leave out what is not known.")


def _from_summary(summary: Summary, name: str) -> Sample:
    squares = (summary.n - 1) * summary.sd**2
    return Sample(name, int(summary.n), float(summary.mean), 0.0, squares, abs(summary.mean))


def _from_values(group: list[float], name: str) -> Sample:
    n = len(group)
    mean = math.fsum(group) / n
    remainder = math.fsum([*group, *[-mean] * n]) / n
    squares = math.fsum((value - mean) ** 2 for value in group) - n * remainder**2
    constant = min(group) == max(group)
    return Sample(name, n, mean, remainder, 0.0 if constant else max(squares, 0.0), max(map(abs, group)))
