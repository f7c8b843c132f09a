"""Bars for counts of categories, and for the same category before and after."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tornio.charts.axis import Axis
from tornio.charts.chart import ACCENT, PALE, WIDTH, Chart, Heading, Table, draw
from tornio.charts.lettering import label, lines, width, wrap
from tornio.charts.numbers import short
from tornio.charts.svg import Element, element


@dataclass(frozen=True)
class Bar:
    """One bar: its length in the chart's unit, and the words at its end (`97 of 245, 39.6%`).

    `value` is None where the count may not be shown; the words then say so. `series` is what the bar is called
    among those of the same category (`baseline`); leave it empty where there is only one.
    """

    value: float | None
    words: str
    series: str = ""

    def __post_init__(self) -> None:
        if self.value is not None and not (math.isfinite(self.value) and self.value >= 0):
            raise ValueError(f"A bar of {self.value} cannot be drawn: give a finite length of 0 or more.")


@dataclass(frozen=True)
class Category:
    """A category and its bars, drawn under each other in this order."""

    label: str
    bars: tuple[Bar, ...]


_THICK, _GAP = 18.0, 12.0


def bar_chart(heading: Heading, categories: Sequence[Category], *, whole: float, unit: str) -> Chart:
    """Bars from a common zero to `whole` (the longest that could be: all meetings, or 100 for percentages).

    Each category's name stands above its bars, so that it is read in full on a narrow screen. `unit` names
    what the lengths count. Raises ValueError where a bar is longer than the whole.
    """
    longest = max((bar.value or 0 for category in categories for bar in category.bars), default=0)
    if longest > whole:
        raise ValueError(
            f"A bar of {short(longest)} is longer than the whole, {short(whole)}: check the counts."
        )
    x = Axis(0, whole or 1, 0, WIDTH)  # a whole of nobody has bars of nothing
    shapes: list[Element] = []
    y = 0.0
    for category in categories:
        drawn, y = _category(category, x, y)
        shapes += drawn
    if not categories:
        shapes, y = [label("Nothing was recorded.", 0, 14)], 20.0
    rows = tuple((c.label, bar.series, bar.value, bar.words) for c in categories for bar in c.bars)
    words = " ".join(f"{c.label}: " + "; ".join(_spoken(bar) for bar in c.bars) + "." for c in categories)
    table = Table(("Category", "When", unit[:1].upper() + unit[1:], "In words"), rows)
    return draw(heading, f"Bars of {unit}, from 0 to {short(whole)}. {words}", table, shapes, y)


def _category(category: Category, x: Axis, top: float) -> tuple[list[Element], float]:
    name = wrap(category.label, WIDTH, 13)
    shapes = list(lines(name, 0, top + 13, size=13))
    y = top + 13 + (len(name) - 1) * 16 + 6
    for i, bar in enumerate(category.bars):
        is_last = i == len(category.bars) - 1
        shapes += _bar(bar, x, y, is_strong=is_last)
        y += _THICK + 3
    return shapes, y + _GAP


def _bar(bar: Bar, x: Axis, y: float, *, is_strong: bool) -> list[Element]:
    """The bar on a track as long as the whole; its words follow it, or stand inside where there is no room.

    The last bar of a category is dark and the others are pale with a dark edge: told apart in black and white.
    """
    end = x.at(bar.value or 0)
    words = ": ".join(part for part in (bar.series, bar.words) if part)
    is_after = width(words, 12) + 12 < WIDTH - end
    track = element("rect", x=0, y=y, width=WIDTH, height=_THICK, fill="#f0f0f0")
    fill = ACCENT if is_strong else PALE
    filled = element(
        "rect", x=0.5, y=y + 0.5, width=max(end - 1, 0), height=_THICK - 1, fill=fill, stroke=ACCENT
    )
    ink = "#ffffff" if is_strong and not is_after else None
    place = end + 6 if is_after else 6
    return [track, *([filled] if bar.value else []), label(words, place, y + 13, fill=ink)]


def _spoken(bar: Bar) -> str:
    return " ".join(part for part in (bar.series, bar.words) if part)
