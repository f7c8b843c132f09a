"""Accounts: the administrator invites, gives roles and teams, closes, and helps somebody back in."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.care import users as care
from tornio.care.permissions import Actor, check_give_roles
from tornio.care.service import labels
from tornio.records import audit, reach
from tornio.records import users as records
from tornio.records.base import one, take_turns
from tornio.records.staff import Team, User
from tornio.records.users import UserRow
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class NewUser:
    """Whom to invite: what they are called, where their account's mail goes, what they may do, and where."""

    name: str
    email: str
    profession: str = ""
    roles: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()


@reading("users.list", check_give_roles)
def listed(by: Actor) -> tuple[UserRow, ...]:
    """Everybody who is, or was, in the administrator's teams."""
    return records.rows(reach.staff(by), clock.today())


@reading("users.view", check_give_roles)
def view(by: Actor, key: str) -> UserRow:
    """One account."""
    return records.row(one(reach.staff(by).filter(key=key)), clock.today())


@reading("users.teams", check_give_roles)
def teams(by: Actor) -> tuple[tuple[str, str], ...]:
    """The administrator's own teams, by name."""
    return tuple(Team.objects.filter(key__in=by.teams).order_by("name").values_list("key", "name"))


@writing("users.add-team", check_give_roles)
def add_team(by: Actor, name: str) -> str:
    """Adds a team; its administrator belongs to it from today, and places everybody else."""
    refuse(care.team_faults(name, Team.objects.values_list("name", flat=True)))
    team = Team.objects.create(name=name.strip())
    records.place(User.objects.get(key=by.key), (team,), frozenset({team.key}), clock.today())
    return team.key


@reading("users.code", check_give_roles)
def code(by: Actor, key: str) -> str:
    """The code with which somebody sets their password; none where they have one, or the account is closed."""
    user = one(reach.staff(by).filter(key=key))
    done = user.has_usable_password() or not user.is_active
    return "" if done else records.joining_code(user, clock.today())


@writing("users.invite", check_give_roles)
def invite(by: Actor, new: NewUser) -> str:
    """Adds an account without a password: its holder sets one with the code that the administrator hands
    over."""
    taken = set(User.objects.values_list("email", flat=True))
    placed = Team.objects.filter(key__in=by.teams).filter(key__in=new.teams)
    faults = [
        *care.account_faults(new.name, new.email, taken),
        *care.role_faults((), new.roles, own=False, other_administrators=True),
        *profession_faults(new.profession),
    ]
    if not placed:
        faults.append(Fault("teams", "", "Everybody works with a team.", "Choose one."))
    refuse(faults)
    user = User.objects.add(new.email, new.name.strip())
    if new.profession:
        records.revise(user, user.version, profession=new.profession)
    records.give_roles(user, new.roles, clock.today())
    records.place(user, placed, by.teams, clock.today())
    return user.key


@writing("users.give", check_give_roles)
def give(by: Actor, key: str, roles: tuple[str, ...], teams: tuple[str, ...], *, version: int) -> str:
    """Makes these somebody's roles and teams from today on; the past is kept. Whoever loses a role is signed
    out: no page of it stays open."""
    user, today = one(reach.staff(by).filter(key=key)), clock.today()
    before = records.roles(user, today)
    others = records.other_administrators(user, today)
    refuse(care.role_faults(before, roles, own=user.key == by.key, other_administrators=others))
    records.revise(user, version)
    records.give_roles(user, roles, today)
    placed = Team.objects.filter(key__in=by.teams).filter(key__in=teams)
    records.place(user, placed, by.teams, today)
    if user.key != by.key and set(before) - set(roles):
        records.sign_out(user, clock.now())
    return key


@writing("users.close", check_give_roles)
def close(by: Actor, key: str, *, version: int) -> str:
    """Closes an account, and signs its holder out wherever that is. What they wrote stays theirs."""
    user, today = one(reach.staff(by).filter(key=key)), clock.today()
    others = records.other_administrators(user, today)
    held = records.roles(user, today)
    refuse(care.closing_faults(held, own=user.key == by.key, other_administrators=others))
    records.sign_out(user, clock.now())
    return records.revise(user, version, is_active=False).key


@writing("users.reopen", check_give_roles)
def reopen(by: Actor, key: str, *, version: int) -> str:
    """Opens a closed account again."""
    return records.revise(one(reach.staff(by).filter(key=key)), version, is_active=True).key


@writing("users.reset-second-step", check_give_roles)
def reset_second_step(by: Actor, key: str, *, version: int) -> str:
    """Takes away a second step that somebody lost, and their password with it: whoever found the telephone may
    know that too, and would set up a second step of their own. A code that is handed over lets them in."""
    records.second_steps(locked_out(by, key, version)).delete()
    return key


@writing("users.reset-password", check_give_roles)
def reset_password(by: Actor, key: str, *, version: int) -> str:
    """Takes away a password that somebody forgot; a code lets them set a new one."""
    return locked_out(by, key, version).key


def locked_out(by: Actor, key: str, version: int) -> User:
    """Somebody whom no password lets in any more, and who is signed out wherever they were signed in."""
    refuse(care.reset_faults(own=key == by.key))
    user = records.revise(one(reach.staff(by).filter(key=key)), version)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    records.sign_out(user, clock.now())
    return user


def join(email: str, given_code: str, password: str) -> str:
    """Sets the first password of somebody who was invited. Nobody has signed in yet: the code stands in.

    Raises:
        FaultyInput: for a code that does not hold, and a weak password; both at once.
    """
    with transaction.atomic():
        take_turns()
        user = records.joining(email, given_code, clock.today())
        refuse(joining_faults(user, password))
        user = one(User.objects.filter(email=email.strip().lower()))
        user.set_password(password)
        user.save(update_fields=["password"])
        audit.append(clock.now(), user.key, "users.join", user.key, audit.GENESIS)
    return user.key


def joining_faults(user: User | None, password: str) -> list[Fault]:
    """Which of the three is wrong, the address, the code or its age, is not told: a stranger may be asking."""
    rule = "This address and this code do not belong together, or the code is older than three days."
    faults = [] if user else [Fault("code", "", rule, "Ask your administrator for a new one.")]
    try:
        validate_password(password, user)
    except ValidationError as error:
        faults.append(Fault("password", "", " ".join(error.messages), "Choose another."))
    return faults


def profession_faults(profession: str) -> list[Fault]:
    """None, or one of the country's list."""
    known = labels(rules.service().country.professions)
    if not profession or profession in known:
        return []
    cure = Text("Choose one of: %(choices)s.", choices=tuple(map(Text, known.values())))
    return [Fault("profession", profession, "It has to be one of the list.", cure)]
