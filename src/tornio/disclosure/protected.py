"""A number as it may be seen."""

from __future__ import annotations

from dataclasses import dataclass

HIDDEN_MARK = "*"


@dataclass(frozen=True)
class Protected:
    """A number as it may be seen: rounded, or not at all. `shown` is how to write it."""

    value: int | float | None
    shown: str
    hidden: bool = False

    def __post_init__(self) -> None:
        if self.hidden != (self.value is None):
            raise ValueError(
                f"‘{self.shown}’: a hidden number has no value, and a shown one has. Mend `hidden`."
            )


HIDDEN = Protected(None, HIDDEN_MARK, hidden=True)
