"""Claims about counts: percentages, sums, a part within its whole, the range of a scale, higher or lower."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from tornio.evaluation.check.fields import given, number, numbers, one_of, text, whole
from tornio.evaluation.check.printed import Printed, Span, read_printed
from tornio.evaluation.check.verdict import Outcome, compare, shown


@dataclass(frozen=True, kw_only=True)
class Proportion:
    """A printed percentage held against its count and its whole."""

    count: int = given(whole, "how many", '"50"')
    of: int = given(whole, "of how many", '"113"')
    printed: Printed = given(number, "the percentage as printed", '"44.2%"')

    def __post_init__(self) -> None:
        if self.of < 1 or not 0 <= self.count <= self.of:
            raise ValueError(f"{self.count} of {self.of}: a count lies from 0 to its whole.")

    def check(self) -> Outcome:
        """Counts are exact, so rounding leaves one answer."""
        value = Fraction(100 * self.count, self.of)
        verdict, certainty = compare(self.printed, value, Span(value, value))
        to_hold = self._to_hold() if certainty else ()
        return Outcome(verdict, f"{shown(value)}%", (f"{self.count} ÷ {self.of}",), certainty, to_hold)

    def _to_hold(self) -> tuple[str, ...]:
        """The nearest other count and the nearest other whole, where there are any."""
        share = self.printed.span.from_nought
        counts = range(ceil(share.low * self.of / 100), min(floor(share.high * self.of / 100), self.of) + 1)
        wholes = range(0)
        if share.low > 0:
            fewest = max(ceil(100 * self.count / share.high), self.count, 1)
            wholes = range(fewest, floor(100 * self.count / share.low) + 1)
        ways = (("count", counts, self.count, "{} of " + str(self.of)), ("whole", wholes, self.of, "{}"))
        found = tuple(
            f"the {name} were {said.format(min(fits, key=lambda fit: abs(fit - old)))}"
            for name, fits, old, said in ways
            if fits
        )
        return found or ("both the count and the whole were others",)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """A printed total held against its parts."""

    parts: tuple[Printed, ...] = given(numbers, "the parts as printed", '["18", "4", "24", "17"]')
    printed: Printed = given(number, "the total as printed", '"63"')

    def check(self) -> Outcome:
        """Each part may have been rounded, so the total has a range too."""
        value = sum((part.value for part in self.parts), Fraction(0))
        spans = [part.exact_if_whole for part in self.parts]
        span = Span(sum((s.low for s in spans), Fraction(0)), sum((s.high for s in spans), Fraction(0)))
        verdict, certainty = compare(self.printed, value, span)
        off = self.printed.value - value
        to_hold = (
            (f"the parts added up to {shown(abs(off), self.printed.decimals)} {'more' if off > 0 else 'less'}",)
            if certainty
            else ()
        )
        arithmetic = " + ".join(part.text for part in self.parts)
        return Outcome(verdict, shown(value, self.printed.decimals), (arithmetic,), certainty, to_hold)


@dataclass(frozen=True, kw_only=True)
class Bound:
    """A part that cannot be larger than its whole."""

    part: Printed = given(number, "the part as printed", '"467"')
    whole: Printed = given(number, "the whole, or the most there can be", '"500"')

    def check(self) -> Outcome:
        """Fails only where no rounding lets the part fit."""
        fits = self.part.exact_if_whole.low <= self.whole.exact_if_whole.high
        return Outcome(
            "compatible" if fits else "inconsistent",
            f"{self.part.text} {'within' if fits else 'above'} {self.whole.text}",
            (f"{self.part.text} ≤ {self.whole.text}?",),
            "" if fits else "impossible",
            () if fits else (f"the part were at most {self.whole.text}",),
        )


@dataclass(frozen=True, kw_only=True)
class ScaleRange:
    """A printed range of a score held against its items and answers."""

    items: int = given(whole, "how many items", '"12"')
    lowest: int = given(whole, "the lowest answer", '"0"')
    highest: int = given(whole, "the highest answer", '"4"')
    score: str = given(one_of("sum", "mean"), "how items make the score", '"sum"', default="sum")
    printed: str = given(text, "the range as printed", '"0-48"')

    def __post_init__(self) -> None:
        if self.items < 1 or self.lowest >= self.highest:
            raise ValueError(f"{self.items} items from {self.lowest} to {self.highest} have no range.")
        self._printed_ends()

    def _printed_ends(self) -> tuple[Fraction, Fraction]:
        match = re.fullmatch(r"\s*([-−]?[\d.]+)\s*(?:-|–|to)\s*([-−]?[\d.]+)\s*", self.printed)
        if match is None:
            raise ValueError(f"‘{self.printed}’ is not a range. Write it as printed: 0-48.")
        return read_printed(match[1]).value, read_printed(match[2]).value

    def check(self) -> Outcome:
        """All items at their lowest, all at their highest."""
        times = self.items if self.score == "sum" else 1
        ends = (Fraction(times * self.lowest), Fraction(times * self.highest))
        agrees = self._printed_ends() == ends
        range_ = f"{ends[0]} to {ends[1]}"
        arithmetic = f"{self.items} items from {self.lowest} to {self.highest}, their {self.score}"
        return Outcome(
            "reproduces" if agrees else "inconsistent",
            range_,
            (arithmetic,),
            "" if agrees else "impossible",
            ()
            if agrees
            else (
                f"the range were {range_}",
                "there were other items, or other answers to them",
            ),
        )


@dataclass(frozen=True, kw_only=True)
class Direction:
    """What a text says of two printed figures: higher, lower, equal, better, worse; or so many times as high.

    "better" and "worse" need `better`, the direction of the scale.
    """

    a: Printed = given(number, "the figure that the text is about", '"15.67"')
    b: Printed = given(number, "the figure that it is compared with", '"15.51"')
    claimed: str = given(
        one_of("higher", "lower", "equal", "better", "worse"), "what the text says of the first", '"lower"'
    )
    better: str = given(
        one_of("higher", "lower", ""), "which direction of the scale is better", '"lower"', default=""
    )
    times: Printed = given(
        number,
        "the text says that the first is more than so many times the second",
        '"5"',
        default=read_printed("1"),
    )

    def __post_init__(self) -> None:
        if self.claimed in ("better", "worse") and not self.better:
            raise ValueError(f"‘{self.claimed}’ depends on the scale. Say whether better is higher or lower.")
        if self.times.value != 1 and self.b.value == 0:
            raise ValueError("No figure is so many times nought. Leave out ‘times’.")

    def check(self) -> Outcome:
        """Stands if the figures say so; "rounding" if only some figures that print so do."""
        a, b, times = self.a.exact_if_whole, self.b.exact_if_whole, self.times.value
        scaled, other = Span(*sorted((b.low * times, b.high * times))), self.b.value * times
        claimed = self._as_relation()
        always = {
            "higher": a.low > scaled.high,
            "lower": a.high < scaled.low,
            "equal": self.a.value == other,
        }
        sometimes = {"higher": a.high > scaled.low, "lower": a.low < scaled.high, "equal": a.meets(scaled)}
        found = {1: "higher", 0: "equal", -1: "lower"}[(self.a.value > other) - (self.a.value < other)]
        computed = f"{self.a.text} against {self.b.text}: {found}"
        if times != 1:
            computed = f"{self.a.text} ÷ {self.b.text} = {shown(self.a.value / self.b.value, 2)}"
        if always[claimed] or sometimes[claimed]:
            return Outcome("reproduces" if always[claimed] else "rounding", computed)
        return Outcome("contradicted", computed, to_hold=(self._to_hold(claimed),))

    def _to_hold(self, claimed: str) -> str:
        if claimed == "equal":
            return f"the two figures, {self.a.text} and {self.b.text}, were the same"
        than = f"{self.times.text} × {self.b.text}" if self.times.value != 1 else self.b.text
        return f"the first figure, {self.a.text}, were {claimed} than {than}"

    def _as_relation(self) -> str:
        if self.claimed not in ("better", "worse"):
            return self.claimed
        other = "lower" if self.better == "higher" else "higher"
        return self.better if self.claimed == "better" else other
