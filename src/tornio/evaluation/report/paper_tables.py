"""The paper's own tables: one row for each measure, as it prints them, from findings of several sections."""

from __future__ import annotations

from collections.abc import Iterable

from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Cell, Section, Table

PUBLISHED = "as published"


def paper_tables(sections: Iterable[Section]) -> tuple[Table, ...]:
    """A table for each name that findings carry (`Table 2`), in the order in which the names occur."""
    rows: dict[str, dict[str, list[Finding]]] = {}
    for section in sections:
        for finding in section.findings:
            if finding.table and finding.basis == PUBLISHED:
                rows.setdefault(finding.table, {}).setdefault(finding.label, []).append(finding)
    return tuple(_table(name, measures) for name, measures in rows.items())


def _table(name: str, measures: dict[str, list[Finding]]) -> Table:
    described = ("mean", "sd", "n")
    waves = dict.fromkeys(
        f.wave for found in measures.values() for f in found if f.wave and f.quantity in described
    )
    rows: list[tuple[Cell, ...]] = [
        (f"{label}, {found[0].direction}", *(_described(found, wave) for wave in waves), *_test(found))
        for label, found in measures.items()
    ]
    title = f"{name}. Mean (standard deviation) and number of scores at each wave, and the published test"
    columns = ("Measure", *(wave.capitalize() for wave in waves), "Test", "p")
    return Table(name.lower().replace(" ", "-"), title, columns, tuple(rows))


def _described(found: list[Finding], wave: str) -> str:
    """`16.84 (5.73), n = 49`; a dash where the wave was not measured."""
    mean, sd, n = (_first(found, quantity, wave) for quantity in ("mean", "sd", "n"))
    if mean is None:
        return "–"
    spread = f" ({sd.shown})" if sd else ""
    return (
        f"{mean.shown}{spread}, n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n.shown}"
        if n
        else f"{mean.shown}{spread}"
    )


def _test(found: list[Finding]) -> tuple[str, Cell]:
    """The statistic with its degrees of freedom, and p; empty where the test could not be done."""
    for quantity in ("F", "t"):
        statistic = _first(found, quantity, None)
        if statistic is not None:
            df = ", ".join(f"{part:g}" for part in statistic.df)
            name = f"{quantity}({df})" if df else quantity
            return f"{name} = {statistic.shown}", _first(found, "p", None)
    return "", None


def _first(found: list[Finding], quantity: str, wave: str | None) -> Finding | None:
    return next((f for f in found if (f.quantity, f.wave, f.against) == (quantity, wave, None)), None)
