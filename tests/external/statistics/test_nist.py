"""NIST's Statistical Reference Datasets for one-way analysis of variance.

The digits are NIST's own measure, the log relative error: how many leading digits agree with the certified
value. From SmLs04 on, the values as floating-point numbers hold no more digits than are asked for here.
"""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pytest

from tornio.statistics import OneWayAnova, one_way_anova

pytestmark = pytest.mark.external

DIGITS = {
    "AtmWtAg": 10,
    "SmLs01": 14,
    "SmLs02": 14,
    "SmLs03": 14,
    "SmLs04": 10,
    "SmLs05": 9.9,
    "SmLs06": 9.9,
    "SmLs07": 4,
    "SmLs08": 3.9,
    "SmLs09": 3.9,
}


def analysed(reference: Path, name: str) -> OneWayAnova:
    groups: dict[str, list[float]] = {}
    with (reference / f"data/statistics/nist_{name}.csv").open() as file:
        for row in csv.DictReader(file):
            groups.setdefault(row["group"], []).append(float(row["y"]))
    return one_way_anova(groups)


def certified(reference: Path, name: str) -> dict[str, float]:
    """The sets of one size have the same certified values, whatever their constant: 04 and 07 those of 01."""
    if name.startswith("SmLs"):
        name = f"SmLs0{(int(name[-1]) - 1) % 3 + 1}"
    cases = json.loads((reference / "data/statistics/cases.json").read_text())
    expected: dict[str, float] = next(case["expected"] for case in cases if case["id"] == f"nist.{name}")
    return expected


def digits(found: float, certain: float) -> float:
    return 15.0 if found == certain else -math.log10(abs(found - certain) / abs(certain))


@pytest.mark.parametrize("name", DIGITS)
def test_as_many_digits_as_the_data_permit(reference: Path, name: str) -> None:
    found, certain = analysed(reference, name), certified(reference, name)
    assert found.df == (certain["df_between"], certain["df_within"])
    kept = {
        "F": digits(found.statistic, certain["F"]),
        "between": digits(found.squares_between, certain["ss_between"]),
        "within": digits(found.squares_within, certain["ss_within"]),
        "R²": digits(found.estimate, certain["R2"]),
        "residual sd": digits(found.residual_sd, certain["resid_sd"]),
    }
    assert min(kept.values()) >= DIGITS[name], kept
