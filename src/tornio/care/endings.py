"""The last ten minutes of a network meeting: its sections in order, and what each may say (mission 70–78).

Nothing is forced: a meeting can end without a plan and without a date (invariant 7). Only who was here is
needed to close it, and a decision needs the person in the room (invariant 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tornio.care.meetings import NOBODY_BECAUSE
from tornio.vocabulary.fault import Fault

HERE, MATTERED, REFLECTIONS, DECISIONS, PLAN, NEXT, CLOSE = (
    "here",
    "mattered",
    "reflections",
    "decisions",
    "plan",
    "next",
    "close",
)
#: The order of the page.
SECTIONS = (HERE, MATTERED, REFLECTIONS, DECISIONS, PLAN, NEXT, CLOSE)

NOTHING_DECIDED = ("none", "not decided")
UNCHANGED = "unchanged"
DATE, WE_WILL_RING = "date", "we will ring"
NEXT_KINDS = (DATE, WE_WILL_RING, "not decided", "not wanted")
ASKED_BY = ("person", "network", "practitioners", "together", "not said")
#: Days ahead that are one tap: while it is a crisis, meetings may be daily (mission 65).
SOON = (1, 2, 3, 7, 14)


@dataclass(frozen=True)
class Attendance:
    """Who was here: the person, members and practitioners by key, and the voices of those who were not."""

    person: bool
    members: tuple[str, ...] = ()
    practitioners: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    nobody_because: str = ""


def begun_faults(starts_at: datetime, arrived_at: datetime | None, now: datetime) -> list[Fault]:
    """Nothing is written about a meeting that is still to come."""
    if arrived_at is not None or starts_at <= now:
        return []
    return [Fault("begun", "", "This meeting has not begun.", "Tap “Arrived” when you are there.")]


def attendance_faults(said: Attendance, *, decided: bool) -> list[Fault]:
    """Somebody was here; and what was decided with the person in the room keeps them in the room (invariant
    1)."""
    faults = []
    if not (said.person or said.members or said.practitioners):
        faults.append(Fault("practitioners", "", "Somebody was here.", "Tick who was."))
    if decided and not said.person:
        rule = "Decisions stand in this meeting, and only a meeting with the person decides."
        cure = "Strike them out first if they were written by mistake."
        faults.append(Fault("person", "no", rule, cure))
    if said.nobody_because and said.nobody_because not in NOBODY_BECAUSE:
        faults.append(
            Fault("nobody_because", said.nobody_because, "It has to be one of the list.", "Choose one.")
        )
    return faults


def nothing_decided_faults(word: str, *, decided: bool) -> list[Fault]:
    """*None* and *not decided* stand where no decision does."""
    if word not in NOTHING_DECIDED:
        return [Fault("decisions", word, "It has to be “none” or “not decided”.", "Choose one.")]
    if decided:
        rule = "There is a decision here already."
        return [Fault("decisions", word, rule, "Leave it, or correct it.")]
    return []


def next_faults(kind: str, at: datetime | None, asked_by: str, now: datetime) -> list[Fault]:
    """A next meeting has a time still to come only where a date was chosen; without one is an answer too."""
    faults = []
    if kind not in NEXT_KINDS:
        faults.append(Fault("next_at", kind, "It has to be one of the list.", "Choose one."))
    if kind == DATE and at is None:
        faults.append(Fault("next_at", "", "A date has a day and a time.", "Write them, or choose another."))
    if kind == DATE and at is not None and at <= now:
        faults.append(Fault("next_at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time."))
    if asked_by and asked_by not in ASKED_BY:
        faults.append(Fault("asked_by", asked_by, "Somebody asked for it.", "Choose who, or “not said”."))
    return faults


def close_faults(*, person_here: bool | None) -> list[Fault]:
    """Who was here is all that closing needs."""
    if person_here is not None:
        return []
    return [Fault(HERE, "", "Nobody has said who was here.", "Say that; the rest may stay open.")]


def soon(starts_at: datetime, now: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Moments to choose with one tap: the same time of day, some days from today, by the service's clock.

    Who arrives before midnight at a meeting that was planned for after it counts from the meeting's own day:
    tomorrow at the same time would be this meeting.
    """
    first, time = max(now, starts_at).astimezone(zone).date(), starts_at.astimezone(zone).time()
    days = (first + timedelta(days=number) for number in SOON)
    return tuple(datetime.combine(day, time, tzinfo=zone) for day in days)
