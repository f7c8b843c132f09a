"""Three published rules for small numbers, and the one for inside the team."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, log10

from tornio.disclosure.protected import HIDDEN, Protected
from tornio.vocabulary.fault import Fault, FaultyInput
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class Policy:
    """How numbers leave the team.

    Counts from `lowest` to `limit` are small: they are hidden or, where `small_is_zero`, shown as 0. Every
    other count is rounded to the nearest `step`. A policy without a limit shows everything as it is.
    `single_people` says whether what belongs to one person alone, such as their line in a chart, may be shown.
    """

    name: str
    title: str
    words: str
    source: str
    lowest: int = 0
    limit: int | None = None
    step: int = 1
    small_is_zero: bool = False
    single_people: bool = False

    @property
    def protects(self) -> bool:
        """Whether it hides or rounds anything."""
        return self.limit is not None

    def is_small(self, count: int) -> bool:
        """Whether a count is one of the small ones."""
        return self.limit is not None and self.lowest <= count <= self.limit

    def count(self, count: int) -> Protected:
        """One count that adds up with no other that is shown; where it does, use `protect`.

        Raises ValueError where it is negative.
        """
        if count < 0:
            raise ValueError(f"{count} is no count. Give a whole number of 0 or more.")
        if self.is_small(count):
            return Protected(0, "0") if self.small_is_zero else HIDDEN
        rounded = self.step * ((count + self.step // 2) // self.step)
        return Protected(rounded, f"{rounded:,}")

    def percentage(self, count: int, of: int) -> Protected:
        """What percentage `count` is of `of`, by the rule of `share`. Raises ValueError where it is none."""
        if count > of:
            raise ValueError(f"{count} is no part of {of}. Give a count that is not greater.")
        if not self.protects:
            return Protected(100 * count / of, f"{100 * count / of:.1f}%") if of else HIDDEN
        return self.share(self.count(count), self.count(of))

    def share(self, count: Protected, of: Protected) -> Protected:
        """A percentage of two protected counts, hidden where either is.

        It is taken from the counts as they are shown, to whole percents: so it says nothing that they do not.
        A percentage of the true counts would: 44.2% is 50 of 113 and of nothing near.
        """
        if not count.value or not of.value:  # 0 of something is 0%, and a share of nothing is none
            return Protected(0, "0%") if count.value == 0 and of.value else HIDDEN
        percent = 100 * count.value / of.value
        shown = round(percent) if self.protects else percent
        return Protected(shown, f"{shown}%" if self.protects else f"{shown:.1f}%")

    def mean(self, value: float, n: int) -> Protected:
        """A mean, an sd or the like of n values: hidden where n is small, else with no decimal that tells n.

        A mean of whole scores with two decimals gives away the number of people behind it, because only some
        fractions of n can be that mean (Brown & Heathers 2017, GRIM). With steps no finer than 1/n every n
        has such a fraction: none below 10 values, one decimal below 100, two below 1,000.

        Raises ValueError where the value is not finite or n is no count.
        """
        if not isfinite(value):
            raise ValueError(f"{value} is not a finite number. Leave out what could not be computed.")
        if self.count(n).hidden or n == 0 or self.is_small(n):
            return HIDDEN
        decimals = min(2, int(log10(n))) if self.protects else 2
        return Protected(round(value, decimals) if self.protects else value, f"{value:.{decimals}f}")

    def possible(self, shown: Protected) -> tuple[int, int | None]:
        """From what to what the true count may lie as far as its protected form says; None: without end."""
        if shown.hidden or shown.value is None:
            return 0, None
        if self.limit is None or (shown.value == 0 and not self.small_is_zero):
            return int(shown.value), int(shown.value)
        if shown.value == 0:
            return 0, self.limit
        reach = self.step // 2
        return max(int(shown.value) - reach, self.limit + 1), int(shown.value) + reach


_POLICIES = (
    Policy(
        name="none",
        title="none – inside the team",
        words="Nothing is hidden or rounded. This stays inside the team.",
        source="Tornio: for those who know the people anyway, and for figures that are already published.",
        single_people=True,
    ),
    Policy(
        name="mhsds",
        title="mhsds – as in NHS England's mental health statistics",
        words="Counts under 5 are hidden and with them their percentages; others are rounded to the nearest 5.",
        source="NHS England, Mental Health Services Monthly Statistics; the code is published as "
        "NHSDigital/mental-health-monthly-statistics.",
        limit=4,
        step=5,
    ),
    Policy(
        name="hes",
        title="hes – as in NHS England's hospital statistics",
        words="0 is shown, counts from 1 to 7 are hidden, others rounded to the nearest 5.",
        source="NHS Digital, Disclosure control methodology for Hospital Episode Statistics (HES) and "
        "Emergency Care Data Set (ECDS), from September 2018.",
        lowest=1,
        limit=7,
        step=5,
    ),
    Policy(
        name="opensafely",
        title="opensafely – as OpenSAFELY releases results",
        words="Counts of 7 or fewer are shown as 0, others rounded to the nearest 5.",
        source="OpenSAFELY documentation, rounding and redaction of counts before release.",
        limit=7,
        step=5,
        small_is_zero=True,
    ),
)

#: Every policy by its name.
POLICIES = {each.name: each for each in _POLICIES}


def policy(name: str) -> Policy:
    """The policy of that name. Raises FaultyInput where there is none."""
    if name not in POLICIES:
        cure = Text("Write one of: %(words)s.", words=tuple(POLICIES))
        raise FaultyInput([Fault("policy", name, "There is no such disclosure policy.", cure)])
    return POLICIES[name]
