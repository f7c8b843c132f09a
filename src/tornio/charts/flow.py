"""Who took part, as a diagram that reads downwards: how many there were, who left between, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tornio.charts.chart import ACCENT, INK, PALE, QUIET, WIDTH, Chart, Heading, Table, draw
from tornio.charts.lettering import lines, wrap
from tornio.charts.numbers import plural
from tornio.charts.svg import Element, element

#: How many, or the words that stand in for a count that may not be shown.
Count = int | str


@dataclass(frozen=True)
class Reason:
    """Why some are not in the next step, and how many they are."""

    label: str
    count: Count


@dataclass(frozen=True)
class Step:
    """A step of the study: who was there, and who of them is not in the step below, by reason."""

    label: str
    count: Count
    left: tuple[Reason, ...] = ()
    left_label: str = "not in the next step"

    def __post_init__(self) -> None:
        counts = [self.count, *(reason.count for reason in self.left)]
        if any(isinstance(count, int) and count < 0 for count in counts):
            raise ValueError(f"{self.label}: a count below zero in {counts}. Counts of people start at 0.")


_BOX, _SIDE, _PAD, _LEADING, _STEM = 250.0, 96.0, 10.0, 17.0, 30.0


def flow_diagram(heading: Heading, steps: Sequence[Step]) -> Chart:
    """The steps under each other, joined by arrows; beside each arrow who left there (STROBE 2007, item 13).

    Raises ValueError where there is no step.
    """
    if not steps:
        raise ValueError("A flow diagram needs at least one step.")
    shapes: list[Element] = []
    y = 1.0
    for step, after in zip_longest(steps, steps[1:]):
        box, y = _box((f"{_count(step.count)}", step.label), 1, y, _BOX, is_main=True)
        shapes += box
        if after is not None:
            side, end = _beside(step, after, y)
            shapes += [*_arrow(_STEM, y, _STEM, end), *side]
            y = end
    return draw(heading, _words(steps), _table(steps), shapes, y + 6)


def _beside(step: Step, after: Step, top: float) -> tuple[list[Element], float]:
    """The side box between a step and the one after it, with its arrow, and where that one begins."""
    if not step.left:
        return [], top + 28
    first = f"{_total(step, after)} {step.left_label}".strip()
    words = [first, *(_reason(reason) for reason in step.left)]
    box, bottom = _box(tuple(words), _SIDE, top + 14, WIDTH - _SIDE - 1, is_main=False)
    middle = (top + 14 + bottom) / 2
    return [*_arrow(_STEM, middle, _SIDE, middle), *box], bottom + 16


def _box(
    words: tuple[str, ...], x: float, y: float, width: float, *, is_main: bool
) -> tuple[list[Element], float]:
    """A box around the words, the first of them bold; returns it with its lower edge."""
    bold = wrap(words[0], width - 2 * _PAD, 13, bold=True)
    rest = tuple(line for part in words[1:] for line in wrap(part, width - 2 * _PAD, 13))
    height = (len(bold) + len(rest)) * _LEADING + 2 * _PAD - 3
    baseline = y + _PAD + 11
    shapes = [
        element("rect", x=x, y=y, width=width, height=height, rx=4, fill=PALE if is_main else "#ffffff",
                stroke=ACCENT if is_main else QUIET, stroke_width=1.5 if is_main else 1),
        *lines(bold, x + _PAD, baseline, bold=True, size=13, leading=_LEADING),
        *lines(rest, x + _PAD, baseline + len(bold) * _LEADING, size=13, leading=_LEADING),
    ]  # fmt: skip
    return shapes, y + height


def _arrow(x1: float, y1: float, x2: float, y2: float) -> list[Element]:
    head = (
        f"{x2},{y2} {x2 - 4},{y2 - 7} {x2 + 4},{y2 - 7}"
        if x1 == x2
        else f"{x2},{y2} {x2 - 7},{y2 - 4} {x2 - 7},{y2 + 4}"
    )
    return [
        element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=INK, stroke_width=1.2),
        element("polygon", points=head, fill=INK),
    ]


def _count(count: Count) -> str:
    return f"{count:,}" if isinstance(count, int) else count


def _reason(reason: Reason) -> str:
    """`18 declined`; `lacked capacity: suppressed` where words stand for the count."""
    is_counted = isinstance(reason.count, int)
    return f"{_count(reason.count)} {reason.label}" if is_counted else f"{reason.label}: {reason.count}"


def _total(step: Step, after: Step) -> str:
    """How many left; nothing where a count is hidden or rounded counts do not add up to the difference."""
    counts = [reason.count for reason in step.left if isinstance(reason.count, int)]
    if not (isinstance(step.count, int) and isinstance(after.count, int)) or len(counts) < len(step.left):
        return ""
    return f"{sum(counts):,}" if sum(counts) == step.count - after.count else ""


def _words(steps: Sequence[Step]) -> str:
    sentences = []
    for step in steps:
        reasons = "; ".join(_reason(reason) for reason in step.left)
        sentences.append(
            f"{step.label}: {_count(step.count)}." + (f" {step.left_label}: {reasons}." if reasons else "")
        )
    return f"{plural(len(steps), 'step')}, from top to bottom. " + " ".join(sentences)


def _table(steps: Sequence[Step]) -> Table:
    rows: list[tuple[str, str, Count]] = []
    for step in steps:
        rows.append((step.label, "", step.count))
        rows += [(step.left_label, reason.label, reason.count) for reason in step.left]
    return Table(("Step", "Reason", "People"), tuple(rows))
