"""The tables of a dataset before anybody has checked them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tornio.evaluation.contract import SERVICES, WAVES
from tornio.evaluation.remarks import Assumption, Departure
from tornio.evaluation.rows import (
    AdherenceAnswer,
    Attendance,
    Episode,
    Harm,
    ItemAnswer,
    Meeting,
    Occupation,
    Participant,
    ScoreRow,
    Screening,
    Wave,
)

#: The class of each table's rows, in the order of the contract.
ROWS: dict[str, type[Any]] = {
    "participants": Participant,
    "screening": Screening,
    "waves": Wave,
    "items": ItemAnswer,
    "scores": ScoreRow,
    "meetings": Meeting,
    "attendance": Attendance,
    "adherence": AdherenceAnswer,
    "occupation": Occupation,
    "episodes": Episode,
    "harms": Harm,
}


@dataclass(frozen=True, kw_only=True)
class Tables:
    """Eleven tables, and what is said about them all: what reading finds, and what the rules are held against.

    `harms` is None where nobody recorded harms; empty, it says that they were recorded and there were none.
    """

    participants: tuple[Participant, ...] = ()
    screening: tuple[Screening, ...] = ()
    waves: tuple[Wave, ...] = ()
    items: tuple[ItemAnswer, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    adherence: tuple[AdherenceAnswer, ...] = ()
    occupation: tuple[Occupation, ...] = ()
    episodes: tuple[Episode, ...] = ()
    harms: tuple[Harm, ...] | None = None
    synthetic: bool = False
    title: str = "A study without a title"
    provenance: str = ""
    licence: str = ""
    assumptions: tuple[Assumption, ...] = ()
    departures: tuple[Departure, ...] = ()
    wave_ids: tuple[str, ...] = tuple(WAVES)
    service_ids: tuple[str, ...] = tuple(SERVICES)

    @property
    def written(self) -> tuple[str, ...]:
        """The names of the tables that have a file: not harms that nobody recorded, nor scores of no items."""
        left_out = {"harms": self.harms is None, "scores": not self.scores}
        return tuple(name for name in ROWS if not left_out.get(name))

    def table(self, name: str) -> tuple[Any, ...]:
        """The rows of the table of that name; none where it is absent."""
        rows: tuple[Any, ...] | None = getattr(self, name)
        return rows or ()
