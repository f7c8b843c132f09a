"""The first contact: a timed act. From then on the 24 hours to the first network meeting are counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.care.first_contacts import Told, time_faults, told_faults
from tornio.care.people import living_faults
from tornio.care.permissions import Actor, check_give_care, check_see_people
from tornio.records import episodes, network, people, reach
from tornio.records.base import one
from tornio.records.episodes import EpisodeRow
from tornio.records.network import MemberRow
from tornio.records.people import WayRow
from tornio.records.referrals import Episode, FirstContact
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class Recorded:
    """A first contact as it was written down. `first_written_at` is what stood there before a correction."""

    key: str
    version: int
    at: datetime
    by: str
    medium: str
    explained: str
    where_wished: str
    when_wished: str
    who_else: str
    first_written_at: datetime | None
    corrected_because: str


@dataclass(frozen=True)
class FirstContactPage:
    """Whom to ring and how safely, what was said, and the clock."""

    episode: EpisodeRow
    numbers: tuple[WayRow, ...]
    invited: tuple[MemberRow, ...]
    recorded: Recorded | None


@reading("first-contacts.view", check_see_people)
def view(by: Actor, key: str) -> FirstContactPage:
    """The first contact of an episode, made or still to be made."""
    found = one(reach.episodes(by).select_related("person").filter(key=key))
    return FirstContactPage(
        episodes.row(reach.episodes(by), key, clock.now()),
        people.ways(found.person, "telephone", "email"),
        network.invited(found.person),
        recorded(FirstContact.objects.select_related("by").filter(episode=found).first()),
    )


@writing("first-contacts.make", check_give_care)
def make(by: Actor, key: str, told: Told) -> str:
    """Writes down the first contact; from its time the clock runs. Returns the episode's key."""
    episode = one(reach.episodes(by).select_related("person", "referral").filter(key=key))
    refuse(
        [
            *made_faults(episode),
            *living_faults(episode.person.died_on),
            *told_faults(told, episode.began(rules.service().zone), clock.now()),
        ]
    )
    FirstContact.objects.create(episode=episode, by=User.objects.get(key=by.key), **vars(told))
    return key


@writing("first-contacts.correct", check_give_care)
def correct(by: Actor, key: str, *, version: int, at: datetime | None, because: str) -> str:
    """Corrects a time that was written down wrongly; what stood there first is kept. Returns the episode's
    key."""
    episode = one(reach.episodes(by).select_related("referral").filter(key=key))
    found = one(FirstContact.objects.filter(episode=episode))
    began = episode.began(rules.service().zone)
    refuse([*time_faults(at, began, clock.now()), *reason_faults(because)])
    found.revise(
        version, at=at, corrected_because=because.strip(), first_written_at=found.first_written_at or found.at
    )
    return key


def recorded(found: FirstContact | None) -> Recorded | None:
    """A first contact as its page shows it."""
    if found is None:
        return None
    named = set(Recorded.__dataclass_fields__) - {"by"}
    return Recorded(by=found.by.name, **{name: getattr(found, name) for name in named})


def made_faults(episode: Episode) -> list[Fault]:
    """There is one first contact."""
    if not FirstContact.objects.filter(episode=episode).exists():
        return []
    return [Fault("at", "", "The first contact is written down already.", "Correct its time, with a reason.")]


def reason_faults(because: str) -> list[Fault]:
    """A time is corrected with a reason: the clock hangs on it."""
    if because.strip():
        return []
    return [Fault("because", "", "The time to the first meeting hangs on this.", "Say why it changes.")]
