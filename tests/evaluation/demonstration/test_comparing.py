"""Exact statistics, compared with those that the evaluation reports."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from tornio import statistics
from tornio.evaluation.check.printed import read_printed
from tornio.evaluation.demonstration.comparing import anova_f, off_from, rounds_to, student_t


def samples(*sizes: int) -> list[list[Fraction]]:
    random = Random(4)
    return [[Fraction(random.randint(0, 160), 4) for _ in range(size)] for size in sizes]


def test_f_is_that_of_the_statistics() -> None:
    some = samples(20, 16, 13)
    reported = statistics.one_way_anova([list(map(float, sample)) for sample in some])
    assert anova_f(some) == pytest.approx(reported.statistic, rel=1e-12)


def test_t_is_that_of_the_statistics_with_its_sign() -> None:
    a, b = samples(17, 40)
    reported = statistics.t_test(list(map(float, a)), list(map(float, b)), variances="equal")
    assert student_t(a, b) == pytest.approx(reported.statistic, rel=1e-12)
    assert student_t(b, a) == -student_t(a, b)


def test_a_half_is_not_printed_in_either_way() -> None:
    assert rounds_to(read_printed("0.27"), 0.2749)
    assert not rounds_to(read_printed("0.27"), 0.275)
    assert not rounds_to(read_printed("0.28"), 0.275)


def test_how_far_off_says_where_to_go() -> None:
    assert off_from(read_printed("7.903"), 8.0) > off_from(read_printed("7.903"), 7.91) > 0
