"""Rows of cells → filled-in questionnaires, one a row, or one answer a row; every fault is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tornio.measures.definition import Definition
from tornio.measures.forms.columns import Header, part_of
from tornio.measures.forms.form import Cell, Form
from tornio.measures.forms.grid import Grid
from tornio.vocabulary.fault import Fault, refuse

#: The two columns that make a file one with one answer a row.
ITEM, ANSWER = "item", "answer"

#: In such a file, rows that name another measure in this column are passed over.
MEASURE = "measure"


@dataclass(frozen=True)
class Forms:
    """Filled-in questionnaires of one measure; `labels` names what stands beside their answers."""

    labels: tuple[str, ...]
    forms: tuple[Form, ...]


def parse(grid: Grid, definition: Definition) -> Forms:
    """The questionnaires in a file. FaultyInput holds every fault, each with its row and column."""
    if {ITEM, ANSWER} <= set(grid.header):
        return _one_answer_a_row(grid, definition)
    return _one_form_a_row(grid, definition)


def _one_form_a_row(grid: Grid, definition: Definition) -> Forms:
    header = Header(grid.header, definition)
    labels = tuple(grid.header[at] for at in header.labels)
    faults = [*header.faults(grid.file), *_taken(labels, definition, grid.file), *grid.faults]
    forms = []
    for number, row in grid.rows:
        cells = _cells(grid, number, row)
        answers = {item: cells[at].answer(definition.item(item), faults) for item, at in header.items.items()}
        for companion in definition.companions:
            if companion.id in header.companions:
                cells[header.companions[companion.id]].check_mark(companion, faults)
        forms.append(Form(tuple(row[at] for at in header.labels), answers))
    refuse(_in_order(faults))
    return Forms(labels, tuple(forms))


def _one_answer_a_row(grid: Grid, definition: Definition) -> Forms:
    beside = [at for at, name in enumerate(grid.header) if name not in (ITEM, ANSWER)]
    labels = tuple(grid.header[at] for at in beside)
    faults = [*_taken(labels, definition, grid.file), *grid.faults]
    found: dict[tuple[str, ...], dict[str, int | None]] = {}
    for number, row in _own(grid, definition):
        cells = dict(zip(grid.header, _cells(grid, number, row), strict=True))
        answers = found.setdefault(tuple(row[at] for at in beside), {})
        item = part_of(cells[ITEM].text, definition)
        if wrong := _wrong_item(item, answers, definition):
            faults.append(cells[ITEM].fault(*wrong))
        else:
            answers[item] = cells[ANSWER].answer(definition.item(item), faults)
    refuse(_in_order(faults))
    return Forms(labels, tuple(Form(beside, answers) for beside, answers in found.items()))


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: fault.row or 0)


def _wrong_item(item: str, answers: dict[str, int | None], definition: Definition) -> tuple[str, str] | None:
    """The rule that an item breaks, and the cure."""
    if not definition.has_item(item):
        return f"{definition.short_title} has no such item.", "Correct it, or score with its measure."
    if item in answers:
        cure = "Keep one answer; two forms need a column that tells them apart, such as the date."
        return "The item is answered twice on one form.", cure
    return None


def _own(grid: Grid, definition: Definition) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of this measure, where a column names the measure; otherwise all."""
    if MEASURE not in grid.header:
        yield from grid.rows
        return
    at = grid.header.index(MEASURE)
    own = [row for row in grid.rows if row[1][at].casefold() == definition.id]
    if grid.rows and not own and not grid.faults:
        rule = "No row is of this measure."
        refuse([Fault(MEASURE, definition.id, rule, "Score with one that the column names.", grid.file)])
    yield from own


def _cells(grid: Grid, number: int, row: Sequence[str]) -> list[Cell]:
    return [Cell(text, name, grid.file, number) for text, name in zip(row, grid.header, strict=True)]


def written(definition: Definition) -> tuple[str, ...]:
    """The columns of scores: of each scale its score, how many items were answered, why there is no score."""
    endings = ("", "_answered", "_because")
    return tuple(f"{scale.id}{ending}" for scale in definition.scales for ending in endings)


def _taken(labels: Sequence[str], definition: Definition, file: str) -> Iterator[Fault]:
    for name in labels:
        if name in written(definition):
            rule = "A score is computed from the answers, never taken over; its column has this name."
            yield Fault(name, "", rule, "Rename the column, or remove it.", file, 1)
