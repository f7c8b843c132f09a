"""The mixed model against published output of SAS, R's mmrm and lme4 (data and numbers lie outside).

Tolerances are relative to standard errors. R's mmrm stops about 1e-5 above the optimum and SAS at its own
criterion, so they get 5e-4 and 1e-3; that the optimum itself is right to 1e-6 is for the slow twin to show.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from tornio.statistics import MixedModel, fit_waves, mmrm
from tornio.statistics.repeated_measures.comparisons import contrast, family

pytestmark = pytest.mark.external

MMRM, SAS = 5e-4, 1e-3
Case = dict[str, object]


@pytest.fixture(scope="module")
def cases(reference: Path) -> dict[str, Case]:
    told = json.loads((reference / "data/statistics/cases.json").read_text())
    return {case["id"]: case["expected"] for case in told}


@pytest.fixture(scope="module")
def table(reference: Path) -> Callable[[str, str], dict[str, np.ndarray]]:
    """Columns of a CSV file, without the rows where the response is missing."""

    def read(name: str, response: str) -> dict[str, np.ndarray]:
        with (reference / "data/statistics" / name).open(newline="") as file:
            rows = [row for row in csv.DictReader(file) if row[response] not in ("", "NA")]
        return {column: np.array([row[column] for row in rows]) for column in rows[0]}

    return read


def dummies(labels: np.ndarray) -> np.ndarray:
    """Treatment contrasts as R has them: a column for each level but the first."""
    return np.array([labels == level for level in np.unique(labels)[1:]], dtype=float).T


def columns(*parts: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(parts[0])), *parts])


def crossed(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Every product of a column of `one` with a column of `other`."""
    one, other = one.reshape(len(one), -1), other.reshape(len(other), -1)
    return np.einsum("ni,nj->nji", one, other).reshape(len(one), -1)


def agrees(model: MixedModel, case: Case, errors: str, df: str, tolerance: float) -> None:
    """Estimates in standard errors, standard errors and df in proportion."""
    count, expected = len(model.coefficients), np.array(case[errors])
    rows = [model.contrast(row) for row in np.eye(count)]
    np.testing.assert_allclose((model.coefficients - case["estimate"]) / expected, 0, atol=tolerance)
    np.testing.assert_allclose([row.standard_error for row in rows], expected, rtol=tolerance)
    np.testing.assert_allclose([row.df for row in rows], case[df], rtol=tolerance)


@pytest.fixture(scope="module")
def fev(table: Callable[[str, str], dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    return table("fev_data.csv", "FEV1")


def fit_fev(fev: dict[str, np.ndarray], design: np.ndarray, **options: str) -> MixedModel:
    return mmrm(fev["FEV1"].astype(float), design, fev["USUBJID"], fev["AVISIT"], **options)


METHODS = [("kenward-roger", "se_kr_linear", "df_kr_linear"), ("satterthwaite", "se", "df_satt")]


@pytest.mark.parametrize(("method", "errors", "df"), METHODS)
def test_fev_unstructured_agrees_with_mmrm(fev, cases, method: str, errors: str, df: str) -> None:
    arm, visit = dummies(fev["ARMCD"]), dummies(fev["AVISIT"])
    design = columns(dummies(fev["RACE"]), fev["SEX"] == "Female", arm, visit, arm * visit)
    model, case = fit_fev(fev, design, method=method), cases["mmrm.fev.us"]
    agrees(model, case, errors, df, MMRM)
    np.testing.assert_allclose(model.residual_covariance, case["sigma"], rtol=1e-3, atol=5e-3)
    assert (model.observations, model.subjects) == (case["n_obs"], case["n_subjects"])
    assert case["neg2logREML"] - 1e-4 < model.minus2_restricted_loglik <= case["neg2logREML"]
    assert (model.aic, model.bic) == pytest.approx((case["AIC"], case["BIC"]), abs=1e-4)


@pytest.mark.parametrize(("method", "errors", "df"), METHODS)
@pytest.mark.parametrize("code", ["cs", "ar1", "toep"])
def test_fev_structures_agree_with_mmrm(fev, cases, code: str, method: str, errors: str, df: str) -> None:
    model, case = (
        fit_fev(fev, columns(dummies(fev["ARMCD"])), structure=code, method=method),
        cases[f"mmrm.fev.{code}"],
    )
    agrees(model, case, errors, df, MMRM)
    assert model.minus2_restricted_loglik == pytest.approx(case["neg2logREML"], abs=1e-4)


@pytest.mark.parametrize("code", ["adh", "arh1", "cs", "toeph"])
def test_fev_agrees_with_sas_linear(fev, cases, code: str) -> None:
    sas_agrees(fit_fev(fev, columns(dummies(fev["ARMCD"])), structure=code), cases[f"sas.kr1_{code}"])


@pytest.mark.parametrize("code", ["adh", "ar1", "arh1", "cs", "csh", "toep", "toeph"])
def test_fev_agrees_with_sas_with_second_derivatives(fev, cases, code: str) -> None:
    model = fit_fev(fev, columns(dummies(fev["ARMCD"])), structure=code, method="kenward-roger-full")
    sas_agrees(model, cases[f"sas.kr_{code}"])


def sas_agrees(model: MixedModel, case: Case) -> None:
    found = model.contrast([0, 1])
    assert (found.estimate - case["estimate"]) / case["se"] == pytest.approx(0, abs=SAS)
    assert (found.standard_error, found.df) == pytest.approx((case["se"], case["df"]), rel=SAS)
    assert (np.array(found.interval) - (case["lower"], case["upper"])) / case["se"] == pytest.approx(
        0, abs=2 * SAS
    )


def test_type_3_tests_of_an_autoregressive_model_agree_with_sas(fev, cases) -> None:
    arm, baseline = dummies(fev["ARMCD"]), fev["FEV1_BL"].astype(float)[:, None]
    model = fit_fev(fev, columns(arm, baseline, arm * baseline), structure="ar1", method="satterthwaite")
    tests = [model.joint_test([row]) for row in ([0, 1, 0, 0], [0, 0, 1, 0.5], [0, 0, 0, 1])]
    case = cases["sas.fev.type3.ar1"]["type3"]
    assert [test.statistic for test in tests] == pytest.approx(case["F"], rel=3 * SAS)
    assert [test.df[1] for test in tests] == pytest.approx(case["den"], rel=SAS)


@pytest.mark.parametrize(("method", "errors", "df"), METHODS)
def test_an_antidepressant_trial_agrees_with_mmrm(table, cases, method: str, errors: str, df: str) -> None:
    rows = table("antidepressant.csv", "CHANGE")
    baseline, visit, arm = rows["BASVAL"].astype(float), dummies(rows["VISIT"]), dummies(rows["THERAPY"])
    design = columns(baseline, visit, arm, crossed(baseline, visit), crossed(arm, visit))
    model = mmrm(rows["CHANGE"].astype(float), design, rows["PATIENT"], rows["VISIT"], method=method)
    agrees(model, cases["mmrm.antidepressant"], errors, df, MMRM)


@pytest.mark.parametrize(("method", "errors", "df"), METHODS)
def test_a_depression_trial_agrees_with_mmrm(table, cases, method: str, errors: str, df: str) -> None:
    rows = table("claus_2020.csv", "bdi")
    arm, visit = (rows["treatment"] == "PA").astype(float)[:, None], dummies(rows["time"])
    model = mmrm(
        rows["bdi"].astype(float), columns(arm, visit, arm * visit), rows["id"], rows["time"], method=method
    )
    agrees(model, cases["mmrm.claus"], errors, df, MMRM)


def test_waves_by_group_agree_with_emmeans_on_mmrm(fev, cases) -> None:
    """emmeans averages over the levels of a factor alike, as `fit_waves` does."""
    y, order = fev["FEV1"].astype(float), sorted(set(fev["AVISIT"]))
    about = {"race": fev["RACE"], "sex": fev["SEX"]}
    options = {"waves": order, "group": fev["ARMCD"], "covariates": about, "method": "satterthwaite"}
    fit = fit_waves(y, fev["USUBJID"], fev["AVISIT"], **options)
    means, place = cases["mmrm.fev.us"]["emm_satt"], [0, 2, 4, 6, 1, 3, 5, 7]
    found, errors = fit.means().means, np.array(means["SE"])[place]
    np.testing.assert_allclose(
        [one.estimate for one in found] / errors, np.array(means["emmean"])[place] / errors, atol=MMRM
    )
    np.testing.assert_allclose([one.standard_error for one in found], errors, rtol=MMRM)
    np.testing.assert_allclose([one.df for one in found], np.array(means["df"])[place], rtol=MMRM)
    differences = cases["mmrm.fev.us"]["contrasts_satt_p"]
    assert [one.p for one in fit.between_groups()] == pytest.approx(differences["p.value"], rel=5e-3)


def test_growth_agrees_with_lme4_and_its_two_ways_to_df(table, cases) -> None:
    """A random intercept is compound symmetry whose covariance is not negative."""
    rows, case = table("Orthodont.csv", "distance"), cases["lmm.Orthodont"]
    age, girl = rows["age"].astype(float)[:, None], (rows["Sex"] == "Female").astype(float)[:, None]
    design, y = columns(age, girl, age * girl), rows["distance"].astype(float)
    for method, errors, df in (("kenward-roger", "se_kr", "df_kr"), ("satterthwaite", "se", "df_satt")):
        model = mmrm(y, design, rows["Subject"], rows["age"].astype(int), structure="cs", method=method)
        agrees(model, case, errors, df, 1e-6)
        assert model.minus2_restricted_loglik == pytest.approx(-2 * case["logLik"], abs=1e-8)
    between, within = case["varcorr"]["vcov"]
    assert model.residual_covariance[0, :2] == pytest.approx([between + within, between], rel=1e-6)


def test_maximum_likelihood_agrees_with_lme4(table, cases) -> None:
    rows, case = table("BtheB_long.csv", "bdi"), cases["lmm.BtheB"]
    words = [rows["treatment"] == "BtheB", rows["drug"] == "Yes", rows["length"] == ">6m"]
    design = columns(rows["bdi.pre"].astype(float), rows["month"].astype(float), *words)
    y, month = rows["bdi"].astype(float), rows["month"].astype(int)
    model = mmrm(y, design, rows["id"], month, structure="cs", restricted=False, method="asymptotic")
    errors = np.array(case["se"])
    np.testing.assert_allclose((model.coefficients - case["fixef"]) / errors, 0, atol=1e-6)
    np.testing.assert_allclose(np.sqrt(np.diag(model.covariance_of_coefficients)), errors, rtol=1e-6)
    assert model.minus2_loglik == pytest.approx(-2 * case["logLik"], abs=1e-8)
    assert np.sqrt(model.residual_covariance[0, 1]) == pytest.approx(case["sd_id"], rel=1e-6)


def test_pairs_within_a_factor_agree_with_emmeans(table, cases) -> None:
    """Ordinary least squares with 48 df: six cells, three differences in each of two families."""
    rows = table("warpbreaks.csv", "breaks")
    y, case = rows["breaks"].astype(float), cases["emm.warpbreaks.adjust"]
    cells = [(rows["wool"] == wool) & (rows["tension"] == tension) for wool in "AB" for tension in "LMH"]
    variance = sum(float(np.sum((y[cell] - y[cell].mean()) ** 2)) for cell in cells) / 48
    found = [
        one for wool in (0, 3) for one in differences([y[cell] for cell in cells[wool : wool + 3]], variance)
    ]
    assert [one.p_tukey for one in found] == pytest.approx(case["tukey"]["p.value"], rel=1e-5)
    assert [one.p_holm for one in found] == pytest.approx(case["holm"]["p.value"], rel=1e-8)


def differences(samples: Sequence[np.ndarray], variance: float):
    rows = np.array([[1, -1, 0], [1, 0, -1], [0, 1, -1]])
    covariance = rows @ np.diag([variance / len(sample) for sample in samples]) @ rows.T
    estimates = rows @ [sample.mean() for sample in samples]
    each = tuple(contrast(e, v, 48, 0.95) for e, v in zip(estimates, np.diag(covariance), strict=True))
    return family(("L − M", "L − H", "M − H"), each, covariance, 0.95, means=3)
