"""The delta tipping point against imputing and refitting by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tornio.statistics import WavesFit, fit_waves, holm, tipping_point
from tornio.statistics.distributions import t_two_sided
from tornio.vocabulary.fault import FaultyInput


def drop_outs(*, people: int = 40, change: float = 1.5, covariate: bool = False) -> WavesFit:
    """People some of whom leave before wave 3 or 6; one has a gap at wave 3 and comes back."""
    random = np.random.default_rng(5)
    own = random.normal(size=(people, 1))
    table = own + random.normal([10, 10 + change / 2, 10 + change], size=(people, 3))
    table[:8, 1:] = table[8:12, 2] = table[12, 1] = np.nan
    person, wave = np.indices(table.shape).reshape(2, -1)
    about = {"age": random.normal(size=people)[person]} if covariate else None
    return fit_waves(table.ravel(), person, 3 * wave, covariates=about)


def imputed_and_refitted(fit: WavesFit, delta: float) -> np.ndarray:
    """The coefficients after the conditional means, plus delta for those who left, are filled in."""
    covariance, table = fit.model.residual_covariance, fit.table.responses.copy()
    expected = fit.design @ fit.model.coefficients
    for person, seen in enumerate(fit.table.seen):
        slope = covariance[np.ix_(~seen, seen)] @ np.linalg.inv(covariance[np.ix_(seen, seen)])
        table[person, ~seen] = expected[person, ~seen] + slope @ (table[person, seen] - expected[person, seen])
        last = np.flatnonzero(seen)[-1]
        table[person, last + 1 :] += delta
    precision = np.linalg.inv(covariance)
    left = sum(design.T @ precision @ design for design in fit.design)
    right = sum(design.T @ precision @ y for design, y in zip(fit.design, table, strict=True))
    return np.linalg.solve(left, right)


@pytest.mark.parametrize("covariate", [False, True])
def test_the_straight_line_is_imputing_and_refitting(covariate: bool) -> None:
    fit = drop_outs(covariate=covariate)
    row = fit.row(6) - fit.row(0)
    tip = tipping_point(fit, 6)
    assert imputed_and_refitted(fit, 0) @ row == pytest.approx(tip.estimate)
    assert imputed_and_refitted(fit, -2) @ row == pytest.approx(tip.estimate - 2 * tip.per_point)


def test_without_covariates_a_point_counts_for_the_share_who_left() -> None:
    tip = tipping_point(drop_outs(), 6)
    assert (tip.left, tip.of) == (12, 40)
    assert tip.per_point == pytest.approx(12 / 40)


def test_a_gap_that_closes_again_is_not_leaving() -> None:
    assert tipping_point(drop_outs(), 3).left == 8


def test_at_the_tipping_point_the_finding_just_vanishes() -> None:
    fit = drop_outs()
    tip = tipping_point(fit, 6)
    rows = [fit.row(wave) - fit.row(0) for wave in (3, 6)]
    plain = [fit.model.contrast(row) for row in rows]
    moved = [imputed_and_refitted(fit, tip.delta) @ row for row in rows]
    p = holm([t_two_sided(m / one.standard_error, one.df) for m, one in zip(moved, plain, strict=True)])
    assert p[1] == pytest.approx(0.05)
    assert tip.p < 0.05
    assert tip.delta < 0


def test_a_fall_is_tipped_upwards() -> None:
    assert tipping_point(drop_outs(change=-2), 6).delta > 0


def test_without_adjustment_it_takes_more() -> None:
    fit = drop_outs()
    assert tipping_point(fit, 6, adjust="none").delta <= tipping_point(fit, 6).delta


def test_where_there_is_no_finding_there_is_nothing_to_tip() -> None:
    tip = tipping_point(drop_outs(change=0.1), 6)
    assert (tip.delta, tip.because) == (None, "There is no finding to tip.")


def test_where_nobody_left_there_is_nothing_to_tip() -> None:
    random = np.random.default_rng(1)
    table = random.normal([0, 3], size=(20, 2))
    person, wave = np.indices(table.shape).reshape(2, -1)
    tip = tipping_point(fit_waves(table.ravel(), person, wave), 1)
    assert (tip.delta, tip.per_point, tip.because) == (None, 0.0, "Nobody had left, so nothing was imputed.")


@pytest.mark.parametrize(
    ("wave", "options", "said"),
    [
        (0, {}, "baseline does not change from itself"),
        (9, {}, "no such wave"),
        (6, {"level": 5}, "level lies between 0 and 1"),
        (6, {"adjust": "tukey"}, "adjusted by Holm, or not"),
        (6, {"group": "nurses"}, "no such group"),
    ],
)
def test_what_cannot_be_tipped_is_refused(wave: int, options: dict[str, object], said: str) -> None:
    with pytest.raises(FaultyInput, match=said):
        tipping_point(drop_outs(), wave, **options)
