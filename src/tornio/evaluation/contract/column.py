"""What one column and one table of the contract are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

#: `pseudonym`: letters, digits, `-`, `_` and `.`, so that it can be neither a name with spaces nor a formula.
Kind = Literal["pseudonym", "word", "text", "whole number", "number"]


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: what its cells hold, in which unit or from which code list, and what an empty cell means.

    `empty` says what is not known when the cell is empty; where it is "" no cell may be empty. `codes` maps
    each permitted word to its meaning ("" where the word says it). `set_by_study` names the list of the
    dataset (`wave_ids` or `service_ids`) that replaces `codes`, because a study's protocol decides it.
    `refers` names the column, as `table.column`, in which every value must occur.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    empty: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    set_by_study: Literal["", "wave_ids", "service_ids"] = ""
    minimum: int | None = None
    maximum: int | None = None
    refers: str = ""

    def __post_init__(self) -> None:
        if not self.meaning.endswith("."):
            raise ValueError(f"Column {self.name}: a meaning is a sentence. Write what a cell of it says.")
        if self.codes and self.kind != "word":
            raise ValueError(f"Column {self.name}: only a word has a code list. Make its kind `word`.")
        if self.is_number != bool(self.unit):
            raise ValueError(f"Column {self.name}: every number has a unit, and nothing else has. Mend `unit`.")
        if not self.is_number and (self.minimum is not None or self.maximum is not None):
            raise ValueError(f"Column {self.name}: only a number has a range. Drop `minimum` and `maximum`.")

    @property
    def is_number(self) -> bool:
        """Whether its cells are whole or decimal numbers."""
        return self.kind in ("whole number", "number")

    @property
    def may_be_empty(self) -> bool:
        """Whether a cell may be empty; `empty` then says what that means."""
        return bool(self.empty)

    @property
    def range(self) -> str:
        """The permitted range in words: `0 or more`, `1 to 17`, or "" where every number is permitted."""
        if self.minimum is not None and self.maximum is not None:
            return f"{self.minimum} to {self.maximum}"
        if self.minimum is not None:
            return f"{self.minimum} or more"
        return f"{self.maximum} or less" if self.maximum is not None else ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: one file of a dataset. `key` names the columns that together occur once only."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    absent: str = ""  # what it means that the file is not there; "" where it must be there

    def __post_init__(self) -> None:
        if len(set(self.names)) != len(self.names):
            raise ValueError(f"Table {self.name}: two columns have the same name. Rename one.")
        if unknown := set(self.key) - set(self.names):
            raise ValueError(f"Table {self.name}: its key names {unknown}, which are not columns. Mend `key`.")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in the order in which they are written."""
        return tuple(column.name for column in self.columns)

    @property
    def may_be_absent(self) -> bool:
        """Whether a dataset may come without this file; `absent` then says what that means."""
        return bool(self.absent)
