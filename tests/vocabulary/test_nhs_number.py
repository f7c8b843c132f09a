from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.vocabulary.nhs_number import plain, spaced, valid

FIGURES = st.text("0123456789", min_size=9, max_size=9)


def test_the_number_that_the_nhs_prints_as_its_example_is_valid():
    """943 476 5919: NHS England, “NHS numbers” (nhs.uk)."""
    assert valid(plain("943 476 5919"))


@pytest.mark.parametrize("wrong", ["", "943476591", "94347659190", "943476591x", "９434765919", "943 476 5919"])
def test_what_is_not_ten_figures_is_none(wrong):
    assert not valid(wrong)


@given(FIGURES)
def test_nine_figures_have_at_most_one_that_checks_them(start):
    fitting = [last for last in "0123456789" if valid(start + last)]
    remainder = sum(int(figure) * weight for figure, weight in zip(start, range(10, 1, -1), strict=True)) % 11
    assert len(fitting) == (0 if remainder == 1 else 1)


@given(st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_figure_is_always_found(place, more):
    right = "9434765919"
    wrong = str((int(right[place]) + more) % 10)
    assert not valid(right[:place] + wrong + right[place + 1 :])


@given(st.text("0123456789", min_size=10, max_size=10))
def test_the_gaps_that_it_is_read_with_are_not_kept(number):
    assert plain(spaced(number)) == number
    assert [len(group) for group in spaced(number).split()] == [3, 3, 4]
