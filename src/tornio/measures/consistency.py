"""Whether the parts of a definition agree: scales with items, figures with scales. Every fault is found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose
from typing import Any, Final

from tornio.measures.answers import AnswerSet
from tornio.measures.interpretation import Figure
from tornio.measures.scales import Scale
from tornio.vocabulary.checked import repeated
from tornio.vocabulary.fault import Fault

#: The lists of parts that must agree, in the order in which they stand.
PARTS: Final = ("items", "companions", "scales", "cutoffs", "reliable_changes", "norms")


def of_parts(parts: Mapping[str, Sequence[Any]], unread: Collection[str] = ()) -> Iterator[Fault]:
    """What does not agree among a definition's lists of parts, given by the names in PARTS.

    `unread` holds the ids of items and scales that are there but could not be read; what refers to them is
    not judged.
    """
    items, companions, scales, *figures = (parts.get(name, ()) for name in PARTS)
    if not unread:
        yield from _of_presence(parts)
    for name in PARTS[:3]:
        yield from repeated(name, (part.id for part in parts.get(name, ())))
    answers = {item.id: item.answers for item in items}
    for companion in companions:
        yield from _of_reference(f"companions[{companion.id}].item", companion.item, "item", answers, unread)
    for scale in scales:
        yield from _of_scale(scale, answers, unread)
    for name, kind in zip(PARTS[3:], figures, strict=True):
        yield from _of_figures(name, kind, scales, unread)


def _of_presence(parts: Mapping[str, Sequence[Any]]) -> Iterator[Fault]:
    for name, rule in (("items", "A questionnaire has items."), ("scales", "A questionnaire has a score.")):
        if name in parts and not parts[name]:
            yield Fault(name, "", rule, "Give at least one.")


def _of_reference(
    place: str, identity: str, kind: str, known: Collection[str], unread: Collection[str]
) -> Iterator[Fault]:
    if identity not in known and identity not in unread:
        cure = f"Name one of the definition's {kind}s, or add it."
        yield Fault(place, identity, f"There is no {kind} of this id.", cure)


def _of_scale(scale: Scale, answers: Mapping[str, AnswerSet], unread: Collection[str]) -> Iterator[Fault]:
    for item in scale.items:
        yield from _of_reference(f"scales[{scale.id}].items", item, "item", answers, unread)
    if not scale.items or not answers.keys() >= set(scale.items):
        return
    parts = [answers[item] for item in scale.items]
    yield from _of_equal_ranges(scale, parts)
    yield from _of_left_out(scale, parts)
    if scale.method == "lookup":
        yield from _of_table(scale, parts)
    yield from _of_range(scale, parts)


def _of_equal_ranges(scale: Scale, parts: Sequence[AnswerSet]) -> Iterator[Fault]:
    """A mean over whichever items were answered is fair only where every item has the same range."""
    stand_in = scale.method == "mean" or scale.missing.unanswered == "mean of the others"
    ranges = sorted({(part.lowest, part.highest) for part in parts})
    if stand_in and scale.missing.unanswered != "none allowed" and len(ranges) > 1:
        found = ", ".join(f"{low:g} to {high:g}" for low, high in ranges)
        rule = "Items that may stand for one another have the same range."
        yield Fault(f"scales[{scale.id}].missing.unanswered", found, rule, "Allow none unanswered, or rescale.")


def _of_left_out(scale: Scale, parts: Sequence[AnswerSet]) -> Iterator[Fault]:
    """To leave an item out of a sum is to count it as 0, which must then be what «nothing» is worth."""
    if scale.method == "sum" and scale.missing.unanswered == "left out" and any(part.lowest for part in parts):
        rule = "An item left out of a sum counts as 0, so 0 must be the least that each item is worth."
        yield Fault(f"scales[{scale.id}].missing.unanswered", "left out", rule, "Use ‘mean of the others’.")


def _of_table(scale: Scale, parts: Sequence[AnswerSet]) -> Iterator[Fault]:
    place = f"scales[{scale.id}].table"
    reachable = _sums(parts)
    given = {float(total) for total, _ in scale.table}
    for total in sorted(reachable - given):
        rule = "The table has a gap: the items can reach this sum."
        yield Fault(place, f"{total:g}", rule, "Add its row.")
    for total in sorted(given - reachable):
        rule = "No answers add up to this sum."
        yield Fault(place, f"{total:g}", rule, "Remove its row, or correct the items.")


def _of_range(scale: Scale, parts: Sequence[AnswerSet]) -> Iterator[Fault]:
    low, high = _reach(scale, parts)
    for name, stated, reached in (("minimum", scale.minimum, low), ("maximum", scale.maximum, high)):
        if not isclose(stated, reached):
            rule = f"The {name} that the items reach is {reached:g}."
            cure = "Correct it, the items or the options."
            yield Fault(f"scales[{scale.id}].{name}", f"{stated:g}", rule, cure)


def _reach(scale: Scale, parts: Sequence[AnswerSet]) -> tuple[float, float]:
    if scale.method == "lookup":
        values = [value for _, value in scale.table] or [scale.minimum, scale.maximum]
        return min(values), max(values)
    low, high = sum(part.lowest for part in parts), sum(part.highest for part in parts)
    return (low / len(parts), high / len(parts)) if scale.method == "mean" else (low, high)


def _sums(parts: Sequence[AnswerSet]) -> set[float]:
    """Every sum that the items can reach."""
    sums = {0.0}
    for part in parts:
        sums = {total + worth for total in sums for worth in part.worth.values()}
    return sums


def _of_figures(
    name: str, figures: Sequence[Figure], scales: Sequence[Scale], unread: Collection[str]
) -> Iterator[Fault]:
    ranges = {scale.id: (scale.minimum, scale.maximum) for scale in scales}
    for figure in figures:
        place = f"{name}[{figure.name}]"
        yield from _of_reference(f"{place}.scale", figure.scale, "scale", ranges, unread)
        if figure.scale in ranges:
            for fault in figure.outside(*ranges[figure.scale]):
                yield replace(fault, field=f"{place}.{fault.field}")
