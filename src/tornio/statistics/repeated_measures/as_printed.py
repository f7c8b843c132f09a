"""Scores that have printed figures exactly: what a table of n, mean and sd leaves open has to be assumed.

A paper prints each wave by itself. How a person's waves hang together, and how those who left had begun, decide
what a mixed model finds, and no such table says either. Here both are chosen, and scores made that fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf, isfinite

import numpy as np

from tornio.statistics.repeated_measures.arrays import Array
from tornio.statistics.summary import Summary
from tornio.vocabulary.fault import Fault, FaultyInput, refuse


def waves_as_printed(
    summaries: Sequence[Summary],
    *,
    correlation: float,
    stayed: float | None = None,
    scale: tuple[float, float] = (-inf, inf),
) -> Array:
    """Scores (people, waves) with the n, mean and sd of every wave; NaN after a person has left.

    `correlation` is that of any two waves, among those who have both. `stayed` is the first wave's mean of
    those who have all waves; without it, everybody's. Nobody who left comes back. All who left began alike, and
    were at each later wave what their earlier scores foretell (missing at random). How the scores scatter is
    nobody's: a mixed model sees nothing but means and cross-products, and those are exact.

    Raises FaultyInput (a ValueError) where no scores can be like that; `scale` is the least and the
    greatest mean that a group can have.

    >>> from tornio.statistics import Summary, fit_waves, waves_as_printed
    >>> printed = [Summary(45, 8.44, 1.88), Summary(40, 8.93, 1.86), Summary(37, 9.19, 0.97)]
    >>> scores = waves_as_printed(printed, correlation=0.5, stayed=8.6)
    >>> people, waves = scores.shape
    >>> fit = fit_waves(scores.ravel(), [i // waves for i in range(scores.size)], [0, 3, 6] * people)
    >>> for change in fit.change_from_baseline():
    ...     print(f"{change.name}: {change.estimate:.2f}, p (Holm) = {change.p_holm:.3f}")
    3 − 0: 0.44, p (Holm) = 0.136
    6 − 0: 0.71, p (Holm) = 0.014
    """
    refuse(_faults(summaries, correlation, stayed))
    patterns = _patterns([each.n for each in summaries])
    scores = np.full((summaries[0].n, len(summaries)), np.nan)
    scores[:, 0] = _first(summaries, patterns, summaries[0].mean if stayed is None else stayed, scale)
    for wave, printed in enumerate(summaries[1:], start=1):
        scores[: printed.n, wave] = _later(scores[: printed.n, :wave], printed, correlation, patterns)
    return scores


def _faults(summaries: Sequence[Summary], correlation: float, stayed: float | None) -> Iterator[Fault]:
    if len(summaries) < 2:
        yield Fault("summaries", str(len(summaries)), "A change needs two waves.", "Give each wave's summary.")
    if not -1 < correlation < 1:
        yield Fault("correlation", str(correlation), "It lies between −1 and 1.", "Choose one in between.")
    if stayed is not None and not isfinite(stayed):
        yield Fault("stayed", str(stayed), "A mean is a finite number.", "Leave it out for everybody's mean.")
    counts = [each.n for each in summaries]
    if any(later > earlier for earlier, later in pairwise(counts)):
        rule = "Nobody who left comes back, so no wave has more people than the one before it."
        yield Fault("n", ", ".join(map(str, counts)), rule, "Analyse the people's own scores.")
    if counts and min(counts) < len(counts) + 2:
        rule = f"{len(counts)} waves are told apart by at least {len(counts) + 2} people who have them all."
        yield Fault("n", str(min(counts)), rule, "Leave the last wave out.")


def _patterns(counts: Sequence[int]) -> list[slice]:
    """People by how long they stayed, the longest first."""
    ends = sorted(set(counts))
    return [slice(start, end) for start, end in pairwise([0, *ends])]


def _wiggle(number: int, patterns: Sequence[slice], people: int) -> Array:
    """The `number`th of a row of vectors that in each pattern have the mean 0 and are at right angles.

    They are cosines. A pattern of so few people that it has no room for another one keeps 0.
    """
    vector = np.zeros(people)
    for pattern in patterns:
        size = pattern.stop - pattern.start
        if pattern.stop <= people and number < size:
            angles = np.pi * number * (np.arange(size) + 0.5) / size
            vector[pattern] = np.sqrt(2 * (size - 1) / size) * np.cos(angles)
    return vector


def _first(
    summaries: Sequence[Summary], patterns: Sequence[slice], stayed: float, scale: tuple[float, float]
) -> Array:
    """The first wave: those who stayed and those who left about their own means, all spread alike."""
    printed, staying = summaries[0], summaries[-1].n
    left = _mean_of_those_who_left(printed, staying, stayed)
    scores = np.where(np.arange(printed.n) < staying, stayed, left)
    spread = (printed.n - 1) * printed.sd**2 - float(((scores - printed.mean) ** 2).sum())
    beyond = not all(scale[0] <= mean <= scale[1] for mean in (stayed, left))
    if beyond or spread <= 0:
        allows = f"a scale from {scale[0]:g} to {scale[1]:g}" if beyond else f"an sd of {printed.sd:g}"
        rule = f"Those who left would have begun at {left:.2f}, farther off than {allows} allows."
        cure = f"Choose a mean closer to everybody's, {printed.mean:g}."
        raise FaultyInput([Fault("stayed", f"{stayed:g}", rule, cure)])
    wiggle = _wiggle(1, patterns, printed.n)
    moved: Array = scores + np.sqrt(spread / float(wiggle @ wiggle)) * wiggle
    return moved


def _mean_of_those_who_left(printed: Summary, staying: int, stayed: float) -> float:
    """At the first wave; everybody's mean where nobody left."""
    if printed.n > staying:
        return printed.mean - (stayed - printed.mean) * staying / (printed.n - staying)
    if stayed != printed.mean:
        rule = f"Nobody left, so those who stayed are everybody, with the mean {printed.mean:g}."
        raise FaultyInput([Fault("stayed", f"{stayed:g}", rule, "Leave it out.")])
    return printed.mean


def _later(earlier: Array, printed: Summary, correlation: float, patterns: Sequence[slice]) -> Array:
    """A later wave: what the earlier ones foretell, and as much of its own as makes up the printed sd."""
    about = earlier - earlier.mean(axis=0)
    covariance = np.cov(about, rowvar=False).reshape(about.shape[1], -1)
    slopes = np.linalg.solve(covariance, correlation * printed.sd * np.sqrt(np.diag(covariance)))
    own = printed.sd**2 - float(slopes @ covariance @ slopes)
    if own <= 0:
        rule = f"{about.shape[1] + 1} waves cannot all be correlated like this."
        raise FaultyInput([Fault("correlation", f"{correlation:g}", rule, "Choose one nearer to 0.")])
    wiggle = _wiggle(about.shape[1] + 1, patterns, printed.n)
    spread = np.sqrt(own * (printed.n - 1) / float(wiggle @ wiggle))
    scores: Array = printed.mean + about @ slopes + spread * wiggle
    return scores
