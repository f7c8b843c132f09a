"""What happens at the door of the whole service, on record: by key, never by what was typed there."""

from __future__ import annotations

from django.db import transaction

from tornio.actions import clock
from tornio.care.permissions import THE_SYSTEM
from tornio.records import audit
from tornio.records.users import key_of


def note(what: str, user_key: str) -> None:
    """Somebody signed in or out, or changed how they sign in: they did it themselves."""
    put_down(user_key, what, user_key)


def note_failure(what: str, email: str) -> None:
    """Somebody did not get in. Whose account it was is told where there is one. An address that nobody has is
    not kept, since it may be a password in the wrong field."""
    put_down(THE_SYSTEM.key, what, key_of(email))


def put_down(actor: str, what: str, subject: str) -> None:
    """One event of the chain."""
    with transaction.atomic():
        audit.append(clock.now(), actor, f"signing-in.{what}", subject, audit.GENESIS)
