"""The report in plain words: what a reader of ten can take from it."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.evaluate import Evaluation


@dataclass(frozen=True)
class Point:
    """One thing that was found, in a sentence or two, and the section that it comes from."""

    topic: str
    words: str
    section: str = ""


@dataclass(frozen=True)
class Block:
    """Points under one heading."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Plain:
    """The opening and the blocks."""

    opening: tuple[str, ...]
    blocks: tuple[Block, ...]


def plain_words(evaluation: Evaluation) -> Plain:
    return Plain((), ())
