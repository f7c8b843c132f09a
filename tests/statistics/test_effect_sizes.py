"""Effect sizes with their intervals."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tornio.statistics import (
    Summary,
    dz,
    dz_from_differences,
    g_av,
    hedges_correction,
    hedges_g,
    paired_t_test,
    summarise,
    t_test,
)

scores = st.lists(st.integers(0, 60), min_size=2, max_size=12).filter(lambda group: len(set(group)) > 1)
pairs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=12).filter(
    lambda found: all(len(set(side)) > 1 for side in (*zip(*found, strict=True), [a - b for a, b in found]))
)


@pytest.mark.parametrize(
    ("df", "exact"),
    [
        (2, 1 / math.sqrt(math.pi)),
        (3, math.sqrt(math.pi / 6)),
        (4, math.sqrt(2 / math.pi)),
        (5, 3 / 4 * math.sqrt(math.pi / 2.5)),
    ],
)
def test_the_correction_is_exact(df: int, exact: float) -> None:
    """Γ of whole and half numbers is known in closed form."""
    assert hedges_correction(df) == pytest.approx(exact, rel=1e-14)


@given(st.floats(30, 1e8))
def test_the_correction_nears_its_usual_approximation(df: float) -> None:
    assert hedges_correction(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=max(1 / df**2, 1e-14))


@pytest.mark.parametrize("df", [1, 1.9, 0, -3, math.nan, math.inf])
def test_there_is_no_correction_on_one_degree_of_freedom(df: float) -> None:
    with pytest.raises(ValueError, match="two degrees of freedom or more"):
        hedges_correction(df)


@given(scores, scores)
def test_g_is_the_corrected_difference_in_pooled_sds(a: list[int], b: list[int]) -> None:
    result, test = hedges_g(a, b), t_test(a, b, "equal")
    d = test.statistic * math.sqrt(1 / len(a) + 1 / len(b))
    assert result.estimate == pytest.approx(d * hedges_correction(len(a) + len(b) - 2), abs=1e-12)
    assert result.sd * d == pytest.approx(test.estimate, abs=1e-9)


@given(scores, scores)
def test_an_interval_holds_its_estimate_and_agrees_with_the_test(a: list[int], b: list[int]) -> None:
    result, test = hedges_g(a, b), t_test(a, b, "equal")
    assert result.interval.low < result.estimate < result.interval.high
    assert (result.interval.low <= 0 <= result.interval.high) == (test.p >= 0.05)


@given(pairs)
def test_paired_intervals_agree_with_the_test(found: list[tuple[int, int]]) -> None:
    a, b = zip(*found, strict=True)
    test = paired_t_test(a, b)
    for result in (dz(a, b), g_av(a, b)):
        assert (result.interval.low <= 0 <= result.interval.high) == (test.p >= 0.05)
        assert math.copysign(1, result.estimate) == math.copysign(1, test.estimate)


@given(pairs)
def test_dz_is_t_over_the_root_of_n(found: list[tuple[int, int]]) -> None:
    a, b = zip(*found, strict=True)
    assert dz(a, b).estimate == pytest.approx(paired_t_test(a, b).statistic / math.sqrt(len(found)), abs=1e-12)
    assert dz(a, b) == dz_from_differences([x - y for x, y in found])


@given(pairs)
def test_summaries_tell_the_same_as_raw_values(found: list[tuple[int, int]]) -> None:
    a, b = zip(*found, strict=True)
    sd = summarise([x - y for x, y in found]).sd
    for size in (dz, g_av):
        summed = size(summarise(a), summarise(b), sd_of_differences=sd)
        assert summed.estimate == pytest.approx(size(a, b).estimate, rel=1e-9, abs=1e-9)
    assert hedges_g(summarise(a), summarise(b)).estimate == pytest.approx(hedges_g(a, b).estimate, abs=1e-9)


@given(scores, scores, st.integers(-1000, 1000), st.sampled_from([0.5, 8]))
def test_neither_origin_nor_unit_matters(a: list[int], b: list[int], shift: int, scale: float) -> None:
    moved = hedges_g([scale * (x + shift) for x in a], [scale * (x + shift) for x in b])
    assert moved.estimate == pytest.approx(hedges_g(a, b).estimate, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(("d", "n"), [(1.0, 10), (0.2, 40), (0.0, 5)])
def test_true_sizes_at_the_limits_put_the_observed_t_at_either_tail(d: float, n: int) -> None:
    result, df, root = hedges_g(Summary(n, d, 1), Summary(n, 0, 1)), 2 * n - 2, math.sqrt(n / 2)
    true = [limit / hedges_correction(df) for limit in result.interval]
    tails = [stats.nct.cdf(d * root, df, size * root) for size in true]
    assert tails == pytest.approx([0.975, 0.025], abs=1e-9)


def test_every_size_names_its_standardiser() -> None:
    a, b = [1, 2, 4, 6], [2, 5, 5, 9]
    names = {size.standardiser for size in (hedges_g(a, b), dz(a, b), g_av(a, b))}
    assert names == {
        "pooled standard deviation",
        "standard deviation of the differences",
        "average of the two standard deviations",
    }


@pytest.mark.parametrize("size", [hedges_g, dz, g_av])
@pytest.mark.parametrize(
    ("a", "b"), [([], []), ([1], [2]), ([1, math.nan], [1, 2]), ([math.inf, 2], [1, 2]), ([3, 3], [4, 4])]
)
def test_what_has_no_size_is_refused(size, a, b) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        size(a, b)
