"""The network meeting's rules: allocation, familiar faces, the crisis phase, who came, and how a meeting may
end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tornio.vocabulary.fault import Fault

PLACES = ("home", "clinic", "ward", "video", "elsewhere")
NOBODY_BECAUSE = ("stigma", "little social support", "not asked", "not wanted", "could not come", "not known")
NEXT = ("date", "we will ring", "not decided", "not wanted")
ASKED_BY = ("person", "network", "practitioners", "together", "not said")

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
        rule = f"{usual} practitioners usually go; {count} is chosen."
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


def crisis_days(first: date, meetings: Iterable[date], length: int) -> tuple[tuple[int, date, bool], ...]:
    """Days 1 to `length` from the first meeting, and whether the network met on each: offered daily, never
    compelled
    (“every day for the first ten to twelve days”; mission 65)."""
    met = set(meetings)
    days = [first + timedelta(days=number) for number in range(length)]
    return tuple((number, day, day in met) for number, day in enumerate(days, start=1))


def late_faults(hours: float, limit: int, reason: str) -> list[Fault]:
    """A first meeting later than the limit takes a reason; it is never refused."""
    if hours <= limit or reason.strip():
        return []
    rule = f"This is later than {limit} hours after the first contact."
    return [Fault("late_because", "", rule, "Say why: the person's wish is a reason.")]
