"""The same numbers as R 4.2 (stats, car, metafor), on data that R users know."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tornio.statistics import (
    Summary,
    bartlett,
    bonferroni,
    cut_off,
    dz,
    hedges_correction,
    hedges_g,
    hochberg,
    holm,
    levene,
    mcnemar,
    one_way_anova,
    paired_t_test,
    proportion,
    reliable_change,
    t_test,
    tukey_hsd,
    welch_anova,
)

pytestmark = pytest.mark.external


@pytest.fixture(scope="module")
def cases(reference: Path) -> Mapping[str, Any]:
    listed = json.loads((reference / "data/statistics/cases.json").read_text())
    return {case["id"]: case["expected"] for case in listed}


def groups(reference: Path, file: str, value: str, group: str) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    with (reference / "data/statistics" / file).open() as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row[group], []).append(float(row[value]))
    return found


@pytest.fixture(scope="module")
def plants(reference: Path) -> dict[str, list[float]]:
    return groups(reference, "PlantGrowth.csv", "weight", "group")


@pytest.fixture(scope="module")
def sleepers(reference: Path) -> list[list[float]]:
    return list(groups(reference, "sleep.csv", "extra", "group").values())


def test_anova(cases, plants) -> None:
    found, r = one_way_anova(plants), cases["aov.PlantGrowth"]
    assert list(found.df) == r["df"]
    assert (found.statistic, found.p) == pytest.approx((r["F"], r["p"]), rel=1e-12)
    assert [found.squares_between, found.squares_within] == pytest.approx(r["SS"], abs=5e-6)


def test_tukey(cases, plants) -> None:
    found, r = tukey_hsd(plants).pairs, cases["tukey.PlantGrowth"]
    assert ["-".join(reversed(pair.groups)) for pair in found] == r["pair"]
    assert [pair.estimate for pair in found] == pytest.approx(r["diff"], rel=1e-12)
    assert [pair.interval.low for pair in found] == pytest.approx(r["lwr"], rel=1e-5)
    assert [pair.interval.high for pair in found] == pytest.approx(r["upr"], rel=1e-5)
    assert [pair.p for pair in found] == pytest.approx(r["p_adj"], rel=1e-5)


@pytest.mark.parametrize("centre", ["mean", "median"])
def test_levene(cases, plants, centre) -> None:
    found, r = levene(plants, centre=centre), cases["variance.PlantGrowth"][f"levene_{centre}"]
    assert (found.statistic, found.p) == pytest.approx((r["F"], r["p"]), rel=1e-10)


def test_bartlett(cases, plants) -> None:
    found, r = bartlett(plants), cases["variance.PlantGrowth"]["bartlett"]
    assert (found.statistic, found.p) == pytest.approx((r["chi2"], r["p"]), rel=1e-10)


def test_welch_anova(cases, plants) -> None:
    found, r = welch_anova(plants), cases["variance.PlantGrowth"]["welch"]
    assert (found.statistic, *found.df, found.p) == pytest.approx(
        (r["F"], r["df1"], r["df2"], r["p"]), rel=1e-10
    )


@pytest.mark.parametrize(("variances", "name"), [("unequal", "welch"), ("equal", "pooled")])
def test_t_tests(cases, sleepers, variances, name) -> None:
    found, r = t_test(*sleepers, variances), cases["ttest.sleep"][name]
    assert (found.statistic, found.df, found.p) == pytest.approx((r["t"], r["df"], r["p"]), rel=1e-10)
    assert list(found.interval) == pytest.approx(r["ci"], rel=1e-10)


def test_paired_t_test(cases, sleepers) -> None:
    found, r = paired_t_test(*sleepers), cases["ttest.sleep"]["paired"]
    assert (found.statistic, found.df, found.p) == pytest.approx((r["t"], r["df"], r["p"]), rel=1e-10)
    assert list(found.interval) == pytest.approx(r["ci"], rel=1e-10)


@pytest.mark.parametrize("adjust", [holm, hochberg, bonferroni])
def test_adjusted_p_values(cases, adjust) -> None:
    r = cases["padjust"]
    assert adjust(r["p"]) == pytest.approx(r[adjust.__name__], rel=1e-14)


@pytest.mark.parametrize(("method", "name"), [("wilson", "wilson"), ("clopper-pearson", "clopper")])
def test_proportions(cases, method, name) -> None:
    assert list(proportion(50, 113, method=method).interval) == pytest.approx(cases["binary"][name], rel=1e-9)


def test_mcnemar(cases) -> None:
    """R's own example: approval of a president in two surveys; 86 and 150 changed their minds."""
    assert mcnemar(86, 150).p == pytest.approx(cases["binary"]["exact_mcnemar_p"], rel=1e-12)


def test_hedges_g(cases) -> None:
    """The paper's comparisons of POD with the routine services."""
    compared = [
        (Summary(171, 15.67, 7.59), Summary(2263, 15.51, 7.23)),
        (Summary(32, 0.44, 2.8), Summary(67, 2.24, 23.86)),
        (Summary(32, 88.14, 89.91), Summary(67, 61.37, 86.88)),
        (Summary(32, 95.42, 92.36), Summary(67, 74.65, 95.15)),
    ]
    assert [hedges_g(a, b).estimate for a, b in compared] == pytest.approx(cases["effect.paper"]["g"], rel=1e-9)


def test_the_corrected_dz_is_metafors_standardised_mean_change(cases) -> None:
    """metafor was given a correlation; the variance 2(1 − r)/n + g²/2n that it printed for SMCR tells which."""
    g, variance = cases["effect.paper"]["SMCR"]
    r = 1 - 21 * (variance - g**2 / 84)
    before, after = Summary(42, 21.26, 6.65), Summary(42, 12.31, 7.26)
    sd = (6.65**2 + 7.26**2 - 2 * r * 6.65 * 7.26) ** 0.5
    size = dz(after, before, sd_of_differences=sd).estimate * hedges_correction(41)
    assert size == pytest.approx(cases["effect.paper"]["SMCC"][0], rel=1e-9)


def test_jacobson_and_truax(cases) -> None:
    r = cases["rci.jacobson1991"]
    found = reliable_change([47.5], [32.5], better="higher", reliability=0.80, sd=7.5)
    assert found.indices == pytest.approx((r["rci"],), rel=1e-12)
    assert found.standard_error == pytest.approx(r["s_diff"], rel=1e-12)
    groups = {"clinical": Summary(100, 40, 7.5), "functional": Summary(100, 60, 7.5)}
    assert [cut_off(c, better="higher", **groups) for c in ("a", "b", "c")] == pytest.approx(
        [r["cutoff_a"], r["cutoff_b"], r["cutoff_c"]]
    )
