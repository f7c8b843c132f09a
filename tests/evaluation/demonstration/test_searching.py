"""Values with printed figures: what is found has them, and what cannot be is refused."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tornio.evaluation.demonstration.figures import printed
from tornio.evaluation.demonstration.searching import Grid, NotFound, find_values

LIKERT = Grid(Fraction(0), Fraction(40))
QUARTERS = Grid(Fraction(0), Fraction(40), Fraction(5, 4))


def found(n: int, a_mean: str, sd: str, grid: Grid = LIKERT, seed: int = 1) -> list[Fraction]:
    return find_values(printed(n, a_mean, sd), [grid] * n, Random(seed))


def test_what_is_found_is_printed_as_wanted() -> None:
    values = [float(value) for value in found(50, "24.94", "9.41")]
    assert (f"{mean(values):.2f}", f"{stdev(values):.2f}") == ("24.94", "9.41")


@settings(deadline=None)  # a search may begin several times
@given(st.lists(st.integers(0, 40), min_size=13, max_size=60), st.integers(0, 999))
def test_what_some_values_have_is_found(values: list[int], seed: int) -> None:
    exactly = Decimal(sum(values)) / len(values)
    as_papers_round = exactly.quantize(Decimal("0.01"), ROUND_HALF_UP)  # Python’s own 0.125 is 0.12
    figures = printed(len(values), str(as_papers_round), f"{stdev(values):.2f}")
    again = find_values(figures, [LIKERT] * len(values), Random(seed))
    assert figures.mean.agrees_with(sum(again) / len(again))
    assert figures.sd.agrees_with(stdev(map(float, again)))
    assert all(value.denominator == 1 and 0 <= value <= 40 for value in again)


def test_each_value_stays_on_its_own_grid() -> None:
    grids = [LIKERT, QUARTERS] * 19
    values = find_values(printed(38, "18.66", "10.78"), grids, Random(3))
    assert all((value / grid.step).denominator == 1 for value, grid in zip(values, grids, strict=True))
    assert f"{stdev(map(float, values)):.2f}" == "10.78"


def test_the_same_seed_finds_the_same_values() -> None:
    assert found(50, "24.94", "9.41", seed=7) == found(50, "24.94", "9.41", seed=7)
    assert found(50, "24.94", "9.41", seed=7) != found(50, "24.94", "9.41", seed=8)


def test_a_half_is_taken_only_where_nothing_else_is_left() -> None:
    assert sum(found(40, "22.43", "5.80")) == 897  # 897/40 = 22.425; 898/40 prints as 22.45
    assert sum(found(200, "20.00", "5.80")) == 4000  # 3999/200 = 19.995 would be a half


def test_no_spread_at_all_is_found() -> None:
    assert found(5, "8.00", "0.00") == [8] * 5


def test_values_from_a_given_start_stay_near_it() -> None:
    start = [float(place) for place in range(41)]
    values = find_values(printed(41, "20.02", "11.98"), [LIKERT] * 41, Random(1), start)
    assert max(abs(float(value) - begun) for value, begun in zip(values, start, strict=True)) <= 2


@pytest.mark.parametrize(
    ("n", "a_mean", "sd"),
    [
        (32, "88.14", "9.41"),  # above the grid
        (10, "24.94", "9.41"),  # ten whole numbers have a mean with one decimal
        (4, "20.00", "0.10"),  # the smallest sd of four whole numbers with a mean of 20 is 0, the next 0.82
        (20, "20.00", "30.00"),  # no values from 0 to 40 lie so far apart
    ],
)
def test_figures_that_no_values_have_are_not_found(n: int, a_mean: str, sd: str) -> None:
    with pytest.raises(NotFound, match=r"mean|sd"):
        found(n, a_mean, sd)


def test_a_grid_ends_on_a_whole_step() -> None:
    with pytest.raises(ValueError, match="whole steps must lead"):
        Grid(Fraction(0), Fraction(10), Fraction(3))


def test_there_is_a_grid_for_each_value() -> None:
    with pytest.raises(ValueError, match="2 grids for n = 3"):
        find_values(printed(3, "5.00", "1.00"), [LIKERT] * 2, Random(1))
