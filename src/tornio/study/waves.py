"""Which wave a day belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from tornio.study.parts import Wave


def wave_on(day: int, waves: Iterable[Wave]) -> Wave | None:
    """The wave whose window holds this day since the first network meeting; None between and beyond them."""
    return next((wave for wave in waves if holds(wave, day)), None)


def holds(wave: Wave, day: int) -> bool:
    """Whether the wave's window holds the day; it holds its first and its last."""
    return wave.opens <= day <= wave.closes
