"""Who of the network was at which meeting: as many meetings of each kind as printed, somebody at 245 of 467."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.searching import NotFound
from tornio.evaluation.rows import Attendance, Meeting

MOST_MOVES = 20_000

#: An assumption: how many people have somebody of this kind in their network.
PEOPLE_WITH = {"partner": 22, "friend": 14, "child or other relative": 12, "sibling": 12, "other": 4}
PEOPLE_WITH_A_PARENT, OF_THEM_WITH_BOTH = 24, 14
#: An assumption: where a friend came, two came once in ten times.
SECOND_FRIEND = 0.1

PARENTS = {"one parent", "both parents"}
Company = set[str]


def company(meetings: Sequence[Meeting], random: Random) -> list[Company]:
    """The kinds of network members at each meeting; an empty set where the person came alone.

    A meeting has one parent or both, never the two kinds. Begins with kinds strewn over the meetings of
    people who have somebody of the kind, and moves one at a time until as many meetings have somebody as
    printed. Raises NotFound where the moves allowed do not lead there.
    """
    could = _could_come(meetings, random)
    here: list[Company] = [set() for _ in meetings]
    for kind, count in figures.ATTENDED.items():
        free = [place for place in could[kind] if _free_for(kind, here[place])]
        for place in random.sample(free, count):
            here[place].add(kind)
    _spread(here, could, random)
    return here


def _could_come(meetings: Sequence[Meeting], random: Random) -> dict[str, list[int]]:
    """For each kind the places of the meetings of people who have somebody of that kind."""
    people = sorted({meeting.participant for meeting in meetings})
    having = {kind: random.sample(people, count) for kind, count in PEOPLE_WITH.items()}
    having["one parent"] = random.sample(people, PEOPLE_WITH_A_PARENT)
    having["both parents"] = having["one parent"][:OF_THEM_WITH_BOTH]
    return {
        kind: [place for place, meeting in enumerate(meetings) if meeting.participant in those]
        for kind, those in having.items()
    }


def _free_for(kind: str, company: Company) -> bool:
    return kind not in company and not (kind in PARENTS and company & PARENTS)


def _spread(here: list[Company], could: Mapping[str, Sequence[int]], random: Random) -> None:
    """Moves kinds from meeting to meeting until somebody was at as many meetings as printed."""
    surplus = sum(map(bool, here)) - figures.MEETINGS_WITH_NETWORK
    for _ in range(MOST_MOVES):
        if not surplus:
            return
        kind = random.choice(list(could))
        source = random.choice([place for place in could[kind] if kind in here[place]])
        target = random.choice([place for place in could[kind] if _free_for(kind, here[place])])
        there = surplus + (not here[target]) - (here[source] == {kind})
        if abs(there) <= abs(surplus):
            here[source].remove(kind)
            here[target].add(kind)
            surplus = there
    raise NotFound(
        f"No attendance found with somebody at {figures.MEETINGS_WITH_NETWORK} meetings. Take another seed."
    )


def attendance(meetings: Sequence[Meeting], present: Sequence[Company], random: Random) -> list[Attendance]:
    """A row for each member at each meeting. The same member of a network has the same pseudonym every time."""
    names: dict[tuple[str, str, int], str] = {}
    younger = {meeting.participant: random.choice(("child", "other relative")) for meeting in meetings}
    rows = []
    for meeting, kinds in zip(meetings, present, strict=True):
        for kind in figures.ATTENDED:  # not the set itself: its order is not the same in every run
            if kind in kinds:
                for relationship, number in _members(kind, younger[meeting.participant], random):
                    key = (meeting.participant, relationship, number)
                    name = names.setdefault(key, f"demo-n{len(names) + 1:03}")
                    rows.append(Attendance(meeting.meeting, name, relationship))
    return rows


def _members(kind: str, relative: str, random: Random) -> Iterable[tuple[str, int]]:
    """The relationship and the number of each member that makes a meeting one of this kind."""
    if kind == "both parents":
        return [("parent", 1), ("parent", 2)]
    if kind == "one parent":
        return [("parent", 1)]
    if kind == "friend":
        return [("friend", number) for number in range(1, 3 if random.random() < SECOND_FRIEND else 2)]
    return [(relative if kind == "child or other relative" else kind, 1)]
