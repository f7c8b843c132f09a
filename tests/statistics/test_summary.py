"""A summary that no data could have cannot be built."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest

from tornio.statistics import Summary
from tornio.vocabulary.fault import FaultyInput


@pytest.mark.parametrize("n", [0, -1, 2.5, math.nan, "12", None])
def test_n_must_count(n: object) -> None:
    with pytest.raises(ValueError, match="whole number from 1"):
        Summary(n, 5.0, 1.0)  # type: ignore[arg-type] # what the check is for


@pytest.mark.parametrize("mean", [math.nan, math.inf, -math.inf, 1e151, 10**400, "5", None])
def test_a_mean_must_be_finite(mean: object) -> None:
    with pytest.raises(ValueError, match="finite number"):
        Summary(9, mean, 1.0)  # type: ignore[arg-type] # what the check is for


@pytest.mark.parametrize("sd", [-0.1, math.nan, math.inf, "1", None])
def test_an_sd_must_be_finite_and_not_negative(sd: object) -> None:
    with pytest.raises(ValueError, match="never below 0"):
        Summary(9, 5.0, sd)  # type: ignore[arg-type] # what the check is for


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FaultyInput) as told:
        Summary(0, math.nan, -1)
    assert [fault.field for fault in told.value.faults] == ["n", "mean", "sd"]


def test_numbers_of_other_libraries_are_numbers() -> None:
    assert Summary(np.int64(9), np.float64(5), Fraction(1, 2)) == Summary(9, 5.0, 0.5)  # type: ignore[arg-type] # a Fraction is a real number


def test_a_summary_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Summary(9, 5.0, 1.0).sd = -1  # type: ignore[misc] # what freezing is for
