"""Numbers that other systems know a person by; which kinds there are is the country's configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tornio.care.service import Country, labels
from tornio.vocabulary import nhs_number
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

#: Kinds that check themselves; a country's other kinds are kept as they are written.
CHECKS: Mapping[str, Callable[[str], bool]] = {"nhs-number": nhs_number.valid}


def plain(value: str) -> str:
    """A number as it is kept: without gaps."""
    return nhs_number.plain(value.strip())


def faults(country: Country, values: Mapping[str, str]) -> list[Fault]:
    """What is wrong with a person's numbers, by kind; an empty one is no fault."""
    kinds = labels(country.identifiers)
    unknown = [
        Fault(kind, values[kind], "The country has no such kind of number.", "Leave it out.")
        for kind in values
        if kind not in kinds
    ]
    wrong = [
        Fault(
            kind,
            value,
            Text("Its figures do not fit each other: it is no %(number)s.", number=Text(kinds[kind])),
            "Check each figure.",
        )
        for kind, value in values.items()
        if kind in CHECKS and kind in kinds and value.strip() and not CHECKS[kind](plain(value))
    ]
    return [*unknown, *wrong]
