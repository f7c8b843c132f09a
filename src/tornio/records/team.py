"""The team on a day: posts, training, leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet

from tornio.care import team as care
from tornio.care.permissions import CARE
from tornio.care.team import Course, Post
from tornio.records.base import one
from tornio.records.staff import Leave, Membership, RoleHeld, Training, User, WholeTime, on


@dataclass(frozen=True)
class ColleagueRow:
    """Somebody in the team on a day. `away_until` is the last day of leave they are on."""

    key: str
    name: str
    profession: str
    equivalent: Decimal
    training: str
    supervises: bool
    away_until: date | None


@dataclass(frozen=True)
class TeamPage:
    """The team on a day. `steps` says how its whole-time equivalent came to be: the sum from each day on."""

    day: date
    rows: tuple[ColleagueRow, ...]
    equivalent: Decimal
    training: care.Training
    steps: tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True)
class TrainingRow:
    """A course of somebody's."""

    key: str
    version: int
    course: str
    provider: str
    started_on: date | None
    completed_on: date | None
    expires_on: date | None
    certificate: str
    supervisor_level: bool
    state: str


@dataclass(frozen=True)
class LeaveRow:
    """Days that somebody is away, both included."""

    key: str
    version: int
    first_day: date
    last_day: date


@dataclass(frozen=True)
class ColleaguePage:
    """Somebody in the team: their posts, training, and leave that is not over."""

    key: str
    version: int
    name: str
    profession: str
    phone: str
    posts: tuple[Post, ...]
    training: tuple[TrainingRow, ...]
    leave: tuple[LeaveRow, ...]


def page(teams: frozenset[str], day: date) -> TeamPage:
    """The team as it is on a day, by name: no profession comes first (mission 35)."""
    rows = tuple(row(user, day) for user in members(teams, day))
    return TeamPage(
        day,
        rows,
        sum((one.equivalent for one in rows), Decimal(0)),
        care.training(one.training for one in rows),
        steps(teams, day),
    )


def members(teams: frozenset[str], day: date) -> QuerySet[User]:
    """Those in the team on a day who give care, in whichever profession."""
    places = Membership.objects.filter(on(day), team__key__in=teams)
    caring = RoleHeld.objects.filter(on(day), role__in=CARE)
    found = User.objects.filter(memberships__in=places, roles__in=caring).distinct()
    return found.prefetch_related("whole_time", "training", "leave").order_by("name", "pk")


def row(user: User, day: date) -> ColleagueRow:
    """Somebody's line on a day."""
    courses = [course(taken) for taken in user.training.all()]
    away = [leave.last_day for leave in user.leave.all() if leave.first_day <= day <= leave.last_day]
    return ColleagueRow(
        user.key,
        user.name,
        user.profession,
        care.equivalent_on(posts(user), day),
        care.state(courses, day),
        care.may_supervise(courses, day),
        max(away, default=None),
    )


def posts(user: User) -> tuple[Post, ...]:
    """Somebody's posts, the first one first."""
    found = sorted(user.whole_time.all(), key=lambda post: (post.since, post.pk))
    return tuple(Post(post.since, post.equivalent) for post in found)


def course(taken: Training) -> Course:
    """A course as the rules know it."""
    return Course(taken.started_on, taken.completed_on, taken.expires_on, taken.supervisor_level)


def steps(teams: frozenset[str], until: date) -> tuple[tuple[date, Decimal], ...]:
    """The sum of posts from each day on which it changed, up to a day."""
    sums = [(day, total(teams, day)) for day in turning_days(teams) if day <= until]
    return tuple(
        step
        for before, step in zip([None, *sums], sums, strict=False)
        if before is None or before[1] != step[1]
    )


def turning_days(teams: frozenset[str]) -> list[date]:
    """The days on which the team's sum could change: places, roles and posts begin or have ended."""
    places = Membership.objects.filter(team__key__in=teams)
    theirs = {"user__in": places.values("user")}
    spells: list[Membership | RoleHeld] = [*places, *RoleHeld.objects.filter(role__in=CARE, **theirs)]
    ended = (spell.until + timedelta(days=1) for spell in spells if spell.until)
    posts = WholeTime.objects.filter(**theirs).values_list("since", flat=True)
    return sorted({*(spell.since for spell in spells), *ended, *posts})


def total(teams: frozenset[str], day: date) -> Decimal:
    """The sum of the posts of everybody in the team on a day; each person counts once."""
    return sum((care.equivalent_on(posts(user), day) for user in members(teams, day)), Decimal(0))


def colleague(within: QuerySet[User], key: str, day: date) -> ColleaguePage:
    """Somebody in the team.

    Raises:
        NotFoundError: when there is no such colleague within reach.
    """
    user = one(within.filter(key=key))
    leave = user.leave.filter(last_day__gte=day).order_by("first_day")
    return ColleaguePage(
        user.key,
        user.version,
        user.name,
        user.profession,
        user.phone,
        posts(user),
        tuple(training_row(taken, day) for taken in user.training.order_by("started_on", "pk")),
        tuple(leave_row(away) for away in leave),
    )


def training_row(taken: Training, day: date) -> TrainingRow:
    """A course on its page."""
    return TrainingRow(
        taken.key,
        taken.version,
        taken.course,
        taken.provider,
        taken.started_on,
        taken.completed_on,
        taken.expires_on,
        taken.certificate,
        taken.supervisor_level,
        course(taken).state(day),
    )


def leave_row(away: Leave) -> LeaveRow:
    """Leave on its page."""
    return LeaveRow(away.key, away.version, away.first_day, away.last_day)
