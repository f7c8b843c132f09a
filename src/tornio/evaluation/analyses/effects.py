"""Standardised changes and differences, each with its standardiser named."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.findings import Finding
from tornio.evaluation.notebook import Notebook
from tornio.statistics import EffectSize, dz, g_av


@dataclass(frozen=True)
class Effect:
    """An effect size under its short name."""

    name: str
    size: EffectSize


def within_people(before: list[float], after: list[float], level: float) -> tuple[Effect, ...]:
    """The same change in two units: the average sd of both waves (g_av), and the sd of the changes (dz)."""
    return (
        Effect("g_av", g_av(after, before, confidence=level)),
        Effect("dz", dz(after, before, confidence=level)),
    )


def write_effect(page: Notebook, place: str, effect: Effect) -> Finding:
    """Writes down an effect with its interval; the method names the standardiser."""
    size = effect.size
    method = f"{size.method}; in units of the {size.standardiser}."
    page = page.page(n=size.n, method=method, unit="sd")
    return page.add(place, effect.name, size.estimate, interval=page.interval(size.interval))
