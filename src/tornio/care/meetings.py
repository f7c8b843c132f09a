"""The network meeting's rules: allocation, familiar faces, the crisis phase, who came, and how a meeting may
end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

PLACES = ("home", "clinic", "ward", "video", "elsewhere")
NOBODY_BECAUSE = ("stigma", "little social support", "not asked", "not wanted", "could not come", "not known")
LONGEST_MINUTES = 24 * 60

#: The paper's seven categories (Results, network attendance; mission 82), in its order.
CATEGORIES = (
    "spouse or partner",
    "one parent",
    "both parents",
    "friends",
    "adult children or other relatives",
    "siblings",
    "others",
)
#: Each relationship of the dataset contract, except parent: how many came decides that one.
CATEGORY_OF = {
    "partner": "spouse or partner",
    "friend": "friends",
    "child": "adult children or other relatives",
    "other relative": "adult children or other relatives",
    "sibling": "siblings",
    "other": "others",
}
RELATIONSHIPS = ("partner", "parent", "friend", "child", "other relative", "sibling", "other")


def categories(relationships: Iterable[str]) -> tuple[str, ...]:
    """The paper's categories of those who came to one meeting; several may hold, one parent and both never do.

    Raises:
        ValueError: for a relationship that is none of RELATIONSHIPS.
    """
    came = Counter(relationships)
    unknown = sorted(set(came) - set(RELATIONSHIPS))
    if unknown:
        raise ValueError(f"relationship: {', '.join(unknown)}. Use one of {', '.join(RELATIONSHIPS)}.")
    found = {CATEGORY_OF[relationship] for relationship in came if relationship != "parent"}
    if came["parent"]:
        found.add("one parent" if came["parent"] == 1 else "both parents")
    return tuple(category for category in CATEGORIES if category in found)


def allocation_faults(practitioners: Sequence[str], usual: int, reason: str) -> list[Fault]:
    """Two practitioners go to a meeting; fewer needs a reason (mission 39)."""
    count = len(set(practitioners))
    if count == 0:
        return [Fault("practitioners", "", "Somebody has to go.", "Choose who goes.")]
    if count < usual and not reason.strip():
        rule = Text(
            "%(usual)s practitioners usually go; %(count)s is chosen.",
            "%(usual)s practitioners usually go; %(count)s are chosen.",
            usual=usual,
            count=count,
        )
        return [Fault("fewer_because", "", rule, "Choose another, or say why fewer.")]
    return []


@dataclass(frozen=True)
class Seen:
    """How often a practitioner has met this network, and when last (day 0 is the first meeting)."""

    practitioner: str
    times: int
    last: date


def familiar(met: Iterable[tuple[str, date]]) -> tuple[Seen, ...]:
    """Who knows this network, most familiar first: those who met it most, then those who met it last (mission
    7, 73)."""
    days: dict[str, list[date]] = {}
    for practitioner, day in met:
        days.setdefault(practitioner, []).append(day)
    seen = [Seen(practitioner, len(found), max(found)) for practitioner, found in days.items()]
    return tuple(sorted(seen, key=lambda one: (-one.times, -one.last.toordinal(), one.practitioner)))


#: What stands on one of the first days: the network met, it is to meet, or neither.
HELD, PLANNED, FREE = "held", "planned", ""


def crisis_days(
    held: Iterable[date], planned: Iterable[date], length: int
) -> tuple[tuple[int, date, str], ...]:
    """Days 1 to `length` from the first meeting, and whether the network met or is to meet on each: offered
    daily, never compelled (“every day for the first ten to twelve days”; mission 65). No days without one."""
    met, to_come = set(held), set(planned)
    if not met | to_come:
        return ()
    first = min(met | to_come)
    days = [first + timedelta(days=number) for number in range(length)]
    return tuple(
        (number, day, HELD if day in met else PLANNED if day in to_come else FREE)
        for number, day in enumerate(days, start=1)
    )


#: So near to its time a meeting began as planned: the difference is told to nobody.
AS_PLANNED = timedelta(minutes=5)


@dataclass(frozen=True)
class When:
    """When a meeting was, or is to be; and for when it was `planned`, where that is not nearly the same."""

    at: datetime
    planned: datetime | None = None


def when(starts_at: datetime, arrived_at: datetime | None) -> When:
    """A meeting is told by the time it began, everywhere."""
    at = arrived_at or starts_at
    return When(at, None if abs(at - starts_at) <= AS_PLANNED else starts_at)


def late_faults(hours: float, limit: int, reason: str) -> list[Fault]:
    """A first meeting later than the limit takes a reason; it is never refused."""
    return why_late_faults(limit, reason) if hours > limit else []


def why_late_faults(limit: int, reason: str) -> list[Fault]:
    """The reason for a first meeting that is, or was, later than the limit."""
    if reason.strip():
        return []
    rule = Text(
        "This is later than %(count)s hour after the first contact.",
        "This is later than %(count)s hours after the first contact.",
        count=limit,
    )
    return [Fault("late_because", "", rule, "Say why: the person's wish is a reason.")]


@dataclass(frozen=True)
class Plan:
    """What is arranged before a meeting: when, where, for how long, who goes, who is expected (mission 60–66).

    `practitioners` and `members` hold keys. Any place, any time and any length will do.
    """

    starts_at: datetime | None
    place: str
    where: str = ""
    minutes: int | None = None
    practitioners: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    fewer_because: str = ""
    late_because: str = ""


def plan_faults(plan: Plan, usual: int) -> list[Fault]:
    """What a plan lacks: a time, a place of any kind, and somebody to go."""
    faults = []
    if plan.starts_at is None:
        faults.append(Fault("starts_at", "", "A meeting has a day and a time.", "Write them."))
    if plan.place not in PLACES:
        faults.append(Fault("place", plan.place, "The place is missing.", "Choose one."))
    if plan.minutes is not None and not 0 < plan.minutes <= LONGEST_MINUTES:
        rule = Text("A length is from 1 to %(most)s minutes.", most=LONGEST_MINUTES)
        faults.append(Fault("minutes", str(plan.minutes), rule, "Write it in figures, or leave it open."))
    return faults + allocation_faults(plan.practitioners, usual, plan.fewer_because)


def is_long(minutes: int | None, soft_limit: int) -> bool:
    """Whether a softly worded note stands beside the length: people tire, and some want it so (mission 66)."""
    return minutes is not None and minutes > soft_limit


def is_peer(profession: str) -> bool:
    """Whether somebody works from their own experience: a peer worker or a carer practitioner."""
    return any(word in profession.casefold() for word in ("peer", "carer"))


def peers_to_suggest(expected: int, peers: Sequence[str], going: Iterable[str]) -> tuple[str, ...]:
    """The peers to think of where nobody from the network is expected: suggested, never chosen for anybody."""
    return tuple(peers) if not expected and not set(peers) & set(going) else ()


#: Why the service itself called a meeting off. What people wrote about it stands beside, in their own words.
DIED, AGREED_OTHERWISE = "died", "agreed otherwise"

BEFORE, TALKING, LEFT, CANCELLED = "before", "talking", "left", "cancelled"


def stage(
    arrived_at: datetime | None,
    left_at: datetime | None,
    cancelled_at: datetime | None,
    *,
    written: bool = False,
) -> str:
    """Where a meeting stands. Closing the record is apart from it: the pair may do that later. What was
    `written` down though nobody tapped *Arrived* is behind them too."""
    if cancelled_at is not None:
        return CANCELLED
    if left_at is not None or (arrived_at is None and written):
        return LEFT
    return BEFORE if arrived_at is None else TALKING
