"""Who answered at each wave, how and when, and why the others did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from tornio.evaluation.analyses.shares import Share, counted, held, said, share
from tornio.evaluation.dataset import Wave
from tornio.evaluation.findings import Condition, Rows
from tornio.evaluation.material import Material
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Bar, BarFigure, Cell, Parts, Section, Sentence, Table
from tornio.study.parts import Analysis
from tornio.study.waves import holds


@dataclass(frozen=True)
class Answered:
    """One wave: who answered, the others by reason, and the booklets by how they were filled in."""

    complete: Share
    reasons: tuple[Share, ...]
    modes: tuple[Share, ...]


def analyse(material: Material, analysis: Analysis) -> Section:
    """The follow-up tracker of one group, wave by wave."""
    group = material.protocol.group(analysis.group)
    notebook = Notebook(analysis, material.protocol.level, group=group.id, unit=group.many)
    waves = {wave: _wave(notebook, material, wave) for wave in analysis.waves}
    everybody = len(material.members(group.id))
    answered = [said(each.complete, f"{group.many} answered", f"At {wave} ") for wave, each in waves.items()]
    never, timing = _never(notebook, material, analysis), _timing(notebook, material, analysis)
    return notebook.section(
        summary=(*chain.from_iterable(answered), never, timing),
        methods=(f"Percentages of all {group.many} who took part, from the follow-up tracker.",),
        tables=(
            _table(f"{analysis.id}-waves", "Who answered, and why others did not", waves, "reasons"),
            _table(f"{analysis.id}-modes", "How the booklets were filled in", waves, "modes"),
        ),
        figures=(_figure(analysis, waves, everybody, group.many),),
        partitions=tuple(_partitions(waves.values())),
    )


def _wave(notebook: Notebook, material: Material, wave: str) -> Answered:
    group = notebook.common["group"]
    members = material.members(group)
    page = notebook.page(wave=wave, method="Counted in the follow-up tracker.")
    complete = material.complete(group, wave)
    rows = _rows(group, wave, status="complete")
    answered = share(page, wave, "answered", len(complete), len(members), rows=rows)
    missing = [material.tracker.get((who, wave)) for who in members if who not in set(complete)]
    there = [material.tracker[who, wave] for who in complete]
    return Answered(
        answered, _split(page, missing, "reason", len(members)), _split(page, there, "mode", len(there))
    )


def _split(page: Notebook, rows: Iterable[Wave | None], column: str, of: int) -> tuple[Share, ...]:
    """The rows by what one of their columns says."""
    wave, group = page.common["wave"], page.common["group"]
    status = "complete" if column == "mode" else "not complete"
    counts = counted(getattr(row, column) if row else None for row in rows)
    return tuple(
        share(
            page,
            f"{wave}/{column}",
            said,
            count,
            of,
            rows=_rows(group, wave, status=status, **{column: held(said)}),
        )
        for said, count in counts.items()
    )


def _rows(group: str, wave: str, **where: Condition) -> tuple[Rows, ...]:
    return (Rows("waves", {"wave": wave, **where}), Rows("participants", {"group": group}))


def _never(notebook: Notebook, material: Material, analysis: Analysis) -> Sentence:
    """Those who took part and gave no answers at any wave."""
    group = analysis.group
    ever = {who for wave in analysis.waves for who in material.complete(group, wave)}
    members = material.members(group)
    method = "Participants without a completed wave in the follow-up tracker."
    page = notebook.page(
        n=len(members), method=method, rows=(Rows("participants", {"group": group}), Rows("waves"))
    )
    never = page.add("never", "count", len(members) - len(ever), counts=(len(members) - len(ever),),
                     category="never answered")  # fmt: skip
    return Sentence("{} never answered.", (never,))


def _timing(notebook: Notebook, material: Material, analysis: Analysis) -> Sentence:
    """The booklets that were filled in outside their wave's window."""
    tracked = [(wave, material.tracker[who, wave]) for wave in analysis.waves
               for who in material.complete(analysis.group, wave)]  # fmt: skip
    dated = [(wave, row.day) for wave, row in tracked if row.day is not None]
    windows = {wave: material.protocol.wave(wave) for wave in analysis.waves}
    late = [day for wave, day in dated if not holds(windows[wave], day)]
    page = notebook.page(
        n=len(dated),
        counts=(len(late),),
        unit="booklets",
        category="outside the window",
        assumption=material.assumed("days"),
    )
    where: dict[str, Condition] = {"status": "complete", "day": {"present": True}}
    rows = (Rows("waves", where), Rows("participants", {"group": analysis.group}))
    method = "Booklets whose day lies outside the wave’s window."
    outside = page.add("timing", "count", len(late), rows=rows, method=method)
    words = "Of {:n} dated booklets {} were filled in outside their wave’s window."
    return Sentence(words, (outside, outside))


def _table(name: str, title: str, waves: Mapping[str, Answered], split: str) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for wave, each in waves.items():
        first = (each.complete,) if split == "reasons" else ()
        rows += [(wave, found.name, found.count, found.percent) for found in (*first, *getattr(each, split))]
    return Table(name, title, ("Wave", "", "n", "%"), tuple(rows))


def _figure(analysis: Analysis, waves: Mapping[str, Answered], everybody: int, many: str) -> BarFigure:
    bars = tuple(Bar(wave, (("", each.complete.count),)) for wave, each in waves.items())
    return BarFigure(f"{analysis.id}-answered", f"How many {many} answered", bars, float(everybody), many)


def _partitions(waves: Iterable[Answered]) -> list[Parts]:
    """The modes of a wave add up to those who answered."""
    return [
        Parts(each.complete.count, tuple(found.count for found in each.modes)) for each in waves if each.modes
    ]
