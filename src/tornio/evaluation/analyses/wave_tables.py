"""The tables and the figure of an outcome over the waves."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.evaluation.analyses.anova import Published
from tornio.evaluation.analyses.contrasts import Change
from tornio.evaluation.analyses.describing import Described
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Outcome
from tornio.evaluation.sections import Cell, ChangeFigure, Table
from tornio.study.parts import Analysis


def scores(
    analysis: Analysis, outcome: Outcome, described: Mapping[str, Described], unscorable: Mapping[str, Finding]
) -> Table:
    """n, mean, sd and what could not be scored, a wave a row."""
    rows = tuple((wave, each.n, each.mean, each.sd, unscorable[wave]) for wave, each in described.items())
    columns = ("Wave", "n", "Mean", "sd", "Not scorable")
    note = f"{outcome.scale.direction.capitalize()}."
    return Table(f"{analysis.id}-scores", f"{outcome.name} at each wave", columns, rows, note)


def changes(
    analysis: Analysis,
    outcome: Outcome,
    published: Published,
    found: Mapping[str, Change],
    joint: Finding | None,
) -> Table:
    """Both analyses side by side: a row for each later wave, and one for all of them together."""
    # A wave with one pair of scores, say, has no effect size within people, where another has.
    effects = {each.quantity: each for change in found.values() for each in change.effects}
    columns = ("Change to", "As published", "p", "Recommended", "n", "p, adjusted")
    rows: list[tuple[Cell, ...]] = []
    for wave in dict.fromkeys((*published.changes, *found)):
        difference, p = published.changes.get(wave, (None, None))
        change = found.get(wave)
        ours: tuple[Cell, ...] = (None,) * (3 + len(effects))
        if change is not None:
            own = {each.quantity: each for each in change.effects}
            ours = (change.difference, change.pairs, change.adjusted, *map(own.get, effects))
        rows.append((wave, difference, p, *ours))
    if len(rows) > 1 and joint is not None and published.test:
        rows.append(("any of them", None, published.test[-1], None, None, joint, *(None for _ in effects)))
    title = f"{outcome.name}: change from {next(iter(outcome.scores))}, as published and as recommended"
    note = " ".join((f"{outcome.scale.direction.capitalize()}.", *map(_standardiser, effects.values())))
    return Table(f"{analysis.id}-changes", title, (*columns, *effects), tuple(rows), note)


def _standardiser(effect: Finding) -> str:
    """`dz: in units of the standard deviation of the changes.`, as the effect's method says it."""
    return f"{effect.quantity}: in units of {effect.method.rpartition('in units of ')[2]}"


def figure(analysis: Analysis, outcome: Outcome, described: Mapping[str, Described]) -> ChangeFigure:
    """Every person’s line, and the means."""
    return ChangeFigure(
        id=f"{analysis.id}-change",
        title=f"{outcome.name}: every person’s scores and the means",
        waves=tuple(described),
        means=tuple(each.mean for each in described.values()),
        people=outcome.lines,
        minimum=outcome.scale.minimum,
        maximum=outcome.scale.maximum,
        direction=outcome.scale.direction,
    )
