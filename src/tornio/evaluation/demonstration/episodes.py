"""Episodes of care from routine extracts; nothing leads from them to the participants of the study."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

from tornio.evaluation.check.ranges import PrintedSummary
from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.nearest import nearest_counts
from tornio.evaluation.demonstration.pairing import arrange, correlation_near
from tornio.evaluation.demonstration.searching import Grid, find_values
from tornio.evaluation.rows import Episode

HONOS_TOTAL = Grid(Fraction(0), Fraction(48))
#: Minutes of a contact, to a tenth: no whole minutes have the printed means, such as 88.14 of 32 cases.
SHORTEST, LONGEST, TENTH = Fraction(5), Fraction(1000), Fraction(1, 10)


def episodes(service: str, random: Random) -> list[Episode]:
    """The episodes of one service: HoNOS of all, days in bed and minutes of contact of the closed ones."""
    first, later = _honos(*figures.COHORT_HONOS[service], random)
    contact = _minutes(figures.CONTACT_MINUTES[service], random)
    face_to_face = _longer(
        contact, figures.CONTACT_MINUTES[service], figures.FACE_TO_FACE_MINUTES[service], random
    )
    bed_days = nearest_counts(figures.BED_DAYS[service], random)
    closed = set(random.sample(range(len(first)), len(bed_days)))
    use = iter(zip(bed_days, contact, face_to_face, strict=True))
    found = []
    for place, (honos_baseline, honos_six_months) in enumerate(zip(first, later, strict=True)):
        days, minutes, longer = next(use) if place in closed else (None, None, None)
        found.append(
            Episode(
                episode=f"demo-{service}-{place + 1:04}",
                service=service,
                closed="no" if minutes is None else "yes",
                honos_baseline=_number(honos_baseline),
                honos_six_months=_number(honos_six_months),
                bed_days=days,
                contact_minutes=_number(minutes),
                face_to_face_minutes=_number(longer),
            )
        )
    return found


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _honos(
    baseline: PrintedSummary, six_months: PrintedSummary, random: Random
) -> tuple[list[Fraction], list[Fraction]]:
    """Totals at the start and after six months, of the same episodes."""
    first = find_values(baseline, [HONOS_TOTAL] * baseline.n, random)
    later = find_values(six_months, [HONOS_TOTAL] * six_months.n, random)
    order = arrange([first], later, correlation_near(figures.CORRELATION), random)
    return first, [later[place] for place in order]


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
