"""Eight who write at once, until somebody kills them. A program of its own: test_killed.py runs it.

On standard input, a line of JSON: `user`, the key of who acts; `again`, the marks that were begun before
and never answered; `for`, the seconds after which all of them stop, and 0 to do `again` alone. Each mark is
the given name of a new referral's person, and the mark of its sending. On standard output, for every write,
`began MARK` before it and `saved MARK` once it was answered.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count

WRITERS = 8


def main() -> None:
    given = json.loads(sys.stdin.readline())
    from tornio.commands.service import start_django

    start_django()
    until = time.monotonic() + given["for"]
    share = [given["again"][number::WRITERS] for number in range(WRITERS)]
    threads = [
        threading.Thread(target=write, args=(given["user"], marks(share[number], number, until)))
        for number in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def marks(again: list[str], number: int, until: float) -> Iterator[str]:
    """What was never answered comes first."""
    yield from again
    for turn in count():
        if time.monotonic() > until:
            return
        yield f"{os.getpid()}-{time.monotonic_ns()}-{number}-{turn}"


def write(user: str, names: Iterator[str]) -> None:
    from datetime import UTC, datetime

    from django.db import DatabaseError, InterfaceError, connection

    from tornio.actions import referrals, staff
    from tornio.actions.referrals import NewReferral

    arrived = datetime(2026, 3, 2, 9, tzinfo=UTC)
    for mark in names:
        say("began", mark)
        try:
            by = staff.actor(user)
            new = NewReferral(mark, "", arrived, "crisis team", "urgent")
            referrals.register(by, new, once=mark)
        except (DatabaseError, InterfaceError):  # the database itself was killed: nothing was answered
            connection.close()
            return
        say("saved", mark)


def say(what: str, mark: str) -> None:
    """In one piece, and past every buffer of this process."""
    os.write(1, f"{what} {mark}\n".encode())


if __name__ == "__main__":
    main()
