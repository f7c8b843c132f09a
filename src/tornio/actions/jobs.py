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

from django.core.mail import get_connection
from django.db import close_old_connections

from tornio.actions import audit, notices, urgent, visits
from tornio.actions.door import NotFoundError
from tornio.care.permissions import THE_SYSTEM, Actor

LOG = logging.getLogger(__name__)
MINUTE = 60.0
#: Seconds between two looks for notices to send: somebody on a visit may have asked for help.
MOMENT = 10.0


def escalate() -> int:
    """Takes further what was called urgent and nobody accepted in time; says how many."""
    waiting = urgent.overdue(THE_SYSTEM)
    for key in waiting:
        urgent.escalate(THE_SYSTEM, key)
    return len(waiting)


def look_for_the_overdue() -> int:
    """Calls for help about whoever has not left a visit safely in time; says how many."""
    late = visits.late(THE_SYSTEM)
    return sum(done(visits.escalate, key) for key in late)


def look_for_those_who_never_arrived() -> int:
    """Calls for help about whoever was to be at a visit and never said so; says how many."""
    missing = visits.not_arrived(THE_SYSTEM)
    return sum(done(visits.call_for_unheard, key) for key in missing)


def done(action: Callable[[Actor, str], str], key: str) -> bool:
    """Whether there was anything left to do: somebody may have come first."""
    try:
        action(THE_SYSTEM, key)
    except NotFoundError:
        return False
    return True


def send_notices() -> int:
    """Emails whoever is to be told of a call; says how many were sent. One that fails is tried again later, and
    keeps none of the others: the call itself stands whatever becomes of its notices."""
    return sum(send(key) for key in notices.waiting() if done(notices.take, key))


def send(key: str) -> bool:
    """Whether the mail server took a notice."""
    try:
        with get_connection() as server:  # closed whatever it answers, or does not
            server.send_messages([notices.message(key)])
    except (OSError, ValueError):  # whatever smtplib raises, and an address that nobody can write to
        LOG.warning("a notice was not sent, and is tried again", exc_info=True)
        return False
    notices.sent(THE_SYSTEM, key)
    return True


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
    Job("visits without an arrival", look_for_those_who_never_arrived, 1),
    Job("notices", send_notices, 1),
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


def keep_sending(stop: Event, pause: float = MOMENT) -> None:
    """Sends notices soon after the calls that they are about, until told to stop."""
    while not stop.wait(pause):
        close_old_connections()
        try:
            send_notices()
        except Exception:  # whatever it is, it is tried again
            LOG.exception("sending notices failed")
