"""Scores made from printed figures: they have these figures, and a mixed model sees in them what it should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from tornio.statistics import Summary, fit_waves, one_way_anova, waves_as_printed
from tornio.statistics.repeated_measures.waves import WavesFit
from tornio.vocabulary.fault import FaultyInput

#: Table 2 of the Kent paper (ISRCTN36004039).
CMHS = (Summary(45, 8.44, 1.88), Summary(40, 8.93, 1.86), Summary(37, 9.19, 0.97))
SWEMWBS = (Summary(49, 16.84, 5.73), Summary(40, 22.43, 5.80), Summary(37, 21.16, 5.63))


def fitted(scores: np.ndarray) -> WavesFit:
    people, waves = scores.shape
    return fit_waves(scores.ravel(), np.repeat(np.arange(people), waves), np.tile(np.arange(waves), people))


@pytest.mark.parametrize("printed", [CMHS, SWEMWBS, CMHS[:2]])
@pytest.mark.parametrize("correlation", [-0.3, 0.0, 0.2, 0.7])
def test_every_wave_is_as_printed(printed, correlation):
    scores = waves_as_printed(printed, correlation=correlation)
    for wave, column in zip(printed, scores.T, strict=True):
        seen = column[~np.isnan(column)]
        assert (len(seen), seen.mean(), seen.std(ddof=1)) == pytest.approx((wave.n, wave.mean, wave.sd))


@given(
    correlation=st.floats(-0.3, 0.95),
    shift=st.floats(-0.4, 0.4),
    counts=st.lists(st.integers(6, 60), min_size=3, max_size=4).map(lambda found: sorted(found, reverse=True)),
)
def test_those_who_have_both_waves_are_correlated_as_asked(correlation, shift, counts):
    printed = [Summary(n, 10.0 + place, 2.0 + place) for place, n in enumerate(counts)]
    stayed = 10.0 + (shift if counts[0] > counts[-1] else 0.0)
    try:
        scores = waves_as_printed(printed, correlation=correlation, stayed=stayed)
    except FaultyInput:
        reject()  # few who left cannot be far off, and four waves cannot all be opposed
    for first in range(len(counts)):
        for second in range(first + 1, len(counts)):
            both = scores[: counts[second], [first, second]]
            assert np.corrcoef(both.T)[0, 1] == pytest.approx(correlation, abs=1e-9)


def test_those_who_stayed_began_as_asked_and_the_others_make_up_for_it():
    first = waves_as_printed(SWEMWBS, correlation=0.5, stayed=18.0)[:, 0]
    assert first[:37].mean() == pytest.approx(18.0)
    assert first.mean() == pytest.approx(16.84)


def test_those_who_left_later_were_at_three_months_as_their_baseline_foretells():
    scores = waves_as_printed(SWEMWBS, correlation=0.5, stayed=18.0)[:40]
    slope, level = np.polyfit(scores[:, 0], scores[:, 1], 1)
    beside = scores[:, 1] - (level + slope * scores[:, 0])
    assert beside[37:].mean() == pytest.approx(0, abs=1e-9)


def test_when_the_stayers_began_like_everybody_the_change_is_that_of_the_printed_means():
    for correlation in (0.2, 0.7):
        change = fitted(waves_as_printed(CMHS, correlation=correlation)).change_from_baseline()[1]
        assert change.estimate == pytest.approx(9.19 - 8.44)


def test_the_published_test_sees_no_correlation():
    tests = []
    for correlation in (0.0, 0.7):
        scores = waves_as_printed(CMHS, correlation=correlation)
        tests.append(one_way_anova([column[~np.isnan(column)] for column in scores.T]).p)
    assert tests[0] == pytest.approx(tests[1])
    assert tests[0] == pytest.approx(one_way_anova(CMHS).p)


@pytest.mark.parametrize(("correlation", "stayed"), [(0.2, 8.44), (0.45, 8.8), (0.7, 9.1)])
def test_twin_as_many_people_drawn_at_random_change_as_much(correlation, stayed):
    """The slow way: 200 studies' worth of people drawn from normal distributions, those who left separately."""
    made = waves_as_printed(CMHS, correlation=correlation, stayed=stayed)
    exact = fitted(made)
    random, times = np.random.default_rng(7), 200
    drawn = [_drawn(made[people], times, random) for people in (slice(0, 37), slice(37, 40), slice(40, 45))]
    big = fitted(np.concatenate(drawn))
    for wave in (1, 2):
        ours, theirs = (fit.model.contrast(fit.row(wave) - fit.row(0)) for fit in (exact, big))
        assert ours.estimate == pytest.approx(theirs.estimate, abs=4 * theirs.standard_error)
        assert ours.standard_error == pytest.approx(theirs.standard_error * times**0.5, rel=0.06)


def _drawn(pattern: np.ndarray, times: int, random: np.random.Generator) -> np.ndarray:
    """Normal people with the means and the cross-products of one pattern of missing waves."""
    seen = ~np.isnan(pattern[0])
    known = pattern[:, seen]
    covariance = np.cov(known, rowvar=False, ddof=0).reshape(seen.sum(), -1)
    people = np.full((len(pattern) * times, len(seen)), np.nan)
    people[:, seen] = random.multivariate_normal(known.mean(axis=0), covariance, len(people))
    return people


@pytest.mark.parametrize(
    ("printed", "asked", "words"),
    [
        (CMHS[:1], {"correlation": 0.5}, "two waves"),
        (CMHS[::-1], {"correlation": 0.5}, "Nobody who left comes back"),
        (CMHS, {"correlation": 1.0}, "between −1 and 1"),
        (CMHS, {"correlation": float("nan")}, "between −1 and 1"),
        (CMHS, {"correlation": -0.9}, "cannot all be correlated"),
        (CMHS, {"correlation": 0.5, "stayed": 9.4}, "an sd of 1.88 allows"),
        (CMHS, {"correlation": 0.5, "stayed": 8.0, "scale": (0, 10)}, "a scale from 0 to 10 allows"),
        ([Summary(9, 1, 1), Summary(4, 1, 1)], {"correlation": 0.5, "stayed": float("nan")}, "finite"),
        ([Summary(9, 1, 1), Summary(3, 1, 1)], {"correlation": 0.5}, "at least 4 people"),
        ([Summary(9, 1, 1), Summary(9, 1, 1)], {"correlation": 0.5, "stayed": 1.1}, "Nobody left"),
        ([Summary(9, 1, 0), Summary(9, 1, 1)], {"correlation": 0.5}, "an sd of 0 allows"),
    ],
)
def test_what_no_scores_can_be_is_refused(printed, asked, words):
    with pytest.raises(FaultyInput, match=words):
        waves_as_printed(printed, **asked)
