"""One filled-in questionnaire, and the cells that it is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tornio.measures.answers import Companion, Item
from tornio.measures.scoring import Answers, is_answer, not_an_option
from tornio.vocabulary.fault import Fault

#: Spreadsheets and pandas write 3.0 where a column of whole numbers has a gap.
_WHOLE = re.compile(r"-?[0-9]{1,9}(\.0+)?")


@dataclass(frozen=True)
class Form:
    """The answers on one form, and what stood beside them in the file (who, when)."""

    labels: tuple[str, ...]
    answers: Answers


@dataclass(frozen=True)
class Cell:
    """A cell with its place in a file."""

    text: str
    column: str
    file: str
    row: int

    def answer(self, item: Item, faults: list[Fault]) -> int | None:
        """The code in the cell, None where it is empty; what is no answer to the item is added to `faults`."""
        if not self.text:
            return None
        code = int(self.text.partition(".")[0]) if _WHOLE.fullmatch(self.text) else None
        if code is None or not is_answer(item, code):
            broken = not_an_option(item, self.text)
            faults.append(self.fault(broken.rule, broken.cure))
        return code

    def check_mark(self, companion: Companion, faults: list[Fault]) -> None:
        """Adds a fault where the cell holds something that the companion does not have."""
        marks = [mark.code for mark in companion.marks]
        if self.text and self.text not in marks:
            rule = f"It is one of {', '.join(marks)}, or empty."
            faults.append(self.fault(rule, "Correct it."))

    def fault(self, rule: str, cure: str) -> Fault:
        """A fault of what stands here."""
        return Fault(self.column, self.text, rule, cure, self.file, self.row)
