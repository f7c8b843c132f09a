"""What this database is for, and setting up a real service."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tornio.actions import clock
from tornio.care.permissions import ADMINISTRATOR, MANAGER
from tornio.records import audit, installation, staff
from tornio.records.base import take_turns
from tornio.records.installation import DEMONSTRATION, REAL
from tornio.vocabulary.fault import Fault, refuse

__all__ = ["DEMONSTRATION", "REAL", "begin", "code", "declare", "kind"]


@dataclass(frozen=True)
class FirstPerson:
    """Who sets the service up; they become its administrator and manager, and can give both roles away."""

    team: str
    name: str
    email: str
    password: str


def kind() -> str | None:
    """`real`, `demonstration`, or None before set-up; nothing personal, so no actor asks."""
    return installation.kind()


def declare(what: str) -> None:
    """Says what an empty database is for, once: the demonstration's loader does, and no page can."""
    installation.set_up(what, clock.now())


def code() -> str:
    """What `tornio serve` prints before set-up, so that whoever runs the machine, and nobody else, sets it
    up."""
    return hmac.new(settings.SECRET_KEY.encode(), b"set up", hashlib.sha256).hexdigest()[:12]


def begin(given_code: str, first: FirstPerson) -> str:
    """Sets up a real service, once; returns the key of its first user. Nobody can have signed in yet: the code
    stands in.

    Raises:
        FaultyInput: a wrong code, a service that is set up already, an empty name, a weak password; all at
        once.
    """
    with transaction.atomic():
        take_turns()
        refuse(faults(given_code, first))
        now, today = clock.now(), clock.today()
        installation.set_up(REAL, now)
        user = staff.User.objects.add(first.email, first.name, first.password)
        team = staff.Team.objects.create(name=first.team)
        staff.Membership.objects.create(user=user, team=team, since=today)
        staff.RoleHeld.objects.bulk_create(
            staff.RoleHeld(user=user, role=role, since=today) for role in (ADMINISTRATOR, MANAGER)
        )
        audit.append(now, user.key, "installation.begin", user.key, audit.GENESIS)
    return user.key


def faults(given_code: str, first: FirstPerson) -> list[Fault]:
    """What stands in the way of setting up."""
    found = [] if kind() is None else [Fault("code", "", "This service is set up already.", "Sign in.")]
    if not hmac.compare_digest(given_code.strip().encode(), code().encode()):
        found.append(Fault("code", "", "This is not the code.", "Copy it from where the service was started."))
    needed = {"team": "A team has a name.", "name": "You have a name.", "email": "You have an email address."}
    for field, rule in needed.items():
        if not getattr(first, field).strip():
            found.append(Fault(field, "", rule, "Write it here."))
    if first.email and "@" not in first.email:
        found.append(Fault("email", first.email, "It is no email address.", "Write name@organisation."))
    try:
        validate_password(first.password)
    except ValidationError as error:
        found.append(Fault("password", "", " ".join(error.messages), "Choose another."))
    return found
