"""What if, told: under which assumptions the recommended analysis finds a change, and under which not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Outcome
from tornio.evaluation.sections import Cell, IntervalFigure, Sentence, Table
from tornio.evaluation.wording import listed
from tornio.study.parts import Analysis


@dataclass(frozen=True)
class Case:
    """The change to the last wave under one assumption, and its p for all later waves together."""

    difference: Finding
    adjusted: Finding


@dataclass(frozen=True)
class Row:
    """A mean at which those who stayed may have begun, and its case for each correlation; None: impossible."""

    stayed: Finding
    cases: tuple[Case | None, ...]


@dataclass(frozen=True)
class Answer:
    """What the recommended analysis would find of one outcome, beside the published p that never changes."""

    id: str
    outcome: Outcome
    published: Finding
    correlations: tuple[float, ...]
    rows: tuple[Row, ...]

    @property
    def to(self) -> str:
        """The wave that the changes lead to: the last one."""
        return self.outcome.measured[-1]


def sentence(answer: Answer, alpha: float) -> Sentence:
    """The published verdict, and for which beginnings and correlations the recommended one finds a change."""
    where: dict[str, list[Finding]] = {}
    for row in answer.rows:
        where.setdefault(_found(row, answer.correlations, alpha), []).append(row.stayed)
    impossible = where.pop("", [])
    cannot = f" At {_or(impossible)} they cannot have begun." if impossible else ""
    shown = "a change" if _is_below(answer.published, alpha) else "no change"
    cases = listed([f"{found} if those who stayed had begun at {_or(means)}" for found, means in where.items()])
    words = (
        f"{answer.outcome.name}: as published, {shown} is shown whatever is assumed (p {{}}). As recommended, "
        f"a change from {answer.outcome.measured[0]} to {answer.to} is found {cases}.{cannot}"
    )
    means = [mean for each in (*where.values(), impossible) for mean in each]
    return Sentence(words, (answer.published, *means))


def _found(row: Row, correlations: Sequence[float], alpha: float) -> str:
    """At which correlations a change is found; empty where the row is impossible."""
    possible = [(r, case) for r, case in zip(correlations, row.cases, strict=True) if case is not None]
    yes = [f"{r:g}" for r, case in possible if _is_below(case.adjusted, alpha)]
    if not possible:
        return ""
    if len(yes) == len(possible):
        return f"at every correlation ({listed(yes)})"
    return f"only at a correlation of {listed(yes)}" if yes else "at none of these correlations"


def _or(means: Sequence[Finding]) -> str:
    places = ["{}" for _ in means]
    return " or ".join(part for part in (", ".join(places[:-1]), places[-1]) if part)


def _is_below(p: Finding, alpha: float) -> bool:
    return p.value is not None and p.value < alpha


def depends(answer: Answer, alpha: float) -> bool:
    """Whether the verdict hangs on what is assumed."""
    verdicts = {
        _is_below(case.adjusted, alpha) for row in answer.rows for case in row.cases if case is not None
    }
    return len(verdicts) > 1


def table(analysis: Analysis, answer: Answer) -> Table:
    """A row for each beginning and correlation; one for a beginning that is impossible at all of them."""
    title = f"{answer.outcome.name}: change from {answer.outcome.measured[0]} to {answer.to}, if …"
    columns = ("Those who stayed began at", "Correlation", "Change", "p, adjusted")
    rows = tuple(cells for row in answer.rows for cells in _cells(row, answer.correlations))
    note = (
        f"{answer.outcome.scale.direction.capitalize()}. In the middle, those who stayed began like everybody."
    )
    return Table(f"{analysis.id}-{answer.id}", title, columns, rows, note)


def _cells(row: Row, correlations: Sequence[float]) -> Iterator[tuple[Cell, ...]]:
    if not any(row.cases):
        yield row.stayed, "any", "impossible", None
        return
    for correlation, case in zip(correlations, row.cases, strict=True):
        found = (case.difference, case.adjusted) if case else ("impossible", None)
        yield row.stayed, f"{correlation:g}", *found


def figure(analysis: Analysis, answer: Answer) -> IntervalFigure:
    """Each beginning at the lowest and at the highest correlation."""
    ends = (0, len(answer.correlations) - 1)
    estimates = tuple(
        (f"began at {row.stayed.shown}, correlation {answer.correlations[end]:g}", case.difference)
        for row in answer.rows
        for end in ends
        if (case := row.cases[end]) is not None
    )
    title = f"{answer.outcome.name}: change to {answer.to}, by where those who stayed began"
    return IntervalFigure(f"{analysis.id}-{answer.id}", title, estimates, answer.outcome.scale.direction)
