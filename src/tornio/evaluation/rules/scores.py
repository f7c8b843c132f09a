"""The rule that scores are computed from items, never typed."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from tornio.evaluation.rows import ScoreRow
from tornio.evaluation.rules.rule import Breach, View, as_text, rule

Key = tuple[str, str, str, str]
DROP = "Remove the file: Tornio computes the scores from the items."


def _key(row: ScoreRow) -> Key:
    return (row.participant, row.measure, row.wave, row.scale)


def _differs(column: str, here: object, there: object) -> bool:
    if column == "because":  # the reason's wording is Tornio's, and may change; that there is one may not
        return (here is None) != (there is None)
    if column == "score" and isinstance(here, int | float) and isinstance(there, int | float):
        return not isclose(here, there, rel_tol=1e-9)  # other programs write fifteen digits
    return here != there


@rule(
    "Scores are what the items come to, all of them.",  # what must always hold, 5
    *(f"scores.{column}" for column in ("participant", "measure", "version", "scale", "wave", "day")),
    *(f"scores.{column}" for column in ("score", "because", "answered", "of")),
    *(f"items.{column}" for column in ("participant", "measure", "wave", "day", "item", "answer")),
)
def _as_rescored(view: View) -> Iterator[Breach]:
    if not view.tables.scores:
        return
    scored = {_key(row): row for row in view.rescored.scores}
    for index, row in view.rows(ScoreRow):
        if (row.participant, row.measure, row.wave) in view.rescored.faulty:
            continue
        expected = scored.get(_key(row))
        if expected is None:
            yield Breach(ScoreRow, index, "scale", row.scale, f"No items come to this score. {DROP}")
            continue
        for column in ("version", "day", "score", "because", "answered", "of"):
            here, there = getattr(row, column), getattr(expected, column)
            if _differs(column, here, there):
                said = f"‘{as_text(there)}’" if there is not None else "nothing"
                yield Breach(ScoreRow, index, column, here, f"The items say {said}. {DROP}")
    written = {_key(row) for _, row in view.rows(ScoreRow)}
    for key in scored.keys() - written:
        yield Breach(ScoreRow, None, "scale", ", ".join(key), f"The row for it is not there. {DROP}")


RULES = (_as_rescored,)
