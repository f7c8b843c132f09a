"""The demonstration in the service's database: two invented teams and people who do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection

from tornio.actions import clock
from tornio.actions.door import reading, writing
from tornio.actions.invention.reading import Colleague, Sought, invented
from tornio.care.permissions import Actor, check_run_jobs
from tornio.records import installation
from tornio.records.installation import DEMONSTRATION
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse


@writing("demonstration.load", check_run_jobs)
def load(by: Actor, seed: int) -> str:
    """Fills an empty database with the Kent demonstration, and declares that it holds nobody real for good.

    The people of the evaluated dataset keep their ages, meetings, company and adherence forms; names, words and
    days are invented around today. A second, small team is beside them, with nobody of the dataset. The same
    seed at the same moment writes the same rows.

    Raises:
        FaultyInput: when the database is a real service's, or holds anybody already.
    """
    from tornio.actions.invention import cohort, elsewhere, team, today
    from tornio.actions.invention.book import Book
    from tornio.evaluation.demonstration.building import build

    refuse(faults())
    now, day = clock.now(), clock.today()
    installation.set_up(DEMONSTRATION, now)
    book = Book(seed, now)
    staff = team.team(book, day)
    cohort.cohort(book, build(seed), staff, day)
    today.today(book, staff, day)
    elsewhere.elsewhere(book, team.second_team(book, staff, day), day)
    book.write()
    return staff.team.key


@reading("demonstration.accounts", check_run_jobs)
def accounts(by: Actor) -> tuple[Colleague, ...]:
    """Who can be signed in as; nobody where this is no demonstration of ours."""
    return present(invented().staff)


@reading("demonstration.accounts-elsewhere", check_run_jobs)
def accounts_elsewhere(by: Actor) -> tuple[Colleague, ...]:
    """Who can be signed in as in the second team; nobody in a demonstration that was loaded before there was
    one."""
    return present(invented().elsewhere.staff)


def present(invented_staff: Sequence[Colleague]) -> tuple[Colleague, ...]:
    """Those of them who have an account here."""
    if installation.kind() != DEMONSTRATION:
        return ()
    there = set(User.objects.values_list("email", flat=True))
    return tuple(one for one in invented_staff if one.email in there)


def sought() -> Sought:
    """Whose record of the second team can be opened from the first; they do not exist."""
    return invented().elsewhere.sought


def password() -> str:
    """What every invented member of staff signs in with; it is no secret."""
    return invented().password


def faults() -> Iterator[Fault]:
    """The demonstration goes into an empty database only: never beside real people."""
    kind = installation.kind()
    if kind is None and not User.objects.exists():
        return
    rule = "It is set up already" + (" as a real service." if kind == installation.REAL else ".")
    cure = "Name an empty database, or another TORNIO_FOLDER."
    yield Fault("DATABASE_URL", str(connection.settings_dict["NAME"]), rule, cure)
