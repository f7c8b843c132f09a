"""The rows of the demonstration: made in any order, written together, each after those that it points to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import TypeVar

from django.db import models as django

from tornio.records import models
from tornio.records.base import ALPHABET, KEY_LENGTH
from tornio.records.models import AdherenceForm, Episode
from tornio.records.staff import User
from tornio.vocabulary import nhs_number

M = TypeVar("M", bound=django.Model)
T = TypeVar("T")

CARES_FOR = Episode.practitioners.through
COMPLETED = AdherenceForm.completers.through
#: Each after those that it points to.
ORDER: tuple[type[django.Model], ...] = (
    *(models.Team, models.User, models.Membership, models.RoleHeld, models.WholeTime, models.Training),
    *(models.Leave, models.Duty, models.Person, models.Identifier, models.WayToReach),
    *(models.Member, models.Invitation),
    *(models.Referral, models.Outcome, models.Episode, CARES_FOR, models.FirstContact, models.Contact),
    *(models.Meeting, models.Practitioner, models.Visit, models.Place, models.Section, models.AbsentVoice),
    *(
        models.Statement,
        models.Decision,
        models.Position,
        models.AdherenceForm,
        COMPLETED,
        models.AdherenceAnswer,
    ),
    *(models.SafetyPlan, models.Urgent),
)


def nhs_numbers() -> Iterator[str]:
    """Numbers that nobody has: those from 999 on, which the NHS keeps for tests."""
    figures = (f"999{start:06}{last}" for start in count(1) for last in range(10))
    return filter(nhs_number.valid, figures)


class Book:
    """Rows that are not written yet. The same seed and the same moment make the same rows, keys included."""

    def __init__(self, seed: int, now: datetime) -> None:
        self.random = Random(f"{seed} service")  # noqa: S311 - nothing here is secret
        self.now = now
        self.numbers = nhs_numbers()
        self.rows: dict[type[django.Model], list[django.Model]] = defaultdict(list)

    def add(self, row: M) -> M:
        """Takes a row in, and gives it a key of its own where it has one."""
        if hasattr(row, "key"):
            row.key = "".join(self.random.choices(ALPHABET, k=KEY_LENGTH))
        self.rows[type(row)].append(row)
        return row

    def write(self) -> None:
        """Writes all of it; the caller holds the transaction."""
        for model in ORDER:
            model._default_manager.bulk_create(self.rows.pop(model, []), batch_size=500)
        assert not self.rows, f"{[model.__name__ for model in self.rows]} have no place in the order"

    def chance(self, share: float) -> bool:
        """Yes, that often."""
        return self.random.random() < share

    def one_of(self, things: Sequence[T]) -> T:
        """One of several."""
        return self.random.choice(things)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment on a day. The hours are UTC's: an invented life is an hour early in summer."""
        return datetime.combine(day, time(hour, minute), tzinfo=UTC)

    def ago(self, **length: float) -> datetime:
        """A moment before now, on the minute."""
        return (self.now - timedelta(**length)).replace(second=0, microsecond=0)


class Staff:
    """An invented team, by what they do at a network meeting."""

    def __init__(self, team: models.Team, everybody: Sequence[User], practising: Sequence[User]) -> None:
        self.team = team
        self.everybody, self.practising = tuple(everybody), tuple(practising)
        peers = ("Peer worker", "Carer practitioner")
        self.peers = tuple(user for user in practising if user.profession in peers)
        self.others = tuple(user for user in practising if user.profession not in peers)

    @property
    def manager(self) -> User:
        """Who decides on referrals."""
        return next(user for user in self.everybody if user.profession.startswith("Team manager"))

    @property
    def administrator(self) -> User:
        """Who writes referrals down."""
        return next(user for user in self.everybody if user.profession == "Administrator")
