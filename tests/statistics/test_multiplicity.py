"""Adjusted p values."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.statistics import bonferroni, hochberg, holm

several = st.lists(st.floats(0, 1), max_size=8)
adjustments = pytest.mark.parametrize("adjust", [holm, hochberg, bonferroni])


def holm_twin(p: list[float]) -> list[float]:
    """The definition: the largest of (m − i + 1)·p of all tests with a p no larger, at most 1."""
    ranked = sorted(p)
    stepped = [min(1.0, (len(p) - i) * value) for i, value in enumerate(ranked)]
    return [max(step for step, other in zip(stepped, ranked, strict=True) if other <= value) for value in p]


@given(several)
def test_holm_agrees_with_its_definition(p: list[float]) -> None:
    assert holm(p) == pytest.approx(holm_twin(p))


@given(several)
def test_hochberg_is_never_stricter_than_holm_nor_holm_than_bonferroni(p: list[float]) -> None:
    for least, middle, most in zip(hochberg(p), holm(p), bonferroni(p), strict=True):
        assert least <= middle * (1 + 1e-15)
        assert middle <= most


@adjustments
@given(p=several)
def test_adjusting_never_lowers_a_p_or_reorders_them(adjust, p) -> None:
    adjusted = adjust(p)
    assert all(before <= after <= 1 for before, after in zip(p, adjusted, strict=True))
    ranked = [after for _, after in sorted(zip(p, adjusted, strict=True))]
    assert ranked == sorted(ranked)


@adjustments
def test_one_test_alone_is_left_as_it_is(adjust) -> None:
    assert adjust([0.04]) == (0.04,)


@adjustments
def test_no_tests_need_no_adjusting(adjust) -> None:
    assert adjust([]) == ()


@adjustments
@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan, "0.05", None])
def test_what_is_no_p_value_is_refused(adjust, p) -> None:
    with pytest.raises(ValueError, match=r"p value 2: .*between 0 and 1"):
        adjust([0.5, p])
