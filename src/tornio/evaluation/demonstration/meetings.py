"""The network meetings: how many each person had, when, where, and with whom of the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from tornio.evaluation.demonstration import figures
from tornio.evaluation.rows import Meeting

T = TypeVar("T")

#: An assumption: how many people left the service before their tenth meeting.
FEWER_MEETINGS = 8
#: Assumptions, as shares: the paper prints none of them.
PLACES = {"home": 0.6, "clinic": 0.3, "ward": 0.05, "elsewhere": 0.05}
PRACTITIONERS = {2: 0.85, 3: 0.1, 1: 0.05}
NOBODY_BECAUSE = {
    "not wanted": 0.35,
    "little social support": 0.25,
    "could not come": 0.15,
    "stigma": 0.1,
    "not asked": 0.05,
    "not known": 0.1,
}


def meetings(people: Sequence[str], leavers: Sequence[str], random: Random) -> list[Meeting]:
    """Everybody's first ten network meetings, fewer for some of those who left; as many together as printed."""
    counts = _counts(people, leavers, random)
    found: list[Meeting] = []
    for person in people:
        day = 0
        for number in range(1, counts[person] + 1):
            found.append(_meeting(f"demo-m{len(found) + 1:03}", person, number, day, random))
            day += random.randint(1, 4) if day < 12 else random.randint(5, 21)
    return found


def _counts(people: Sequence[str], leavers: Sequence[str], random: Random) -> Mapping[str, int]:
    """How many meetings each person had: one meeting at a time is taken from some of the leavers."""
    counts = dict.fromkeys(people, figures.MOST_MEETINGS)
    fewer = random.sample(leavers, FEWER_MEETINGS)
    while sum(counts.values()) > figures.MEETINGS:
        person = random.choice(fewer)
        counts[person] = max(counts[person] - 1, 1)
    return counts


def _meeting(meeting: str, person: str, number: int, day: int, random: Random) -> Meeting:
    practitioners = _one_of(PRACTITIONERS, random)
    return Meeting(
        meeting=meeting,
        participant=person,
        number=number,
        day=day,
        minutes=random.randrange(45, 125, 5),
        place=_one_of(PLACES, random),
        practitioners=practitioners,
        peers=random.randint(0, practitioners - 1) if practitioners > 1 else 0,
    )


def say_why_nobody(found: Sequence[Meeting], attended: set[str], random: Random) -> list[Meeting]:
    """The meetings, with a reason where nobody of the network was there."""
    return [
        meeting
        if meeting.meeting in attended
        else replace(meeting, nobody_because=_one_of(NOBODY_BECAUSE, random))
        for meeting in found
    ]


def _one_of(shares: Mapping[T, float], random: Random) -> T:
    return random.choices(list(shares), list(shares.values()))[0]
