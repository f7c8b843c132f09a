"""The mixed model where the answer is known from elsewhere, and what must not change it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.statistics.repeated_measures.studies import Study, as_table, study

from tornio.statistics import mmrm, paired_t_test
from tornio.statistics.repeated_measures.structures import STRUCTURES

HETEROGENEOUS = [
    name for name in STRUCTURES if name.startswith("hetero") or name in ("unstructured", "ante-dependence")
]


def test_two_complete_visits_are_a_paired_t_test() -> None:
    made = study(1, visits=2)
    change = mmrm(*made).contrast([-1, 1])
    paired = paired_t_test(as_table(made)[:, 1], as_table(made)[:, 0])
    assert change.estimate == pytest.approx(paired.estimate)
    assert change.df == pytest.approx(paired.df)
    assert change.statistic == pytest.approx(paired.statistic)
    assert change.interval == pytest.approx(paired.interval)


def test_complete_visits_without_a_structure_are_hotellings_test() -> None:
    made = study(2, people=15, visits=4)
    change = np.diff(as_table(made), axis=1)
    mean, n, p = change.mean(axis=0), 15, 3
    squared = n * mean @ np.linalg.solve(np.cov(change.T), mean)
    joint = mmrm(*made).joint_test(np.diff(np.eye(4), axis=0))
    assert joint.statistic == pytest.approx((n - p) / (p * (n - 1)) * squared)
    assert joint.df == pytest.approx((p, n - p))


def test_complete_visits_with_compound_symmetry_are_the_classic_repeated_measures_anova() -> None:
    made = study(3, people=12, visits=3)
    table = as_table(made)
    own = table - table.mean(axis=1, keepdims=True) - table.mean(axis=0) + table.mean()
    between = 12 * np.sum((table.mean(axis=0) - table.mean()) ** 2) / 2
    joint = mmrm(*made, structure="compound symmetry").joint_test(np.diff(np.eye(3), axis=0))
    assert joint.statistic == pytest.approx(between / (np.sum(own**2) / 22))
    assert joint.df == pytest.approx((2, 22))


def test_complete_visits_give_the_sample_covariance() -> None:
    made = study(4, visits=4)
    model = mmrm(*made)
    np.testing.assert_allclose(model.residual_covariance, np.cov(as_table(made).T))
    np.testing.assert_allclose(model.coefficients, as_table(made).mean(axis=0))


def test_maximum_likelihood_divides_by_all_people() -> None:
    made = study(4, visits=4)
    model = mmrm(*made, restricted=False, method="satterthwaite")
    np.testing.assert_allclose(model.residual_covariance, np.cov(as_table(made).T) * 19 / 20)


def test_each_likelihood_is_lowest_where_it_was_minimised() -> None:
    made = study(5, missing=0.2)
    restricted, full = mmrm(*made), mmrm(*made, restricted=False, method="asymptotic")
    assert restricted.minus2_restricted_loglik < full.minus2_restricted_loglik
    assert full.minus2_loglik < restricted.minus2_loglik


def test_kenward_roger_needs_a_restricted_likelihood() -> None:
    with pytest.raises(ValueError, match="Kenward–Roger adjusts a restricted likelihood"):
        mmrm(*study(1), restricted=False)


def test_an_unknown_method_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"‘bootstrap’.*kenward-roger, kenward-roger-full, satterthwaite"):
        mmrm(*study(1), method="bootstrap")


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_order_of_rows_and_the_names_of_people_do_not_matter(structure: str) -> None:
    made = study(6, missing=0.2)
    shuffled = np.random.default_rng(0).permutation(len(made.response))
    other = Study(*(column[shuffled] for column in made))
    model = mmrm(*made, structure=structure)
    again = mmrm(
        other.response, other.design, [f"p{n}" for n in other.subject], other.visit, structure=structure
    )
    np.testing.assert_allclose(again.coefficients, model.coefficients)
    np.testing.assert_allclose(again.covariance_of_coefficients, model.covariance_of_coefficients, rtol=1e-6)


@given(st.floats(-6, 6), st.floats(-1e6, 1e6))
def test_the_unit_and_origin_of_the_response_do_not_matter(power: float, origin: float) -> None:
    made, unit = study(7, missing=0.2), 10**power
    plain = mmrm(*made).contrast([-1, 0, 1])
    moved = mmrm(made.response * unit + origin * unit, *made[1:]).contrast([-1, 0, 1])
    assert moved.estimate / unit == pytest.approx(plain.estimate, abs=1e-8)
    assert moved.df == pytest.approx(plain.df, rel=1e-6)
    assert moved.p == pytest.approx(plain.p, rel=1e-6)


@pytest.mark.parametrize("structure", HETEROGENEOUS)
def test_visits_may_have_spreads_of_wildly_different_size(structure: str) -> None:
    made, units = study(8, people=30, missing=0.2), np.array([1e-6, 1.0, 1e8])
    plain = mmrm(*made, structure=structure)
    moved = mmrm(made.response * units[made.visit], *made[1:], structure=structure)
    np.testing.assert_allclose(moved.coefficients / units, plain.coefficients)
    np.testing.assert_allclose(
        moved.residual_covariance / np.outer(units, units), plain.residual_covariance, rtol=1e-6
    )


def test_visits_may_nearly_repeat_each_other() -> None:
    random = np.random.default_rng(9)
    first = random.normal(size=(40, 1))
    table = np.hstack([first, first + 1e-3 * random.normal(size=(40, 2))])
    person, visit = np.indices(table.shape).reshape(2, -1)
    model = mmrm(table.ravel(), np.eye(3)[visit], person, visit)
    assert model.converged
    np.testing.assert_allclose(model.residual_covariance, np.cov(table.T), rtol=1e-6)


@pytest.mark.parametrize("method", ["kenward-roger", "satterthwaite", "asymptotic"])
def test_the_way_the_design_is_written_does_not_matter(method: str) -> None:
    made = study(10, missing=0.3, covariate=True)
    mix = np.array([[1, 1, 0, 2], [0, 1, 1, 0], [0, 0, 3, 1], [0, 0, 0, 5.0]])
    rows = np.array([[-1, 1, 0, 0], [-1, 0, 1, 0.0]])
    plain = mmrm(*made, method=method).joint_test(rows)
    other = mmrm(made.response, made.design @ mix, *made[2:], method=method).joint_test(rows @ mix)
    assert other.statistic == pytest.approx(plain.statistic)
    assert other.df == pytest.approx(plain.df)


def test_visits_stand_in_the_order_given() -> None:
    made = study(11)
    names = np.array(["baseline", "3 months", "6 months"])
    order = tuple(names)
    model = mmrm(
        made.response, made.design, made.subject, names[made.visit], structure="ar1h", visit_order=order
    )
    assert model.visits == order
    np.testing.assert_allclose(model.residual_covariance, mmrm(*made, structure="ar1h").residual_covariance)


def test_a_model_cannot_be_changed_behind_its_back() -> None:
    model = mmrm(*study(12))
    with pytest.raises(ValueError, match="read-only"):
        model.coefficients[0] = 0


def test_the_model_counts_what_it_used() -> None:
    model = mmrm(*study(13, people=20, missing=0.2))
    assert (model.subjects, model.observations, model.covariance_parameters) == (20, 51, 6)
    assert model.aic == pytest.approx(model.minus2_restricted_loglik + 12)
    assert model.bic == pytest.approx(model.minus2_restricted_loglik + 6 * np.log(20))
    assert model.converged
    assert 0 < model.iterations < 20


def test_kenward_roger_never_claims_more_certainty_than_the_plain_covariance() -> None:
    model = mmrm(*study(14, people=12, missing=0.2))
    gain = model.covariance_of_coefficients - model.unadjusted_covariance
    assert np.linalg.eigvalsh(gain)[0] > -1e-12
    assert np.trace(gain) > 0


def test_models_can_be_told_apart_and_kept_in_a_set() -> None:
    one, other = mmrm(*study(15)), mmrm(*study(15))
    assert len({one, other, one}) == 2
