"""The timeline of an episode."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tornio.actions import clock, rules
from tornio.actions.door import reading
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
    days: tuple[tuple[int, date, str], ...]
    today: date


@reading("timeline.view", check_see_care)
def view(by: Actor, key: str) -> Timeline:
    """What happened in an episode, the newest first."""
    episode = one(reach.episodes(by).select_related("person", "referral").filter(key=key))
    service = rules.service()
    days = meetings.first_days(episode, service.zone, service.crisis_days)
    person, entries = episode.person, records.entries(episode)
    return Timeline(key, str(person), person.key, person.died_on, entries, days, clock.today())
