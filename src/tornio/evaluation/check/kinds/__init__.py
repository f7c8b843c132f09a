"""The kinds of claim that can be computed; each is a frozen dataclass with a `check`."""

from __future__ import annotations

from typing import Protocol

from tornio.evaluation.check.verdict import Outcome


class Kind(Protocol):
    """What every kind of claim offers."""

    def check(self) -> Outcome:
        """Holds the printed figure against what the other printed figures give."""
        ...
