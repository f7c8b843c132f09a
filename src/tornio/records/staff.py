"""Who works here: users, their roles and teams, whole-time equivalents, training, leave and duty."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from tornio.care.permissions import ROLES, Actor
from tornio.records.base import Record, new_key, one


class Team(Record):
    """A team that answers for whole episodes (mission 6, 15)."""

    name = models.CharField(max_length=120, unique=True)


class UserManager(BaseUserManager["User"]):
    """Makes users; an email address is one person's whatever its capitals."""

    def add(self, email: str, name: str, password: str | None = None) -> User:
        """A new user; without a password they sign in through the organisation only."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in. What they may do follows from the roles they hold on the day."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    version = models.PositiveIntegerField(default=1)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=60, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()

    def __str__(self) -> str:
        return self.name


class RoleHeld(models.Model):
    """A role from one day until another; the past is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


class Membership(models.Model):
    """A place in a team from one day until another."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)


class WholeTime(models.Model):
    """How much of a whole-time post somebody fills from a day on (mission 34)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="whole_time")
    since = models.DateField()
    equivalent = models.DecimalField(max_digits=3, decimal_places=2)


class Training(Record):
    """A course: in progress until it has a completion day (mission 41, 42)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="training")
    course = models.CharField(max_length=160)
    provider = models.CharField(max_length=160, blank=True)
    started_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    certificate = models.CharField(max_length=80, blank=True)
    supervisor_level = models.BooleanField(default=False)


class Leave(Record):
    """Days away, both included."""

    user = models.ForeignKey(User, models.PROTECT, related_name="leave")
    first_day = models.DateField()
    last_day = models.DateField()


class Duty(Record):
    """A stretch of time in which somebody answers the duty telephone (mission 33)."""

    team = models.ForeignKey(Team, models.PROTECT, related_name="duties")
    user = models.ForeignKey(User, models.PROTECT, related_name="duties")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    phone = models.CharField(max_length=40)


class GlassBroken(models.Model):
    """A look at a person outside one's team, with its reason; it ends by itself."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    person = models.ForeignKey("records.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.TextField()


def on(day: date) -> Q:
    """Rows that hold on a day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def actor(user_key: str, now: datetime, today: date) -> Actor:
    """Who somebody is today: their roles, their teams, and the records they opened with a reason.

    Raises:
        NotFoundError: when there is no such user, or they no longer work here.
    """
    user = one(User.objects.filter(key=user_key, is_active=True))
    opened = GlassBroken.objects.filter(user=user, at__lte=now, until__gt=now)
    return Actor(
        user.key,
        user.name,
        frozenset(user.roles.filter(on(today)).values_list("role", flat=True)),
        frozenset(user.memberships.filter(on(today)).values_list("team__key", flat=True)),
        frozenset(opened.values_list("person__key", flat=True)),
    )


@dataclass(frozen=True)
class Colleague:
    """Somebody in a team, for lists to choose from."""

    key: str
    name: str
    profession: str


def colleagues(teams: frozenset[str], today: date, roles: Iterable[str] = ROLES) -> tuple[Colleague, ...]:
    """Everybody with one of these roles in these teams today, by name: no profession comes first (mission
    35)."""
    found = User.objects.filter(
        is_active=True,
        memberships__in=Membership.objects.filter(on(today), team__key__in=teams),
        roles__in=RoleHeld.objects.filter(on(today), role__in=roles),
    )
    return tuple(Colleague(user.key, user.name, user.profession) for user in found.distinct().order_by("name"))
