"""What the check says of a claim."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from tornio.evaluation.check.printed import Printed, Span

Verdict = Literal["reproduces", "rounding", "compatible", "inconsistent", "contradicted", "derived", "note"]

#: What each verdict means, in words for the page.
MEANING: dict[Verdict, str] = {
    "reproduces": "recomputing gives the printed figure",
    "rounding": "the printed figure lies within what the rounding of its inputs allows",
    "compatible": "a check that can only refute has not refuted it",
    "inconsistent": "the printed figures do not fit together",
    "contradicted": "the text says something else than the paper's own figures",
    "derived": "not printed; computed here from what is",
    "note": "worth knowing; neither right nor wrong",
}

#: How sure an "inconsistent" is: no data could give these figures, or it would take unlikely data.
Certainty = Literal["", "impossible", "hard to reconcile"]

#: What lies nearer to nought has more noughts than one can count at a glance.
SMALLEST = 1e-6
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

#: The verdicts with which a claim does not stand.
FAILING: frozenset[Verdict] = frozenset({"inconsistent", "contradicted"})


@dataclass(frozen=True)
class Outcome:
    """What became of one claim.

    `computed` is the recomputed figure with the range that rounding allows; `arithmetic` shows the steps;
    `to_hold` says what would have to be true for the claim to hold, where it does not.
    """

    verdict: Verdict
    computed: str
    arithmetic: tuple[str, ...] = ()
    certainty: Certainty = ""
    to_hold: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Verdict):
            raise ValueError(f"‘{self.verdict}’ is not a verdict; the verdicts are {', '.join(MEANING)}.")
        if (self.verdict == "inconsistent") != bool(self.certainty):
            raise ValueError("An inconsistent claim, and no other, says how sure that is.")


def compare(printed: Printed, value: Fraction, span: Span) -> tuple[Verdict, Certainty]:
    """Holds a printed figure against the recomputed value and the range that rounding allows.

    A figure such as "<0.001" reproduces when the value lies below it.
    """
    if printed.agrees_with(value):
        return "reproduces", ""
    if printed.span.meets(span):
        return "rounding", ""
    return "inconsistent", "impossible"


def shown(value: Fraction | float, decimals: int = 3) -> str:
    """A number for reading: `11.808`; small ones as `0.000012` or `1.2 × 10⁻²²`; a true minus sign."""
    number = float(value)
    if number == 0 or abs(number) >= 10**-decimals:
        text = f"{number:.{decimals}f}"
    elif abs(number) >= SMALLEST:
        text = f"{Decimal(f'{number:.1e}'):f}"
    else:
        digits, _, exponent = f"{number:.1e}".partition("e-")
        text = f"{digits} × 10⁻{exponent.lstrip('0').translate(RAISED)}"
    return text.replace("-", "−", 1) if number < 0 else text


def with_span(value: Fraction | float, span: Span, decimals: int = 3) -> str:
    """`11.808 (rounding allows 11.742 to 11.874)`; just the value where rounding leaves no choice."""
    if shown_span(span, decimals) == f"{shown(value, decimals)} to {shown(value, decimals)}":
        return shown(value, 0 if span.low.denominator == 1 else decimals)
    return f"{shown(value, decimals)} (rounding allows {shown_span(span, decimals)})"


def shown_span(span: Span, decimals: int = 3) -> str:
    """`11.742 to 11.874`."""
    return f"{shown(span.low, decimals)} to {shown(span.high, decimals)}"
