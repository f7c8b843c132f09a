"""What cannot be fitted is refused by name, with the rule and the cure; never a NaN."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.statistics.repeated_measures.studies import study

from tornio.statistics import CannotEstimate, MixedModel, fit_waves, mmrm
from tornio.statistics.repeated_measures import ladder, optimum
from tornio.vocabulary.fault import FaultyInput

MADE = study(1, people=10)
Y, X, WHO, WHEN = MADE


def changed(array: np.ndarray, place: object, value: object) -> np.ndarray:
    copy = np.array(array, dtype=object if value is None else None)
    copy[place] = value
    return copy


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((changed(Y, 4, np.nan), X, WHO, WHEN), "row 5, response: ‘nan’.*Leave out the rows of visits"),
        ((changed(Y, 4, np.inf), X, WHO, WHEN), "row 5, response: ‘inf’"),
        ((changed(Y, 4, 1e200), X, WHO, WHEN), r"row 5, response: ‘1e\+200’.*no larger than 1e\+150"),
        ((Y, changed(X, (2, 1), np.nan), WHO, WHEN), "row 3, design column 2: ‘nan’"),
        ((Y, X, changed(WHO.astype(float), 3, np.nan), WHEN), "row 4, subject: ‘nan’"),
        ((Y, X, WHO, changed(WHEN, 3, None)), "row 4, visit: ‘None’"),
        ((np.full(30, np.nan), X, WHO, WHEN), "All responses are missing"),
        (([], np.zeros((0, 3)), [], []), "All responses are missing"),
        ((Y, X, WHO, np.zeros(30)), "at least two visits"),
        ((Y[:3], X[:3, :2], [1, 1, 1], WHEN[:3]), "One person shows no variance"),
        ((Y, X, WHO, changed(WHEN, 1, 0)), "‘0, 0’.*seen once at a visit"),
        ((Y, X[:9], WHO, WHEN), r"design: ‘shape \(9, 3\)’.*one row for each of the 30"),
        ((Y, X[:, 0], WHO, WHEN), r"design: ‘shape \(30,\)’.*a table"),
        ((Y, X[:, :0], WHO, WHEN), "A model needs a coefficient"),
        ((["high"], [[1.0]], [1], [1]), "Every value must be a number"),
        ((Y, np.hstack([X, X[:, :1] + X[:, 2:]]), WHO, WHEN), "design column 4: ‘collinear’"),
        ((Y, np.hstack([X, 0 * X[:, :1]]), WHO, WHEN), "design column 4.*nobody of this group was seen"),
        ((Y[:4], np.eye(4), WHO[:4], WHEN[:4]), "4 coefficients leave nothing"),
        ((np.round(WHEN * 1.0, 6), X, WHO, WHEN), "design explains every response exactly"),
    ],
)
def test_faulty_input_is_refused_by_name(arguments: tuple[object, ...], said: str) -> None:
    with pytest.raises(FaultyInput, match=said):
        mmrm(*arguments)


def test_a_joint_test_of_hardly_anybody_is_refused_and_never_nan() -> None:
    """Kenward and Roger's moments are then those of no F: its scale or its df would be negative."""
    score = [9.1, 9.1, 9.9, 8.9, 9.6, 9.9, 8.8, 9.2, 9.1, 9.9, None, None]
    fit = fit_waves(score, np.repeat(range(4), 3), [0, 3, 6] * 4)
    assert all(0 <= change.p <= 1 for change in fit.change_from_baseline())
    with pytest.raises(FaultyInput, match=r"2 rows.*So few people do not determine"):
        fit.any_change()


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(FaultyInput) as refused:
        mmrm(changed(Y, [1, 5], np.nan), changed(X, (2, 1), np.inf), WHO, WHEN)
    assert [fault.row for fault in refused.value.faults] == [2, 6, 3]


def test_a_visit_that_is_not_in_the_order_is_refused() -> None:
    with pytest.raises(FaultyInput, match=r"‘2’.*not in the order of visits"):
        mmrm(*MADE, visit_order=(0, 1))


def test_visits_that_nobody_had_both_cannot_be_unstructured() -> None:
    apart = ~((WHEN == 2) & (WHO < 5)) & ~((WHEN == 0) & (WHO >= 5))
    with pytest.raises(CannotEstimate, match="Nobody was seen both at 0 and at 2"):
        mmrm(*(column[apart] for column in MADE))


def test_visits_that_nobody_had_both_can_share_a_correlation() -> None:
    apart = ~((WHEN == 2) & (WHO < 5)) & ~((WHEN == 0) & (WHO >= 5))
    assert mmrm(*(column[apart] for column in MADE), structure="compound symmetry").converged


def test_a_distance_that_nobody_spans_cannot_have_its_own_correlation() -> None:
    apart = ~((WHEN == 2) & (WHO < 5)) & ~((WHEN == 0) & (WHO >= 5))
    with pytest.raises(CannotEstimate, match="do not determine all of its parameters"):
        mmrm(*(column[apart] for column in MADE), structure="heterogeneous toeplitz")


def test_a_visit_that_repeats_another_exactly_is_singular() -> None:
    copied = np.where(WHEN == 2, np.roll(Y, 1), Y)
    with pytest.raises(CannotEstimate, match="singular: some combination of the visits would have no variance"):
        mmrm(copied, X, WHO, WHEN)


def test_too_few_people_for_their_visits_are_singular() -> None:
    made = study(2, people=4, visits=5)
    with pytest.raises(CannotEstimate, match="fewer parameters"):
        mmrm(*made)


@pytest.mark.parametrize("row", [[0, 0, 0], [1, 0], [1, np.nan, 0], [[1, 0, 0]]])
def test_a_row_that_is_no_contrast_is_refused(row: object) -> None:
    with pytest.raises(FaultyInput, match="one finite number for each of the 3 coefficients"):
        mmrm(*MADE).contrast(row)


def test_a_row_that_follows_from_others_is_refused() -> None:
    with pytest.raises(FaultyInput, match="Only 2 of the 3 rows"):
        mmrm(*MADE).joint_test([[-1, 1, 0], [0, -1, 1], [-1, 0, 1]])


def test_a_test_without_rows_is_refused() -> None:
    with pytest.raises(FaultyInput, match="There is no row"):
        mmrm(*MADE).joint_test([])


def test_a_confidence_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="95"):
        mmrm(*MADE).contrast([1, 0, 0], confidence=95)


def test_a_search_that_was_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimum, "_LONGEST", 2)
    model = mmrm(*study(3, people=20, missing=0.2))
    assert not model.converged
    assert model.iterations == 2


def test_a_search_that_was_cut_short_is_a_step_down_the_ladder(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_short(*arrays: object, structure: str, **options: object) -> MixedModel:
        return replace(
            mmrm(*arrays, structure=structure, **options), converged=structure == "compound symmetry"
        )

    monkeypatch.setattr(ladder, "mmrm", cut_short)
    fit = fit_waves(Y, WHO, WHEN)
    assert fit.structure == "compound symmetry"
    assert [step.structure for step in fit.steps] == list(ladder.LADDER[:-1])
    assert fit.steps[0].because.startswith("The search did not end within")


def test_visits_of_any_number_are_told_apart() -> None:
    """More than the bits of a machine word."""
    made = study(4, people=6, visits=66, missing=0.05)
    design = np.ones((len(made.response), 1))
    assert mmrm(made.response, design, made.subject, made.visit, structure="cs", method="asymptotic").converged
