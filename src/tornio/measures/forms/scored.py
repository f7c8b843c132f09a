"""Filled-in questionnaires → a file of scores."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tornio.measures.definition import Definition
from tornio.measures.forms.parsing import Forms, written
from tornio.measures.scoring import NotScorable, Score, score_all


def scored(forms: Forms, definition: Definition) -> str:
    """A CSV file with one row a form: what stood beside its answers, then every scale's score.

    A scale has three columns: `total` (empty where there is no score), `total_answered` (how many of its items
    were answered) and `total_because` (why there is no score). Scores are written in full, not rounded.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*forms.labels, *written(definition)))
    for form in forms.forms:
        found = score_all(definition, form.answers)
        writer.writerow((*form.labels, *(cell for one in found for cell in _cells(one))))
    return out.getvalue()


def _cells(found: Score | NotScorable) -> Iterator[str | int]:
    if isinstance(found, Score):
        yield from (number(found.value), found.answered, "")
    else:
        yield from ("", found.answered, found.because)


def number(value: float) -> str:
    """A number in full, without the .0 of a whole one."""
    return str(int(value)) if value.is_integer() else repr(value)
