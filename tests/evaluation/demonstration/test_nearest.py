"""Printed sds that are larger than any counts can have."""

from __future__ import annotations

from itertools import product
from random import Random
from statistics import mean, stdev

import pytest

from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.figures import printed
from tornio.evaluation.demonstration.nearest import largest_sd, nearest_counts
from tornio.evaluation.demonstration.searching import NotFound


def test_no_counts_with_the_mean_have_a_larger_sd() -> None:
    """Every four counts up to 9, one by one."""
    every = [counts for counts in product(range(10), repeat=4) if f"{mean(counts):.2f}" == "1.75"]
    assert largest_sd(printed(4, "1.75", "9.00")) == pytest.approx(max(map(stdev, every)))


@pytest.mark.parametrize(("service", "nearest"), [("pod", "2.47"), ("community", "18.33")])
def test_the_printed_sds_of_bed_days_cannot_be(service: str, nearest: str) -> None:
    figure = figures.BED_DAYS[service]
    assert f"{largest_sd(figure):.2f}" == nearest
    assert largest_sd(figure) < float(figure.sd.span.low)


def test_the_nearest_counts_have_the_largest_sd() -> None:
    figure = figures.BED_DAYS["community"]
    counts = nearest_counts(figure, Random(1))
    assert stdev(counts) == pytest.approx(largest_sd(figure))
    assert f"{mean(counts):.2f}" == figure.mean.text


def test_a_mean_that_no_counts_have_is_not_found() -> None:
    with pytest.raises(NotFound, match=r"mean 88\.14"):
        largest_sd(printed(32, "88.14", "89.91"))
