from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tornio.statistics.resampling import permutation_test

#: Good 2005, Permutation, Parametric and Bootstrap Tests, section 1.3: growth of treated and untreated cells.
TREATED, UNTREATED = [121, 118, 110], [34, 12, 22]


def exact(a: list[float], b: list[float]) -> float:
    """The slow twin: every way of choosing the first group."""
    everybody = a + b
    observed = abs(sum(a) / len(a) - sum(b) / len(b))
    extreme = ways = 0
    for chosen in combinations(range(len(everybody)), len(a)):
        first = sum(everybody[i] for i in chosen)
        difference = first / len(a) - (sum(everybody) - first) / len(b)
        ways += 1
        extreme += abs(difference) >= observed - 1e-9
    return extreme / ways


def test_goods_cells_are_as_extreme_as_can_be():
    """One arrangement of twenty on each side."""
    found = permutation_test(TREATED, UNTREATED, seed=1)
    assert found.p == pytest.approx(2 / 20, abs=0.01)
    assert found.estimate == pytest.approx(349 / 3 - 68 / 3)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=2, max_size=5), st.lists(st.integers(0, 9), min_size=2, max_size=5))
def test_shuffling_comes_near_to_counting_every_way(a, b):
    expected = exact([float(x) for x in a], [float(x) for x in b])
    assert permutation_test(a, b, seed=7).p == pytest.approx(expected, abs=0.03)


def test_the_same_seed_gives_the_same_answer_and_another_another():
    a, b = [0, 0, 1, 5, 9, 2], [0, 3, 4, 12, 7]
    assert permutation_test(a, b, seed=3) == permutation_test(a, b, seed=3)
    assert permutation_test(a, b, seed=3) != permutation_test(a, b, seed=4)


def test_p_is_never_zero():
    assert permutation_test([0.0] * 20, [9.0] * 20, seed=1).p == pytest.approx(1 / 10_000)


def test_the_interval_holds_the_estimate_and_widens_with_confidence():
    a, b = [0, 0, 0, 0, 14], [0, 0, 0, 30, 2, 0, 0]
    narrow, wide = (permutation_test(a, b, seed=2, confidence=level).interval for level in (0.8, 0.99))
    assert wide.low <= narrow.low <= 2.8 - 32 / 7 <= narrow.high <= wide.high


def test_groups_without_spread_differ_by_exactly_that():
    found = permutation_test([1, 1, 1], [1, 1, 1, 1], seed=1)
    assert (found.p, found.estimate, found.interval) == (1.0, 0.0, (0.0, 0.0))


@pytest.mark.parametrize(
    ("a", "b", "repeats"), [([1], [1, 2], 9), ([1, 2], [1, float("nan")], 9), ([1, 2], [3, 4], 0)]
)
def test_what_has_no_answer_is_refused(a, b, repeats):
    with pytest.raises(ValueError, match=r"at least|finite"):
        permutation_test(a, b, seed=1, repeats=repeats)


@pytest.mark.parametrize(("times", "plus"), [(1e-12, 0.0), (1e12, 0.0), (1.0, 1e9)])
def test_neither_the_unit_nor_the_origin_of_the_values_matters(times, plus):
    a, b = ([x * times + plus for x in group] for group in (TREATED, UNTREATED))
    assert permutation_test(a, b, seed=1).p == permutation_test(TREATED, UNTREATED, seed=1).p
