"""Jacobson and Truax's cut-offs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.statistics import Summary, cut_off

ILL, WELL = Summary(50, 40, 10), Summary(50, 60, 5)


def test_between_groups_of_unequal_spread_it_lies_nearer_the_narrower() -> None:
    between = cut_off("c", better="higher", clinical=ILL, functional=WELL)
    assert between == pytest.approx(40 + 20 * 10 / 15)


@given(st.floats(1, 20), st.floats(1, 20), st.floats(1, 50))
def test_it_is_as_many_sds_from_one_mean_as_from_the_other(ill: float, well: float, apart: float) -> None:
    between = cut_off("c", better="higher", clinical=Summary(9, 0, ill), functional=Summary(9, apart, well))
    assert between / ill == pytest.approx((apart - between) / well)


@pytest.mark.parametrize("criterion", ["a", "b", "c"])
def test_turning_the_scale_over_turns_the_cut_off_over(criterion) -> None:
    ill, well = Summary(50, 60, 10), Summary(50, 40, 5)
    mirrored = cut_off(criterion, better="lower", clinical=ill, functional=well)
    assert mirrored == 100 - cut_off(criterion, better="higher", clinical=ILL, functional=WELL)


@pytest.mark.parametrize(("criterion", "missing"), [("a", "clinical"), ("b", "functional"), ("c", "clinical")])
def test_a_missing_group_is_named(criterion, missing) -> None:
    groups = {"clinical": ILL, "functional": WELL, missing: None}
    with pytest.raises(ValueError, match=f"{missing}: nothing there"):
        cut_off(criterion, better="higher", **groups)


def test_groups_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="Check the two groups, and the direction"):
        cut_off("c", better="lower", clinical=ILL, functional=WELL)


@pytest.mark.parametrize(("criterion", "better"), [("d", "higher"), ("c", "up")])
def test_only_known_criteria_and_directions_are_taken(criterion, better) -> None:
    with pytest.raises(ValueError, match="criterion"):
        cut_off(criterion, better=better, clinical=ILL, functional=WELL)
