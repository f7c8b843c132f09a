"""The timeline of an episode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tornio.actions import rules
from tornio.actions.door import reading
from tornio.care.meetings import crisis_days
from tornio.care.permissions import Actor, check_see_care
from tornio.records import meetings, reach
from tornio.records import timeline as records
from tornio.records.base import one
from tornio.records.timeline import Entry


@dataclass(frozen=True)
class Timeline:
    """An episode's story, and its first days."""

    episode: str
    person: str
    person_key: str
    died_on: date | None
    entries: tuple[Entry, ...]
    days: tuple[tuple[int, date, bool], ...]


@reading("timeline.view", check_see_care)
def view(by: Actor, key: str) -> Timeline:
    """What happened in an episode, the newest first."""
    episode = one(reach.episodes(by).select_related("person", "referral").filter(key=key))
    service = rules.service()
    met = [meeting.starts_at.astimezone(service.zone).date() for meeting in meetings.of(episode)]
    days = crisis_days(min(met), met, service.crisis_days) if met else ()
    person = episode.person
    return Timeline(key, str(person), person.key, person.died_on, records.entries(episode), days)
