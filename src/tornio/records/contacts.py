"""Contacts outside meetings, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from tornio.care.contacts import Tally, face_to_face, tally
from tornio.records.base import one
from tornio.records.notes import Contact
from tornio.records.referrals import Episode


@dataclass(frozen=True)
class ContactRow:
    """One contact."""

    key: str
    at: datetime
    medium: str
    minutes: int | None
    face_to_face: bool
    with_whom: str
    by: str
    words: str


@dataclass(frozen=True)
class ContactsPage:
    """The contacts of an episode, the newest first, and what they come to."""

    episode: str
    person: str
    rows: tuple[ContactRow, ...]
    tally: Tally


def page(within: QuerySet[Episode], key: str) -> ContactsPage:
    """The contacts of an episode, without what was struck out.

    Raises:
        NotFoundError: when there is no such episode within reach.
    """
    episode = one(within.select_related("person").filter(key=key))
    found = Contact.objects.filter(episode=episode, struck_at=None).select_related("by")
    rows = tuple(row(contact) for contact in found.order_by("-at", "-pk"))
    return ContactsPage(
        episode.key, str(episode.person), rows, tally((row.medium, row.minutes) for row in rows)
    )


def row(contact: Contact) -> ContactRow:
    """A contact on its page."""
    return ContactRow(
        contact.key,
        contact.at,
        contact.medium,
        contact.minutes,
        face_to_face(contact.medium),
        contact.with_whom,
        contact.by.name,
        contact.words,
    )
