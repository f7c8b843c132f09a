"""Covariance structures: what they are, and that their derivatives are exact."""

from __future__ import annotations

import numpy as np
import pytest
from tests.statistics.repeated_measures import twin

from tornio.statistics.repeated_measures.structures import STRUCTURES, structure_name
from tornio.vocabulary.fault import FaultyInput

VISITS = 4


def somewhere(name: str) -> np.ndarray:
    """Parameters with unequal variances and correlations, one of them 0."""
    theta = STRUCTURES[name](VISITS).start(0.4)
    theta = theta * np.linspace(1, 1.3, len(theta))
    theta[-1] = 0.0 if len(theta) > 2 else theta[-1]
    return theta


@pytest.mark.parametrize("name", STRUCTURES)
def test_the_first_derivatives_are_those_of_the_covariance(name: str) -> None:
    structure, theta = STRUCTURES[name](VISITS), somewhere(name)
    step = 1e-6 * np.eye(len(theta))
    numeric = [
        (structure.parts(theta + s).covariance - structure.parts(theta - s).covariance) / 2e-6 for s in step
    ]
    np.testing.assert_allclose(structure.parts(theta).first, numeric, atol=1e-8)


@pytest.mark.parametrize("name", STRUCTURES)
def test_the_second_derivatives_are_those_of_the_first(name: str) -> None:
    structure, theta = STRUCTURES[name](VISITS), somewhere(name)
    step = 1e-6 * np.eye(len(theta))
    numeric = [(structure.parts(theta + s).first - structure.parts(theta - s).first) / 2e-6 for s in step]
    second = structure.parts(theta).second
    np.testing.assert_allclose(0 * np.array(numeric) if second is None else second, numeric, atol=1e-7)


@pytest.mark.parametrize("name", [name for name in STRUCTURES if name != "unstructured"])
def test_a_covariance_is_what_its_definition_says_entry_by_entry(name: str) -> None:
    own = name.startswith("heterogeneous") or name == "ante-dependence"
    variances = np.array([1.0, 2.0, 0.5, 3.0]) if own else np.array([2.0])
    rho = np.array([0.6, 0.3, -0.2])[: 1 if name.endswith(("symmetry", "ar1")) else 3]
    linear = name in ("compound symmetry", "toeplitz")
    theta = np.concatenate([variances, 2.0 * rho if linear else rho])
    expected = twin.covariance(name, VISITS, np.concatenate([np.log(variances), rho]))
    np.testing.assert_allclose(STRUCTURES[name](VISITS).parts(theta).covariance, expected)


def test_unstructured_has_every_covariance_once() -> None:
    covariance = STRUCTURES["unstructured"](3).parts(np.arange(1.0, 7.0)).covariance
    assert covariance.tolist() == [[1, 2, 4], [2, 3, 5], [4, 5, 6]]


@pytest.mark.parametrize("theta", [[-1.0, 0.3], [0.0, 0.3], [1.0, 1.0], [1.0, -1.2]])
def test_there_is_no_covariance_out_of_bounds(theta: list[float]) -> None:
    assert STRUCTURES["ar1"](3).parts(np.array(theta)) is None


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Unstructured", "unstructured"),
        ("un", "unstructured"),
        ("compound-symmetry", "compound symmetry"),
        ("heterogeneous_toeplitz", "heterogeneous toeplitz"),
        ("AR(1)", "ar1"),
        ("ARH(1)", "heterogeneous ar1"),
        ("heterogeneous AR(1)", "heterogeneous ar1"),
        ("Toeplitz, heterogeneous", "heterogeneous toeplitz"),
        ("heterogeneous CS", "heterogeneous compound symmetry"),
        ("ANTE(1)", "ante-dependence"),
        ("adh", "ante-dependence"),
        ("ante dependence", "ante-dependence"),
    ],
)
def test_a_structure_may_be_spelt_as_sas_r_or_people_do(given: str, meant: str) -> None:
    assert structure_name(given) == meant


@pytest.mark.parametrize("name", ["spatial", "heterogeneous", "heterogeneous unstructured", ""])
def test_an_unknown_structure_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(FaultyInput, match=r"No covariance structure.*unstructured, heterogeneous toeplitz"):
        structure_name(name)
