"""The kinds held against cases that others have published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import check


def verdict(kind: str, **fields: Any) -> str:
    """The verdict on one claim."""
    claim = {"id": "it", "section": "here", "text": "it is so", "kind": kind, **fields}
    paper = {"title": "t", "source": "s", "reader": "r", "date": "d"}
    return check(reading.build({"paper": paper, "claim": [claim]}, "test"))[0].outcome.verdict


#: scrutiny (R), tests/testthat/test-grimmer-map.R: its data set pigs5 and what its GRIMMER finds.
PIGS = [
    ("7.22", "5.30", "38", False),
    ("4.74", "6.55", "31", True),
    ("5.23", "2.55", "35", False),
    ("2.57", "2.57", "30", True),
    ("6.77", "2.18", "33", False),
    ("2.68", "2.59", "34", True),
    ("7.01", "6.68", "35", False),
    ("7.38", "3.65", "32", True),
    ("3.14", "5.32", "33", False),
    ("6.89", "4.18", "37", True),
    ("5.00", "2.18", "31", True),
    ("0.24", "6.43", "34", True),
]


@pytest.mark.parametrize(("mean", "sd", "n", "possible"), PIGS)
def test_grimmer_finds_what_scrutiny_finds(mean: str, sd: str, n: str, *, possible: bool) -> None:
    found = verdict("grimmer", group={"n": n, "mean": mean, "sd": sd})
    assert found == ("compatible" if possible else "inconsistent")


#: rsprite2 (R), tests of GRIMMER; scrutiny 1.0, tests/testthat/test-debit.R, its exact formula.
RSPRITE = [("5.21", "1.6", "28", True), ("3.44", "2.47", "18", False)]
DEBIT = [
    ("0.50", "0.503", "100", True),
    ("0.05", "0.21", "20", False),
    ("0.05", "0.22", "20", True),
    ("0.53", "0.50", "1683", True),
    ("0.00", "0.00", "50", True),
    ("1.00", "0.00", "50", True),
    ("0.00", "0.50", "50", False),
    ("1.00", "0.50", "50", False),
]


@pytest.mark.parametrize(("mean", "sd", "n", "possible"), RSPRITE)
def test_grimmer_finds_what_rsprite2_finds(mean: str, sd: str, n: str, *, possible: bool) -> None:
    found = verdict("grimmer", group={"n": n, "mean": mean, "sd": sd})
    assert found == ("compatible" if possible else "inconsistent")


@pytest.mark.parametrize(("mean", "sd", "n", "possible"), DEBIT)
def test_debit_finds_what_scrutiny_finds(mean: str, sd: str, n: str, *, possible: bool) -> None:
    found = verdict("debit", group={"n": n, "mean": mean, "sd": sd})
    assert found == ("compatible" if possible else "inconsistent")


@pytest.mark.external
def test_grim_finds_what_scrutiny_finds(reference: Path) -> None:
    """cases.json, grim.seq and grim.items: scrutiny's tests/testthat/test-grim.R."""
    cases = {case["id"]: case for case in json.loads((reference / "data/statistics/cases.json").read_text())}
    sequence = {"n": 28, "items": 1, **cases["grim.seq"]["expected"]}
    for case in (sequence, *cases["grim.items"]["expected"].values()):
        scale = {"items": str(case["items"])}
        found = [
            verdict("grim", mean=mean, n=str(case["n"]), scale=scale) == "compatible" for mean in case["x"]
        ]
        assert found == case["consistent"]


#: statcheck's rule (Nuijten et al. 2016): a p must be one that the statistic, before rounding, could have.
#: By scipy.stats: t 0.0362, F 0.1492, r 0.2427 (0.2319 to 0.2539 before rounding), chi-squared 1.0, z 0.0278.
STATCHECK = [
    ({"statistic": "t", "value": "2.20", "df": "28", "printed": "0.036"}, "reproduces"),
    ({"statistic": "t", "value": "2.20", "df": "28", "printed": "0.03"}, "inconsistent"),
    ({"statistic": "t", "value": "2.2", "df": "28", "printed": "0.03"}, "rounding"),
    ({"statistic": "F", "value": "2.20", "df": "1, 28", "printed": "0.15"}, "reproduces"),
    ({"statistic": "F", "value": "2.20", "df": "1, 28", "printed": "0.03"}, "inconsistent"),
    ({"statistic": "r", "value": ".22", "df": "28", "printed": "0.25"}, "rounding"),
    ({"statistic": "chi2", "value": "2.20", "df": "28", "printed": "0.03"}, "inconsistent"),
    ({"statistic": "z", "value": "2.20", "printed": "0.03"}, "reproduces"),
    ({"statistic": "z", "value": "2.20", "printed": "0.014", "tails": "1"}, "reproduces"),
]


@pytest.mark.parametrize(("fields", "expected"), STATCHECK)
def test_p_values_are_held_against_their_statistic_as_statcheck_does(
    fields: dict[str, str], expected: str
) -> None:
    assert verdict("p-value", **fields) == expected
