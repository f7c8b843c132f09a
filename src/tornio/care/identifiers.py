"""Numbers that other systems know a person by; which kinds there are is the country's configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tornio.care.service import Country, labels
from tornio.vocabulary import nhs_number, personal_identity_code
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

#: Kinds that people read in groups of figures, each with how it is then written.
SPACED: Mapping[str, Callable[[str], str]] = {"nhs-number": nhs_number.spaced}
#: Kinds that check themselves, each with how it is kept; a country's other kinds are kept as they are written.
CHECKS: Mapping[str, tuple[Callable[[str], str], Callable[[str], bool]]] = {
    "nhs-number": (nhs_number.plain, nhs_number.valid),
    "personal-identity-code": (personal_identity_code.plain, personal_identity_code.valid),
}


def plain(kind: str, value: str) -> str:
    """A number as it is kept: without the gaps that people write in it."""
    written, _ = CHECKS.get(kind, (str, None))
    return written(value.strip())


def spaced(value: str, kind: str) -> str:
    """A number as people read it."""
    return SPACED.get(kind, str)(value)


def fits(kind: str, value: str) -> bool:
    """Whether a number's figures check each other; of a kind that nobody can check, any does."""
    return kind not in CHECKS or CHECKS[kind][1](plain(kind, value))


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
        if kind in kinds and value.strip() and not fits(kind, value)
    ]
    return [*unknown, *wrong]
