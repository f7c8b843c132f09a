"""Printed numbers and the values that would be printed so."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.check.printed import Span, read_printed, read_whole


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("16.84", "16.835", "16.845"),
        ("2.8", "2.75", "2.85"),
        ("-0.5", "-0.55", "-0.45"),
        ("−0.5", "-0.55", "-0.45"),
        ("44.2%", "44.15", "44.25"),
        ("2,263", "2262.5", "2263.5"),
        ("<0.001", "0", "0.001"),
        ("p=<0.001", "0", "0.001"),
        (".05", "0.045", "0.055"),
        ("<-3", f"-1{30 * '0'}", "-3"),
        (">3", "3", f"1{30 * '0'}"),
        ("p\N{NO-BREAK SPACE}= 0.05", "0.045", "0.055"),
        ("2,434,000", "2433999.5", "2434000.5"),
    ],
)
def test_the_digits_say_how_far_the_true_value_can_lie(text: str, low: str, high: str) -> None:
    assert read_printed(text).span == Span(Fraction(low), Fraction(high))


@pytest.mark.parametrize("text", ["", "n/a", "16..8", "1e5", "about 5", "%", "<", "5,1", "1,23", "٥"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a printed number"):
        read_printed(text)


def test_a_count_has_no_decimals() -> None:
    assert read_whole("2,263") == 2263
    with pytest.raises(ValueError, match="not a whole number"):
        read_whole("50.0")


@given(st.decimals(-1000, 1000, places=6), st.integers(0, 4), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_rounded_number_still_holds_the_number_it_came_from(value: Decimal, places: int, way: str) -> None:
    text = f"{value.quantize(Decimal(1).scaleb(-places), rounding=way):f}"
    assert read_printed(text).agrees_with(Fraction(value))


@given(st.decimals(-1000, 1000, places=2), st.integers(1, 10**6))
def test_a_number_further_off_than_rounding_moves_is_not_held(value: Decimal, millionths: int) -> None:
    printed = read_printed(f"{value:.2f}")
    assert not printed.agrees_with(printed.span.high + Fraction(millionths, 10**6))
