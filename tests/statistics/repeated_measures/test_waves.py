"""A study's waves: reading them, comparing them, stepping down the ladder."""

from __future__ import annotations

import numpy as np
import pytest
from tests.statistics.repeated_measures.studies import study

from tornio.statistics import CannotEstimate, fit_waves, mmrm
from tornio.statistics.repeated_measures.ladder import LADDER
from tornio.vocabulary.fault import FaultyInput

MADE = study(1, people=24, missing=0.2)
Y, X, WHO, WHEN = MADE
ORDER = ("baseline", "3 months", "6 months")
NAMED = np.array(ORDER)[WHEN]
GROUP = np.where(WHO % 2 == 0, "carer", "person")
AGE = 30.0 + WHO % 7
PLACE = np.array(["city", "coast", "country"])[WHO % 3]


def test_the_waves_are_the_model_with_a_mean_for_each() -> None:
    fit = fit_waves(Y, WHO, NAMED, waves=ORDER)
    plain = mmrm(*MADE)
    assert fit.structure == "unstructured"
    assert fit.steps == ()
    assert [mean.estimate for mean in fit.means().means] == pytest.approx(plain.coefficients)
    assert fit.any_change().p == pytest.approx(plain.joint_test([[-1, 1, 0], [-1, 0, 1]]).p)
    assert fit.baseline_sd == pytest.approx(np.sqrt(plain.residual_covariance[0, 0]))


def test_changes_from_baseline_are_named_and_held_together() -> None:
    changes = fit_waves(Y, WHO, NAMED, waves=ORDER).change_from_baseline()
    assert [change.name for change in changes] == ["3 months − baseline", "6 months − baseline"]
    assert changes[1].estimate == pytest.approx(mmrm(*MADE).contrast([-1, 0, 1]).estimate)


def test_a_missing_response_is_a_row_that_is_not_there() -> None:
    with_gaps = [*Y, None, float("nan")]
    fit = fit_waves(with_gaps, [*WHO, 90, 91], [*WHEN, 0, 1])
    assert fit.model.observations == len(Y)
    assert fit.table.never_seen == 2
    np.testing.assert_allclose(fit.model.coefficients, mmrm(*MADE).coefficients)


def test_waves_that_are_numbers_have_an_order() -> None:
    assert fit_waves(Y, WHO, 3 * WHEN).waves == (0, 3, 6)


def test_groups_have_their_own_means_and_changes() -> None:
    fit = fit_waves(Y, WHO, NAMED, waves=ORDER, group=GROUP)
    assert fit.groups == ("carer", "person")
    assert [change.name for change in fit.change_from_baseline()][2] == "person: 3 months − baseline"
    assert sum(fit.counts.values()) == len(Y)
    by_hand = fit.row("6 months", "person") - fit.row("baseline", "person")
    by_hand = by_hand - fit.row("6 months", "carer") + fit.row("baseline", "carer")
    more = fit.difference_in_change()[1]
    assert more.name == "6 months − baseline: person − carer"
    assert more.estimate == pytest.approx(float(by_hand @ fit.model.coefficients))
    assert fit.between_groups()[0].name == "baseline: person − carer"


def test_covariates_are_held_at_their_average() -> None:
    made = study(3, people=30)
    age = np.random.default_rng(0).normal(50, 9, size=30)
    fit = fit_waves(made.response, made.subject, made.visit, covariates={"age": age[made.subject]})
    assert [mean.estimate for mean in fit.means().means] == pytest.approx(
        made.response.reshape(30, 3).mean(axis=0).tolist()
    )


def test_levels_of_a_worded_covariate_weigh_alike() -> None:
    fit = fit_waves(Y, WHO, WHEN, covariates={"place": PLACE})
    dummies = np.column_stack([X, PLACE == "coast", PLACE == "country"]).astype(float)
    by_hand = mmrm(Y, dummies, WHO, WHEN).contrast([0, 0, 1, 1 / 3, 1 / 3])
    assert fit.means().means[2].estimate == pytest.approx(by_hand.estimate)
    assert fit.means().means[2].df == pytest.approx(by_hand.df)


def test_slopes_may_differ_by_wave() -> None:
    fit = fit_waves(Y, WHO, WHEN, covariates={"age": AGE}, slopes="by wave")
    assert len(fit.model.coefficients) == 6


def test_the_ladder_is_descended_and_tells_its_steps() -> None:
    apart = ~((WHEN == 2) & (WHO < 12)) & ~((WHEN == 0) & (WHO >= 12))
    fit = fit_waves(Y[apart], WHO[apart], WHEN[apart])
    assert fit.structure == "heterogeneous compound symmetry"
    assert [step.structure for step in fit.steps] == list(LADDER[:2])
    assert fit.explanation == (
        "Heterogeneous compound symmetry covariance of the waves, restricted maximum likelihood, "
        f"Kenward–Roger inference, {fit.model.subjects} people. Unstructured was left: nobody was seen both at "
        "0 and at 2, so their covariance cannot be told. Heterogeneous Toeplitz was left: the likelihood has "
        "no peak: the data do not determine all of its parameters."
    )


def test_where_no_structure_can_be_estimated_every_step_is_told() -> None:
    ladder = ("unstructured", "compound symmetry")
    with pytest.raises(CannotEstimate, match=r"unstructured → compound symmetry.*unstructured: .*symmetry: "):
        fit_waves([1, 2, 4, 5, 7, 8], [1, 1, 2, 2, 3, 3], [0, 3] * 3, ladder=ladder)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"waves": None}, "Waves that are words have no order"),
        ({"waves": ORDER[:2]}, "‘6 months’.*not among the study's waves"),
        ({"waves": (*ORDER, "12 months")}, "‘12 months’.*Nobody has a response here"),
        ({"response": np.where(WHEN == 1, np.inf, Y)}, "response: ‘inf’"),
        ({"response": np.full(len(Y), np.nan)}, "not all missing"),
        ({"subject": np.where(WHO == 3, np.nan, WHO)}, "subject: ‘nan’.*Every row needs its subject"),
        ({"response": ["?"] * len(Y)}, "Every response must be a number, or None"),
        ({"group": GROUP[:-1]}, "group.*one entry for each of the"),
        ({"group": np.where(WHEN == 1, "carer", "person")}, "the same in every row of a person"),
        ({"group": np.where(WHO == 3, None, GROUP)}, "group: ‘None’.*known for everyone"),
        ({"covariates": {"age": AGE + WHEN}}, "covariate age.*the same in every row"),
        ({"covariates": {"age": np.where(WHO == 3, np.nan, AGE)}}, "covariate age: ‘nan’.*known for everyone"),
        ({"subject": np.zeros(len(Y))}, "A person has one row for a wave"),
        ({"slopes": "by person"}, "slopes: ‘by person’"),
        ({"ladder": ()}, "at least one structure"),
    ],
)
def test_faulty_waves_are_refused_by_name(changes: dict[str, object], said: str) -> None:
    arguments = {"response": Y, "subject": WHO, "wave": NAMED, "waves": ORDER} | changes
    with pytest.raises(FaultyInput, match=said):
        fit_waves(**arguments)


def test_a_group_never_seen_at_a_wave_is_named() -> None:
    kept = ~((GROUP == "carer") & (WHEN == 2))
    with pytest.raises(FaultyInput, match=r"‘carer, 6 months’.*no mean to estimate"):
        fit_waves(Y[kept], WHO[kept], NAMED[kept], waves=ORDER, group=GROUP[kept])


@pytest.mark.parametrize("slopes", ["shared", "by wave"])
def test_a_covariate_that_follows_from_others_is_named(slopes: str) -> None:
    covariates = {"age": AGE, "age in months": 12 * AGE}
    with pytest.raises(FaultyInput, match="covariate age in months: ‘collinear’"):
        fit_waves(Y, WHO, WHEN, covariates=covariates, slopes=slopes)


def test_an_unknown_wave_or_group_is_refused() -> None:
    fit = fit_waves(Y, WHO, NAMED, waves=ORDER, group=GROUP)
    with pytest.raises(FaultyInput, match=r"(?s)no such wave.*no such group"):
        fit.row("9 months", "nurse")


def test_one_group_cannot_be_compared_with_itself() -> None:
    with pytest.raises(FaultyInput, match="A comparison needs two groups"):
        fit_waves(Y, WHO, WHEN).between_groups()
