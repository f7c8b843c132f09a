"""Reference-based imputation: by hand, and against rbmi."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from tornio.statistics import WavesFit, fit_waves, reference_based
from tornio.statistics.repeated_measures.reference_based import STRATEGIES
from tornio.vocabulary.fault import FaultyInput


def trial() -> WavesFit:
    """Two groups of ten; three people of the first leave after the first wave or the second."""
    random = np.random.default_rng(3)
    table = random.normal(size=(20, 3)) + random.normal(size=(20, 1)) + 5
    table[:10] += [0, 1, 2]
    table[0, 1:] = table[1:3, 2] = np.nan
    person, wave = np.indices(table.shape).reshape(2, -1)
    group = np.where(person < 10, "pod", "usual")
    return fit_waves(table.ravel(), person, wave, group=group, ladder=["compound symmetry"])


def imputed_by_hand(fit: WavesFit, strategy: str) -> float:
    """The difference of the groups' means at the last wave, person by person."""
    covariance, means = fit.model.residual_covariance, fit.model.coefficients.reshape(2, 3)
    last_wave = fit.table.responses[:, 2].copy()
    for person in range(3):
        seen = np.flatnonzero(fit.table.seen[person])
        last, own, reference = seen[-1], means[0], means[1]
        expected, start = {
            "missing at random": (own[2], own),
            "jump to reference": (reference[2], own),
            "copy reference": (reference[2], reference),
            "copy increments in reference": (own[last] + reference[2] - reference[last], own),
            "last mean carried forward": (own[last], own),
        }[strategy]
        slope = np.linalg.solve(covariance[np.ix_(seen, seen)], covariance[seen, 2])
        last_wave[person] = expected + (fit.table.responses[person, seen] - start[seen]) @ slope
    return last_wave[:10].mean() - last_wave[10:].mean()


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_a_strategy_is_what_it_says_person_by_person(strategy: str) -> None:
    fit = trial()
    found = reference_based(fit, 2, group="pod", reference="usual", strategy=strategy)
    assert found.estimate == pytest.approx(imputed_by_hand(fit, strategy))
    assert found.left == 3


def test_missing_at_random_is_the_models_own_difference() -> None:
    fit = trial()
    found = reference_based(fit, 2, group="pod", reference="usual", strategy="missing at random")
    assert -found.estimate == pytest.approx(fit.between_groups()[2].estimate)


def test_jumping_to_the_reference_takes_from_a_groups_lead() -> None:
    plain, jumped = (
        reference_based(trial(), 2, group="pod", reference="usual", strategy=strategy)
        for strategy in STRATEGIES[:2]
    )
    assert 0 < jumped.estimate < plain.estimate


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"strategy": "hope"}, "There is no such strategy.*jump to reference"),
        ({"reference": "pod"}, "no reference for itself"),
        ({"reference": "nurses"}, "‘nurses’.*no such group"),
        ({"wave": 7}, "‘7’.*no such wave"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object], said: str) -> None:
    arguments = {"wave": 2, "group": "pod", "reference": "usual", "strategy": "jump to reference"} | change
    with pytest.raises(FaultyInput, match=said):
        reference_based(trial(), **arguments)


#: The rbmi vignette on conditional means prints the last one itself: 2.126, standard error 0.858.
RBMI = {"missing at random": "MAR", "copy reference": "CR", "last mean carried forward": "LMCF"}


@pytest.mark.external
@pytest.mark.parametrize("strategy", [*RBMI, "jump to reference"])
def test_an_antidepressant_trial_agrees_with_rbmi(reference: Path, strategy: str) -> None:
    folder = reference / "data/statistics"
    with (folder / "antidepressant.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    told = {case["id"]: case["expected"] for case in json.loads((folder / "cases.json").read_text())}
    names = ("CHANGE", "PATIENT", "VISIT", "THERAPY")
    change, patient, visit, therapy = ([row[name] for row in rows] for name in names)
    baseline = {"baseline": [float(row["BASVAL"]) for row in rows]}
    fit = fit_waves(change, patient, visit, waves="4567", group=therapy, covariates=baseline, slopes="by wave")
    found = reference_based(fit, "7", group="DRUG", reference="PLACEBO", strategy=strategy)
    estimate, error, tolerance = 2.126, 0.858, 1e-3
    if strategy in RBMI:
        case = told[f"rbmi.condmean.{RBMI[strategy]}"]
        place, tolerance = case["parameter"].index("trt_7"), 5e-4
        estimate, error = case["est"][place], case["se"][place]
    assert (-found.estimate - estimate) / error == pytest.approx(0, abs=tolerance)
    assert found.standard_error == pytest.approx(error, rel=tolerance)
