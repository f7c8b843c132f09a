"""The audit log, looked at from outside: does it hold, and where is its end."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from django.db import transaction

from tornio.actions import clock
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_run_jobs
from tornio.records import audit
from tornio.records.audit import Head

__all__ = ["Head"]


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
