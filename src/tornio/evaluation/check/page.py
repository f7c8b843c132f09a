"""The page of a check: what does not hold first, in plain and courteous words, with its arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tornio.evaluation.check.claims import Paper, Result, check
from tornio.evaluation.check.reading import find, read
from tornio.evaluation.check.verdict import MEANING
from tornio.evaluation.report.reading import render


@dataclass(frozen=True)
class Part:
    """One part of the page: the results whose weight lies in it."""

    id: str
    title: str
    lead: str
    results: tuple[Result, ...]


#: Title, what it means, and which weights (`Result.weight`) belong there.
PARTS = (
    (
        "cannot-be",
        "Figures that cannot all be right",
        "No data could give these figures together. One of them was misprinted, or they count different "
        "people. We cannot tell which.",
        (0,),
    ),
    (
        "disagree",
        "Where the words and the figures differ",
        "The text says one thing and the paper’s own figures another.",
        (1,),
    ),
    (
        "hard",
        "Hard to reconcile",
        "These could be, but only with unusual data. The raw data would settle it.",
        (2,),
    ),
    (
        "notes",
        "Worth knowing",
        "Neither right nor wrong: things that a reader of the figures should know.",
        (3,),
    ),
)


def page_of(name: str) -> str:
    """The page of a claims file by its path, or by the name under which it comes with Tornio (`kent`)."""
    paper = read(find(name))
    return page(paper, check(paper))


def page(paper: Paper, results: Sequence[Result]) -> str:
    """The whole page as one HTML file that asks nothing of any other place."""
    computed = [result for result in results if not result.claim.judged]
    standing = [result for result in computed if result.weight > 3]
    return render(
        "check/page.html",
        styles=("check/check",),
        paper=paper,
        parts=[part for part in _parts(results) if part.results],
        standing=standing,
        computed=computed,
        falling=[result for result in computed if not result.stands],
        judged=[result for result in results if result.claim.judged],
        counts=Counter(result.outcome.verdict for result in computed),
        meaning=MEANING,
        sentence=sentence,
    )


def sentence(text: str) -> str:
    """With a capital letter and a full stop, and otherwise as it was."""
    end = "" if text.endswith((".", "?", "!")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"


def _parts(results: Sequence[Result]) -> list[Part]:
    return [
        Part(name, title, lead, tuple(result for result in results if result.weight in weights))
        for name, title, lead, weights in PARTS
    ]
