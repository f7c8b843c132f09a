"""What every record has: an address that says nothing, and a version that two editors compare."""

from __future__ import annotations

import secrets
from typing import Any, Self, TypeVar

from django.db import connection, models
from django.db.models import F

#: Letters and figures that nobody confuses when they read them out on the phone.
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
KEY_LENGTH = 12

R = TypeVar("R", bound=models.Model)


class NotFoundError(LookupError):
    """No such record within the reader's reach; a stranger's record and a record that never was look the
    same."""


class ChangedMeanwhileError(RuntimeError):
    """Somebody else saved first; nothing of theirs was overwritten (invariant 4)."""


def new_key() -> str:
    """A random public name for a record: 58 bits, no meaning, never reused."""
    return "".join(secrets.choice(ALPHABET) for _ in range(KEY_LENGTH))


def is_key(text: str) -> bool:
    """Whether this could be a key: twelve of its letters and figures, and no other text."""
    return len(text) == KEY_LENGTH and set(text) <= set(ALPHABET)


class Record(models.Model):
    """Anything with an address of its own."""

    key = models.CharField(max_length=KEY_LENGTH, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def revise(self, seen: int, **values: Any) -> Self:
        """Saves new values, provided that the record is still the version the editor saw.

        Raises:
            ChangedMeanwhileError: when somebody else saved in between.
        """
        manager = type(self)._default_manager
        changed = manager.filter(pk=self.pk, version=seen).update(version=F("version") + 1, **values)
        if not changed:
            raise ChangedMeanwhileError(f"{type(self).__name__} {self.key} is no longer version {seen}.")
        self.refresh_from_db()
        return self


class Standing(models.Manager[R]):
    """Finds what stands, and nothing that was struck out: whoever writes a new query need not think of it. The
    model's `marks` are what must be empty, by their paths from it."""

    def get_queryset(self) -> models.QuerySet[R]:
        """The rows that stand."""
        marks: tuple[str, ...] = getattr(self.model, "marks", ("struck_at",))
        return super().get_queryset().filter(**dict.fromkeys(marks))


class Strikable(Record):
    """What can be struck out as another person's: out of every view, never erased (invariant 2)."""

    struck_at = models.DateTimeField(null=True, blank=True)

    objects = Standing()
    everything = models.Manager()

    class Meta:
        abstract = True


def one(found: models.QuerySet[R]) -> R:
    """The one row of a query.

    Raises:
        NotFoundError: when there is none.
    """
    row = found.first()
    if row is None:
        raise NotFoundError(f"no such {found.model.__name__.lower()}")
    return row


#: Any number will do that nothing else in the database takes.
TURN = 7207


def take_turns() -> None:
    """Waits until no other transaction writes, and keeps the others waiting until this one is over: what a rule
    has looked at stays so until what it let through is saved. SQLite has one writer at a time anyway
    (docs/decisions/0020)."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
