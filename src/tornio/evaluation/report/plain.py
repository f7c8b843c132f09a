"""The first page: the whole report in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.evaluate import Evaluation
from tornio.evaluation.report.telling import Point, points


@dataclass(frozen=True)
class Heading:
    """A heading, a sentence that holds for all points under it, and whether they name what they are about.

    `link` tells its points' links from those of other headings to what bears the same name.
    """

    title: str
    lead: str = ""
    names_topics: bool = True
    link: str = ""


HEADINGS = {
    "who": Heading("Who took part", names_topics=False),
    "better": Heading("What got better", "These changes are so big that they are seldom just chance."),
    "worse": Heading("What got worse", "These changes are so big that they are seldom just chance."),
    "unsure": Heading("Where we cannot be sure", "Chance alone can make changes like these."),
    "persons": Heading(
        "One person at a time",
        "Small ups and downs do not count here: no score is exact.",
        link="one person at a time",
    ),
    "others": Heading("Next to other people and other teams"),
    "meetings": Heading("The meetings", names_topics=False),
    "harms": Heading("Was anybody harmed?", names_topics=False),
}

MADE_UP = "The people in this report are made up. It shows what such a report can look like, and no more."
WHAT = (
    "Open Dialogue is a way to help people in a crisis. The person, the people close to them and a small team "
    "meet and talk. They decide together what to do. This report asks how people were at the start, and how "
    "they were later."
)
HIDDEN = "To keep people from being known, small numbers are left out. Others can be rounded."
WHY = (
    "Things can get better for many reasons. Time is one of them. So this report can say what changed. It "
    "cannot say why."
)


@dataclass(frozen=True)
class Block:
    """Points under one heading."""

    heading: Heading
    points: tuple[Point, ...]


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
        Block(heading, tuple(point for point in told if point.heading == name))
        for name, heading in HEADINGS.items()
    )
    opening = (
        *([MADE_UP] if evaluation.synthetic else []),
        WHAT,
        *([HIDDEN] if evaluation.policy != "none" else []),
    )
    return Plain(opening, tuple(block for block in blocks if block.points), WHY)
