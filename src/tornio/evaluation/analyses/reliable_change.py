"""How many people changed by more than the measure's own error (Jacobson and Truax 1991)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tornio.evaluation.analyses.shares import Share, share
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Material, Outcome
from tornio.evaluation.notebook import RECOMMENDED, Notebook
from tornio.evaluation.sections import Bar, BarFigure, Cell, Parts, Section, Sentence, Table
from tornio.measures.interpretation import ReliableChange as Criterion
from tornio.statistics import reliable_change
from tornio.study.parts import Analysis

CATEGORIES = ("improved", "no reliable change", "deteriorated")


def analyse(material: Material, analysis: Analysis) -> Section:
    """Counts by wave, with the criterion that the measure's definition has for the scale."""
    outcome = material.outcome(analysis)
    notebook = Notebook(analysis, material.protocol.level, **{**outcome.common, "unit": outcome.group.many})
    known = (each for each in outcome.definition.reliable_changes if each.scale == outcome.scale.id)
    criterion = next(known, None)
    if criterion is None:
        words = f"Which change of {outcome.name} ({outcome.scale.title}) is reliable is not known."
        return notebook.section(summary=(Sentence(words),))
    page = notebook.page(basis=RECOMMENDED, assumption=material.assumed("pairing"))
    found = {wave: each for wave in analysis.waves[1:] if (each := _wave(page, outcome, criterion, wave))}
    return notebook.section(
        summary=tuple(_said(outcome, wave, each) for wave, each in found.items()),
        methods=_methods(criterion),
        tables=(_table(analysis, outcome, found),),
        figures=tuple(_figure(analysis, outcome, wave, each) for wave, each in found.items()),
        partitions=tuple(Parts(each[0], tuple(one.count for one in each[1])) for each in found.values()),
    )


def _wave(
    page: Notebook, outcome: Outcome, criterion: Criterion, wave: str
) -> tuple[Finding, tuple[Share, ...]] | None:
    """The people with both scores, and how many of them are in each category; None where there is nobody."""
    first = next(iter(outcome.scores))
    before, after = outcome.pairs(first, wave)
    compute = partial(
        reliable_change,
        before,
        after,
        better=outcome.scale.better,
        threshold=criterion.points,
        confidence=page.level,
    )
    result = page.attempt(f"Reliable change to {wave}", compute)
    if result is None:
        return None
    method = f"Change from {first} of {criterion.points:g} points or more ({criterion.source})."
    page = page.page(wave=wave, against=first, rows=outcome.paired_rows(first, wave), method=method, n=result.n)
    people = page.add(wave, "n", result.n, method="The number of people with both scores.")
    counts = {name: result.categories.count(name) for name in CATEGORIES}
    return people, tuple(share(page, wave, name, count, result.n) for name, count in counts.items())


def _said(outcome: Outcome, wave: str, found: tuple[Finding, tuple[Share, ...]]) -> Sentence:
    people, shares = found
    words = f"Of {{}} {outcome.group.many}, from {next(iter(outcome.scores))} to {wave}, "
    counts = ", ".join(f"{{}} {'had ' if each.name.startswith('no') else ''}{each.name}" for each in shares)
    return Sentence(f"{words}{counts}.", (people, *(each.count for each in shares)))


def _methods(criterion: Criterion) -> tuple[str, ...]:
    doubt = " The figure has not been verified in its source." if criterion.unverified else ""
    return (
        f"A change of {criterion.points:g} points or more is reliable: established in {criterion.population}. "
        f"Source: {criterion.source}.{doubt}",
    )


def _table(
    analysis: Analysis, outcome: Outcome, found: Mapping[str, tuple[Finding, tuple[Share, ...]]]
) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (wave, each.name, each.count, each.percent) for wave, (_, shares) in found.items() for each in shares
    ]
    title = f"{outcome.name}: reliable change from {next(iter(outcome.scores))}"
    return Table(f"{analysis.id}-counts", title, ("To", "", "n", "%"), tuple(rows))


def _figure(
    analysis: Analysis, outcome: Outcome, wave: str, found: tuple[Finding, tuple[Share, ...]]
) -> BarFigure:
    people, shares = found
    bars = tuple(Bar(each.name, (("", each.count),)) for each in shares)
    name = f"{analysis.id}-{wave}".replace(" ", "-")
    title = f"{outcome.name}: reliable change from {next(iter(outcome.scores))} to {wave}"
    return BarFigure(name, title, bars, whole=people.value or 0.0, unit=outcome.group.many)
