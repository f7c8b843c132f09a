"""What is wrong with an input, said so that the reader can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one value.

    `field` names what was being read (a column, a form field, a key in a definition), `value` is what stood
    there, `rule` what has to hold, `cure` what to do. `file` and `row` place it where the input has them;
    rows count from 1, and a table's header is row 1.
    """

    field: str
    value: str
    rule: str
    cure: str
    file: str = ""
    row: int | None = None

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row is not None else ""
        place = ", ".join(part for part in (self.file, row, self.field) if part)
        found = f"‘{self.value}’" if self.value else "nothing there"
        return f"{place}: {found}. {self.rule} {self.cure}"


class FaultyInput(ValueError):  # noqa: N818 - what it holds are faults; the name says what the input is
    """An input with faults in it: all that were found, in the order of the input.

    Raised only after the whole input was read, so that one reading shows everything there is to mend.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        if not self.faults:
            raise ValueError("FaultyInput needs at least one fault; an input without faults is not faulty.")
        super().__init__("\n".join(str(fault) for fault in self.faults))


def refuse(faults: Iterable[Fault]) -> None:
    """Raises FaultyInput where there is any fault, and returns where there is none."""
    found = tuple(faults)
    if found:
        raise FaultyInput(found)
