"""Who was approached, who takes part, and what they do for a living."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.searching import Grid, find_values
from tornio.evaluation.rows import Occupation, Participant, Screening


def persons(random: Random) -> list[Participant]:
    """The people who were recruited, in the order of their recruitment; age, gender, ethnicity as printed."""
    grid = Grid(Fraction(figures.YOUNGEST), Fraction(figures.OLDEST))
    ages = find_values(figures.AGE, [grid] * figures.PEOPLE, random)
    men = _some(figures.MEN, random)
    white_british = _some(figures.WHITE_BRITISH, random)
    return [
        Participant(
            participant=f"demo-p{place + 1:02}",
            group="person",
            network=f"demo-p{place + 1:02}",
            consent_day=random.randint(*figures.CONSENT_DAYS),
            age=int(age),
            gender="man" if place in men else "woman",
            ethnicity="A" if place in white_british else random.choice("CFHN"),
        )
        for place, age in enumerate(ages)
    ]


def _some(count: int, random: Random) -> set[int]:
    """The places of that many people, drawn at random."""
    return set(random.sample(range(figures.PEOPLE), count))


def screening(people: Sequence[Participant], random: Random) -> list[Screening]:
    """Everybody who was approached until the last place was taken, so the last of them was recruited."""
    outcomes = ["recruited"] * (len(people) - 1)
    for outcome, count in figures.NOT_RECRUITED.items():
        outcomes += [outcome] * count
    random.shuffle(outcomes)
    recruited = iter(people)
    return [
        Screening(
            candidate=f"demo-s{place + 1:03}",
            outcome=outcome,
            participant=next(recruited).participant if outcome == "recruited" else None,
        )
        for place, outcome in enumerate([*outcomes, "recruited"])
    ]


def occupations(people: Sequence[Participant], random: Random) -> list[Occupation]:
    """Full-time employment and education at the start and after six months.

    One person loses their full-time employment; all other changes are gains. Nobody has both.
    """
    ids = [person.participant for person in people]
    random.shuffle(ids)
    employed, students, others = _parted(ids, figures.EMPLOYED["baseline"], figures.IN_EDUCATION["baseline"])
    before = dict.fromkeys(employed, "employment") | dict.fromkeys(students, "education")
    lost, stayed = employed[:1], employed[1:]
    new_employed = figures.EMPLOYED["6 months"] - len(stayed)
    new_students = figures.IN_EDUCATION["6 months"] - len(students)
    started, enrolled, _ = _parted(others, new_employed, new_students)
    after = before | dict.fromkeys(started, "employment") | dict.fromkeys(enrolled, "education")
    for person in lost:
        del after[person]
    part_time = set(random.sample(sorted(set(ids) - set(before) - set(after)), 6))
    return [
        _occupation(person.participant, wave, full_time.get(person.participant, ""), part_time)
        for person in people
        for wave, full_time in ((figures.BASELINE, before), (figures.SIX_MONTHS, after))
    ]


def _parted(ids: Sequence[str], first: int, second: int) -> tuple[list[str], list[str], list[str]]:
    """The first so many, the next so many, and the others."""
    return list(ids[:first]), list(ids[first : first + second]), list(ids[first + second :])


def _occupation(person: str, wave: str, full_time: str, part_time: set[str]) -> Occupation:
    employment = "full-time" if full_time == "employment" else "part-time" if person in part_time else "none"
    return Occupation(person, wave, employment, "full-time" if full_time == "education" else "none")
