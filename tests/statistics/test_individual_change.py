"""Reliable change, person by person."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tornio.statistics import reliable_change, summarise
from tornio.vocabulary.fault import FaultyInput

people = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=20).filter(
    lambda found: len({before for before, _ in found}) > 1
)
sides = pytest.mark.parametrize("better", ["higher", "lower"])


def test_the_authors_example() -> None:
    """Jacobson & Truax 1991, p. 14: from 32.5 to 47.5, sd 7.5, reliability 0.80 give RC = 3.16."""
    result = reliable_change([32.5], [47.5], better="higher", reliability=0.80, sd=7.5)
    assert result.indices == pytest.approx((3.16,), abs=0.005)
    assert result.standard_error == pytest.approx(4.74, abs=0.005)
    assert result.threshold == pytest.approx(1.96 * 4.74, abs=0.01)


def test_each_person_has_one_category() -> None:
    result = reliable_change([20, 20, 20, 20], [10, 19, 21, 30], better="lower", threshold=8)
    assert result.categories == ("improved", "no reliable change", "no reliable change", "deteriorated")
    assert [share.count for share in (result.improved, result.no_reliable_change, result.deteriorated)] == [
        1,
        2,
        1,
    ]


@pytest.mark.parametrize(("change", "category"), [(7, "no reliable change"), (8, "improved"), (9, "improved")])
def test_a_change_as_large_as_the_threshold_is_reliable(change: float, category: str) -> None:
    assert reliable_change([10], [10 + change], better="higher", threshold=8).categories == (category,)


def test_rounding_does_not_take_a_reliable_change_away() -> None:
    assert 0.3 - 0.2 < 0.1
    assert reliable_change([0.2], [0.3], better="higher", threshold=0.1).improved.count == 1


@sides
@given(found=people, threshold=st.integers(1, 30))
def test_everyone_is_counted_once(better, found, threshold) -> None:
    before, after = zip(*found, strict=True)
    result = reliable_change(before, after, better=better, threshold=threshold)
    assert result.improved.count + result.no_reliable_change.count + result.deteriorated.count == len(found)
    assert result.n == len(result.categories) == len(result.changes) == len(found)


@given(people, st.integers(1, 30), st.integers(0, 40))
def test_turning_the_scale_over_changes_nothing(found, threshold, cut_off) -> None:
    before, after = zip(*found, strict=True)
    one = reliable_change(before, after, better="higher", threshold=threshold, cut_off=cut_off)
    before, after = [40 - x for x in before], [40 - x for x in after]
    other = reliable_change(before, after, better="lower", threshold=threshold, cut_off=40 - cut_off)
    assert (one.categories, one.recovered) == (other.categories, other.recovered)


@given(people, st.floats(0, 0.99))
def test_the_index_and_the_threshold_say_the_same(found, reliability) -> None:
    before, after = zip(*found, strict=True)
    result = reliable_change(before, after, better="higher", reliability=reliability)
    assert result.standard_error == pytest.approx(summarise(before).sd * math.sqrt(2 - 2 * reliability))
    for index, category in zip(result.indices or (), result.categories, strict=True):
        assert (abs(index) < 1.959964) == (category == "no reliable change")


@pytest.mark.parametrize(
    ("before", "after", "recovered"),
    [
        (25, 12, 1),  # across
        (15, 2, 1),  # from the line itself
        (25, 15, 0),  # to the line, not past it
        (14, 2, 0),  # was never ill
        (25, 18, 0),  # improved, and still ill
        (16, 14, 0),  # across, by less than the measure's error
        (2, 25, 0),  # the wrong way
    ],
)
def test_who_recovered_improved_and_crossed_the_cut_off(before: int, after: int, recovered: int) -> None:
    result = reliable_change([before], [after], better="lower", threshold=7, cut_off=15)
    assert result.recovered is not None
    assert result.recovered.count == recovered


def test_without_a_cut_off_nobody_is_said_to_have_recovered_or_not() -> None:
    assert reliable_change([20], [5], better="lower", threshold=7).recovered is None


def test_a_stated_threshold_has_no_index() -> None:
    result = reliable_change([20], [5], better="lower", threshold=7)
    assert (result.indices, result.standard_error) == (None, None)
    assert "7 points or more, as stated" in result.method


@pytest.mark.parametrize(
    ("stated", "fields"),
    [
        ({}, ["reliability, threshold"]),
        ({"threshold": 5, "reliability": 0.8}, ["threshold"]),
        ({"threshold": 5, "sd": 3}, ["threshold"]),
        ({"threshold": 0}, ["threshold"]),
        ({"threshold": math.nan}, ["threshold"]),
        ({"reliability": 1}, ["reliability"]),
        ({"reliability": -0.1, "sd": 0}, ["reliability", "sd"]),
        ({"reliability": math.nan}, ["reliability"]),
        ({"threshold": 5, "cut_off": math.inf, "better": "more"}, ["better", "cut_off"]),
    ],
)
def test_what_is_stated_must_make_sense(stated, fields) -> None:
    with pytest.raises(FaultyInput) as told:
        reliable_change([10, 20], [12, 9], **{"better": "higher", **stated})
    assert [fault.field for fault in told.value.faults] == fields


@pytest.mark.parametrize(
    ("before", "after"), [([], []), ([1, 2], [1]), ([1, math.nan], [1, 2]), ([1, 2], [1, None])]
)
def test_scores_must_pair_up(before, after) -> None:
    with pytest.raises(ValueError, match=r"\. "):
        reliable_change(before, after, better="higher", threshold=5)


@pytest.mark.parametrize("before", [[7], [7, 7, 7]])
def test_an_sd_that_the_sample_cannot_give_must_be_stated(before) -> None:
    with pytest.raises(ValueError, match="before"):
        reliable_change(before, before, better="higher", reliability=0.8)
    assert reliable_change(before, before, better="higher", reliability=0.8, sd=3).improved.count == 0
