"""A dataset that holds: checked as a whole when it is made, so that one that breaks the contract cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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
from tornio.evaluation.rules import check
from tornio.evaluation.scores import FormScore, score_forms
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import refuse

__all__ = [
    "AdherenceAnswer",
    "Attendance",
    "Dataset",
    "Episode",
    "Harm",
    "ItemAnswer",
    "Meeting",
    "Occupation",
    "Participant",
    "ScoreRow",
    "Screening",
    "Wave",
]


@dataclass(frozen=True, kw_only=True)
class Dataset(Tables):
    """Eleven tables that hold together. FaultyInput holds every fault where they do not.

    `scores` need not be given: they are computed from the items. Scores that are given must be the same.
    """

    def __post_init__(self) -> None:
        found = check(self)
        refuse(found.faults)
        object.__setattr__(self, "scores", found.scores)

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """Each participant's group: `person`, `carer` or `practitioner`."""
        return {row.participant: row.group for row in self.participants}

    @cached_property
    def form_scores(self) -> tuple[FormScore, ...]:
        """The score of every adherence form, or why it has none."""
        return score_forms(self.adherence)

    @cached_property
    def network_members(self) -> Mapping[str, tuple[Attendance, ...]]:
        """Who of the network was at each meeting; nobody where the person came alone."""
        present: dict[str, list[Attendance]] = defaultdict(list)
        for row in self.attendance:
            present[row.meeting].append(row)
        return {row.meeting: tuple(present.get(row.meeting, ())) for row in self.meetings}

    def scores_of(self, measure: str, scale: str, wave: str, group: str | None = None) -> Mapping[str, float]:
        """Scores at a wave by participant, of one group or of all; what is not scorable is left out."""
        return {
            row.participant: row.score
            for row in self.scores
            if (row.measure, row.scale, row.wave) == (measure, scale, wave)
            and row.score is not None
            and group in (None, self.group_of[row.participant])
        }
