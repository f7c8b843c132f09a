"""The team: posts by date, training, leave."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tornio.actions import clock, own, rules
from tornio.actions.door import reading, writing
from tornio.care import team as care
from tornio.care.permissions import Actor, check_run_team, check_see_team
from tornio.care.service import labels
from tornio.records import reach, users
from tornio.records import team as records
from tornio.records.base import one
from tornio.records.staff import Leave, Training, WholeTime
from tornio.records.team import ColleaguePage, LeaveRow, TeamPage, TrainingRow
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text


@dataclass(frozen=True)
class NewCourse:
    """A course somebody takes or took."""

    course: str
    provider: str = ""
    started_on: date | None = None
    completed_on: date | None = None
    expires_on: date | None = None
    certificate: str = ""
    supervisor_level: bool = False


@dataclass(frozen=True)
class NewPost:
    """What somebody does here: their profession, and how much of a whole-time post from a day on."""

    profession: str
    phone: str = ""
    equivalent: str = ""
    since: date | None = None


@reading("team.view", check_see_team)
def view(by: Actor, day: date | None = None, team: str = "") -> TeamPage:
    """One of the actor's teams on a day: the first by name, and today, where none is named."""
    found = own.first(by, team)
    return records.page(frozenset({found.key} if found else ()), day or clock.today())


@reading("team.colleague", check_see_team)
def colleague(by: Actor, key: str) -> ColleaguePage:
    """Somebody in the team."""
    return records.colleague(reach.staff(by), key, clock.today())


@reading("team.training", check_run_team)
def training(by: Actor, key: str) -> tuple[TrainingRow, str]:
    """A course, and the key of whose it is."""
    found = one(Training.objects.select_related("user").filter(key=key, user__in=reach.staff(by)))
    return records.training_row(found, clock.today()), found.user.key


@reading("team.leave", check_run_team)
def leave(by: Actor, key: str) -> tuple[LeaveRow, str]:
    """Somebody's leave, and the key of whose it is."""
    found = one(Leave.objects.select_related("user").filter(key=key, user__in=reach.staff(by)))
    return records.leave_row(found), found.user.key


@writing("team.set-post", check_run_team)
def set_post(by: Actor, key: str, post: NewPost, *, version: int) -> str:
    """Keeps somebody's profession and number and, from a day on, their post; earlier posts stay."""
    user = one(reach.staff(by).filter(key=key))
    refuse(post_faults(post))
    users.revise(user, version, profession=post.profession, phone=post.phone.strip())
    if post.equivalent.strip() and post.since is not None:
        value = Decimal(post.equivalent.replace(",", "."))
        WholeTime.objects.update_or_create(user=user, since=post.since, defaults={"equivalent": value})
    return user.key


@writing("team.add-training", check_run_team)
def add_training(by: Actor, key: str, course: NewCourse) -> str:
    """Adds a course; one without a day of completion is in progress."""
    user = one(reach.staff(by).filter(key=key))
    refuse(course_faults(course))
    return Training.objects.create(user=user, **asdict(course)).key


@writing("team.change-training", check_run_team)
def change_training(by: Actor, key: str, course: NewCourse, *, version: int) -> str:
    """Changes what is known of a course, such as that it is completed."""
    found = one(Training.objects.filter(key=key, user__in=reach.staff(by)))
    refuse(course_faults(course))
    return found.revise(version, **asdict(course)).key


@writing("team.add-leave", check_run_team)
def add_leave(by: Actor, key: str, first_day: date | None, last_day: date | None) -> str:
    """Adds days away, both included."""
    user = one(reach.staff(by).filter(key=key))
    days: dict[str, Any] = {"first_day": first_day, "last_day": last_day}
    refuse([*day_faults(first_day, last_day), *care.leave_faults(first_day, last_day)])
    return Leave.objects.create(user=user, **days).key


@writing("team.change-leave", check_run_team)
def change_leave(by: Actor, key: str, first_day: date | None, last_day: date | None, *, version: int) -> str:
    """Changes days away."""
    found = one(Leave.objects.filter(key=key, user__in=reach.staff(by)))
    refuse([*day_faults(first_day, last_day), *care.leave_faults(first_day, last_day)])
    return found.revise(version, first_day=first_day, last_day=last_day).key


@writing("team.cancel-leave", check_run_team)
def cancel_leave(by: Actor, key: str, *, version: int) -> str:
    """Takes leave away that somebody does not take after all."""
    found = one(Leave.objects.filter(key=key, user__in=reach.staff(by)))
    found.revise(version).delete()
    return key


def post_faults(post: NewPost) -> list[Fault]:
    """A profession of the list; a post is a number and has a first day."""
    professions = labels(rules.service().country.professions)
    faults = []
    if post.profession not in professions:
        cure = Text("Choose one of: %(choices)s.", choices=tuple(map(Text, professions.values())))
        faults.append(Fault("profession", post.profession, "It has to be one of the list.", cure))
    if post.equivalent.strip():
        faults += care.post_faults(post.equivalent.strip())
        if post.since is None:
            faults.append(Fault("since", "", "A post begins on a day.", "Write the day."))
    return faults


def course_faults(course: NewCourse) -> list[Fault]:
    """A course has a name, and its days follow each other."""
    rule = care.Course(course.started_on, course.completed_on, course.expires_on, course.supervisor_level)
    unnamed = [Fault("course", "", "A course has a name.", "Write it.")] if not course.course.strip() else []
    return [*unnamed, *care.course_faults(rule)]


def day_faults(first_day: date | None, last_day: date | None) -> list[Fault]:
    """Leave has two days."""
    days = {"first_day": first_day, "last_day": last_day}
    return [
        Fault(field, "", "Leave has a first and a last day.", "Write the day.")
        for field, day in days.items()
        if day is None
    ]
