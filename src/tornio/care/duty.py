"""Urgent help: offered only while somebody is on duty, and never thought seen until somebody says so (mission
33)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tornio.care.people import living_faults
from tornio.vocabulary.fault import Fault

UNSEEN, ACCEPTED, ESCALATED, SETTLED = "nobody has seen this yet", "accepted", "escalated", "settled"


@dataclass(frozen=True)
class Shift:
    """A stretch of duty: from its start, up to but not including its end."""

    worker: str
    phone: str
    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.ends_at <= self.starts_at:
            raise ValueError(f"ends_at: {self.ends_at}. A shift ends after it starts ({self.starts_at}).")

    def covers(self, now: datetime) -> bool:
        """Whether the worker is on duty now."""
        return self.starts_at <= now < self.ends_at


def on_duty(shifts: Iterable[Shift], now: datetime) -> Shift | None:
    """Who answers now: the one whose shift began last (a hand-over names the new worker), or nobody."""
    now_on = sorted((shift for shift in shifts if shift.covers(now)), key=lambda shift: shift.starts_at)
    return now_on[-1] if now_on else None


def next_on(shifts: Iterable[Shift], now: datetime) -> Shift | None:
    """Whose shift is the first to come."""
    to_come = (shift for shift in shifts if shift.starts_at > now)
    return min(to_come, key=lambda shift: shift.starts_at, default=None)


def state(
    raised_at: datetime,
    accepted_at: datetime | None,
    settled_at: datetime | None,
    now: datetime,
    after: timedelta,
) -> str:
    """Where an urgent call stands. Unaccepted for longer than `after`, it is escalated."""
    if settled_at is not None:
        return SETTLED
    if accepted_at is not None:
        return ACCEPTED
    return ESCALATED if now - raised_at >= after else UNSEEN


def offer_faults(shift: Shift | None, died_on: date | None) -> list[Fault]:
    """Urgent help is offered only while somebody is there to see it, and to the living."""
    if died_on is not None:
        return living_faults(died_on)
    if shift is None:
        rule = "Nobody is on duty now, so nobody would see this."
        return [Fault("callback", "", rule, "Ring one of the numbers on this page.")]
    return []


def overdue(raised_at: datetime, now: datetime, after: timedelta) -> bool:
    """Whether a call that nobody has accepted has to go further."""
    return state(raised_at, None, None, now, after) == ESCALATED
