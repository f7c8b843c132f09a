"""Builds the Kent demonstration: a dataset of synthetic people who have the paper's printed figures."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tornio.evaluation.dataset import Dataset
from tornio.evaluation.demonstration import adherence, attendance, carers, figures, items, meetings, people
from tornio.evaluation.demonstration.answers import honos_ratings
from tornio.evaluation.demonstration.declared import ASSUMPTIONS, DEPARTURES
from tornio.evaluation.demonstration.episodes import episodes
from tornio.evaluation.demonstration.figures import SIX_MONTHS
from tornio.evaluation.demonstration.following import Following, follow_carers, follow_people, waves
from tornio.evaluation.rows import Attendance, Meeting, Participant
from tornio.measures import load

SEED = 20190104  # the day on which the study was registered
TITLE = "Kent demonstration – synthetic people"
PROVENANCE = (
    "Made by `tornio demo` with seed {seed}. Nobody in it exists. It was searched for people who together "
    "have the figures that the Kent evaluation of Peer-supported Open Dialogue prints (ISRCTN36004039); see "
    "`assumptions` for what no printed figure determines, and `departures` for printed figures that no data "
    "can have."
)


class Draws:
    """Random numbers for each part of the dataset, so that a change to one part leaves the others alone."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __call__(self, part: str) -> Random:
        """The random numbers of that part: the same for the same seed, on every machine."""
        return Random(f"{self.seed} {part}")  # noqa: S311 - nothing here is secret


def build(seed: int = SEED) -> Dataset:
    """The demonstration that this seed leads to. The same seed builds the same dataset.

    Raises NotFound where the search does not find people with the printed figures.
    """
    draw = Draws(seed)
    persons = people.persons(draw("people"))
    ids = [person.participant for person in persons]
    ratings = honos_ratings(load("honos"), ids, draw("HoNOS"))
    following = follow_people(ids, ratings[SIX_MONTHS], draw("following"))
    met, came, caring = _network(ids, following, draw)
    carer_ids = [carer.participant for carer in caring]
    caring_on = follow_carers(carer_ids, draw("carers’ following"))
    tracker = (*waves(ids, following, draw("waves")), *waves(carer_ids, caring_on, draw("carers’ waves")))
    return Dataset(
        participants=(*persons, *caring),
        screening=tuple(people.screening(persons, draw("screening"))),
        waves=tracker,
        items=(
            *items.self_rated(figures.TABLE_2, following.completed, tracker, draw),
            *items.rated(ratings, tracker, draw("raters")),
            *items.self_rated({"cws-support": figures.CWS}, caring_on.completed, tracker, draw),
        ),
        meetings=tuple(met),
        attendance=tuple(came),
        adherence=tuple(adherence.forms(load("pod-adherence"), met, draw("adherence"))),
        occupation=tuple(people.occupations(persons, draw("occupation"))),
        episodes=tuple(episodes(draw)),
        synthetic=True,
        title=TITLE,
        provenance=PROVENANCE.format(seed=seed),
        assumptions=ASSUMPTIONS,
        departures=DEPARTURES,
    )


def _network(
    ids: Sequence[str], following: Following, draw: Draws
) -> tuple[list[Meeting], list[Attendance], list[Participant]]:
    """The meetings, who of the network came, and who of these takes part as a carer."""
    met = meetings.meetings(ids, sorted(following.reasons), draw("meetings"))
    present = attendance.company(met, draw("company"))
    came = attendance.attendance(met, present, draw("members"))
    person = {meeting.meeting: meeting.participant for meeting in met}
    recruited = carers.recruit({row.member: person[row.meeting] for row in came}, draw("carers"))
    attended = {row.meeting for row in came}
    return (
        meetings.say_why_nobody(met, attended, draw("nobody")),
        carers.with_their_pseudonyms(came, recruited),
        [carer for _, carer in recruited],
    )
