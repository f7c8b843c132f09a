"""What the maker of a dataset says about it, which a report repeats beside the figures concerned."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Remark:
    """A remark with an id by which others can point at it. No part of it may be empty."""

    id: str

    def __post_init__(self) -> None:
        for part in fields(self):
            if not getattr(self, part.name).strip():
                raise ValueError(
                    f"{type(self).__name__} ‘{self.id}’: {part.name} is empty. Write what it says."
                )


@dataclass(frozen=True)
class Assumption(Remark):
    """What was assumed because nothing known determines it, in one sentence."""

    sentence: str


@dataclass(frozen=True)
class Departure(Remark):
    """A printed figure that the dataset does not have: what was printed, what it has instead, and why.

    Its id begins with the id of the analysis that it is about, so that a report can repeat it there.
    """

    printed: str
    instead: str
    why: str

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        return f"Printed: {self.printed}. Here: {self.instead}, because {self.why}."


def are_remarks(kind: type[Remark], found: object) -> bool:
    """Whether something read from a file lists the parts of such remarks: texts, none missing or empty."""
    names = {part.name for part in fields(kind)}
    return isinstance(found, list) and all(
        isinstance(each, dict)
        and set(each) == names
        and all(isinstance(text, str) and text.strip() for text in each.values())
        for each in found
    )
