"""Episodes of care from routine extracts; nothing leads from them to the participants of the study."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from random import Random

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.comparing import rounds_to, student_t
from tornio.evaluation.demonstration.nearest import nearest_counts
from tornio.evaluation.demonstration.pairing import arrange, correlation_near
from tornio.evaluation.demonstration.searching import Grid, NotFound, find_values
from tornio.evaluation.rows import Episode

MOST_DRAWS = 200

HONOS_TOTAL = Grid(Fraction(0), Fraction(48))
#: Minutes of a contact, to a tenth: no whole minutes have the printed means, such as 88.14 of 32 cases.
SHORTEST, LONGEST, TENTH = Fraction(5), Fraction(1000), Fraction(1, 10)


def episodes(draw: Callable[[str], Random]) -> Iterator[Episode]:
    """The episodes of both services."""
    six_months = _honos_at_six_months(draw("HoNOS of episodes at six months"))
    for service, later in six_months.items():
        yield from _episodes(service, later, draw(service))


def _honos_at_six_months(random: Random) -> dict[str, list[Fraction]]:
    """Totals of each service at six months, between which Student's t is printed so."""
    for _ in range(MOST_DRAWS):
        drawn = {service: _totals(later, random) for service, (_, later) in figures.COHORT_HONOS.items()}
        if rounds_to(figures.COHORT_T, student_t(drawn["pod"], drawn["community"])):
            return drawn
    raise NotFound("No HoNOS totals of episodes found with the printed t. Take another seed.")


def _totals(printed: PrintedSummary, random: Random) -> list[Fraction]:
    return find_values(printed, [HONOS_TOTAL] * printed.n, random)


def _episodes(service: str, later: Sequence[Fraction], random: Random) -> Iterator[Episode]:
    """The episodes of one service: HoNOS of all, days in bed and minutes of contact of the closed ones."""
    first = _totals(figures.COHORT_HONOS[service][0], random)
    order = arrange([first], later, correlation_near(figures.CORRELATION), random)
    contact = _minutes(figures.CONTACT_MINUTES[service], random)
    face_to_face = _longer(
        contact, figures.CONTACT_MINUTES[service], figures.FACE_TO_FACE_MINUTES[service], random
    )
    bed_days = nearest_counts(figures.BED_DAYS[service], random)
    closed = set(random.sample(range(len(first)), len(bed_days)))
    use = iter(zip(bed_days, contact, face_to_face, strict=True))
    for place, honos_baseline in enumerate(first):
        days, minutes, longer = next(use) if place in closed else (None, None, None)
        yield Episode(
            episode=f"demo-{service}-{place + 1:04}",
            service=service,
            closed="no" if minutes is None else "yes",
            honos_baseline=float(honos_baseline),
            honos_six_months=float(later[order[place]]),
            bed_days=days,
            contact_minutes=_number(minutes),
            face_to_face_minutes=_number(longer),
        )


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _minutes(printed: PrintedSummary, random: Random) -> list[Fraction]:
    return find_values(printed, [Grid(SHORTEST, LONGEST, TENTH)] * printed.n, random)


def _longer(
    contact: Sequence[Fraction], all_contacts: PrintedSummary, face_to_face: PrintedSummary, random: Random
) -> list[Fraction]:
    """Mean minutes of a face-to-face contact: in no case fewer than of all its contacts, calls included."""
    stretch = float(face_to_face.sd.value / all_contacts.sd.value)
    extra = float(face_to_face.mean.value) - stretch * float(all_contacts.mean.value)
    grids = [Grid(minutes, LONGEST, TENTH) for minutes in contact]
    start = [stretch * minutes + 2 * extra * random.random() for minutes in map(float, contact)]
    return find_values(face_to_face, grids, random, start)
