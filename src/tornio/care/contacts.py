"""Contacts outside network meetings (mission 117)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tornio.care.service import Code
from tornio.vocabulary.fault import Fault

#: The ways in which people meet.
MEDIA = (
    Code("face to face", "Face to face"),
    Code("video", "Video call"),
    Code("telephone", "Telephone"),
    Code("text message", "Text message"),
    Code("email", "Email"),
    Code("letter", "Letter"),
)
#: NHS England counts these as face to face (consultation mechanisms 01 and 11 of its MHSDS code).
FACE_TO_FACE = frozenset({"face to face", "video"})
WITH_WHOM = (
    Code("person", "The person"),
    Code("network", "Somebody of the network"),
    Code("both", "The person and the network"),
    Code("other service", "Another service"),
)
#: With whom a contact was, where the person was in it.
WITH_THE_PERSON = frozenset({"person", "both"})
LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class Tally:
    """Contacts counted: how many, how many of them are `timed`, their minutes, and those face to face."""

    count: int
    timed: int
    minutes: int
    face_to_face_minutes: int


def face_to_face(medium: str) -> bool:
    """Whether people saw each other."""
    return medium in FACE_TO_FACE


def tally(contacts: Iterable[tuple[str, int | None]]) -> Tally:
    """Counts contacts given as (medium, minutes or None)."""
    known = list(contacts)
    timed = [(medium, minutes) for medium, minutes in known if minutes is not None]
    seen = sum(minutes for medium, minutes in timed if face_to_face(medium))
    return Tally(len(known), len(timed), sum(minutes for _, minutes in timed), seen)


def contact_faults(at: datetime | None, medium: str, with_whom: str, now: datetime) -> list[Fault]:
    """A contact took place, in some way, with somebody."""
    faults = []
    if at is None:
        faults.append(Fault("at", "", "The time is missing.", "Write day and time."))
    elif at > now:
        faults.append(Fault("at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time."))
    for field, value, codes in (("medium", medium, MEDIA), ("with_whom", with_whom, WITH_WHOM)):
        if value not in {code.code for code in codes}:
            faults.append(Fault(field, value, "It has to be one of the list.", "Choose one."))
    return faults
