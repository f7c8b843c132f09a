"""Ranges that rounding allows: nothing inside the box of printed figures may fall outside them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.check.kinds.paired_t import correlations
from tornio.evaluation.check.printed import Span, read_printed
from tornio.evaluation.check.ranges import (
    PrintedSummary,
    anova_f,
    equal_variance_t,
    studentised_range,
    unequal_variance_t,
    welch_df,
)


def group(n: int, mean: str, sd: str) -> PrintedSummary:
    return PrintedSummary(n, read_printed(mean), read_printed(sd))


Range = Callable[[PrintedSummary, PrintedSummary], Span]
SWEMWBS = [group(49, "16.84", "5.73"), group(40, "22.43", "5.80"), group(37, "21.16", "5.63")]


def f_of(ns: list[int], means: list[float], sds: list[float]) -> float:
    centre = sum(n * m for n, m in zip(ns, means, strict=True)) / sum(ns)
    between = sum(n * (m - centre) ** 2 for n, m in zip(ns, means, strict=True)) / (len(ns) - 1)
    return between / (sum((n - 1) * s * s for n, s in zip(ns, sds, strict=True)) / (sum(ns) - len(ns)))


def test_the_papers_swemwbs_f_can_be_from_11_742_to_11_874() -> None:
    """The range that an independent recomputation found (published_claims.csv, SWEMWBS.F)."""
    span = anova_f(SWEMWBS)
    assert (round(float(span.low), 3), round(float(span.high), 3)) == (11.742, 11.874)


offsets = st.lists(st.floats(-1, 1), min_size=6, max_size=6)
figures = st.lists(
    st.tuples(st.integers(2, 60), st.integers(0, 60), st.integers(5, 90)), min_size=3, max_size=3
)


@given(figures, offsets)
def test_no_figures_inside_the_box_give_an_f_outside_the_range(
    rows: list[tuple[int, int, int]], moves: list[float]
) -> None:
    groups = [group(n, f"{mean / 10:.1f}", f"{sd / 10:.1f}") for n, mean, sd in rows]
    means = [mean / 10 + move * 0.05 for (_, mean, _), move in zip(rows, moves[:3], strict=True)]
    sds = [sd / 10 + move * 0.05 for (_, _, sd), move in zip(rows, moves[3:], strict=True)]
    span = anova_f(groups)
    f = f_of([n for n, _, _ in rows], means, sds)
    assert float(span.low) - 1e-9 <= f <= float(span.high) * (1 + 1e-9) + 1e-9


def test_means_that_could_all_be_the_same_allow_an_f_of_nought() -> None:
    assert anova_f([group(10, "5.0", "1.0"), group(12, "5.1", "1.0")]).low == 0


@pytest.mark.parametrize(
    ("t", "low", "high"), [(equal_variance_t, 0.260, 0.296), (unequal_variance_t, 0.250, 0.284)]
)
def test_both_ts_of_the_papers_honos_comparison(t: Range, low: float, high: float) -> None:
    """Ranges from published_claims.csv, honos6.t."""
    span = t(group(171, "15.67", "7.59"), group(2263, "15.51", "7.23"))
    assert (round(float(span.low), 3), round(float(span.high), 3)) == (low, high)


def test_welch_df_of_the_papers_bed_days_are_about_70() -> None:
    """published_claims.csv, bed.df: 69.7."""
    span = welch_df(group(32, "0.44", "2.8"), group(67, "2.24", "23.86"))
    assert round(float(span.low + span.high) / 2, 1) == 69.7
    assert span.high <= Fraction(97)


def test_an_sd_of_nought_leaves_all_of_the_error_to_the_other_group() -> None:
    span = welch_df(group(20, "5.1", "2.1"), group(30, "5", "0.00"))
    assert span.low == 19
    assert span.high < Fraction("19.001")


@given(figures, offsets)
def test_no_figures_inside_the_box_give_welch_df_outside_the_range(
    rows: list[tuple[int, int, int]], moves: list[float]
) -> None:
    a, b = (group(n, f"{mean / 10:.1f}", f"{sd / 10:.1f}") for n, mean, sd in rows[:2])
    x, y = ((sd / 10 + move * 0.05) ** 2 / n for (n, _, sd), move in zip(rows[:2], moves, strict=False))
    df = (x + y) ** 2 / (x**2 / (a.n - 1) + y**2 / (b.n - 1))
    span = welch_df(a, b)
    assert float(span.low) * (1 - 1e-9) <= df <= float(span.high) * (1 + 1e-9)


@given(figures, offsets)
def test_no_figures_inside_the_box_give_a_studentised_range_outside_the_range(
    rows: list[tuple[int, int, int]], moves: list[float]
) -> None:
    groups = [group(n, f"{mean / 10:.1f}", f"{sd / 10:.1f}") for n, mean, sd in rows]
    means = [mean / 10 + move * 0.05 for (_, mean, _), move in zip(rows, moves[:3], strict=True)]
    sds = [sd / 10 + move * 0.05 for (_, _, sd), move in zip(rows, moves[3:], strict=True)]
    pooled = sum((g.n - 1) * sd**2 for g, sd in zip(groups, sds, strict=True)) / sum(g.n - 1 for g in groups)
    q = abs(means[0] - means[1]) / (pooled / 2 * (1 / groups[0].n + 1 / groups[1].n)) ** 0.5
    span = studentised_range(groups[0], groups[1], groups)
    assert float(span.low) - 1e-9 <= q <= float(span.high) + 1e-9


spans = st.tuples(st.fractions(Fraction(1, 10), 10), st.fractions(0, 3)).map(lambda s: Span(s[0], s[0] + s[1]))
inside = st.lists(st.fractions(0, 1), min_size=3, max_size=3)


@given(spans, spans, spans, inside)
def test_no_sds_inside_the_box_give_a_correlation_outside_the_range(
    before: Span, after: Span, sd: Span, shares: list[Fraction]
) -> None:
    a, b, d = (s.low + share * (s.high - s.low) for s, share in zip((before, after, sd), shares, strict=True))
    assert correlations(before, after, sd).holds((a**2 + b**2 - d**2) / (2 * a * b))


def test_the_smallest_correlation_may_lie_between_the_corners() -> None:
    """With s₂ = 5 and d = 3, √(5² − 3²)/5 = 0.8 at s₁ = 4."""
    both = Span(Fraction(3), Fraction(5))
    found = correlations(both, Span(Fraction(5), Fraction(5)), Span(Fraction(3), Fraction(3)))
    assert found.low == Fraction(4, 5)


def test_more_groups_than_the_check_can_try_are_refused() -> None:
    with pytest.raises(ValueError, match="11 groups"):
        anova_f([group(10, "5.0", "1.0")] * 11)


def test_sds_that_could_be_nought_are_refused() -> None:
    with pytest.raises(ValueError, match="could be nought"):
        anova_f([group(10, "5.0", "0.0"), group(10, "6.0", "0.0")])
