"""The first page: the whole report in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.report.telling import Point, points

#: Which headings there are, and whether their points name what they are about.
HEADINGS = {
    "who": ("Who took part", False),
    "better": ("What got better", True),
    "worse": ("What got worse", True),
    "unsure": ("Where we cannot be sure", True),
    "others": ("Next to other people and other teams", True),
    "meetings": ("The meetings", False),
    "harms": ("Was anybody harmed?", False),
}

MADE_UP = "The people in this report are made up. It shows what such a report can look like, and no more."
WHAT = (
    "Open Dialogue is a way to help people in a crisis. The person, the people close to them and a small team "
    "meet and talk. They decide together what to do. This report asks how people were at the start, and how "
    "they were later."
)
WHY = (
    "Things can get better for many reasons. Time is one of them. So this report can say what changed. It "
    "cannot say why."
)


@dataclass(frozen=True)
class Block:
    """Points under one heading; `has_topics` where each of them says first what it is about."""

    title: str
    points: tuple[Point, ...]
    has_topics: bool


@dataclass(frozen=True)
class Plain:
    """What the report is, what was found under each heading, and what it cannot say."""

    opening: tuple[str, ...]
    blocks: tuple[Block, ...]
    closing: str


def plain_words(evaluation: Evaluation) -> Plain:
    """The evaluation in plain words: what got better, what got worse, and where nobody can be sure."""
    told = tuple(points(evaluation))
    blocks = (
        Block(title, tuple(point for point in told if point.heading == name), has_topics)
        for name, (title, has_topics) in HEADINGS.items()
    )
    opening = (MADE_UP, WHAT) if evaluation.synthetic else (WHAT,)
    return Plain(opening, tuple(block for block in blocks if block.points), WHY)
