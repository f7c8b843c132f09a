"""The rows of a dataset's tables, one class a table; the contract says what each column means.

A row alone is unchecked: whether it holds depends on the others. `Dataset` checks all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in the study."""

    participant: str
    group: str
    network: str | None
    consent_day: int | None = None
    withdrew_day: int | None = None
    age: int | None = None
    gender: str | None = None
    ethnicity: str | None = None


@dataclass(frozen=True, slots=True)
class Screening:
    """Somebody who was approached for the study, and what came of it."""

    candidate: str
    outcome: str
    participant: str | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """Whether a participant completed a wave, and if not, why."""

    participant: str
    wave: str
    status: str
    day: int | None = None
    reason: str | None = None
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """The answer to one item of a booklet; None where it was left empty."""

    participant: str
    measure: str
    version: str
    wave: str
    day: int | None
    rater: str | None
    item: str
    answer: int | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """What a booklet comes to on one scale: a score, or why there is none."""

    participant: str
    measure: str
    version: str
    scale: str
    wave: str
    day: int | None
    score: float | None
    because: str | None
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A network meeting."""

    meeting: str
    participant: str
    number: int
    day: int
    minutes: int | None = None
    place: str | None = None
    practitioners: int | None = None
    peers: int | None = None
    nobody_because: str | None = None


@dataclass(frozen=True, slots=True)
class Attendance:
    """A network member who was at a meeting."""

    meeting: str
    member: str
    relationship: str


@dataclass(frozen=True, slots=True)
class AdherenceAnswer:
    """The answer to one item of the adherence form about a meeting."""

    form: str
    meeting: str
    completers: int
    item: str
    answer: int | None


@dataclass(frozen=True, slots=True)
class Occupation:
    """Employment and education of a participant at a wave."""

    participant: str
    wave: str
    employment: str
    education: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode of care from routine extracts."""

    episode: str
    service: str
    closed: str
    honos_baseline: float | None = None
    honos_six_months: float | None = None
    bed_days: float | None = None
    contact_minutes: float | None = None
    face_to_face_minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """A harm recorded during the study."""

    harm: str
    participant: str | None
    kind: str
    day: int | None = None
