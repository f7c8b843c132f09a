"""Who completed which wave, and why others did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.figures import BASELINE, SIX_MONTHS, THREE_MONTHS, WAVES
from tornio.evaluation.rows import Wave

MODES = ("alone", "with an independent researcher")


@dataclass(frozen=True)
class Following:
    """Who completed each wave, and why those did not who left out one."""

    completed: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, str]


def follow_people(people: Sequence[str], rated_at_six_months: Collection[str], random: Random) -> Following:
    """Who of the people goes on; whoever leaves out three months leaves out six months too.

    All who complete six months have a HoNOS rating then. Who has a rating without a booklet was discharged.
    """
    six = random.sample(
        [person for person in people if person in rated_at_six_months], figures.COMPLETED[SIX_MONTHS]
    )
    left = [person for person in people if person not in six]
    late = random.sample(left, figures.COMPLETED[THREE_MONTHS] - len(six))
    reasons = {person: "discharged" if person in rated_at_six_months else "disengaged" for person in left}
    reasons[random.choice([person for person in left if reasons[person] == "disengaged"])] = "not known"
    return Following(
        {BASELINE: tuple(people), THREE_MONTHS: _among(people, [*six, *late]), SIX_MONTHS: _among(people, six)},
        reasons,
    )


def follow_carers(carers: Sequence[str], random: Random) -> Following:
    """Who of the carers answers when: one never, two for the first time at three months, the others at once.

    One of those who answer at once leaves out too much for a score.
    """
    shuffled = random.sample(carers, len(carers))
    answering = shuffled[figures.CARERS_WITHOUT_MEASURES :]
    at_once = answering[: figures.CWS[BASELINE].n + 1]
    later = answering[len(at_once) :]
    three = later + random.sample(at_once, figures.CWS[THREE_MONTHS].n - len(later))
    six = random.sample(three, figures.CWS[SIX_MONTHS].n)
    completed = {BASELINE: at_once, THREE_MONTHS: three, SIX_MONTHS: six}
    reasons = {carer: random.choice(("disengaged", "discharged", "other", "not known")) for carer in carers}
    return Following({wave: _among(carers, those) for wave, those in completed.items()}, reasons)


def _among(everybody: Sequence[str], chosen: Collection[str]) -> tuple[str, ...]:
    """Those who are chosen, in the order of everybody."""
    return tuple(each for each in everybody if each in chosen)


def waves(participants: Iterable[str], following: Following, random: Random) -> list[Wave]:
    """The tracker: a row for each participant and wave."""
    return [
        Wave(
            participant,
            wave,
            "complete",
            day=random.randint(*figures.BOOKLET_DAYS[wave]),
            mode=random.choice(MODES),
        )
        if participant in following.completed[wave]
        else Wave(participant, wave, "not complete", reason=following.reasons[participant])
        for participant in participants
        for wave in WAVES
    ]
