from __future__ import annotations

import csv
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tornio.statistics import one_sample_t_test
from tornio.statistics.clusters import clustered_mean

#: Shrout and Fleiss 1979, table 2: six targets, four judges; they give ICC(1,1) = .17.
TARGETS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_the_icc_of_shrout_and_fleiss():
    values = [score for target in TARGETS for score in target]
    clusters = [number for number, target in enumerate(TARGETS) for _ in target]
    assert round(clustered_mean(values, clusters).icc, 2) == 0.17


@pytest.mark.external
def test_their_table_is_the_reference_file(reference):
    with (reference / "data/statistics/shrout_fleiss.csv").open(encoding="utf-8") as file:
        assert [[int(score) for score in row.values()] for row in csv.DictReader(file)] == TARGETS


def test_the_standard_error_is_the_sandwich_of_an_intercept():
    """The slow twin: (X'X)⁻¹ Σ X'ee'X (X'X)⁻¹ · k/(k − 1) with X a column of ones."""
    values, clusters = np.array([3.0, 5, 8, 1, 2, 9, 4]), np.array([0, 0, 1, 1, 1, 2, 2])
    ones, residuals = np.ones(7), values - values.mean()
    meat = sum((ones[clusters == c] @ residuals[clusters == c]) ** 2 for c in range(3))
    expected = math.sqrt(meat / 49 * 3 / 2)
    found = clustered_mean(values, clusters)
    half = (found.interval.high - found.interval.low) / 2
    assert half / 4.302652729911275 == pytest.approx(expected)  # t of 2 df at 97.5%
    assert (found.df, found.clusters, found.n) == (2, 3, 7)


def test_values_that_are_the_same_within_clusters_have_an_icc_of_1():
    assert clustered_mean([1, 1, 2, 2, 5, 5], "aabbcc").icc == pytest.approx(1)


@given(st.lists(st.tuples(st.floats(-100, 100), st.integers(0, 4)), min_size=4, max_size=30))
def test_the_mean_is_the_plain_mean_and_the_icc_is_at_most_1(pairs):
    values, clusters = [value for value, _ in pairs], [cluster for _, cluster in pairs]
    assume(1 < len(set(clusters)) < len(clusters))
    assume(max(values) - min(values) > 0.1)
    found = clustered_mean(values, clusters)
    assert found.estimate == pytest.approx(sum(values) / len(values))
    assert found.interval.low <= found.estimate <= found.interval.high
    assert found.icc <= 1 + 1e-9


def test_many_forms_about_few_networks_say_less():
    values, clusters = [1.0, 1.1, 0.9, 5.0, 5.1, 4.9], "aaabbb"
    alone = one_sample_t_test(values, 0).interval
    assert clustered_mean(values, clusters).interval.low < alone.low


@pytest.mark.parametrize(
    ("values", "clusters", "why"),
    [
        ([1, 2, 3], "ab", "one cluster for each value"),
        ([1, 2, 3], "aaa", "at least two"),
        ([1, 2, 3], "abc", "a cluster of two or more"),
        ([1, 1, 1], "aab", "standard deviation 0"),
        ([1, float("nan"), 3], "aab", "finite"),
    ],
)
def test_what_has_no_answer_is_refused(values, clusters, why):
    with pytest.raises(ValueError, match=why):
        clustered_mean(values, clusters)
