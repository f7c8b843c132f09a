"""Reading groups: what is let in, what is told, and how many digits are kept."""

from __future__ import annotations

import math
import statistics
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.statistics import Summary, summarise
from tornio.statistics.samples import check_spread, read, read_all
from tornio.vocabulary.fault import FaultyInput

#: Not so small that their squares would vanish.
finite = st.floats(-1e6, 1e6).map(lambda value: round(value, 9))
samples = st.lists(finite, min_size=2, max_size=30)


def faults_of(groups: object, **options: int) -> list[str]:
    with pytest.raises(FaultyInput) as told:
        read_all(groups, **options)  # type: ignore[arg-type] # what the check is for
    return [fault.field for fault in told.value.faults]


def test_groups_without_names_are_numbered() -> None:
    assert [sample.name for sample in read_all([[1, 2], [3, 4]])] == ["1", "2"]


def test_groups_keep_their_names_and_order() -> None:
    assert [sample.name for sample in read_all({"b": [1, 2], "a": Summary(3, 4, 5)})] == ["b", "a"]


def test_no_group_is_lost_to_another_of_the_same_name() -> None:
    assert faults_of({1: [1, 2, 3], "1": [4, 5, 7]}) == ["groups"]


def test_every_fault_of_every_group_is_told() -> None:
    groups = {"before": [1.0, math.nan, 3.0, math.inf], "during": [], "after": [1.0, None]}
    assert faults_of(groups) == ["before, value 2", "before, value 4", "during", "after, value 2"]


@pytest.mark.parametrize("group", ["12", [[1, 2], [3, 4]], ["1", "2"], [1, None], [1j, 2], [1e200, 2]])
def test_what_is_not_a_number_is_not_read(group: object) -> None:
    assert faults_of([group, [1, 2]])


@pytest.mark.parametrize("group", [5, None, np.array(5.0)])
def test_one_number_is_not_a_group(group: object) -> None:
    assert faults_of([group, [1, 2]]) == ["group"]


@pytest.mark.parametrize("groups", [Summary(5, 1, 1), 5, None, np.array(5.0)])
def test_one_thing_is_not_a_list_of_groups(groups: object) -> None:
    assert faults_of(groups) == ["groups"]


def test_one_group_alone_is_no_comparison() -> None:
    assert faults_of([[1, 2, 3]]) == ["groups"]


@pytest.mark.parametrize("group", [[7], Summary(1, 7, 0)])
def test_one_value_has_no_spread(group: object) -> None:
    assert faults_of([group, [1, 2]]) == ["1"]


@pytest.mark.parametrize("same", [0.1, 1 / 3, 1e12 + 0.4, 0.0])
def test_equal_values_have_no_spread_at_all(same: float) -> None:
    assert summarise([same] * 7).sd == 0


def test_spread_from_rounding_alone_is_no_spread() -> None:
    with pytest.raises(ValueError, match="here there is none"):
        check_spread(read([0.1 + 0.2, 0.3, 0.3], "group"))


@given(samples)
def test_arrays_read_as_lists_do(sample: list[float]) -> None:
    assert summarise(np.array(sample)) == summarise(sample) == summarise(iter(sample))


@given(samples, st.sampled_from([0, 1e6, 1e12]))
def test_moments_are_right_to_the_last_digits(sample: list[float], shift: float) -> None:
    """The slow twin is exact: fractions lose nothing."""
    moved = [value + shift for value in sample]
    exact = [Fraction(value) for value in moved]
    centre = sum(exact) / len(exact)
    squares = sum((value - centre) ** 2 for value in exact)
    found = read(moved, "sample")
    assert found.above(shift) == pytest.approx(float(centre - Fraction(shift)), rel=1e-12, abs=1e-300)
    assert found.squares == pytest.approx(float(squares), rel=1e-12, abs=1e-300)


@given(samples)
def test_a_summary_agrees_with_the_standard_library(sample: list[float]) -> None:
    found = summarise(sample)
    assert found.mean == pytest.approx(statistics.mean(sample), rel=1e-14)
    assert found.sd == pytest.approx(statistics.stdev(sample), rel=1e-9, abs=1e-300)
