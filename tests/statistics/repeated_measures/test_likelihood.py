"""The likelihood's derivatives, away from the optimum: exact, and as expected."""

from __future__ import annotations

import numpy as np
import pytest
from tests.statistics.repeated_measures.studies import study

from tornio.statistics.repeated_measures.likelihood import Slope, level
from tornio.statistics.repeated_measures.moments import Moments, moments
from tornio.statistics.repeated_measures.observations import observations
from tornio.statistics.repeated_measures.structures import STRUCTURES

MADE = study(1, people=12, missing=0.25, covariate=True)
DATA = moments(observations(*MADE), common_scale=True)
BOTH = pytest.mark.parametrize("restricted", [True, False], ids=["restricted", "full"])
EVERY = pytest.mark.parametrize("name", STRUCTURES)


def stand(name: str, theta: np.ndarray, restricted: bool) -> tuple[float, Slope]:
    parts = STRUCTURES[name](3).parts(theta)
    height = level(DATA, parts.covariance, restricted=restricted)
    return height.value, Slope(DATA, height, parts, restricted)


def somewhere(name: str) -> np.ndarray:
    start = STRUCTURES[name](3).start(0.4)
    return start * np.linspace(0.9, 1.2, len(start))


@BOTH
@EVERY
def test_the_gradient_is_that_of_the_height(name: str, restricted: bool) -> None:
    theta = somewhere(name)
    steps = 1e-5 * np.eye(len(theta))
    numeric = [
        (stand(name, theta + s, restricted)[0] - stand(name, theta - s, restricted)[0]) / 2e-5 for s in steps
    ]
    np.testing.assert_allclose(stand(name, theta, restricted)[1].gradient, numeric, atol=1e-6)


@BOTH
@EVERY
def test_the_hessian_is_that_of_the_gradient(name: str, restricted: bool) -> None:
    theta = somewhere(name)
    steps = 1e-5 * np.eye(len(theta))
    numeric = [
        (stand(name, theta + s, restricted)[1].gradient - stand(name, theta - s, restricted)[1].gradient) / 2e-5
        for s in steps
    ]
    np.testing.assert_allclose(stand(name, theta, restricted)[1].hessian, numeric, atol=1e-5)


@BOTH
@EVERY
def test_the_expected_hessian_is_the_trace_of_its_definition(name: str, restricted: bool) -> None:
    """tr(P Vᵢ P Vⱼ) over all rows at once; P = V⁻¹ − V⁻¹X(X'V⁻¹X)⁻¹X'V⁻¹ where restricted, else V⁻¹."""
    slope = stand(name, somewhere(name), restricted)[1]
    same = MADE.subject[:, None] == MADE.subject
    places = np.ix_(MADE.visit, MADE.visit)
    inverse = np.linalg.inv(slope.parts.covariance[places] * same)
    projection = inverse
    if restricted:
        design = inverse @ MADE.design
        projection = inverse - design @ np.linalg.solve(MADE.design.T @ design, design.T)
    each = [projection @ (first[places] * same) for first in slope.parts.first]
    expected = [[np.trace(one @ other) for other in each] for one in each]
    np.testing.assert_allclose(slope.expected, expected, atol=1e-9)


def test_there_is_no_height_where_there_is_no_covariance() -> None:
    assert level(DATA, np.array([[1, 2, 0], [2, 1, 0], [0, 0, 1.0]]), restricted=True) is None


def test_cross_products_do_not_grow_with_people() -> None:
    def reduced(people: int) -> Moments:
        return moments(observations(*study(2, people=people, missing=0.3)), common_scale=False)

    assert reduced(2000).products.shape == reduced(200).products.shape
