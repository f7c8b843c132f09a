"""Bartlett's test from printed sds: the kindest rounding is the kindest there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tornio.evaluation.check.kinds.spreads import bartlett_p, most_similar
from tornio.evaluation.check.printed import read_printed
from tornio.evaluation.check.ranges import PrintedSummary

rows = st.lists(st.tuples(st.integers(3, 60), st.integers(2, 30), st.floats(-1, 1)), min_size=2, max_size=4)


def group(n: int, sd: str) -> PrintedSummary:
    return PrintedSummary(n, read_printed("5"), read_printed(sd))


@given(rows)
def test_no_sds_inside_the_box_are_more_alike(drawn: list[tuple[int, int, float]]) -> None:
    members = [group(n, f"{sd / 10:.1f}") for n, sd, _ in drawn]
    inside = [
        (member.sd.value + read_printed(f"{move:.6f}").value / 20) ** 2
        for member, (_, _, move) in zip(members, drawn, strict=True)
    ]
    assert (
        bartlett_p(members, inside) <= bartlett_p(members, most_similar(members)) + 1e-6
    )  # near 1, p magnifies rounding


@given(rows)
def test_the_most_similar_sds_print_as_the_paper_does(drawn: list[tuple[int, int, float]]) -> None:
    members = [group(n, f"{sd / 10:.1f}") for n, sd, _ in drawn]
    assert all(m.variance.holds(found) for m, found in zip(members, most_similar(members), strict=True))


def test_p_is_scipys() -> None:
    a, b = [3.0, 5.0, 4.0, 9.0], [2.0, 2.0, 3.0, 1.0, 4.0]
    members = [group(len(sample), "1") for sample in (a, b)]
    variances = [read_printed(f"{stats.tvar(sample):.12f}").value for sample in (a, b)]
    assert bartlett_p(members, variances) == pytest.approx(stats.bartlett(a, b).pvalue, rel=1e-9)
