"""The network: whom the person names, and the yes that each invitation needs of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tornio.actions import clock
from tornio.actions.door import reading, writing
from tornio.care.network import MemberDetails, member_faults
from tornio.care.people import living_faults
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.records import network as records
from tornio.records import people, reach
from tornio.records.base import one
from tornio.records.meetings import Place
from tornio.records.network import Invitation, Member, MemberRow
from tornio.records.people import PersonPage
from tornio.records.staff import User
from tornio.vocabulary.fault import refuse

__all__ = ["MemberRow"]


@reading("network.view", check_see_care)
def view(by: Actor, key: str) -> tuple[PersonPage, tuple[MemberRow, ...]]:
    """A person and their network."""
    page = people.page(reach.people(by), key)
    return page, records.members(reach.network(by).filter(person__key=page.key))


@dataclass(frozen=True)
class Without:
    """A meeting to come, and by name those whom the person wants asked and nobody expects at it."""

    meeting: str
    starts_at: datetime
    names: tuple[str, ...]


@reading("network.not-expected", check_see_care)
def not_expected(by: Actor, key: str) -> tuple[Without, ...]:
    """The meetings to come, within reach, at which somebody whom a person has invited is not expected: invited
    since they were planned, or left out."""
    person = one(reach.people(by).filter(key=key))
    planned = reach.meetings(by).filter(episode__person=person, starts_at__gt=clock.now(), arrived_at=None)
    coming = planned.filter(cancelled_at=None, closed_at=None, person_here=None).order_by("starts_at", "pk")
    found = []
    for meeting in coming:
        expected = set(meeting.places.values_list("member__key", flat=True))
        names = tuple(row.name for row in records.invited(person) if row.key not in expected)
        found.append(Without(meeting.key, meeting.starts_at, names))
    return tuple(meeting for meeting in found if meeting.names)


@reading("network.member", check_see_care, through_glass=False)
def member(by: Actor, key: str) -> tuple[MemberRow, PersonPage]:
    """One member, and whose network it is."""
    found = one(reach.network(by).select_related("person").filter(key=key))
    page = people.page(reach.people(by), found.person.key)
    (row,) = records.members(Member.objects.filter(pk=found.pk))
    return row, page


@writing("network.add", check_give_care)
def add(by: Actor, key: str, details: MemberDetails, *, wanted: bool) -> str:
    """Adds somebody the person named; invited only where the person said yes to that as well."""
    refuse(member_faults(details))
    person = one(reach.people(by).filter(key=key))
    added = Member.objects.create(person=person, **vars(details))
    if wanted:
        agree(by, added)
    return added.key


@writing("network.change", check_give_care)
def change(by: Actor, key: str, details: MemberDetails, *, version: int) -> str:
    """Changes what is known of a member; returns the person's key."""
    refuse(member_faults(details))
    found = one(reach.network(by).select_related("person").filter(key=key))
    found.revise(version, **vars(details))
    return found.person.key


@writing("network.remove", check_give_care)
def remove(by: Actor, key: str, *, version: int) -> str:
    """Takes a member off the network: nobody invites them any more, what they said in meetings stays. Returns
    the person's key."""
    found = one(reach.network(by).select_related("person").filter(key=key))
    end(found)
    found.revise(version, removed_at=clock.now())
    return found.person.key


@writing("network.invite", check_give_care)
def invite(by: Actor, key: str) -> str:
    """Keeps the person's yes to one member being asked; a second yes changes nothing."""
    found = one(reach.network(by).select_related("person").filter(key=key))
    if not records.standing().filter(member=found).exists():
        agree(by, found)
    return key


@writing("network.take-back", check_give_care)
def take_back(by: Actor, key: str) -> str:
    """Ends an invitation. Nobody is told, and no page shows that there was one (invariant 3)."""
    end(one(reach.network(by).filter(key=key)))
    return key


def agree(by: Actor, member: Member) -> None:
    """The person's yes, on record."""
    refuse(living_faults(member.person.died_on))
    recorder = User.objects.get(key=by.key)
    Invitation.objects.create(member=member, agreed_at=clock.now(), recorded_by=recorder)


def end(member: Member) -> None:
    """No invitation stands any more, and no meeting to come expects them."""
    records.standing().filter(member=member).update(taken_back_at=clock.now())
    to_come = Place.objects.filter(member=member, came=None)
    to_come.filter(meeting__arrived_at=None, meeting__closed_at=None).delete()
