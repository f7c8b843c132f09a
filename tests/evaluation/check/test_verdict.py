"""Numbers of a check as a reader meets them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tornio.evaluation.check.printed import Span
from tornio.evaluation.check.verdict import Outcome, shown, with_span


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (11.8081, "11.808"),
        (-1.5, "−1.500"),
        (0.0, "0.000"),
        (0.000012345, "0.000012"),
        (-0.00020, "−0.00020"),
        (3.4e-7, "3.4 × 10⁻⁷"),
        (1.96e-22, "2.0 × 10⁻²²"),
    ],
)
def test_numbers_are_shown_without_a_computers_exponents(value: float, text: str) -> None:
    assert shown(value) == text


def test_a_range_is_told_where_it_can_be_seen() -> None:
    assert with_span(1.5, Span(Fraction("1.4"), Fraction("1.6"))) == "1.500 (rounding allows 1.400 to 1.600)"
    assert with_span(1.5, Span(Fraction("1.4999"), Fraction("1.5001"))) == "1.500"


def test_only_what_does_not_fit_says_how_sure_that_is() -> None:
    with pytest.raises(ValueError, match="says how sure"):
        Outcome("reproduces", "", certainty="impossible")
    with pytest.raises(ValueError, match="says how sure"):
        Outcome("inconsistent", "")
