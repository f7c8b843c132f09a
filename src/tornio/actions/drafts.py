"""Drafts: what was typed and not sent survives a session that ended (invariant 4)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from tornio.actions import clock, staff
from tornio.actions.door import digest, reading, writing
from tornio.care.permissions import Actor, check_sign_in
from tornio.records import audit, forms


@writing("drafts.keep", check_sign_in)
def keep(by: Actor, page: str, values: Mapping[str, str], *, sending: str = "") -> str:
    """Keeps what stands on a page; the newest only. What arrives after its own form was saved is no draft any
    more."""
    if not forms.was_sent(by.key, sending):
        forms.keep(by.key, page, dict(values), clock.now())
    return by.key


@reading("drafts.find", check_sign_in)
def find(by: Actor, page: str) -> dict[str, str]:
    """What was kept of a page; empty where nothing was."""
    return forms.kept(by.key, page)


@writing("drafts.drop", check_sign_in)
def drop(by: Actor, page: str) -> str:
    """Drops the draft of a page that was sent."""
    forms.drop(by.key, page)
    return by.key


def hold(user_key: str, page: str, values: Mapping[str, str]) -> None:
    """Keeps a page that was sent after its session had ended. The page itself carries who opened it, signed:
    nothing is shown to whoever sent it, only that user finds it again, and it is on record under their name.

    Raises:
        NotFoundError: when that user no longer works here.
    """
    staff.actor(user_key)
    with transaction.atomic():
        audit.append(clock.now(), user_key, "drafts.hold", user_key, digest("drafts.hold", (page, values), {}))
        forms.keep(user_key, page, dict(values), clock.now())
