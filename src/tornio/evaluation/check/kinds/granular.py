"""Claims that only some whole numbers can meet: GRIM, GRIMMER, DEBIT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tornio.evaluation.check.fields import given, group, number, scale, whole
from tornio.evaluation.check.granularity import (
    YES_OR_NO,
    Scale,
    grim_totals,
    grimmer_totals,
    nearest_means,
    nearest_variances,
    yes_or_no_variances,
)
from tornio.evaluation.check.printed import Printed
from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.check.verdict import Outcome, shown

ONE_ITEM = Scale()
OTHER_VALUES = "the values were not whole, or not as many"
#: More totals than this are not tried: with so many values no mean and sd is out of reach.
MOST_TOTALS = 100_000


@dataclass(frozen=True, kw_only=True)
class Grim:
    """A mean of whole numbers, held against the means that n of them can have (Brown & Heathers 2017)."""

    mean: Printed = given(number, "the printed mean", '"5.19"')
    n: int = given(whole, "how many values", '"28"')
    scale: Scale = given(scale, "what one value can be", '{items = "1"}', default=ONE_ITEM)

    def __post_init__(self) -> None:
        if self.n < 1:
            raise ValueError(f"n = {self.n}: a mean needs at least 1 value.")

    def check(self) -> Outcome:
        """Is there a whole total?"""
        totals = grim_totals(self.mean, self.n, self.scale)
        if totals:
            return Outcome("compatible", _totals(totals), (f"total ÷ {self.n * self.scale.items}",))
        return Outcome(
            "inconsistent",
            f"no whole total gives {self.mean.text}",
            (f"{self.n * self.scale.items} answers, so means go in steps of 1/{self.n * self.scale.items}",),
            "impossible",
            (_other_mean(self.mean, self.n, self.scale), OTHER_VALUES),
        )


@dataclass(frozen=True, kw_only=True)
class Grimmer:
    """A mean and sd of whole numbers, held against those that n of them can have (Anaya 2016, Allard 2018)."""

    group: PrintedSummary = given(group, "n, mean and sd", '"swemwbs/baseline"')
    scale: Scale = given(scale, "what one value can be", '"swemwbs"', default=ONE_ITEM)

    def __post_init__(self) -> None:
        if len(grim_totals(self.group.mean, self.group.n, self.scale)) > MOST_TOTALS:
            raise ValueError(
                f"n = {self.group.n}: so many values can have any mean and sd. Leave this claim out."
            )

    def check(self) -> Outcome:
        """Is there a whole total, and for it a whole sum of squares?"""
        totals = grimmer_totals(self.group.mean, self.group.sd, self.group.n, self.scale)
        said = f"{self.group.n} whole values with mean {self.group.mean.text} and sd {self.group.sd.text}"
        if totals:
            return Outcome("compatible", _totals(totals), (said,))
        reason, way = "no whole total gives this mean", _other_mean(self.group.mean, self.group.n, self.scale)
        if grim_totals(self.group.mean, self.group.n, self.scale):
            reason, way = "whole values with this mean never have this sd", self._other_sd()
        return Outcome(
            "inconsistent",
            reason,
            (said,),
            "impossible",
            (way, OTHER_VALUES),
        )

    def _other_sd(self) -> str:
        variances = nearest_variances(self.group.mean, self.group.sd, self.group.n, self.scale)
        sds = sorted({shown(sqrt(variance), self.group.sd.decimals) for variance in variances})
        return f"the sd were {' or '.join(sds)} instead of {self.group.sd.text}"


@dataclass(frozen=True, kw_only=True)
class Debit:
    """A mean and sd of yes/no answers: the sd follows from the mean and n (Heathers & Brown 2019)."""

    group: PrintedSummary = given(group, "n, mean and sd", '{n = "20", mean = "0.35", sd = "0.49"}')

    def __post_init__(self) -> None:
        yes_or_no_variances(self.group.mean, self.group.n)

    def check(self) -> Outcome:
        """Does the printed sd fit any number of yeses that the mean allows?"""
        fits = bool(grimmer_totals(self.group.mean, self.group.sd, self.group.n, YES_OR_NO))
        variances = yes_or_no_variances(self.group.mean, self.group.n)
        sds = sorted({shown(sqrt(variance), self.group.sd.decimals) for variance in variances})
        possible = sds[0] if len(sds) == 1 else f"{sds[0]} to {sds[-1]}"
        return Outcome(
            "compatible" if fits else "inconsistent",
            f"yes/no answers with this mean have an sd of {possible}",
            ("sd² = n ÷ (n − 1) × mean × (1 − mean)",),
            "" if fits else "impossible",
            () if fits else (f"the sd were {possible}",),
        )


def _other_mean(mean: Printed, n: int, scale: Scale) -> str:
    means = [shown(near, mean.decimals) for near in nearest_means(mean, n, scale)]
    return f"the mean were {' or '.join(dict.fromkeys(means))}"


def _totals(totals: Sequence[int]) -> str:
    if len(totals) == 1:
        return f"the total {totals[0]} gives it"
    return f"{len(totals)} totals give it, {totals[0]} to {totals[-1]}"
