"""The audit log, looked at from outside: does it hold, and where is its end."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from tornio.actions import clock
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_run_jobs
from tornio.records import audit
from tornio.records.audit import Head

__all__ = ["Head"]

ANCHOR = "An anchor of the audit log; keep it where nobody who can reach the database can.\n\n{number} {hash}\n"


@reading("audit.problems", check_run_jobs)
def problems(by: Actor, anchor: Head | None = None) -> tuple[str, ...]:
    """What does not hold, in words; empty where the log is whole and reaches at least as far as the anchor."""
    return (*audit.broken_links(), *(cut(anchor) if anchor else ()))


def cut(anchor: Head) -> Iterator[str]:
    """What an anchor kept outside shows, and the chain alone cannot: that its end was cut off, or all of it
    remade."""
    found = audit.hash_at(anchor.number) if anchor.number else anchor.hash
    if found is None:
        yield f"the anchor knows {anchor.number} events; the log ends before: its end was cut off"
    elif not hmac.compare_digest(found, anchor.hash):
        yield f"event {anchor.number} is not the one that the anchor knows: the log was remade"


@reading("audit.head", check_run_jobs)
def head(by: Actor) -> Head:
    """The end of the log, to be kept somewhere else."""
    return audit.head()


def seal() -> int:
    """Seals the reads so far into the chain; the system does it before it looks, and every few minutes."""
    with transaction.atomic():
        return audit.seal(clock.now())


def mailed() -> bool:
    """Whether the settings name somebody outside who keeps the anchors."""
    return bool(settings.ANCHOR_TO)


def send_anchor(end: Head) -> None:
    """Mails the end of the log; outside any transaction, because a mail server may take its time."""
    words = ANCHOR.format(number=end.number, hash=end.hash)
    send_mail(f"Tornio: {end.number} events", words, None, [settings.ANCHOR_TO])
