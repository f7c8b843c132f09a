"""What happens by itself: thin functions whose actor is the system, calling ordinary actions.

`tornio serve` does them every minute in a thread of its own; `tornio jobs` does all of them once, for a
machine's own timer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from threading import Event

from django.db import close_old_connections

from tornio.actions import audit, urgent, visits
from tornio.care.permissions import THE_SYSTEM

LOG = logging.getLogger(__name__)
MINUTE = 60.0


def escalate() -> int:
    """Takes further what was called urgent and nobody accepted in time; says how many."""
    waiting = urgent.overdue(THE_SYSTEM)
    for key in waiting:
        urgent.escalate(THE_SYSTEM, key)
    return len(waiting)


def look_for_the_overdue() -> int:
    """Calls for help about whoever has not left a visit safely in time; says how many."""
    late = visits.late(THE_SYSTEM)
    for key in late:
        visits.escalate(THE_SYSTEM, key)
    return len(late)


def anchor() -> int:
    """Mails the end of the audit log to whoever keeps it outside; says how many events it has."""
    if not audit.mailed():
        return 0
    audit.seal()
    end = audit.head(THE_SYSTEM)
    audit.send_anchor(end)
    return end.number


@dataclass(frozen=True)
class Job:
    """Something to do every so many minutes; it says how much there was to do."""

    name: str
    do: Callable[[], int]
    minutes: int


JOBS = (
    Job("urgent calls", escalate, 1),
    Job("overdue visits", look_for_the_overdue, 1),
    Job("sealing of reads", audit.seal, 10),
    Job("anchor", anchor, 24 * 60),
)


def run(minute: int) -> dict[str, int | None]:
    """Does what is due in a minute of this number (in minute 0 everything is); None marks what failed.

    One that fails is logged and tried again when it is next due: it keeps none of the others from happening.
    """
    done: dict[str, int | None] = {}
    for job in JOBS:
        if minute % job.minutes == 0:
            try:
                done[job.name] = job.do()
            except Exception:  # whatever it is, the other jobs go on
                LOG.exception("a job failed: %s", job.name)
                done[job.name] = None
    return done


def keep_running(stop: Event, pause: float = MINUTE) -> None:
    """Does what is due, minute after minute, until told to stop."""
    for minute in count():
        if stop.wait(pause):
            return
        close_old_connections()
        run(minute)
