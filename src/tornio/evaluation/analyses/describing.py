"""How many, the mean and the spread: the first lines of every table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import Notebook
from tornio.statistics import one_sample_t_test, summarise
from tornio.study.parts import Analysis


@dataclass(frozen=True)
class Described:
    """n, mean and standard deviation of one set of values; the sd is None for a single value."""

    n: Finding
    mean: Finding | None
    sd: Finding | None


def describe(notebook: Notebook, place: str, values: Sequence[float], what: str) -> Described:
    """Writes down n, mean (with its interval) and sd of the values; `what` says of what, as in `scores`.

    The notebook's page says where the rows are.
    """
    page = notebook.page(n=len(values))
    count = page.add(place, "n", len(values), method=f"The number of {what}.", unit=what)
    if len(values) < 2:
        only = [page.add(place, "mean", value, method=f"The only one of the {what}.") for value in values]
        return Described(count, only[0] if only else None, None)
    summary = summarise(values)
    mean = page.add(place, "mean", summary.mean, **_interval(page, values, what))
    sd = page.add(place, "sd", summary.sd, method=f"Standard deviation of the {what}, divisor n − 1.")
    return Described(count, mean, sd)


def _interval(page: Notebook, values: Sequence[float], what: str) -> dict[str, Any]:
    if min(values) == max(values):
        return {"method": f"Arithmetic mean of the {what}; all are the same."}
    ends = one_sample_t_test(values, 0, confidence=page.level).interval
    return {
        "method": f"Arithmetic mean of the {what}; interval from Student’s t.",
        "interval": page.interval(ends),
    }


def describe_waves(notebook: Notebook, outcome: Outcome) -> dict[str, Described]:
    """Describes the scores of every wave."""
    return {
        wave: describe(notebook.page(wave=wave, rows=outcome.rows(wave)), wave, outcome.values(wave), "scores")
        for wave in outcome.scores
    }


def borrow(material: Material, analysis: Analysis) -> dict[str, Described]:
    """The waves' n, mean and sd as the analysis of the same outcome over the waves writes them down.

    They are its findings: who shows them beside something else borrows them, so that no number stands twice.
    Empty where the protocol has no such analysis.
    """
    for other in material.protocol.analyses:
        if other.kind == "waves" and (other.outcome, other.group) == (analysis.outcome, analysis.group):
            outcome = material.outcome(other)
            return describe_waves(Notebook(other, material.protocol.level, **outcome.common), outcome)
    return {}
