"""The team: whole-time equivalents by date, training, leave (mission 34, 35, 41, 42)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tornio.vocabulary.fault import Fault

NONE, IN_PROGRESS, COMPLETE, EXPIRED = "none", "in progress", "complete", "expired"
MOST = Decimal(2)


@dataclass(frozen=True)
class Post:
    """How much of a whole-time post somebody fills from a day on."""

    since: date
    equivalent: Decimal


@dataclass(frozen=True)
class Course:
    """A course somebody takes or took; days that nobody knows are None."""

    started_on: date | None = None
    completed_on: date | None = None
    expires_on: date | None = None
    supervisor_level: bool = False

    def state(self, day: date) -> str:
        """`none` before it begins, then `in progress`, `complete` or `expired`; a certificate's last day
        counts."""
        if self.started_on is not None and self.started_on > day:
            return NONE
        if self.completed_on is None or self.completed_on > day:
            return IN_PROGRESS
        return EXPIRED if self.expires_on is not None and self.expires_on < day else COMPLETE


@dataclass(frozen=True)
class Training:
    """How many of a team are trained on a day: each person counts once, with the furthest they got."""

    complete: int
    in_progress: int
    of: int

    @property
    def percent_trained(self) -> float | None:
        """Those who completed, of all, in per cent; None for an empty team."""
        return 100 * self.complete / self.of if self.of else None

    @property
    def percent_in_progress(self) -> float | None:
        """Those who are on their way, of all, in per cent; None for an empty team."""
        return 100 * self.in_progress / self.of if self.of else None


def equivalent_on(posts: Iterable[Post], day: date) -> Decimal:
    """What somebody's post is on a day: the one that began last; none yet is 0."""
    begun = [post for post in posts if post.since <= day]
    return max(begun, key=lambda post: post.since).equivalent if begun else Decimal(0)


def state(courses: Sequence[Course], day: date) -> str:
    """The furthest that somebody got in training on a day."""
    states = {course.state(day) for course in courses}
    return next((known for known in (COMPLETE, IN_PROGRESS, EXPIRED) if known in states), NONE)


def training(states: Iterable[str]) -> Training:
    """The team's training from everybody's state."""
    known = list(states)
    return Training(known.count(COMPLETE), known.count(IN_PROGRESS), len(known))


def may_supervise(courses: Iterable[Course], day: date) -> bool:
    """Whether somebody holds a supervisor-level qualification on a day."""
    return any(course.supervisor_level and course.state(day) == COMPLETE for course in courses)


def post_faults(equivalent: str) -> list[Fault]:
    """A post is a number such as 0.6, above 0 and at most 2 for somebody who does more than one."""
    rule = "A post is a part of a whole-time one: a number from 0 to 2, with at most two decimals."
    cure = "Write 0.6 for three days of five."
    try:
        value = Decimal(equivalent.replace(",", "."))
    except ArithmeticError:
        return [Fault("equivalent", equivalent, rule, cure)]
    fits = value.is_finite() and 0 <= value <= MOST and value == value.quantize(Decimal("0.01"))
    return [] if fits else [Fault("equivalent", equivalent, rule, cure)]


def course_faults(course: Course) -> list[Fault]:
    """A course is completed after it starts, and its certificate expires after that."""
    days = (
        ("completed_on", course.started_on, course.completed_on, "It is completed after it starts."),
        ("expires_on", course.completed_on, course.expires_on, "A certificate expires after it was given."),
    )
    faults = [
        Fault(field, str(later), rule, "Check both days.")
        for field, earlier, later, rule in days
        if earlier is not None and later is not None and later < earlier
    ]
    if course.expires_on is not None and course.completed_on is None:
        rule = "A certificate expires once there is one."
        faults.append(Fault("expires_on", str(course.expires_on), rule, "Write when it was completed."))
    return faults


def leave_faults(first_day: date | None, last_day: date | None) -> list[Fault]:
    """Leave ends on the day it starts or later."""
    if first_day is None or last_day is None or first_day <= last_day:
        return []
    rule = "Leave ends on the day it starts, or later."
    return [Fault("last_day", str(last_day), rule, "Check both days.")]
