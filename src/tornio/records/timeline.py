"""The story of an episode in the order in which it happened: a memory that the network and its team share
(mission 73)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tornio.care.meetings import when
from tornio.records import decisions
from tornio.records.decisions import Made
from tornio.records.meetings import Decision, Meeting, of, was_held
from tornio.records.notes import SafetyPlan
from tornio.records.referrals import Episode, FirstContact


@dataclass(frozen=True)
class Entry:
    """Something that happened: its kind, when, whose name stands by it, and the record it leads to. Of a
    meeting, `planned` is for when it was planned where it began at another time; `to_come` where nobody has
    said that it was."""

    kind: str
    at: datetime
    by: str = ""
    key: str = ""
    number: int = 0
    decisions: tuple[Made, ...] = ()
    planned: datetime | None = None
    to_come: bool = False


def entries(episode: Episode) -> tuple[Entry, ...]:
    """Everything that happened, the newest first. What is not safe yet leaves no gap here."""
    found = [*referral(episode), *meetings(episode), *plans(episode), *declared(episode)]
    return tuple(sorted(found, key=lambda entry: entry.at, reverse=True))


def referral(episode: Episode) -> list[Entry]:
    """How it began."""
    found = []
    if episode.referral is not None:
        found.append(Entry("referral", episode.referral.received_at, key=episode.referral.key))
    contact = FirstContact.objects.filter(episode=episode).select_related("by").first()
    if contact is not None:
        found.append(Entry("first contact", contact.at, contact.by.name))
    return found


def meetings(episode: Episode) -> list[Entry]:
    """The network meetings, numbered as they were held."""
    found = of(episode).order_by("starts_at").prefetch_related("practitioners__user")
    decided = decisions.by_meeting(episode)
    return [meeting(one, number, decided.get(one.pk, ())) for number, one in enumerate(found, start=1)]


def meeting(found: Meeting, number: int, decided: tuple[Made, ...]) -> Entry:
    """One meeting with what was decided in it."""
    names = sorted(seat.user.name for seat in found.practitioners.all() if seat.came is not False)
    told, to_come = when(found.starts_at, found.arrived_at), not was_held(found)
    return Entry("meeting", told.at, ", ".join(names), found.key, number, decided, told.planned, to_come)


def plans(episode: Episode) -> list[Entry]:
    """The versions of the safety plan."""
    found = SafetyPlan.objects.filter(episode=episode).select_related("written_by")
    return [
        Entry("safety plan", plan.written_at, plan.written_by.name, episode.key, plan.number) for plan in found
    ]


def declared(episode: Episode) -> list[Entry]:
    """What law or urgency decided outside meetings, once it is safe to say so."""
    safe = Decision.objects.filter(episode=episode, meeting=None, exception__not_yet_safe=False)
    return [
        Entry("elsewhere", made.elsewhere.decided_at, made.elsewhere.decided_by, decisions=(made,))
        for made in decisions.made(decisions.standing(safe))
        if made.elsewhere is not None
    ]
