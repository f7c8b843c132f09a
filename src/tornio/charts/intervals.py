"""Estimates with their intervals on one axis: contrasts beside each other, or a mean beside its benchmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tornio.charts.axis import Axis, around
from tornio.charts.chart import ACCENT, INK, QUIET, WIDTH, Chart, Heading, Table, check_interval, draw
from tornio.charts.lettering import label, lines, width, wrap
from tornio.charts.numbers import figure, short
from tornio.charts.svg import Element, element


@dataclass(frozen=True)
class Estimate:
    """A value with its interval where it has one; `is_ours` is drawn filled, anything else hollow.

    `label` says what it is, `value` may be None where it cannot be shown, `places` how many decimals to write.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    is_ours: bool = True
    places: int = 2

    def __post_init__(self) -> None:
        check_interval(self.label, self.low, self.value, self.high)

    @property
    def words(self) -> str:
        """`4.32 (1.36 to 7.28)`, or that there is none."""
        if self.value is None:
            return "not available"
        if self.low is None or self.high is None:
            return figure(self.value, self.places)
        ends = f"{figure(self.low, self.places)} to {figure(self.high, self.places)}"
        return f"{figure(self.value, self.places)} ({ends})"


def interval_chart(
    heading: Heading,
    estimates: Sequence[Estimate],
    *,
    axis: tuple[float, float] | None = None,
    zero: float | None = None,
    ends: tuple[str, str] = ("", ""),
) -> Chart:
    """A row for each estimate: its words above, its dot and interval on the common axis.

    `axis` gives the range (a scale's whole range, for means); without it round numbers hold every interval.
    `zero` draws the line of no difference. `ends` says what lies at the left and at the right of the axis
    (`worse`, `better`).
    """
    values = [v for e in estimates for v in (e.low, e.value, e.high) if v is not None]
    low, high = axis or around(values, include=zero)
    x = Axis(low, high, 14, WIDTH - 14)
    shapes: list[Element] = []
    y = 0.0
    for estimate in estimates:
        drawn, y = _row(estimate, x, y, zero)
        shapes += drawn
    below, bottom = _below(x, y + 4, ends)
    rows = tuple((e.label, e.value, e.low, e.high) for e in estimates)
    table = Table(("Estimate", "Value", f"{heading.interval} from", "to"), rows)
    return draw(heading, _words(heading, estimates, x, ends), table, [*shapes, *below], bottom)


def _row(estimate: Estimate, x: Axis, top: float, zero: float | None) -> tuple[list[Element], float]:
    """The words of one estimate, and under them its dot on a line as long as the axis."""
    room = WIDTH - width(estimate.words, 13, bold=True) - 12
    name = wrap(estimate.label, room, 13)
    y = top + 14 + max(len(name) - 1, 0) * 16 + 16
    shapes = [
        *lines(name, 0, top + 14, size=13),
        label(estimate.words, WIDTH, top + 14, anchor="end", bold=True, size=13),
        element("line", x1=x.start, x2=x.end, y1=y, y2=y, stroke="#e2e2e2"),
    ]
    if zero is not None:
        shapes.append(element("line", x1=x.at(zero), x2=x.at(zero), y1=y - 9, y2=y + 9, stroke=QUIET))
    return [*shapes, *_dot(estimate, x, y)], y + 16


def _dot(estimate: Estimate, x: Axis, y: float) -> list[Element]:
    if estimate.value is None:
        return []
    shapes = []
    if estimate.low is not None and estimate.high is not None:
        low, high = x.at(estimate.low), x.at(estimate.high)
        path = f"M{low:.2f} {y - 5}v10M{high:.2f} {y - 5}v10M{low:.2f} {y}H{high:.2f}"
        shapes.append(element("path", d=path, stroke=INK, stroke_width=2))
    place = x.at(estimate.value)
    if estimate.is_ours:
        return [
            *shapes,
            element("circle", cx=place, cy=y, r=6, fill=ACCENT, stroke="#ffffff", stroke_width=1.5),
        ]
    corners = f"{place - 6:.2f},{y} {place:.2f},{y - 6} {place + 6:.2f},{y} {place:.2f},{y + 6}"
    return [*shapes, element("polygon", points=corners, fill="#ffffff", stroke=INK, stroke_width=1.8)]


def _below(x: Axis, y: float, ends: tuple[str, str]) -> tuple[list[Element], float]:
    """The axis with its ticks, and what lies at its ends."""
    shapes = [element("line", x1=x.start, x2=x.end, y1=y, y2=y, stroke=QUIET)]
    for tick in x.ticks():
        shapes.append(element("line", x1=x.at(tick), x2=x.at(tick), y1=y, y2=y + 5, stroke=QUIET))
        shapes.append(label(short(tick), x.at(tick), y + 19, anchor="middle", fill=QUIET))
    left, right = ends
    if not (left or right):
        return shapes, y + 24
    words = [
        label(f"\N{LEFTWARDS ARROW} {left}", 0, y + 37, size=13),
        label(f"{right} \N{RIGHTWARDS ARROW}", WIDTH, y + 37, anchor="end", size=13),
    ]
    return [*shapes, *words], y + 42


def _words(heading: Heading, estimates: Sequence[Estimate], x: Axis, ends: tuple[str, str]) -> str:
    sides = f" Left is {ends[0]}, right is {ends[1]}." if all(ends) else ""
    values = "; ".join(f"{e.label}: {e.words}" for e in estimates) or "nothing to show"
    span = f"{short(x.low)} to {short(x.high)}"
    return f"Values on an axis from {span}, with the {heading.interval}s.{sides} {values}."
