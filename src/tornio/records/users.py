"""Accounts: who can sign in, in which roles and teams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare, salted_hmac

from tornio.care.permissions import ADMINISTRATOR
from tornio.records.base import ALPHABET, KEY_LENGTH, ChangedMeanwhileError
from tornio.records.staff import Membership, RoleHeld, Team, User, on

#: For so many days after the one on which it was shown somebody can set their password with a code.
CODE_DAYS = 3


@dataclass(frozen=True)
class UserRow:
    """An account: what an administrator sees of it."""

    key: str
    version: int
    name: str
    email: str
    profession: str
    phone: str
    roles: tuple[str, ...]
    teams: tuple[tuple[str, str], ...]
    open: bool
    has_password: bool
    has_second_step: bool
    last_here: datetime | None


def rows(within: QuerySet[User], today: date) -> tuple[UserRow, ...]:
    """Accounts by name, the closed ones last."""
    return tuple(row(user, today) for user in within.order_by("-is_active", "name", "pk"))


def row(user: User, today: date) -> UserRow:
    """One account on a day."""
    teams = user.memberships.filter(on(today)).order_by("team__name").values_list("team__key", "team__name")
    return UserRow(
        user.key,
        user.version,
        user.name,
        user.email,
        user.profession,
        user.phone,
        roles(user, today),
        tuple(teams),
        user.is_active,
        user.has_usable_password(),
        second_steps(user).exists(),
        user.last_login,
    )


def roles(user: User, today: date) -> tuple[str, ...]:
    """The roles somebody holds on a day, by name."""
    return tuple(user.roles.filter(on(today)).order_by("role").values_list("role", flat=True).distinct())


def revise(user: User, seen: int, **values: Any) -> User:
    """Saves new values of an account that is still as the editor saw it.

    Raises:
        ChangedMeanwhileError: when somebody else saved in between.
    """
    if not User.objects.filter(pk=user.pk, version=seen).update(version=F("version") + 1, **values):
        raise ChangedMeanwhileError(f"User {user.key} is no longer version {seen}.")
    user.refresh_from_db()
    return user


def give_roles(user: User, roles: Iterable[str], today: date) -> None:
    """Makes these the roles that somebody holds from today on; what they held before is kept as the past."""
    wanted, held = set(roles), set(user.roles.filter(on(today)).values_list("role", flat=True))
    yesterday = today - timedelta(days=1)
    user.roles.filter(on(today), role__in=held - wanted).update(until=yesterday)
    RoleHeld.objects.bulk_create(RoleHeld(user=user, role=role, since=today) for role in sorted(wanted - held))


def place(user: User, teams: Iterable[Team], among: frozenset[str], today: date) -> None:
    """Makes these the teams that somebody is in from today on; teams that are not `among` those given are left
    alone."""
    wanted = list(teams)
    held = user.memberships.filter(on(today), team__key__in=among)
    staying = set(held.filter(team__in=wanted).values_list("team", flat=True))
    held.exclude(team__in=wanted).update(until=today - timedelta(days=1))
    Membership.objects.bulk_create(
        Membership(user=user, team=team, since=today) for team in wanted if team.pk not in staying
    )


def other_administrators(user: User, today: date) -> bool:
    """Whether somebody else can give roles."""
    held = RoleHeld.objects.filter(on(today), role=ADMINISTRATOR, user__is_active=True)
    return held.exclude(user=user).exists()


def second_steps(user: User) -> QuerySet[Any]:
    """The second steps that somebody set up: their app and recovery codes."""
    from allauth.mfa.models import Authenticator  # another app's model: not there before the apps are loaded

    return Authenticator.objects.filter(user=user)  # type: ignore[no-any-return]  # allauth carries no types


def sign_out(user: User, now: datetime) -> None:
    """Ends every session in which somebody is signed in, wherever that is."""
    from django.contrib.auth import SESSION_KEY
    from django.contrib.sessions.models import Session  # as above

    open_ones = Session.objects.filter(expire_date__gt=now)
    theirs = [one.pk for one in open_ones if one.get_decoded().get(SESSION_KEY) == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def joining_code(user: User, day: date) -> str:
    """The code with which somebody sets their first password, as it is shown on a day: twelve letters and
    digits that can be read out (59 bits), in threes. It holds no more once they have a password."""
    about = f"{user.pk} {user.email} {user.password} {day}"
    number = int.from_bytes(salted_hmac("tornio joining", about, algorithm="sha256").digest())
    letters = []
    for _ in range(KEY_LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return " ".join("".join(letters[start : start + 3]) for start in range(0, KEY_LENGTH, 3))


def joining(email: str, code: str, today: date) -> User | None:
    """Whose code this is, however it is spaced, where it still holds."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None or user.has_usable_password():
        return None
    given = "".join(filter(str.isalnum, code.lower()))
    valid = (joining_code(user, today - timedelta(days=ago)) for ago in range(CODE_DAYS + 1))
    return user if any(constant_time_compare(one.replace(" ", ""), given) for one in valid) else None


def key_of(email: str) -> str:
    """The key of the account with this address, however it is written; empty where there is none."""
    return User.objects.filter(email=email.strip().lower()).values_list("key", flat=True).first() or ""
