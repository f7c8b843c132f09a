"""A team's current caseload, from a table that it kept so far: every fault of every row is told, and only a
table without any is taken."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tornio.care import identifiers
from tornio.care.people import SAFE, Way, way_faults
from tornio.care.service import Country, labels
from tornio.vocabulary.fault import Fault, FaultyInput, refuse
from tornio.vocabulary.text import Text

NEEDED = ("given_name", "with_team_since")
OPTIONAL = (
    "family_name",
    "called",
    "born_on",
    "telephone",
    "telephone_safe",
    "never_text",
    "locality",
    "interpreter",
    "ward",
    "practitioners",
)
LONGEST = {"given_name": 80, "family_name": 80, "called": 80, "locality": 80, "interpreter": 80, "ward": 120}
MOST_ROWS = 2000
FIRST_ROW = 2  # the header is row 1, as a spreadsheet counts
YES_NO = {"yes": True, "no": False, "": False}
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True)
class Entry:
    """One person of the caseload."""

    row: int
    given_name: str
    family_name: str
    called: str
    born_on: date | None
    locality: str
    interpreter: str
    ward: str
    with_team_since: date
    telephone: Way | None
    numbers: Mapping[str, str]
    practitioners: tuple[str, ...]


def columns(country: Country) -> tuple[str, ...]:
    """The columns of the table: two are needed, the others may be left out, the order is free."""
    return (*NEEDED, *OPTIONAL, *labels(country.identifiers))


def nothing_else(_entries: Sequence[Entry]) -> list[Fault]:
    """No more faults than the table's own."""
    return []


def read(
    text: str,
    country: Country,
    today: date,
    also: Callable[[Sequence[Entry]], Iterable[Fault]] = nothing_else,
) -> tuple[Entry, ...]:
    """The people in a table.

    Args:
        text: CSV with a header, separated by commas or semicolons.
        country: which identifiers there may be.
        today: nobody is with the team since a later day.
        also: what else is wrong with the rows, as whoever keeps the records knows. It sees those with faults
            too, as far as they can be read: all that is wrong is told at once.

    Raises:
        FaultyInput: with all faults, each with its row and column.
    """
    lines = table(text)
    header = [name.strip() for name in lines[0]] if lines else []
    refuse(missing_faults(header))
    rows = [(number, line) for number, line in enumerate(lines[1:], FIRST_ROW) if any(map(str.strip, line))]
    cells = [Cells(dict(zip(header, map(str.strip, line), strict=False)), number) for number, line in rows]
    entries = tuple(entry(row, country, today) for row in cells)
    theirs = [*(fault for row in cells for fault in row.faults), *twice_faults(entries), *also(entries)]
    of_the_table = [*unknown_faults(header, country), *shape_faults(rows, len(header))]
    refuse([*of_the_table, *sorted(theirs, key=lambda fault: fault.row or 0)])
    return entries


def table(text: str) -> list[list[str]]:
    """The lines of a CSV text; a semicolon separates where the header has one and no comma, as in many
    spreadsheets."""
    text = text.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    separator = ";" if ";" in header and "," not in header else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        rule = Text("It is no table in CSV: %(why)s.", why=error)
        raise FaultyInput([Fault("file", "", rule, "Save it as CSV, and try again.")]) from error


def missing_faults(header: list[str]) -> list[Fault]:
    """Columns that are needed, or that stand there twice: without knowing them no row can be read."""
    missing = [name for name in NEEDED if name not in header]
    twice = [name for name, count in Counter(header).items() if count > 1]
    return [
        *[Fault(name, "", "This column is missing.", "Add it.", row=1) for name in missing],
        *[Fault(name, name, "This column stands there twice.", "Keep one.", row=1) for name in twice],
    ]


def unknown_faults(header: list[str], country: Country) -> list[Fault]:
    """Columns that nobody reads: what stands in them would be lost without a word."""
    known = columns(country)
    cure = Text("Leave it out, or use %(words)s.", words=known)
    return [Fault(name, name, "Nobody reads this column.", cure, row=1) for name in header if name not in known]


def shape_faults(rows: list[tuple[int, list[str]]], width: int) -> list[Fault]:
    """No rows, too many, or rows with more cells than there are columns."""
    if not rows:
        return [Fault("file", "", "There is nobody in it.", "Write one row for each person.")]
    if len(rows) > MOST_ROWS:
        rule = Text("It has %(count)s rows; %(most)s fit.", count=len(rows), most=MOST_ROWS)
        return [Fault("file", str(len(rows)), rule, "Cut it in parts.")]
    rule = Text("There are more cells than the %(columns)s columns.", columns=width)
    cure = "Put words with commas in quotes."
    return [Fault("file", line[-1], rule, cure, row=number) for number, line in rows if len(line) > width]


class Cells:
    """One row's cells: each reader returns the value, or notes a fault."""

    def __init__(self, values: Mapping[str, str], row: int) -> None:
        self.values = values
        self.row = row
        self.faults: list[Fault] = []

    def fault(self, column: str, rule: str, cure: str) -> None:
        """Notes what is wrong with a cell."""
        self.faults.append(Fault(column, self.values.get(column, ""), rule, cure, row=self.row))

    def text(self, column: str) -> str:
        """Words, as long as fit."""
        value, longest = self.values.get(column, ""), LONGEST.get(column)
        if longest and len(value) > longest:
            self.fault(
                column,
                Text("It has %(count)s characters; %(most)s fit.", count=len(value), most=longest),
                "Shorten it.",
            )
        return value

    def day(self, column: str, latest: date) -> date | None:
        """A day that is not still to come; None where the cell is empty."""
        value = self.values.get(column, "")
        found = next(filter(None, (day_of(value, form) for form in DAYS)), None)
        if value and found is None:
            self.fault(column, "It is no day.", "Write it as 2026-03-27 or 27/03/2026.")
        if found and found > latest:
            self.fault(column, "This day is still to come.", "Check it.")
        return found

    def of(self, column: str, allowed: Iterable[str], otherwise: str) -> str:
        """One word of a list, whatever its capitals; the last word where the cell is empty."""
        value = self.values.get(column, "").lower() or otherwise
        words = tuple(allowed)
        if value not in words:
            cure = Text("Write one of: %(words)s.", words=tuple(filter(None, words)))
            self.fault(column, "It is one of a list.", cure)
        return value


def day_of(value: str, form: str) -> date | None:
    """A day written in one form, or None."""
    try:
        return datetime.strptime(value, form).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def entry(cells: Cells, country: Country, today: date) -> Entry:
    """One person, as far as the row can be read; what is wrong is noted among the cells' faults."""
    since = cells.day("with_team_since", today)
    for column in NEEDED:
        if not cells.values.get(column):
            cells.fault(column, "It is needed.", "Fill it in.")
    numbers = {kind: cells.values.get(kind, "") for kind in labels(country.identifiers)}
    for fault in identifiers.faults(country, numbers):
        cells.fault(fault.field, fault.rule, fault.cure)
    words = {name: cells.text(name) for name in LONGEST}
    born_on, way = cells.day("born_on", today), telephone(cells)
    if since and born_on and since < born_on:
        cells.fault("with_team_since", Text("They were born on %(day)s.", day=born_on), "Check both days.")
    people = cells.values.get("practitioners", "").replace(";", " ").split()
    return Entry(
        row=cells.row,
        born_on=born_on,
        with_team_since=since or today,  # where it is missing, a fault says so and nothing is taken
        telephone=way,
        numbers={
            kind: identifiers.plain(kind, value)
            for kind, value in numbers.items()
            if value and identifiers.fits(kind, value)
        },
        practitioners=tuple(address.lower() for address in people),
        **words,
    )


def telephone(cells: Cells) -> Way | None:
    """The number to ring, and whether it is safe; None where there is none."""
    safe = cells.of("telephone_safe", labels(SAFE), "not asked")
    never_text = YES_NO.get(cells.of("never_text", YES_NO, "no"), False)
    value = cells.values.get("telephone", "")
    if not value:
        return None
    way = Way("telephone", value, safe if safe in labels(SAFE) else "not asked", never_text)
    for fault in way_faults(way):
        cells.fault("telephone", fault.rule, fault.cure)
    return way


def twice_faults(entries: Iterable[Entry]) -> list[Fault]:
    """Two rows about one person: the same number, or the same name and date of birth."""
    first: dict[tuple[str, ...], int] = {}
    found = []
    for one in entries:
        for key in marks(one):
            if first.setdefault(key, one.row) != one.row:
                rule = Text("Row %(row)s is about the same person.", row=first[key])
                found.append(Fault(key[0], key[1], rule, "Keep one of them.", row=one.row))
    return found


def marks(one: Entry) -> tuple[tuple[str, ...], ...]:
    """What tells that two rows are about one person: (column, value, …)."""
    numbers = tuple(one.numbers.items())
    if one.born_on is None:
        return numbers
    name = f"{one.given_name} {one.family_name}".strip().casefold()
    return (*numbers, ("given_name", name, str(one.born_on)))
