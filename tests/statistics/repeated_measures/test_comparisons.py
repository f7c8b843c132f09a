"""Families of contrasts and marginal means."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.statistics.repeated_measures.studies import study

from tornio.statistics import holm, mmrm
from tornio.vocabulary.fault import FaultyInput

MODEL = mmrm(*study(1, people=25, missing=0.2))
WAVES = {"0": [1, 0, 0], "3": [0, 1, 0], "6": [0, 0, 1]}


def test_a_contrast_is_its_estimate_over_its_error_on_its_df() -> None:
    change = MODEL.contrast([-1, 0, 1])
    assert change.estimate == pytest.approx(MODEL.coefficients[2] - MODEL.coefficients[0])
    assert change.statistic == pytest.approx(change.estimate / change.standard_error)
    assert sum(change.interval) / 2 == pytest.approx(change.estimate)


def test_a_contrast_can_be_tested_against_another_value_than_0() -> None:
    change = MODEL.contrast([-1, 0, 1])
    at_the_limit = MODEL.contrast([-1, 0, 1], null=change.interval.low)
    assert at_the_limit.p == pytest.approx(0.05)


def test_an_asymptotic_contrast_is_a_z() -> None:
    change = mmrm(*study(1, people=25, missing=0.2), method="asymptotic").contrast([-1, 0, 1])
    assert change.df == math.inf
    assert change.p == pytest.approx(math.erfc(abs(change.statistic) / math.sqrt(2)))


def test_one_row_jointly_is_the_square_of_its_t() -> None:
    joint, change = MODEL.joint_test([[-1, 0, 1]]), MODEL.contrast([-1, 0, 1])
    assert joint.statistic == pytest.approx(change.statistic**2)
    assert joint.p == pytest.approx(change.p)
    assert joint.scale == pytest.approx(1)


@pytest.mark.parametrize("method", ["kenward-roger", "kenward-roger-full", "satterthwaite", "asymptotic"])
def test_a_joint_test_does_not_depend_on_which_differences_are_named(method: str) -> None:
    """Satterthwaite's df do, a little: they split F along axes that the rows choose."""
    model = mmrm(*study(1, people=25, missing=0.2), structure="heterogeneous ar1", method=method)
    one, other = model.joint_test([[-1, 1, 0], [-1, 0, 1]]), model.joint_test([[0, -1, 1], [-2, 1, 1]])
    assert one.statistic == pytest.approx(other.statistic)
    assert one.df[1] == pytest.approx(other.df[1], rel=0.2 if method == "satterthwaite" else 1e-9)


def test_marginal_means_come_with_all_their_pairs() -> None:
    found = MODEL.marginal_means(WAVES)
    assert [mean.name for mean in found.means] == ["0", "3", "6"]
    assert [pair.name for pair in found.pairs] == ["3 − 0", "6 − 0", "6 − 3"]
    assert [mean.estimate for mean in found.means] == pytest.approx(MODEL.coefficients)


def test_holm_is_taken_over_the_family() -> None:
    pairs = MODEL.marginal_means(WAVES).pairs
    assert tuple(pair.p_holm for pair in pairs) == holm([pair.p for pair in pairs])


def test_adjusted_answers_are_never_bolder_than_plain_ones() -> None:
    for pair in MODEL.marginal_means(WAVES).pairs:
        assert pair.p <= min(pair.p_holm, pair.p_simultaneous, pair.p_tukey)
        for wide in (pair.simultaneous_interval, pair.tukey_interval):
            assert wide.low < pair.interval.low < pair.interval.high < wide.high


def test_simultaneous_intervals_agree_with_their_p() -> None:
    pair = MODEL.marginal_means(WAVES).pairs[0]
    at_the_limit = MODEL.marginal_means(WAVES, confidence=1 - pair.p_simultaneous).pairs[0]
    assert min(map(abs, at_the_limit.simultaneous_interval)) == pytest.approx(0, abs=1e-6)


def test_tukey_is_for_pairs_of_means_only() -> None:
    family = MODEL.compare({"three months": [-1, 1, 0], "six months": [-1, 0, 1]})
    assert [change.p_tukey for change in family] == [None, None]


def test_rows_without_names_are_numbered() -> None:
    assert [change.name for change in MODEL.compare([[-1, 1, 0], [-1, 0, 1]])] == ["1", "2"]


def test_two_means_that_are_the_same_have_no_difference_to_test() -> None:
    with pytest.raises(FaultyInput, match=r"again − 0.*not only zeros"):
        MODEL.marginal_means({"0": [1, 0, 0], "again": [1, 0, 0]})


def test_a_family_of_many_means_is_told_apart_in_reasonable_time() -> None:
    made = study(2, people=60, visits=6, missing=0.1)
    found = mmrm(*made).marginal_means(np.eye(6))
    assert len(found.pairs) == 15
