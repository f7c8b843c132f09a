"""The person in the middle: what they were asked and what they said, how they can be reached safely, and what
stops when they die."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tornio.care.service import Code, labels
from tornio.vocabulary.fault import Fault

NO, DID_NOT_SAY, NOT_ASKED = "no", "did not say", "not asked"

#: What may be answered with “I would rather not say”; for the needs “no” is an answer as well.
NEEDS = ("interpreter", "communication_needs", "advocate")
ASKABLE = ("pronouns", "born_on", "locality", "student", *NEEDS)

SAFE = (
    Code("yes", "Yes, it is safe"),
    Code("no", "No: never use it"),
    Code(DID_NOT_SAY, "Asked, did not say"),
    Code(NOT_ASKED, "Not asked yet"),
)
KINDS = (
    Code("telephone", "Telephone"),
    Code("email", "Email"),
    Code("address", "Address"),
    Code("term-time address", "Term-time address"),
)
ADDRESSES = frozenset({"address", "term-time address"})
FEWEST_FIGURES = 3  # 999 is a telephone number


@dataclass(frozen=True)
class Way:
    """A number or an address, and whether it is safe to use."""

    kind: str
    value: str
    safe: str = NOT_ASKED
    never_text: bool = False
    warning: str = ""

    @property
    def usable(self) -> bool:
        """Whether it may be used at all. Not asked is not yet a no: the first call has to go somewhere."""
        return self.safe != "no"


def way_faults(way: Way) -> list[Fault]:
    """What is wrong with a way to reach somebody."""
    found = []
    if way.kind not in labels(KINDS):
        found.append(Fault("kind", way.kind, "It is one of the list.", "Choose what it is."))
    if way.safe not in labels(SAFE):
        found.append(Fault("safe", way.safe, "It is one of the list.", "Choose whether it is safe."))
    if not way.value.strip():
        found.append(Fault("value", "", "The number or address is missing.", "Write it here."))
    elif way.kind == "telephone" and sum(map(str.isdecimal, way.value)) < FEWEST_FIGURES:
        found.append(Fault("value", way.value, "A telephone number is made of figures.", "Check it."))
    elif way.kind == "email" and "@" not in way.value:
        found.append(Fault("value", way.value, "An email address has an @.", "Check it."))
    return found


def asked_faults(said: Mapping[str, object], asked: Mapping[str, str]) -> list[Fault]:
    """What contradicts itself: words beside “did not say”, or a “no” to something that is no need.

    Args:
        said: by field, what was written; empty or None where nothing was.
        asked: by field, the answer given instead of words.
    """
    allowed = {field: (NO, DID_NOT_SAY) if field in NEEDS else (DID_NOT_SAY,) for field in ASKABLE}
    unknown = [
        Fault(field, answer, "That is no answer to this.", "Choose another.")
        for field, answer in asked.items()
        if answer not in allowed.get(field, ())
    ]
    both = [
        Fault(
            field, str(said[field]), "There are words here, and beside them that there are none.", "Keep one."
        )
        for field in asked
        if said.get(field) not in ("", None)
    ]
    return [*unknown, *both]


def death_faults(died_on: date | None, born_on: date | None, today: date) -> list[Fault]:
    """What cannot be, about the day on which somebody died. Nothing: it was written down in error."""
    if died_on is None:
        return []
    if died_on > today:
        return [Fault("died_on", str(died_on), "This day is still to come.", "Check the day.")]
    if born_on is not None and died_on < born_on:
        return [Fault("died_on", str(died_on), f"They were born on {born_on}.", "Check both days.")]
    return []


def living_faults(died_on: date | None) -> list[Fault]:
    """After a death nobody is invited, no urgent help is offered and nothing is sent."""
    if died_on is None:
        return []
    return [Fault("died_on", str(died_on), "They have died.", "Nothing is sent any more; close what is open.")]
