"""The person in the middle: what they were asked and what they said, how they can be reached safely, and what
stops when they die."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tornio.care.names import plain
from tornio.care.service import Code, labels
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

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
#: A telephone is known by its last figures, with or without the codes of town and country.
TELLING_FIGURES = 6
SHORTEST_MARK = 4
HOUSE = re.compile(r"\d+[a-z]?[^\w\n]+[^\W\d_]+")  # a number and the word after it: 9 Mill


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
        found.append(Fault("kind", way.kind, "It has to be one of the list.", "Choose what it is."))
    if way.safe not in labels(SAFE):
        found.append(Fault("safe", way.safe, "It has to be one of the list.", "Choose whether it is safe."))
    if not way.value.strip():
        found.append(Fault("value", "", "The number or address is missing.", "Write it here."))
    elif way.kind == "telephone" and len(figures(way.value)) < FEWEST_FIGURES:
        found.append(Fault("value", way.value, "A telephone number is made of figures.", "Check it."))
    elif way.kind == "email" and "@" not in way.value:
        found.append(Fault("value", way.value, "An email address has an @.", "Check it."))
    return found


def gives_away(words: str, kind: str, value: str) -> bool:
    """Whether words hold a number or an address, or what a house is found by."""
    said = squeezed(words)
    return any(mark in said for mark in marks(kind, value))


def marks(kind: str, value: str) -> list[str]:
    """What a number or an address is known by: all of it, a number with its street, a line with figures in
    it."""
    if kind == "telephone":
        last = figures(value)[-TELLING_FIGURES:]
        return [last] if len(last) == TELLING_FIGURES else []
    lines = [line for line in re.split(r"[,;\n]", value) if re.search(r"\d", line)]
    found = map(squeezed, [value, *lines, *HOUSE.findall(plain(value))])
    return [mark for mark in found if len(mark) >= SHORTEST_MARK]


def figures(value: str) -> str:
    """A number as its figures alone, however it is written."""
    return "".join(filter(str.isdecimal, value))


def squeezed(words: str) -> str:
    """Words as letters and figures alone."""
    return "".join(filter(str.isalnum, plain(words)))


def told_faults(said: Mapping[str, str], ways: Iterable[tuple[str, str]]) -> list[Fault]:
    """Words that give away how somebody is reached, on a page that others may read (the network may sit
    beside). What is kept to reach them stands on their own page alone, whatever they said about it.

    Args:
        said: by field, the words.
        ways: the kind and the value of each way to reach the person.
    """
    kept = tuple(ways)
    rule = "This is kept among the ways to reach them, and others may read it here."
    return [
        Fault(field, words, rule, "Write it without that; it stands on their own page.")
        for field, words in said.items()
        if any(gives_away(words, *way) for way in kept)
    ]


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
        return [
            Fault("died_on", str(died_on), Text("They were born on %(day)s.", day=born_on), "Check both days.")
        ]
    return []


def living_faults(died_on: date | None) -> list[Fault]:
    """After a death nobody is invited, no urgent help is offered and nothing is sent."""
    if died_on is None:
        return []
    return [Fault("died_on", str(died_on), "They have died.", "Nothing is sent any more; close what is open.")]
