"""A service's own rules and its country's: configuration that checks itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from tornio.vocabulary.fault import Fault, refuse

#: How long something may wait before it goes further; in minutes.
WAITS = (
    "escalate_after_minutes",
    "overdue_after_minutes",
    "call_again_after_minutes",
    "unheard_after_minutes",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Line:
    """A telephone line to call in a crisis."""

    name: str
    number: str
    when: str


@dataclass(frozen=True)
class Code:
    """One word of a code list: what is kept, and what is shown."""

    code: str
    label: str


@dataclass(frozen=True)
class Country:
    """What a country brings: language, time zone, numbers to call, identifiers, code lists, clocks. None is
    compulsory."""

    name: str
    language: str
    zone: ZoneInfo
    crisis_lines: tuple[Line, ...]
    identifiers: tuple[Code, ...]
    response_minutes: tuple[int, ...]
    genders: tuple[Code, ...]
    ethnicities: tuple[Code, ...]
    authorities: tuple[Code, ...]
    professions: tuple[Code, ...]
    health_professions: tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """What one service agreed for itself (for Kent: the paper, Methods)."""

    name: str
    country: Country
    weekly_acceptances: int
    week_begins: str
    first_meeting_hours: int
    routes: tuple[Code, ...]
    priorities: tuple[Code, ...]
    teams_otherwise: tuple[Code, ...]
    exclusions: tuple[Code, ...]
    youngest: int | None
    oldest: int | None
    crisis_only: bool
    new_episodes_only: bool
    practitioners_at_a_meeting: int
    long_meeting_minutes: int
    crisis_days: int
    duty_from: time
    duty_until: time
    escalate_after_minutes: int
    overdue_after_minutes: int
    call_again_after_minutes: int
    unheard_after_minutes: int
    unheard_call_after_minutes: int
    adherence_share: float

    def __post_init__(self) -> None:
        refuse(faults(self))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that the service lives in."""
        return self.country.zone


def faults(service: Service) -> list[Fault]:
    """What cannot be, in a service's rules."""
    checks = (
        (
            "weekly_acceptances",
            service.weekly_acceptances,
            service.weekly_acceptances > 0,
            "It has to be above 0.",
        ),
        (
            "week_begins",
            service.week_begins,
            service.week_begins in WEEKDAYS,
            "It has to be a day of the week.",
        ),
        (
            "first_meeting_hours",
            service.first_meeting_hours,
            service.first_meeting_hours > 0,
            "It has to be above 0.",
        ),
        ("routes", "", bool(service.routes), "People need at least one way in."),
        (
            "adherence_share",
            service.adherence_share,
            0 <= service.adherence_share <= 1,
            "It is a share from 0 to 1.",
        ),
        (
            "unheard_call_after_minutes",
            service.unheard_call_after_minutes,
            service.unheard_call_after_minutes >= service.unheard_after_minutes,
            "The quiet line comes before the call: no less than unheard_after_minutes.",
        ),
        *((wait, getattr(service, wait), getattr(service, wait) > 0, "Above 0, in minutes.") for wait in WAITS),
    )
    cure = "Mend it in the service's file."
    return [Fault(field, str(value), rule, cure) for field, value, holds, rule in checks if not holds]


def labels(codes: tuple[Code, ...]) -> dict[str, str]:
    """Code → label, in the order of the list."""
    return {code.code: code.label for code in codes}
