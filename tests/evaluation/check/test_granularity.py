"""GRIM, GRIMMER, DEBIT and the largest sd, against slow twins that try every set of whole numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.check.granularity import (
    Scale,
    grim_totals,
    grimmer_totals,
    largest_variance,
    nearest_means,
    nearest_variances,
    root_above,
    root_below,
    smallest_n,
    yes_or_no_variances,
)
from tornio.evaluation.check.printed import read_printed

SMALL = Scale(Fraction(0), Fraction(4))
DAYS = Scale(Fraction(0))


def variance(values: tuple[int, ...]) -> Fraction:
    mean = Fraction(sum(values), len(values))
    return sum(((value - mean) ** 2 for value in values), Fraction(0)) / (len(values) - 1)


@given(st.integers(2, 6), st.integers(0, 400), st.integers(0, 250))
def test_grimmer_never_refutes_what_some_whole_numbers_have(n: int, mean: int, sd: int) -> None:
    printed_mean, printed_sd = read_printed(f"{mean / 100:.2f}"), read_printed(f"{sd / 100:.2f}")
    low, high = max(printed_sd.span.low, Fraction(0)), printed_sd.span.high
    every = combinations_with_replacement(range(5), n)
    slow = {
        sum(values)
        for values in every
        if printed_mean.agrees_with(Fraction(sum(values), n)) and low**2 <= variance(values) <= high**2
    }
    assert slow <= set(grimmer_totals(printed_mean, printed_sd, n, SMALL))


@given(st.integers(2, 6), st.integers(0, 400), st.integers(0, 2))
def test_the_largest_variance_is_the_largest_that_any_whole_numbers_have(
    n: int, mean: int, decimals: int
) -> None:
    printed = read_printed(f"{mean / 100:.{decimals}f}")
    every = combinations_with_replacement(range(5), n)
    slow = [variance(v) for v in every if printed.agrees_with(Fraction(sum(v), n))]
    assert largest_variance(printed, n, SMALL) == (max(slow) if slow else None)


@given(st.integers(2, 5), st.integers(100, 500), st.integers(0, 2), st.integers(1, 2))
def test_a_scale_may_begin_anywhere_and_its_values_be_means_of_items(
    n: int, mean: int, decimals: int, items: int
) -> None:
    """Every value from 1 to 5, in steps of one item."""
    printed, scale = read_printed(f"{mean / 100:.{decimals}f}"), Scale(Fraction(1), Fraction(5), items)
    every = combinations_with_replacement([Fraction(step, items) for step in range(items, 5 * items + 1)], n)
    fits = [v for v in every if printed.agrees_with(sum(v, Fraction(0)) / n)]
    assert {sum(v) * items for v in fits} == set(grim_totals(printed, n, scale))
    spreads = [sum((x - sum(v) / n) ** 2 for x in v) / (n - 1) for v in fits]
    assert largest_variance(printed, n, scale) == max(spreads, default=None)


@given(st.integers(2, 200), st.integers(0, 40), st.integers(0, 2))
def test_a_few_totals_tell_the_largest_variance_of_all(n: int, mean: int, decimals: int) -> None:
    printed = read_printed(f"{mean / 10:.{decimals}f}")
    alone = [read_printed(f"{total / n:.12f}") for total in grim_totals(printed, n, SMALL)]
    spreads = [spread for each in alone if (spread := largest_variance(each, n, SMALL)) is not None]
    assert largest_variance(printed, n, SMALL) == max(spreads, default=None)


@given(st.integers(2, 6), st.integers(0, 40), st.integers(0, 250))
def test_no_whole_numbers_have_an_sd_nearer_than_the_nearest(n: int, mean: int, sd: int) -> None:
    printed_mean, wanted = read_printed(f"{mean / 10:.1f}"), Fraction(sd, 100) ** 2
    every = combinations_with_replacement(range(5), n)
    slow = {variance(v) for v in every if printed_mean.agrees_with(Fraction(sum(v), n))}
    found = nearest_variances(printed_mean, read_printed(f"{sd / 100:.2f}"), n, SMALL)
    low = max((v for v in found if v <= wanted), default=wanted)
    high = min((v for v in found if v >= wanted), default=wanted)
    assert not {v for v in slow if low < v < high}
    assert bool(found) >= bool(slow)


def test_a_million_values_are_as_quick_as_ten() -> None:
    assert largest_variance(read_printed("2"), 10**9, SMALL) is not None


def test_the_papers_bed_days_have_a_larger_sd_than_any_bed_days_can() -> None:
    most = largest_variance(read_printed("0.44"), 32, DAYS)
    assert most == Fraction(14 * 14, 32)
    assert most < read_printed("2.8").span.low ** 2


@pytest.mark.parametrize(("mean", "sd", "n"), [("0.44", "2.8", 41), ("2.24", "23.86", 114)])
def test_the_smallest_n_that_could_hold_the_papers_bed_days(mean: str, sd: str, n: int) -> None:
    """The bound sd ≤ mean·√n gives 39 and 113; with whole days the totals do not fit there yet."""
    assert smallest_n(read_printed(mean), read_printed(sd), DAYS) == n
    fitting = [m for m in range(2, n + 1) if grimmer_totals(read_printed(mean), read_printed(sd), m, DAYS)]
    assert fitting == [n]


def test_items_make_the_steps_finer() -> None:
    assert not grim_totals(read_printed("3.62"), 7, Scale())
    assert grim_totals(read_printed("3.62"), 7, Scale(items=17))


def test_the_nearest_possible_means_stand_on_both_sides() -> None:
    assert nearest_means(read_printed("5.19"), 28, Scale()) == (Fraction(145, 28), Fraction(146, 28))


def test_off_the_scale_the_nearest_mean_is_the_end_of_the_scale() -> None:
    assert nearest_means(read_printed("50.5"), 28, SMALL) == (4, 4)


def test_no_and_yes_have_the_variance_of_their_share() -> None:
    assert yes_or_no_variances(read_printed("0.35"), 20) == [variance((1,) * 7 + (0,) * 13)]


def test_a_mean_that_no_and_yes_cannot_have_is_refused() -> None:
    with pytest.raises(ValueError, match="no share of 20 answers"):
        yes_or_no_variances(read_printed("1.36"), 20)


@given(st.fractions(0, 10**6))
def test_roots_are_rounded_outwards(value: Fraction) -> None:
    assert root_below(value) ** 2 <= value <= root_above(value) ** 2


@pytest.mark.parametrize(
    "scale",
    [
        {"items": 0},
        {"minimum": Fraction(4), "maximum": Fraction(4)},
        {"minimum": Fraction(1, 5), "maximum": Fraction(4, 5)},
    ],
)
def test_a_scale_that_holds_nothing_is_refused(scale: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="A scale"):
        Scale(**scale)  # type: ignore[arg-type] # the wrong values are the point
