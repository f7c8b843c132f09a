"""Who can go to a meeting: nobody who is on leave or works here no longer, and two as a rule (mission 39)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tornio.vocabulary.fault import Fault


@dataclass(frozen=True)
class Away:
    """Days of leave, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class Missing:
    """Somebody of the pair who cannot go: while they are away, or at all where they left the team."""

    name: str
    away: Away | None

    def on(self, day: date) -> bool:
        """Whether they cannot go that day."""
        return self.away is None or away_on([self.away], day) is not None


@dataclass(frozen=True)
class Need:
    """What a planned meeting still needs: how many more have to go, and who of its pair cannot. False where
    nothing is needed."""

    more: int = 0
    missing: tuple[Missing, ...] = ()

    def __bool__(self) -> bool:
        return self.more > 0


def away_on(leave: Iterable[Away], day: date) -> Away | None:
    """The leave that somebody is on that day."""
    return next((away for away in leave if away.first_day <= day <= away.last_day), None)


def need(going: int, usual: int, because: str, missing: Iterable[Missing]) -> Need:
    """What a meeting needs to which so many can go. A reason for fewer is enough as long as somebody goes."""
    wanted = 1 if because.strip() else usual
    return Need(max(0, wanted - going), tuple(missing))


def away_faults(going: Iterable[Missing]) -> list[Fault]:
    """Nobody is planned who is away that day."""
    return [
        Fault("practitioners", one.name, "They are away that day.", "Choose somebody else, or another day.")
        for one in going
    ]
