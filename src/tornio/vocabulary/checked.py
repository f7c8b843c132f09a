"""Frozen values that cannot be built while anything is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tornio.vocabulary.fault import Fault, refuse


class Checked:
    """A value that says what is wrong with it, and refuses to be built (FaultyInput) while anything is."""

    def __post_init__(self) -> None:
        refuse(self.faults())

    def faults(self) -> Iterator[Fault]:
        """What is wrong with the value; the field of each fault is the path from the value to it."""
        raise NotImplementedError


def blanks(part: object, *names: str) -> Iterator[Fault]:
    """A fault for each named text of a part that says nothing."""
    for name in names:
        if not str(getattr(part, name)).strip():
            yield Fault(name, "", "This must not be empty.", "Write it, or leave out the part that needs it.")


def repeated(name: str, values: Iterable[object]) -> Iterator[Fault]:
    """A fault for each value that stands more than once where each must be its own."""
    for value, count in Counter(values).items():
        if count > 1:
            yield Fault(name, str(value), f"It stands {count} times; each may stand once.", "Keep one of them.")
