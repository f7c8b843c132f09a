"""How scores changed over the waves: means with their intervals, each person's own line thin behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tornio.charts.axis import Axis
from tornio.charts.chart import ACCENT, INK, QUIET, RULE, WIDTH, Chart, Heading, Table, check_interval, draw
from tornio.charts.lettering import label, lines, wrap
from tornio.charts.numbers import figure, plural, short
from tornio.charts.svg import Element, element, group

#: One person's scores, one for each wave in order; None where there is none.
Line = Sequence[float | None]

_LEFT, _RIGHT, _PLOT = 40.0, WIDTH - 46.0, 210.0


@dataclass(frozen=True)
class WaveMean:
    """A wave: how many scores it has, their mean and its interval (None where there are too few).

    `n` is text where the count itself may not be shown (`fewer than 5`); the mean is written to `places`
    decimals.
    """

    label: str
    n: int | str
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    places: int = 2

    def __post_init__(self) -> None:
        check_interval(self.label, self.low, self.mean, self.high)


@dataclass(frozen=True)
class Scale:
    """The whole range that a score can have, what it is called, and which way is better."""

    title: str
    minimum: float
    maximum: float
    better: str

    def __post_init__(self) -> None:
        if self.better not in ("higher", "lower"):
            raise ValueError(f"‘{self.better}’ is not a direction: better is ‘higher’ or ‘lower’.")

    @property
    def direction(self) -> str:
        """The direction as a reader says it."""
        return f"{self.better} is better"


def change_chart(
    heading: Heading, scale: Scale, waves: Sequence[WaveMean], people: Sequence[Line] = ()
) -> Chart:
    """Waves from left to right, the whole scale from bottom to top.

    `people` holds the single lines; leave it empty in whatever leaves the team. Raises ValueError where a line
    has another number of scores than there are waves, or there is no wave.
    """
    if not waves or any(len(line) != len(waves) for line in people):
        raise ValueError(
            "A change chart needs at least one wave, and one score or None for each in every line."
        )
    header = wrap(f"{scale.title}: {scale.direction}", WIDTH, 13, bold=True)
    top = len(header) * 17 + 20
    y = Axis(scale.minimum, scale.maximum, top + _PLOT, top)
    places = [_LEFT + 44 + i * (_RIGHT - _LEFT - 44) / max(len(waves) - 1, 1) for i in range(len(waves))]
    shapes = [
        *lines(header, 0, 13, bold=True, size=13, leading=17),
        *_grid(y),
        group((shape for line in people for shape in _person(line, places, y)), fill="none", stroke=RULE,
              stroke_width=0.8),
        *_means(waves, places, y),
        *_under(waves, places, top + _PLOT + 20),
    ]  # fmt: skip
    rows = tuple((w.label, w.n, w.mean, w.low, w.high) for w in waves)
    table = Table(("Wave", "Scores", "Mean", f"{heading.interval} from", "to"), rows)
    return draw(heading, _words(heading, scale, waves, people), table, shapes, top + _PLOT + 46)


def _grid(y: Axis) -> list[Element]:
    ticks = y.ticks()
    rules = [element("line", x1=_LEFT, x2=WIDTH, y1=y.at(t), y2=y.at(t), stroke="#e2e2e2") for t in ticks]
    return [*rules, *(label(short(t), _LEFT - 8, y.at(t) + 4, anchor="end", fill=QUIET) for t in ticks)]


def _person(line: Line, places: Sequence[float], y: Axis) -> list[Element]:
    """A thin line; dashed across a wave that the person missed; a dot where there is only one score."""
    known = [(i, places[i], y.at(score)) for i, score in enumerate(line) if score is not None]
    if len(known) == 1:
        return [element("circle", cx=known[0][1], cy=known[0][2], r=1.4)]
    return [
        element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke_dasharray="3 3" if to - start > 1 else None)
        for (start, x1, y1), (to, x2, y2) in pairwise(known)
    ]


def _means(waves: Sequence[WaveMean], places: Sequence[float], y: Axis) -> list[Element]:
    known = [(x, wave, wave.mean) for x, wave in zip(places, waves, strict=True) if wave.mean is not None]
    path = " ".join(f"{x:.2f},{y.at(mean):.2f}" for x, _, mean in known)
    shapes = [element("polyline", points=path, fill="none", stroke=ACCENT, stroke_width=2)] if known[1:] else []
    for x, wave, mean in known:
        if wave.low is not None and wave.high is not None:
            shapes.append(_whisker(x, y.at(wave.low), y.at(wave.high)))
        shapes.append(
            element("circle", cx=x, cy=y.at(mean), r=5, fill=ACCENT, stroke="#ffffff", stroke_width=1.5)
        )
        shapes.extend(
            _on_white(figure(mean, wave.places), x, y.at(mean if wave.high is None else wave.high) - 9)
        )
    return shapes


def _whisker(x: float, low: float, high: float) -> Element:
    """An interval as an upright line with a short bar at each end."""
    path = f"M{x - 5:.2f} {low:.2f}h10M{x - 5:.2f} {high:.2f}h10M{x:.2f} {low:.2f}V{high:.2f}"
    return element("path", d=path, stroke=INK, stroke_width=2)


def _on_white(words: str, x: float, baseline: float) -> list[Element]:
    """Bold text with a white edge, so that the lines behind do not cross it out."""
    edge = group(
        [label(words, x, baseline, anchor="middle", bold=True, size=13)],
        stroke="#ffffff",
        stroke_width=4,
        stroke_linejoin="round",
    )
    return [edge, label(words, x, baseline, anchor="middle", bold=True, size=13)]


def _under(waves: Sequence[WaveMean], places: Sequence[float], top: float) -> list[Element]:
    shapes = []
    for x, wave in zip(places, waves, strict=True):
        count = f"n = {wave.n:,}" if isinstance(wave.n, int) else wave.n
        shapes += [
            label(wave.label, x, top, anchor="middle", bold=True),
            label(count, x, top + 17, anchor="middle"),
        ]
    return shapes


def _words(heading: Heading, scale: Scale, waves: Sequence[WaveMean], people: Sequence[Line]) -> str:
    parts = [
        f"{scale.title}, a scale from {short(scale.minimum)} to {short(scale.maximum)}; {scale.direction}."
    ]
    for wave in waves:
        mean = "no mean" if wave.mean is None else f"mean {short(wave.mean)}"
        interval = "" if wave.low is None or wave.high is None else (
            f", {heading.interval} {short(wave.low)} to {short(wave.high)}"
        )  # fmt: skip
        parts.append(f"{wave.label}: {mean}{interval}, n {wave.n}.")
    return " ".join([*parts, *_ways(people)])


def _ways(people: Sequence[Line]) -> list[str]:
    """How many of the single lines end higher, lower or level: what the eye takes from them."""
    if not people:
        return []
    known = [[score for score in line if score is not None] for line in people]
    ends = [line[-1] - line[0] for line in known if len(line) > 1]
    up, down = sum(d > 0 for d in ends), sum(d < 0 for d in ends)
    return [
        f"Each thin line is one of {plural(sum(map(bool, known)), 'person', 'people')}.",
        f"Of the {len(ends)} with more than one score, {up} ended higher than they began, {down} lower "
        f"and {len(ends) - up - down} level.",
    ]
