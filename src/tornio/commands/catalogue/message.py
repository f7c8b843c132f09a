"""A text to be translated."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A text, its plural where it has one, where it is used, and how another language says it: one text for
    every plural form, empty until somebody has translated it."""

    text: str
    plural: str = ""
    places: tuple[str, ...] = ()
    said: tuple[str, ...] = field(default=("",))

    @property
    def translated(self) -> bool:
        """Whether every form is said."""
        return all(self.said)
