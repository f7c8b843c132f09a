"""The first contact: the timed act from which the 24-hour clock runs (mission 59–61).

“Contacted the service user to ask if the POD team could meet”, “at a convenient time and location”, and
“who else they would like to attend” (the paper, Methods).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tornio.care.episodes import Began
from tornio.care.service import Code, labels
from tornio.vocabulary.fault import Fault

MEDIA = (
    Code("telephone", "By telephone"),
    Code("face to face", "Face to face"),
    Code("video", "By video"),
    Code("text message", "By text message"),
    Code("email", "By email"),
    Code("letter", "By letter"),
)
EXPLAINED = (
    Code("yes", "Yes"),
    Code("not yet", "Not yet"),
    Code("not wanted", "They did not want to hear it now"),
    Code("not asked", "Not said"),
)
WHO_ELSE = (
    Code("named", "They named somebody"),
    Code("nobody", "Nobody, for now"),
    Code("did not say", "Asked, did not say"),
    Code("not asked", "Not asked yet"),
)


@dataclass(frozen=True)
class Told:
    """What was said in the first contact. Where, when and who else the person says, or leaves open."""

    at: datetime | None
    medium: str
    explained: str = "not asked"
    where_wished: str = ""
    when_wished: str = ""
    who_else: str = "not asked"


def told_faults(told: Told, began: Began, now: datetime) -> list[Fault]:
    """What cannot be, about a first contact."""
    lists = {"medium": MEDIA, "explained": EXPLAINED, "who_else": WHO_ELSE}
    found = [
        Fault(field, getattr(told, field), "It has to be one of the list.", "Choose one.")
        for field, codes in lists.items()
        if getattr(told, field) not in labels(codes)
    ]
    return [*time_faults(told.at, began, now), *found]


def time_faults(at: datetime | None, began: Began, now: datetime) -> list[Fault]:
    """A first contact has a time, not before the episode began and not in the future."""
    if at is None:
        return [Fault("at", "", "The time is missing.", "Write day and time.")]
    if at > now:
        return [Fault("at", f"{at:%d/%m/%Y}", "It is still to come.", "Check day and time.")]
    return began.faults("at", at)
