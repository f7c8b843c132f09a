"""Every figure of the paper that can be computed from its printed summaries, recomputed elsewhere and here.

Figures: Kinane et al. 2022, tables 2 and 3 and results. The claims file was computed by other programs.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from tornio.statistics import (
    Summary,
    bartlett,
    dz_from_differences,
    hedges_g,
    mcnemar,
    mean,
    one_sample_t_test,
    one_way_anova,
    paired_t_test_from_differences,
    t_test,
    tukey_hsd,
    variance_ratio,
    welch_anova,
)

pytestmark = pytest.mark.external

TABLES = {
    "SWEMWBS": [Summary(49, 16.84, 5.73), Summary(40, 22.43, 5.80), Summary(37, 21.16, 5.63)],
    "WASAS": [Summary(50, 24.94, 9.41), Summary(38, 18.66, 10.78), Summary(36, 16.69, 11.35)],
    "CMHS": [Summary(45, 8.44, 1.88), Summary(40, 8.93, 1.86), Summary(37, 9.19, 0.97)],
    "CWS": [Summary(21, 41.67, 7.96), Summary(16, 46.69, 5.85), Summary(13, 48.00, 3.85)],
}
COMPARED = {
    "honos6": (Summary(171, 15.67, 7.59), Summary(2263, 15.51, 7.23)),
    "bed": (Summary(32, 0.44, 2.8), Summary(67, 2.24, 23.86)),
    "dur": (Summary(32, 88.14, 89.91), Summary(67, 61.37, 86.88)),
    "f2f": (Summary(32, 95.42, 92.36), Summary(67, 74.65, 95.15)),
}
HONOS_CHANGE = Summary(42, -8.95, 8.95 * math.sqrt(42) / 7.903)
WAVES = ("0m", "3m", "6m")


@pytest.fixture(scope="module")
def claims(reference: Path) -> Mapping[str, str]:
    with (reference / "reference/published_claims.csv").open(encoding="utf-8") as file:
        return {row["id"]: row["recomputed"] for row in csv.DictReader(file)}


@pytest.mark.parametrize("measure", TABLES)
def test_anova(claims, measure) -> None:
    found = one_way_anova(TABLES[measure])
    assert claims[f"{measure}.F"].split()[0] == f"{found.statistic:.4f}"
    assert claims[f"{measure}.df"] == "{},{}".format(*found.df)
    assert float(claims[f"{measure}.p"].split()[0]) == pytest.approx(found.p, rel=5e-5)


@pytest.mark.parametrize("measure", TABLES)
def test_tukey(claims, measure) -> None:
    groups = dict(zip(WAVES, TABLES[measure], strict=True))
    for pair in tukey_hsd(groups).pairs:
        first, second = pair.groups
        told = claims[f"{measure}.tukey.{second}-{first}"]
        g = hedges_g(groups[second], groups[first]).estimate
        interval = f"[{pair.interval.low:.2f}, {pair.interval.high:.2f}]"
        assert told == f"diff {pair.estimate:.2f} {interval}, p={pair.p:.4g}, g={g:.2f}"


@pytest.mark.parametrize("measure", TABLES)
def test_equal_variances(claims, measure) -> None:
    groups = sorted(TABLES[measure], key=lambda group: group.sd)
    equal, ratio, welch = bartlett(groups), variance_ratio(groups[-1], groups[0]), welch_anova(groups)
    assert claims[f"{measure}.levene"] == (
        f"Bartlett chi2({equal.df})={equal.statistic:.2f} p={equal.p:.3g}; "
        f"largest/smallest variance F({ratio.df[0]},{ratio.df[1]})={ratio.statistic:.2f} p={ratio.p:.3g}; "
        f"Welch ANOVA F({welch.df[0]},{welch.df[1]:.1f})={welch.statistic:.3f} p={welch.p:.3g}"
    )


@pytest.mark.parametrize("name", COMPARED)
def test_comparisons_with_the_routine_services(claims, name) -> None:
    a, b = COMPARED[name]
    welch, pooled = t_test(a, b, "unequal"), t_test(a, b, "equal")
    for kind, found in (("pooled", pooled), ("Welch", welch)):
        assert f"{kind} t={abs(found.statistic):.4f} " in claims[f"{name}.t"]
        assert f"{kind} p={found.p:.4f}" in claims[f"{name}.p"]
    assert claims[f"{name}.df"] == f"pooled df={pooled.df}; Welch df={welch.df:.1f}"
    interval = f"[{welch.interval.low:.3f}, {welch.interval.high:.3f}]"
    g = hedges_g(a, b).estimate
    assert claims[f"{name}.g"] == f"diff {welch.estimate:.3f} {interval}, g={g:.3f}"


def test_the_paired_change_of_honos(claims) -> None:
    found, size = paired_t_test_from_differences(HONOS_CHANGE), dz_from_differences(HONOS_CHANGE)
    assert claims["honos.pair.p"] == f"{found.p:.3g}"
    assert claims["honos.pair.ci"] == "-8.95 [{:.2f}, {:.2f}]".format(*found.interval)
    low, high = size.interval
    assert claims["honos.pair.dz"].startswith(f"dz={-size.estimate:.3f} [{-high:.3f}, {-low:.3f}]")


def test_the_benchmarks_of_cmhs(claims) -> None:
    trust, national = (one_sample_t_test(TABLES["CMHS"][2], benchmark) for benchmark in (6.51, 7.03))
    told = f"one-sample t({trust.df})={trust.statistic:.1f} vs Trust, {national.statistic:.1f} vs national"
    assert claims["cmhs.trust"] == told


def test_carers_against_quick_and_colleagues(claims) -> None:
    found = t_test(TABLES["CWS"][0], Summary(361, 32.23, 12.57))
    assert claims["cws.quick"] == f"Welch t({found.df:.1f})={found.statistic:.2f} p={found.p:.1e}"


def test_the_mean_adherence(claims) -> None:
    low, high = mean(Summary(115, 3.62, 0.28)).interval
    assert claims["adh.ci"] == f"3.62 [{low:.3f}, {high:.3f}]"


def test_employment(claims) -> None:
    clear, unclear = mcnemar(gained=7, lost=0).p, mcnemar(gained=24, lost=17).p
    assert f"{clear:.4f} (7 gained, 0 lost) to {unclear:.3f} (24 gained, 17 lost)" in claims["emp.mcnemar"]
