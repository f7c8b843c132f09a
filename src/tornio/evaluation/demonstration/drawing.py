"""Random numbers of a wanted mean and sd, from additions, products and comparisons of uniform ones alone.

Logarithms and cosines may differ in the last digit from machine to machine, and so would the demonstration.
"""

from __future__ import annotations

from random import Random

#: Uniform numbers for one bell-shaped one: with more it would be narrower, and the search narrows it anyway.
MOST_DRAWN = 50


def draw(mean: float, sd: float, random: Random) -> float:
    """A positive number of roughly this mean and sd, mostly below 1: bell-shaped, or steep with a long tail."""
    size = min(mean * (1 - mean) / (sd * sd) - 1, MOST_DRAWN)
    below, above = round(size * mean), round(size * (1 - mean))
    if below >= 1 and above >= 1:
        # A beta variable with whole parameters is a uniform sample's order statistic: no logarithm needed.
        return sorted(random.random() for _ in range(below + above - 1))[below - 1]
    return mean * _tail(random, sd / mean)


def _tail(random: Random, variation: float) -> float:
    """A positive value with mean 1 and roughly this coefficient of variation: steep start, long tail.

    The product of k uniform numbers has mean 2⁻ᵏ and a squared coefficient of variation of (4/3)ᵏ − 1.
    """
    value, square = 2 * random.random(), 4 / 3
    while square - 1 < variation * variation and square < 10:
        value, square = value * 2 * random.random(), square * 4 / 3
    return value
