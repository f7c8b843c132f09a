"""The carers: those of the network members at the meetings who take part in the study."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from tornio.evaluation.demonstration import figures
from tornio.evaluation.rows import Attendance, Participant


def recruit(members: Mapping[str, str], random: Random) -> list[tuple[str, Participant]]:
    """As many members as consented, each with the participant they become; `members` says in whose network."""
    chosen = sorted(random.sample(list(members), figures.CARERS))
    return [
        (
            member,
            Participant(
                f"demo-c{number:02}",
                "carer",
                members[member],
                consent_day=random.randint(*figures.CONSENT_DAYS),
            ),
        )
        for number, member in enumerate(chosen, start=1)
    ]


def with_their_pseudonyms(
    rows: Sequence[Attendance], carers: Sequence[tuple[str, Participant]]
) -> list[Attendance]:
    """The attendance, in which a carer goes by the pseudonym under which they take part."""
    names = {member: carer.participant for member, carer in carers}
    return [replace(row, member=names.get(row.member, row.member)) for row in rows]
