"""The means of an outcome beside published figures: the difference, its uncertainty, and its test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from tornio.evaluation.analyses.describing import borrow
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Cell, IntervalFigure, Section, Sentence, Table, findings_in
from tornio.statistics import TTest
from tornio.study.parts import Analysis


@dataclass(frozen=True)
class Reference:
    """A published figure: what it is, its value, where it stands, and how a sample is tested against it."""

    id: str
    title: str
    value: float
    source: str
    test: Callable[[Sequence[float], float], TTest]


@dataclass(frozen=True)
class Beside:
    """A wave's mean beside one published figure: their difference, and its p where there is a test."""

    wave: str
    reference: Reference
    difference: Finding
    p: Finding | None


def compare(material: Material, analysis: Analysis, references: Sequence[Reference], method: str) -> Section:
    """Every wave's mean minus every published figure; `method` says in a sentence how they are compared."""
    outcome = material.outcome(analysis)
    notebook = Notebook(analysis, material.protocol.level, **outcome.common)
    found = [_beside(notebook, outcome, wave, each) for wave in outcome.measured for each in references]
    described = borrow(material, analysis)
    means = {wave: described[wave].mean for wave in outcome.measured if wave in described}
    last = [each for each in found if each.wave == outcome.measured[-1]]
    return notebook.section(
        summary=tuple(_said(each, outcome) for each in last),
        methods=(method, *(f"{each.title}: {each.value:g}. {each.source}." for each in references)),
        tables=(_table(analysis, outcome, found, means),),
        figures=(_figure(analysis, outcome, references, means),),
        borrowed=tuple(findings_in(tuple(means.values()))),
    )


def _beside(notebook: Notebook, outcome: Outcome, wave: str, reference: Reference) -> Beside:
    """As published the difference, as recommended its test, where the values allow one."""
    values = outcome.values(wave)
    page = notebook.page(n=len(values), rows=outcome.rows(wave), wave=wave, against=reference.title)
    place = f"{reference.id}/{wave}"
    what = f"The comparison with {reference.title} at {wave}"
    test = page.attempt(what, partial(reference.test, values, page.level))
    method = f"Mean at {wave} minus {reference.value:g} ({reference.title})"
    estimate = sum(values) / len(values) - reference.value
    if test is None:
        return Beside(wave, reference, page.add(place, "difference", estimate, method=f"{method}."), None)
    interval, method = page.interval(test.interval), f"{method}; interval: {test.method}."
    difference = page.add(place, "difference", estimate, method=method, interval=interval)
    page = page.page(basis=RECOMMENDED, method=f"{test.method}.", unit="", df=(test.df,))
    page.add(place, "t", test.statistic)
    page.add(place, "df", test.df)
    return Beside(wave, reference, difference, page.add(place, "p", test.p))


def _said(each: Beside, outcome: Outcome) -> Sentence:
    what = f"the mean {outcome.name} score minus that of {each.reference.title}"
    words = f"At {each.wave} {what} was {{:interval}} ({outcome.scale.direction}"
    if each.p is None:
        return Sentence(f"{words}).", (each.difference,))
    return Sentence(f"{words}; p {{}}).", (each.difference, each.p))


def _table(
    analysis: Analysis, outcome: Outcome, found: Sequence[Beside], means: dict[str, Finding | None]
) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            each.wave,
            means.get(each.wave),
            f"{each.reference.title}, {each.reference.value:g}",
            each.difference,
            each.p,
        )
        for each in found
    ]
    columns = ("Wave", "Mean", "Beside", "Difference", "p")
    note = f"{outcome.scale.direction.capitalize()}."
    return Table(
        f"{analysis.id}-beside", f"{outcome.name} beside published figures", columns, tuple(rows), note
    )


def _figure(
    analysis: Analysis, outcome: Outcome, references: Sequence[Reference], means: dict[str, Finding | None]
) -> IntervalFigure:
    return IntervalFigure(
        id=f"{analysis.id}-beside",
        title=f"{outcome.name} beside published figures",
        estimates=tuple((wave, mean) for wave, mean in means.items() if mean is not None),
        direction=outcome.scale.direction,
        marks=tuple((each.title, each.value) for each in references),
    )
