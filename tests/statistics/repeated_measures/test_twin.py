"""The engine against its slow twin on random studies: equal to a millionth, whatever the structure."""

from __future__ import annotations

import numpy as np
import pytest
from tests.statistics.repeated_measures import twin
from tests.statistics.repeated_measures.studies import study

from tornio.statistics import mmrm
from tornio.statistics.repeated_measures.errors import CannotEstimate
from tornio.statistics.repeated_measures.structures import STRUCTURES


def check(seed: int, structure: str, *, people: int, visits: int) -> None:
    missing = np.random.default_rng(seed).uniform(0, 0.25)
    made = study(seed, people=people, visits=visits, missing=missing, covariate=True)
    slow = twin.Twin(*made, structure)
    try:
        model = mmrm(*made, structure=structure)
    except CannotEstimate:  # one study of the three hundred: at its optimum some visits say no more than others
        assert slow.narrowest() < 1e-10
        return
    parts, rows = slow.kenward_roger(), np.diff(np.eye(visits + 1), axis=0)[: visits - 1]
    errors = np.sqrt(np.diag(parts["adjusted"]))
    joint = model.joint_test(rows)
    assert model.minus2_restricted_loglik == pytest.approx(slow.height(slow.theta), rel=1e-9)
    assert model.minus2_loglik == pytest.approx(slow.height(slow.theta, restricted=False), rel=1e-9)
    np.testing.assert_allclose((model.coefficients - parts["beta"]) / errors, 0, atol=1e-6)
    np.testing.assert_allclose(
        np.sqrt(np.diag(model.unadjusted_covariance)), np.sqrt(np.diag(parts["phi"])), 1e-6
    )
    np.testing.assert_allclose(np.sqrt(np.diag(model.covariance_of_coefficients)), errors, rtol=1e-6)
    np.testing.assert_allclose(
        [model.contrast(row).df for row in rows], [twin.row_df(parts, row) for row in rows], 1e-6
    )
    np.testing.assert_allclose((joint.statistic, joint.df[1], joint.scale), twin.joint(parts, rows), rtol=1e-6)


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_engine_agrees_with_its_slow_twin(structure: str) -> None:
    check(list(STRUCTURES).index(structure), structure, people=16, visits=3)


def test_the_engine_agrees_with_its_twin_under_maximum_likelihood() -> None:
    made = study(21, missing=0.2, covariate=True)
    model = mmrm(*made, restricted=False, method="satterthwaite")
    slow = twin.Twin(*made, "unstructured", restricted=False)
    parts = slow.kenward_roger()
    np.testing.assert_allclose(model.coefficients, parts["beta"], rtol=1e-7)
    assert model.contrast([-1, 0, 1, 0]).df == pytest.approx(
        twin.row_df(parts, np.array([-1, 0, 1, 0])), rel=1e-6
    )
    assert model.minus2_loglik == pytest.approx(slow.height(slow.theta), rel=1e-9)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(300))
def test_hundreds_of_random_studies_agree(seed: int) -> None:
    structure = list(STRUCTURES)[seed % len(STRUCTURES)]
    check(1000 + seed, structure, people=14 + seed % 26, visits=2 + seed // len(STRUCTURES) % 3)
