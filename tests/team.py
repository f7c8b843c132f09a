"""A small team to test with: the shortest way to somebody who acts, and to somebody who is cared for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.test import Client

from tornio.actions import first_contacts, rules
from tornio.actions import staff as acting_staff
from tornio.actions.referrals import NewReferral
from tornio.care.first_contacts import Told
from tornio.care.permissions import PRACTITIONER, Actor
from tornio.records.installation import Installation
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.records.staff import Duty, Membership, RoleHeld, Team, User

LONG_AGO = date(2020, 1, 1)
NUMBERS = count(1)


def demonstration() -> None:
    """Says that nobody here is real, so that signing in takes no second step."""
    Installation.objects.get_or_create(pk=1, defaults={"kind": "demonstration", "set_up_at": datetime.now(UTC)})


def user(name: str, *roles: str, team: str = "Open Dialogue") -> User:
    """A member of staff with these roles (a practitioner where none is named), in a team by name."""
    made = User.objects.add(f"{name.lower()}{next(NUMBERS)}@example.org", name)
    place, _ = Team.objects.get_or_create(name=team)
    Membership.objects.create(user=made, team=place, since=LONG_AGO)
    for role in roles or (PRACTITIONER,):
        RoleHeld.objects.create(user=made, role=role, since=LONG_AGO)
    return made


def in_two_teams(name: str) -> User:
    """A practitioner of two teams."""
    made = user(name)
    Membership.objects.create(user=made, team=Team.objects.get_or_create(name="Another")[0], since=LONG_AGO)
    return made


def actor(name: str, *roles: str, team: str = "Open Dialogue") -> Actor:
    """Somebody who acts, without a browser."""
    return acting_staff.actor(user(name, *roles, team=team).key)


def browser(signed_in: User | None = None) -> Client:
    """A test client, signed in as somebody."""
    client = Client()
    if signed_in is not None:
        demonstration()
        client.force_login(signed_in, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def signed_in(name: str, *roles: str) -> tuple[Client, Actor]:
    """Somebody who acts, and their browser."""
    made = user(name, *roles)
    return browser(made), acting_staff.actor(made.key)


def episode(by: Actor, name: str = "Sam") -> Episode:
    """An open episode with the actor's team."""
    person = Person.objects.create(given_name=name)
    team = Team.objects.get(key__in=by.teams)
    return Episode.objects.create(person=person, team=team, opened_on=date(2026, 3, 2))


def new_referral(**values: object) -> NewReferral:
    """A referral with the least that is needed."""
    least = {
        "given_name": "Sam",
        "family_name": "",
        "received_at": datetime(2026, 3, 2, 9, tzinfo=UTC),
        "route": "crisis team",
        "priority": "urgent",
    }
    return NewReferral(**{**least, **values})


def on_duty(by: Actor, hours: float = 8) -> Duty:
    """The actor answers the team's duty telephone, from an hour ago on."""
    start = datetime.now(UTC) - timedelta(hours=1)
    return Duty.objects.create(
        team=Team.objects.get(key__in=by.teams),
        user=User.objects.get(key=by.key),
        starts_at=start,
        ends_at=start + timedelta(hours=hours),
        phone="01227 000000",
    )


def first_contact(by: Actor, about: Episode, hours_ago: float = 1, **told: str) -> str:
    """A first contact by telephone, so many hours ago; returns the episode's key."""
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    return first_contacts.make(by, about.key, Told(at, "telephone", **told))


def day_of(moment: datetime) -> date:
    """The day that a moment falls on where the service is; around midnight that is not the day in UTC."""
    return moment.astimezone(rules.service().zone).date()
