"""Opening a record outside one's own team: found by name and day of birth, with a reason, for an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tornio.actions import clock
from tornio.actions.door import reading, refused, writing
from tornio.care import glass as care
from tornio.care.permissions import Actor, NotPermittedError, check_break_glass, check_see_opened
from tornio.records import glass as records
from tornio.records.glass import GlassRow
from tornio.records.people import Person
from tornio.records.staff import GlassBroken, User
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class Sought:
    """Somebody as they say who they are: whoever does not know both name and day of birth finds nobody."""

    given_name: str
    family_name: str
    born_on: date | None


@reading("glass.mine", check_break_glass)
def mine(by: Actor) -> tuple[tuple[str, str, datetime], ...]:
    """What the actor has open now: key, name, and until when."""
    return records.opened(by.key, clock.now())


@reading("glass.list", check_see_opened)
def listed(by: Actor) -> tuple[GlassRow, ...]:
    """Who opened records of the manager's teams from outside, and why."""
    return records.rows(by.teams)


def whose(sought: Sought, **_reason: str) -> str:
    """The key of the one person who was sought; empty where that is nobody, or more than one."""
    found = found_as(sought)
    return found[0].key if len(found) == 1 else ""


@writing("glass.break", check_break_glass, tried=whose)
def open_record(by: Actor, sought: Sought, *, reason: str) -> str:
    """Opens a person's record for an hour; returns the person's key. An attempt that is refused is on record.

    Raises:
        NotPermittedError: when the account was closed meanwhile.
    """
    refuse([*sought_faults(sought), *care.reason_faults(reason)])
    if not User.objects.filter(key=by.key, is_active=True).exists():
        raise NotPermittedError("This account is closed.")
    found = found_as(sought)
    if len(found) != 1:
        rule = "Nobody of exactly this name and day of birth is known here, or more than one person is."
        refuse([Fault("given_name", "", rule, "Check the spelling and the day.")])
    user, now = User.objects.get(key=by.key), clock.now()
    GlassBroken.objects.create(
        user=user, person=found[0], at=now, until=now + care.OPEN_FOR, reason=reason.strip()
    )
    return found[0].key


def signed_out(user_key: str) -> None:
    """Somebody sent the form after their account was closed or their session had ended; nothing opens, and it
    is on record."""
    refused(user_key, "glass.break", "", "")


def found_as(sought: Sought) -> tuple[Person, ...]:
    """Everybody of this name and day of birth."""
    return records.found(sought.given_name, sought.family_name, sought.born_on or date.min)


def sought_faults(sought: Sought) -> list[Fault]:
    """A name and a day of birth."""
    faults = []
    if not sought.given_name.strip():
        faults.append(Fault("given_name", "", "A name is needed.", "Write it as they say it."))
    if sought.born_on is None:
        faults.append(Fault("born_on", "", "The day of birth is needed.", "Ask them."))
    return faults
