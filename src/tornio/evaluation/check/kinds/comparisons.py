"""Claims of tests on several group means: one-way ANOVA, Tukey's test, equal variances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from tornio.evaluation.check.distributions import falling, judge_p, printed_p
from tornio.evaluation.check.estimates import f_at, mean_square_within
from tornio.evaluation.check.fields import freedom, given, groups, one_of, text
from tornio.evaluation.check.misprints import single_misprints
from tornio.evaluation.check.printed import Span, read_printed
from tornio.evaluation.check.ranges import PrintedSummary, anova_f, studentised_range
from tornio.evaluation.check.verdict import Outcome, compare, shown, with_span
from tornio.statistics.distributions import f_upper
from tornio.statistics.studentised_range import upper_tail

Groups = Mapping[str, PrintedSummary]


def listed(all_groups: Groups) -> str:
    """`baseline 49: 16.84 (5.73); 3 months 40: 22.43 (5.80)`."""
    return "; ".join(f"{name} {g.n}: {g.mean.text} ({g.sd.text})" for name, g in all_groups.items())


@dataclass(frozen=True, kw_only=True)
class Anova:
    """One-way ANOVA from printed n, mean and sd: its F, its degrees of freedom or its p."""

    groups: Groups = given(groups, "the groups compared", '"swemwbs"')
    quantity: str = given(one_of("F", "df", "p"), "which figure is checked", '"F"')
    printed: str = given(text, "the figure as printed", '"13.668"')

    def __post_init__(self) -> None:
        if self.quantity == "df":
            freedom(self.printed, {})
        elif self.quantity == "F":
            read_printed(self.printed)
        else:
            printed_p(self.printed, {})
        anova_f(list(self.groups.values()))

    def check(self) -> Outcome:
        """Recomputes the figure, and the range that rounding allows."""
        return {"F": self._check_f, "df": self._check_df, "p": self._check_p}[self.quantity]()

    @property
    def _df(self) -> tuple[int, int]:
        return len(self.groups) - 1, self._people - len(self.groups)

    @property
    def _people(self) -> int:
        return sum(group.n for group in self.groups.values())

    def _check_f(self) -> Outcome:
        members = list(self.groups.values())
        value, span = f_at(members), anova_f(members)
        verdict, certainty = compare(read_printed(self.printed), Fraction(value), span)
        wanted = float(read_printed(self.printed).value)
        return Outcome(
            verdict,
            f"F = {with_span(value, span)}",
            (
                listed(self.groups),
                f"F = mean square between ÷ mean square within = {shown(value * mean_square_within(members))}"
                f" ÷ {shown(mean_square_within(members))} = {shown(value)}",
            ),
            certainty,
            single_misprints(self.groups, f_at, wanted) if certainty else (),
        )

    def _check_df(self) -> Outcome:
        (between, within), people = self._df, self._people
        claimed = freedom(self.printed, {})
        fits = claimed == self._df[-len(claimed) :]
        return Outcome(
            "reproduces" if fits else "inconsistent",
            f"df = {between}, {within}",
            (
                f"{len(self.groups)} groups − 1 = {between}",
                f"{people} people − {len(self.groups)} groups = {within}",
            ),
            "" if fits else "impossible",
            () if fits else (self._other_counts(claimed),),
        )

    def _other_counts(self, claimed: tuple[Fraction, ...]) -> str:
        """How many groups and people the printed degrees of freedom belong to."""
        groups = claimed[0] + 1 if len(claimed) > 1 else Fraction(len(self.groups))
        people = claimed[-1] + groups
        counted = f"{people} people were in the test" + (
            f", not {self._people}" if people != self._people else ""
        )
        return (
            counted if groups == len(self.groups) else f"{counted}, in {groups} groups, not {len(self.groups)}"
        )

    def _check_p(self) -> Outcome:
        members, df = list(self.groups.values()), self._df
        value = f_upper(f_at(members), *df)
        span = falling(lambda f: f_upper(f, *df), anova_f(members))
        verdict, certainty = judge_p(self.printed, value, span)
        return Outcome(
            verdict,
            f"p = {with_span(value, span)}",
            (listed(self.groups), f"p of F = {shown(f_at(members))} on {df[0]} and {df[1]} df"),
            certainty,
            ("the printed means, sds or n were others",) if certainty else (),
        )


@dataclass(frozen=True, kw_only=True)
class Tukey:
    """One pair of groups after a one-way ANOVA, by Tukey's test (Tukey–Kramer where the n differ)."""

    groups: Groups = given(groups, "all the groups of the ANOVA", '"swemwbs"')
    first: str = given(text, "one of the two groups, as in the file", '"3 months"')
    second: str = given(text, "the other", '"baseline"')
    printed: str = given(
        printed_p, 'the printed p, "significant", "not significant", or "" where nothing is printed', '"<0.001"'
    )

    def __post_init__(self) -> None:
        for name in (self.first, self.second):
            if name not in self.groups:
                raise ValueError(f"‘{name}’ is none of the groups: {', '.join(self.groups)}.")
        if self.first == self.second:
            raise ValueError(f"‘{self.first}’ is compared with itself. Name two groups.")
        self._q_span()

    def check(self) -> Outcome:
        """Recomputes the p of the studentised range."""
        a, b = self.groups[self.first], self.groups[self.second]
        members = list(self.groups.values())
        share = (1 / a.n + 1 / b.n) / 2
        q = abs(float(a.mean.value - b.mean.value)) / sqrt(mean_square_within(members) * share)
        value, span = self._p(q), falling(self._p, self._q_span())
        verdict, certainty = judge_p(self.printed, value, span)
        return Outcome(
            verdict,
            f"difference {shown(a.mean.value - b.mean.value, 2)}, p = {with_span(value, span)}",
            (listed(self.groups), f"studentised range q = {shown(q)} on {len(members)} groups, {self._df} df"),
            certainty,
            ("the printed means, sds or n were others",) if certainty else (),
        )

    @property
    def _df(self) -> int:
        return sum(group.n for group in self.groups.values()) - len(self.groups)

    def _p(self, q: float) -> float:
        return upper_tail(q, len(self.groups), self._df)

    def _q_span(self) -> Span:
        return studentised_range(self.groups[self.first], self.groups[self.second], list(self.groups.values()))
