"""Swapping values between people until what depends on the pairs is right."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from statistics import correlation, mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.evaluation.check.printed import read_printed
from tornio.evaluation.demonstration.pairing import (
    Pairs,
    Value,
    all_of,
    arrange,
    correlation_near,
    paired_t_printed_as,
)
from tornio.evaluation.demonstration.searching import NotFound


def values(count: int, seed: int) -> list[Fraction]:
    random = Random(seed)
    return [Fraction(random.randint(0, 48)) for _ in range(count)]


def in_order(some: list[Value], order: list[int]) -> list[Value]:
    return [some[place] for place in order]


def both(first: list[Value], second: list[Value]) -> tuple[list[float], list[float]]:
    known = [
        (float(x), float(y)) for x, y in zip(first, second, strict=True) if x is not None and y is not None
    ]
    return [x for x, _ in known], [y for _, y in known]


def test_an_order_gives_every_value_to_somebody() -> None:
    order = arrange([values(40, 1)], values(40, 2), correlation_near(0.45), Random(1))
    assert sorted(order) == list(range(40))


def test_the_correlation_comes_as_near_as_one_swap() -> None:
    first, second = values(40, 1), values(40, 2)
    order = arrange([first], second, correlation_near(0.45), Random(1))
    assert correlation(*both(first, in_order(second, order))) == pytest.approx(0.45, abs=1 / 40)


def test_two_earlier_waves_are_both_correlated() -> None:
    baseline, three, six = values(37, 1), [*values(30, 2), *[None] * 7], values(37, 3)
    order = arrange([baseline, three], six, correlation_near(0.45), Random(1))
    assert correlation(*both(baseline, in_order(six, order))) == pytest.approx(0.45, abs=1 / 37)
    assert correlation(*both(three, in_order(six, order))) == pytest.approx(0.45, abs=1 / 30)


def test_the_paired_t_is_printed_so() -> None:
    first = [value + 9 for value in values(50, 1)]
    second: list[Value] = [*values(42, 2), *[None] * 8]
    aim = all_of(paired_t_printed_as(read_printed("3.141")), correlation_near(0.2))
    x, y = both(first, in_order(second, arrange([first], second, aim, Random(1))))
    differences = [a - b for a, b in zip(x, y, strict=True)]
    assert f"{mean(differences) / (stdev(differences) / 42**0.5):.3f}" == "3.141"


@given(st.lists(st.tuples(st.integers(0, 48), st.none() | st.integers(0, 48)), min_size=3), st.data())
def test_a_swap_leaves_the_sums_as_if_counted_anew(
    rows: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    first: list[Value] = [Fraction(x, 4) for x, _ in rows]
    second: list[Value] = [None if y is None else Fraction(y, 5) for _, y in rows]
    pairs = Pairs(first, second)
    a, b = (data.draw(st.integers(0, len(rows) - 1)) for _ in range(2))
    pairs.swap(a, b)
    second[a], second[b] = second[b], second[a]
    anew = Pairs(first, second)
    assert (pairs.n, pairs.x, pairs.xx, pairs.y, pairs.yy, pairs.xy) == (
        anew.n, anew.x, anew.xx, anew.y, anew.yy, anew.xy,
    )  # fmt: skip


def test_what_no_order_has_is_not_found() -> None:
    first, second = values(10, 1), values(10, 2)
    with pytest.raises(NotFound, match="No order of 10 values"):
        arrange([first], second, paired_t_printed_as(read_printed("99.000")), Random(1))


def test_pairs_without_spread_have_no_correlation_and_no_t() -> None:
    same: list[Value] = [Fraction(3)] * 4
    assert Pairs(same, same).correlation() == 0
    assert Pairs(same, same).paired_t() == 0
