"""A small dataset with something in every table."""

from __future__ import annotations

import pytest

from tornio.evaluation.dataset import (
    AdherenceAnswer,
    Attendance,
    Dataset,
    Episode,
    Harm,
    ItemAnswer,
    Meeting,
    Occupation,
    Participant,
    Screening,
    Wave,
)


def booklet(
    participant: str, measure: str, wave: str, day: int, answers: list[int | None], rater: str | None = None
):
    return [
        ItemAnswer(participant, measure, "1", wave, day, rater, str(number), answer)
        for number, answer in enumerate(answers, start=1)
    ]


def form(name: str, meeting: str, answer: int):
    return [AdherenceAnswer(name, meeting, 2, str(number), answer) for number in range(1, 18)]


@pytest.fixture(scope="session")
def sample() -> Dataset:
    return Dataset(
        title="Two people, a carer and a practitioner",
        provenance="Made up for the tests",
        licence="CC0",
        synthetic=True,
        participants=(
            Participant("P1", "person", "P1", 0, None, 35, "woman", "A"),
            Participant("P2", "person", "P2", 1, 30, 52, "man", "99"),
            Participant("C1", "carer", "P1", 2),
            Participant("T1", "practitioner", None),
        ),
        screening=(
            Screening("S1", "recruited", "P1"),
            Screening("S2", "recruited", "P2"),
            Screening("S3", "declined"),
        ),
        waves=(
            Wave("P1", "baseline", "complete", 0, None, "alone"),
            Wave("P1", "3 months", "complete", 90, None, "with an independent researcher"),
            Wave("P2", "baseline", "complete", 1, None, "interview"),
            Wave("P2", "3 months", "not complete", None, "disengaged"),
        ),
        items=(
            *booklet("P1", "swemwbs", "baseline", 0, [1, 2, 3, 4, 5, 1, 2]),
            *booklet("P1", "swemwbs", "3 months", 90, [3, 3, 3, 4, 5, 4, 4]),
            *booklet("P2", "swemwbs", "baseline", 1, [1, 1, 1, 1, 1, 1, None]),
            *booklet("P1", "honos", "baseline", 0, [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 9, 9], "T1"),
        ),
        meetings=(
            Meeting("M1", "P1", 1, 0, 90, "home", 2, 1),
            Meeting("M2", "P1", 2, 4, None, "video", 3, 0, "stigma"),
            Meeting("M3", "P2", 1, 0),
        ),
        attendance=(Attendance("M1", "C1", "partner"), Attendance("M1", "N2", "friend")),
        adherence=(*form("F1", "M1", 4), *form("F2", "M2", 3)),
        occupation=(Occupation("P1", "baseline", "none", "full-time"),),
        episodes=(
            Episode("E1", "pod", "yes", 18, 12, 0, 61.25, 70.0),
            Episode("E2", "community", "no"),
        ),
        harms=(Harm("H1", "P1", "concern", 12),),
    )
