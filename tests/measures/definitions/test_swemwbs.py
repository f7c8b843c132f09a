"""SWEMWBS: all seven, a raw sum, and the metric score from Warwick's conversion table."""

from __future__ import annotations

import re
from itertools import combinations_with_replacement, pairwise

import pytest

from tornio.measures import NotScorable, load, score

SWEMWBS = load("swemwbs")


def answered(codes):
    return {str(number): code for number, code in enumerate(codes, start=1)}


@pytest.mark.parametrize(
    ("codes", "metric"),
    # Warwick's conversion table, as three public files have it: its ends, and some rows between
    [
        ((1,) * 7, 7.00),
        ((2,) * 7, 15.32),
        ((3,) * 7, 19.25),
        ((4,) * 7, 25.03),
        ((5,) * 7, 35.00),
        ((5, 5, 5, 5, 5, 5, 4), 32.55),
    ],
)
def test_the_metric_score_comes_from_the_table(codes, metric):
    assert score(SWEMWBS, answered(codes)).value == sum(codes)
    assert score(SWEMWBS, answered(codes), "metric").value == metric


def test_every_way_of_answering_has_both_scores_and_they_rise_together():
    metric = {}
    for codes in combinations_with_replacement(range(1, 6), 7):
        raw = score(SWEMWBS, answered(codes)).value
        assert raw == sum(codes)
        metric.setdefault(raw, set()).add(score(SWEMWBS, answered(codes), "metric").value)
    assert sorted(metric) == list(range(7, 36))
    assert all(len(values) == 1 for values in metric.values())
    ascending = [values.pop() for _, values in sorted(metric.items())]
    assert all(a < b for a, b in pairwise(ascending))


@pytest.mark.parametrize("scale", ["raw", "metric"])
@pytest.mark.parametrize("item", "1234567")
def test_one_answer_missing_leaves_no_score(scale, item):
    assert isinstance(score(SWEMWBS, answered((3,) * 7) | {item: None}, scale), NotScorable)


def test_the_raw_sum_is_what_is_meant_where_no_scale_is_named():
    assert SWEMWBS.primary.id == "raw"


@pytest.mark.external
def test_the_table_is_the_one_seen_in_three_public_files(reference):
    text = (reference / "reference" / "domain.md").read_text(encoding="utf-8")
    printed = re.search(r"raw→metric 7…35[^:]*: ([\d. ]+)\.\n", text).group(1)
    assert [value for _, value in SWEMWBS.scale("metric").table] == list(map(float, printed.split()))


@pytest.mark.external
def test_the_code_is_the_national_one(reference):
    text = (reference / "data" / "codes" / "nhsengland_mhsds_assessments_snomed.csv").read_text(
        encoding="utf-8"
    )
    assert f"Short Warwick-Edinburgh Mental Well-being Scale score,{SWEMWBS.snomed},v2,7,35" in text
