"""The evaluation on a terminal: what matters most in aligned lines, each number with its n and method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.findings import Finding
from tornio.evaluation.sections import Section, Sentence

WIDTH = 100
HEADINGS = ("Outcome", "To", "n", "Change, recommended", "p", "p, published")

#: Of these kinds of analysis the opening sentences say enough.
TOLD = {"flow": 1, "attrition": 3, "attendance": 1, "adherence": 2, "occupation": 4}


def summary(evaluation: Evaluation) -> str:
    """The summary, without a line break at its end."""
    blocks = [_title(evaluation), _told(evaluation), _changes(evaluation), _disagreements(evaluation)]
    return "\n\n".join(block for block in blocks if block)


def _title(evaluation: Evaluation) -> str:
    people = "Synthetic people: a demonstration. " if evaluation.synthetic else ""
    policy = "for the team alone" if evaluation.policy == "none" else "may leave the team"
    return f"{evaluation.title}\n{people}Disclosure policy ‘{evaluation.policy}’: {policy}."


def _told(evaluation: Evaluation) -> str:
    sentences = [
        sentence for section in evaluation.sections for sentence in section.summary[: TOLD.get(section.kind, 0)]
    ]
    return _list(sentences)


def _changes(evaluation: Evaluation) -> str:
    """The change of every outcome from the first wave to each later one."""
    rows = [row for section in evaluation.sections if section.kind == "waves" for row in _rows(section)]
    if not rows:
        return ""
    table = _aligned([HEADINGS, *rows])
    methods = dict.fromkeys(
        method for section in evaluation.sections if section.kind == "waves" for method in section.methods[1:]
    )
    return "\n".join(
        [*table, "", *(fill(method, WIDTH, initial_indent="  ", subsequent_indent="  ") for method in methods)]
    )


def _rows(section: Section) -> Iterator[Sequence[str]]:
    """One row for each recommended change, with the published p of the same change."""
    for change in _find(section, "difference", "recommended"):
        adjusted = next((p for p in _find(section, "adjusted p", "recommended") if p.wave == change.wave), None)
        published = [p for p in _find(section, "p", "as published") if p.against in (change.against, None)]
        theirs = next((p for p in published if p.wave == change.wave), None) or next(iter(published), None)
        yield (
            change.label,
            change.wave or "",
            f"{change:n}",
            f"{change:interval}",
            adjusted.shown if adjusted else "",
            theirs.shown if theirs else "",
        )


def _find(section: Section, quantity: str, basis: str) -> list[Finding]:
    return [finding for finding in section.findings if (finding.quantity, finding.basis) == (quantity, basis)]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _disagreements(evaluation: Evaluation) -> str:
    found = [sentence for section in evaluation.sections for sentence in section.disagreements]
    return f"Where the published and the recommended analysis disagree:\n{_list(found)}" if found else ""


def _list(sentences: Sequence[Sentence]) -> str:
    return "\n".join(
        fill(each.text, WIDTH, initial_indent="  - ", subsequent_indent="    ") for each in sentences
    )
