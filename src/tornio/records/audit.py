"""The audit log: writes in a hash chain, reads in sealed batches; identifiers and digests only, never words.

Triggers in the database refuse to change or delete either table (records/migrations, `records/triggers.py`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models

from tornio.records.base import take_turns

GENESIS = "0" * 64
SEAL = "audit.seal"
LONGEST_SUBJECT = 60


class Event(models.Model):
    """A write, or the seal on a batch of reads; each carries the hash of the one before."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=12)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    digest = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)


class Seen(models.Model):
    """A read. Rows are sealed in batches, so that reading a page does not wait for the chain."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=12)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)


@dataclass(frozen=True)
class Head:
    """The end of the chain: how many events there are, and the last one's hash."""

    number: int
    hash: str


def append(at: datetime, actor: str, action: str, subject: str, digest: str) -> Head:
    """Adds an event to the chain, inside the transaction of what it describes."""
    take_turns()
    last = head()
    number = last.number + 1
    link = chained(last.hash, number, at, actor, action, subject, digest)
    Event.objects.create(
        number=number,
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        digest=digest,
        before=last.hash,
        hash=link,
    )
    return Head(number, link)


def saw(at: datetime, actor: str, action: str, subject: str) -> None:
    """Notes a read."""
    Seen.objects.create(at=at, actor=actor, action=action, subject=subject)


def head() -> Head:
    """The end of the chain; of an empty one, number 0."""
    last = Event.objects.order_by("-number").values_list("number", "hash").first()
    return Head(*last) if last else Head(0, GENESIS)


def seal(at: datetime) -> int:
    """Seals the reads that no seal covers yet into the chain; returns how many there were."""
    if connection.vendor == "postgresql":  # waits for readers who are still committing lower numbers
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE records_seen IN SHARE MODE")
    last = Event.objects.filter(action=SEAL).order_by("-number").values_list("subject", flat=True).first()
    first = int(last.split("-")[1]) + 1 if last else 1
    ids = list(Seen.objects.filter(pk__gte=first).order_by("pk").values_list("pk", flat=True))
    if ids:
        append(at, "system", SEAL, f"{first}-{ids[-1]}", reads_digest(first, ids[-1]))
    return len(ids)


def reads_digest(first: int, last: int) -> str:
    """One hash over a batch of reads, in their order."""
    digest = hashlib.sha256()
    for row in Seen.objects.filter(pk__range=(first, last)).order_by("pk").iterator():
        digest.update(canonical(row.pk, row.at, row.actor, row.action, row.subject))
    return digest.hexdigest()


def chained(before: str, *parts: object) -> str:
    """The hash of an event, given the hash of the one before it."""
    return hashlib.sha256(before.encode() + canonical(*parts)).hexdigest()


def canonical(*parts: object) -> bytes:
    """One spelling for the same facts, on every database: times in UTC to the microsecond."""
    spelt = [part.timestamp() if isinstance(part, datetime) else part for part in parts]
    return json.dumps(spelt, separators=(",", ":")).encode()


def broken_links() -> Iterator[str]:
    """What does not hold in the log, in words; nothing where it is whole."""
    before, number = GENESIS, 0
    for event in Event.objects.order_by("number").iterator():
        number += 1
        link = chained(before, event.number, event.at, event.actor, event.action, event.subject, event.digest)
        if event.number != number:
            yield f"event {number} is missing: the next one there is {event.number}"
            number = event.number
        if event.before != before or event.hash != link:
            yield f"event {event.number} ({event.action}, {event.subject}) is not what was chained"
        if event.action == SEAL and not seal_holds(event):
            yield f"the reads {event.subject}, sealed by event {event.number}, are not what was sealed"
        before = event.hash


def seal_holds(event: Event) -> bool:
    """Whether a batch of reads is still what its seal says."""
    first, last = map(int, event.subject.split("-"))
    return reads_digest(first, last) == event.digest


def hash_at(number: int) -> str | None:
    """The hash of one event, or None where the chain does not reach so far."""
    return Event.objects.filter(number=number).values_list("hash", flat=True).first()
