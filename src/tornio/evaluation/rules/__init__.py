"""Whether tables hold: cells, keys, and the rules between them, every fault of all of them at once."""

from __future__ import annotations

from typing import NamedTuple

from tornio.evaluation.contract import TABLES
from tornio.evaluation.rows import ScoreRow
from tornio.evaluation.rules import booklets, cells, keys, meetings, people, scores
from tornio.evaluation.rules.rule import Rule
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import Fault

#: What holds between cells, beside what the contract says of each column.
RULES: tuple[Rule, ...] = (*people.RULES, *booklets.RULES, *scores.RULES, *meetings.RULES)


class Checked(NamedTuple):
    """What checking found: every fault, and the scores that the items come to."""

    faults: tuple[Fault, ...]
    scores: tuple[ScoreRow, ...]


def check(
    tables: Tables, absent: frozenset[str] = frozenset(), broken: frozenset[tuple[str, int]] = frozenset()
) -> Checked:
    """Every fault in the tables, in the order of tables, rows and columns, and the scores.

    `absent` are the columns (`table.column`) that were not there to be read, `broken` the rows (table, index)
    whose cells may stand in the wrong columns; nothing that needs them is judged. A fault's `file` is the name
    of the table.
    """
    found, view = cells.check(tables, absent, broken)
    found.extend(keys.check(tables, absent))
    for rule in RULES:
        if absent.isdisjoint(rule.needs):
            found.extend(rule.faults(view))
    sound = [fault for fault in found if (fault.file, (fault.row or 0) - 2) not in broken]
    return Checked(tuple(sorted(sound, key=_place)), view.rescored.scores)


def _place(fault: Fault) -> tuple[int, int, int]:
    table = TABLES[fault.file]
    column = fault.field.partition(",")[0]
    return list(TABLES).index(table.name), fault.row or 0, table.names.index(column)
