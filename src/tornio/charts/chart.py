"""What every chart is: a drawing, what it is called, what it shows in words, and the table behind it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tornio.charts.lettering import FONT, SMALL, lines, wrap
from tornio.charts.svg import Element, element, legible

#: The width of every drawing, in its own units. A phone of 390 pixels shows about one pixel for each.
WIDTH = 360

INK = "#1a1a1a"
#: Okabe and Ito's blue, darkened to 7:1 on white: told from black by hue and, on paper, by shape.
ACCENT = "#0b5587"
PALE = "#d5e4ef"
QUIET = "#5c5c5c"
RULE = "#8a8a8a"

Cell = str | float | None


@dataclass(frozen=True)
class Table:
    """The values behind a chart: as many cells in each row as there are columns; None is not known."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"A row of {len(row)} cells does not fit {len(self.columns)} columns: {row}. Fill each."
                )


@dataclass(frozen=True)
class Chart:
    """A drawing that can be read without seeing it.

    `svg` is a whole SVG element whose title and description are `title` and `description`; `table` has the
    values.
    """

    svg: str
    title: str
    description: str
    table: Table

    def __html__(self) -> str:
        """The drawing, for templates that escape: it is safe as it stands, its text was escaped when drawn."""
        return self.svg


@dataclass(frozen=True)
class Heading:
    """What a chart is called, and under which name its parts are known on a page.

    `name` (letters, digits and hyphens) makes the ids, so it has to be the only one on its page. `note` is
    drawn under the chart and travels with it: that the people are synthetic, for one. `interval` says which
    intervals are drawn.
    """

    name: str
    title: str
    note: str = ""
    interval: str = "95% interval"

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z0-9-]*", self.name):
            raise ValueError(f"‘{self.name}’ cannot name a chart: use small letters, digits and hyphens.")
        if not self.title.strip():
            raise ValueError(f"The chart ‘{self.name}’ has no title: say in a few words what it shows.")


def check_interval(label: str, low: float | None, value: float | None, high: float | None) -> None:
    """Raises ValueError unless the ends, both or none, are finite and lie around a value that is there."""
    ends = [end for end in (low, high) if end is not None]
    known = ends if value is None else [*ends[:1], value, *ends[1:]]
    is_lonely = len(ends) == 1 or (value is None and bool(ends))
    if is_lonely or not all(map(math.isfinite, known)) or known != sorted(known):
        raise ValueError(
            f"{label}: {value} from {low} to {high} is not a value inside its interval. "
            "Give finite numbers, both ends or none, and no ends without a value."
        )


def draw(heading: Heading, description: str, table: Table, shapes: Iterable[Element], height: float) -> Chart:
    """The shapes as one SVG of the common width, with the heading's note under them."""
    note = lines(wrap(heading.note, WIDTH, SMALL), 0, height + 18)
    whole = height + (len(note) * 16 + 8 if note else 0)
    ids = f"{heading.name}-title", f"{heading.name}-description"
    svg = element(
        "svg",
        element("title", heading.title, id=ids[0]),
        element("desc", description, id=ids[1]),
        element("rect", width=WIDTH, height=whole, fill="#ffffff"),
        element("g", *shapes, *note, font_family=FONT, font_size=SMALL, fill=INK),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {whole:g}",
        width=WIDTH,
        height=whole,
        role="img",
        aria_labelledby=ids[0],
        aria_describedby=ids[1],
        class_="chart",
    )
    return Chart(str(svg), legible(heading.title), legible(description), table)
