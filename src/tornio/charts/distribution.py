"""Every single value as a dot: for skewed data such as bed days, where a mean alone misleads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tornio.charts.axis import Axis, around
from tornio.charts.chart import ACCENT, INK, QUIET, WIDTH, Chart, Heading, Table, draw
from tornio.charts.lettering import label, lines, wrap
from tornio.charts.numbers import plural, short
from tornio.charts.svg import Element, element, group


@dataclass(frozen=True)
class Sample:
    """The values of one group, in any order, each of them 0 or more."""

    label: str
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        wrong = [v for v in self.values if not (math.isfinite(v) and v >= 0)]
        if wrong:
            raise ValueError(f"{self.label}: {wrong} cannot be drawn: give finite values of 0 or more.")


_RADIUS, _TALLEST, _BINS = 3.2, 96.0, 48


def distribution_chart(heading: Heading, samples: Sequence[Sample], *, unit: str) -> Chart:
    """Samples under each other on one axis from zero; equal values stand on top of each other.

    A triangle under the axis marks the mean, a short upright line the median. It shows single people, so it
    stays inside the team.
    """
    everything = [value for sample in samples for value in sample.values]
    high = max(around(everything, include=0)[1], 1.0)
    x = Axis(0, high, 10, WIDTH - 14)
    shapes: list[Element] = []
    y = 0.0
    for sample in samples:
        drawn, y = _sample(sample, x, y, unit)
        shapes += drawn
    table = Table(
        ("Group", unit[:1].upper() + unit[1:], "How many have it"),
        tuple((s.label, value, n) for s in samples for value, n in sorted(Counter(s.values).items())),
    )
    words = " ".join(f"{s.label}: {_summary(s, unit)}." for s in samples) or "Nothing to show."
    return draw(heading, f"Every value as a dot, from 0 to {short(high)} {unit}. {words}", table, shapes, y)


def _sample(sample: Sample, x: Axis, top: float, unit: str) -> tuple[list[Element], float]:
    stacks = _stacks(sample.values, x)
    tallest = max(stacks.values(), default=1)
    apart = min(2 * _RADIUS, _TALLEST / tallest)
    name = wrap(f"{sample.label}: {_summary(sample, unit)}", WIDTH, 13)
    floor = top + len(name) * 17 + max(tallest * apart, 12) + 16
    dots = (
        element("circle", cx=place, cy=floor - _RADIUS - 1 - i * apart, r=_RADIUS)
        for place, count in stacks.items()
        for i in range(count)
    )
    shapes = [
        *lines(name, 0, top + 14, size=13, leading=17),
        group(dots, fill=ACCENT, stroke="#ffffff", stroke_width=0.6),
        element("line", x1=x.start, x2=x.end, y1=floor, y2=floor, stroke=QUIET),
        *_marks(sample, x, floor),
    ]
    for tick in x.ticks():
        shapes.append(element("line", x1=x.at(tick), x2=x.at(tick), y1=floor, y2=floor + 5, stroke=QUIET))
        shapes.append(label(short(tick), x.at(tick), floor + 29, anchor="middle", fill=QUIET))
    return shapes, floor + 44


def _stacks(values: tuple[float, ...], x: Axis) -> dict[float, int]:
    """How many dots stand at each place: values closer than a dot is wide share one."""
    slot = (x.end - x.start) / _BINS
    return {
        x.start + n * slot: count
        for n, count in Counter(round((x.at(v) - x.start) / slot) for v in values).items()
    }


def _marks(sample: Sample, x: Axis, floor: float) -> list[Element]:
    if not sample.values:
        return []
    mean = x.at(sum(sample.values) / len(sample.values))
    middle = x.at(median(sample.values))
    triangle = f"{mean:.2f},{floor + 6} {mean - 5:.2f},{floor + 15} {mean + 5:.2f},{floor + 15}"
    return [
        element("line", x1=middle, x2=middle, y1=floor - 6, y2=floor + 6, stroke=INK, stroke_width=2.4),
        element("polygon", points=triangle, fill="#ffffff", stroke=INK, stroke_width=1.4),
    ]


def _summary(sample: Sample, unit: str) -> str:
    values = sample.values
    if not values:
        return "no values"
    none = sum(v == 0 for v in values)
    mean, middle = sum(values) / len(values), median(values)
    return (
        f"{plural(len(values), 'value')}, {none or 'none'} of them 0; mean {short(mean)} (triangle), "
        f"median {short(middle)} (line), highest {short(max(values))} {unit}"
    )
