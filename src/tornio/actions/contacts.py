"""Contacts outside network meetings."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.care import contacts as care
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.records import contacts as records
from tornio.records import reach
from tornio.records.base import one
from tornio.records.contacts import ContactsPage
from tornio.records.notes import Contact
from tornio.records.staff import User
from tornio.vocabulary.fault import refuse


@dataclass(frozen=True)
class NewContact:
    """When, in which way, with whom, and for how long where somebody looked at the clock."""

    at: datetime | None
    medium: str
    with_whom: str = "person"
    minutes: int | None = None
    words: str = ""


@reading("contacts.list", check_see_care)
def listed(by: Actor, episode: str) -> ContactsPage:
    """The contacts of an episode."""
    return records.page(reach.episodes(by), episode)


@writing("contacts.add", check_give_care, through_glass=True)
def add(by: Actor, episode: str, new: NewContact) -> str:
    """Writes down a contact. A decision is none: it comes to a network meeting (invariant 1)."""
    found = one(reach.episodes(by).filter(key=episode))
    faults = care.contact_faults(new.at, new.medium, new.with_whom, clock.now())
    refuse([*faults, *found.began(rules.service().zone).faults("at", new.at)])
    values = asdict(replace(new, words=new.words.strip()))
    return Contact.objects.create(episode=found, by=User.objects.get(key=by.key), **values).key
