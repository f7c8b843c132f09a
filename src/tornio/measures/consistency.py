"""Whether the parts of a definition agree: scales with items, figures with scales. Pure; every fault is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isclose

from tornio.measures.answers import AnswerSet, Companion, Item, repeated
from tornio.measures.interpretation import Figure
from tornio.measures.scales import Scale
from tornio.vocabulary.fault import Fault


def of_items(
    items: Sequence[Item], scales: Sequence[Scale], companions: Sequence[Companion]
) -> Iterator[Fault]:
    """What is wrong between a definition's items and what is made of them."""
    if not items:
        yield Fault("items", "", "A questionnaire has items.", "Give at least one.")
    if not scales:
        yield Fault(
            "scales", "", "A questionnaire has a score.", "Give at least one scale; the first is the primary."
        )
    yield from repeated("items", (item.id for item in items))
    yield from repeated("scales", (scale.id for scale in scales))
    yield from repeated("companions", (companion.id for companion in companions))
    answers = {item.id: item.answers for item in items}
    for companion in companions:
        if companion.item not in answers:
            yield _unknown(f"companions[{companion.id}].item", companion.item, "item")
    for scale in scales:
        yield from _of_scale(scale, answers)


def _of_scale(scale: Scale, answers: Mapping[str, AnswerSet]) -> Iterator[Fault]:
    place = f"scales[{scale.id}]"
    strangers = [item for item in scale.items if item not in answers]
    yield from (_unknown(f"{place}.items", item, "item") for item in strangers)
    if strangers or not scale.items:
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
        yield Fault(
            place, f"{total:g}", "No answers add up to this sum.", "Remove its row, or correct the items."
        )


def _of_range(scale: Scale, parts: Sequence[AnswerSet]) -> Iterator[Fault]:
    for name, stated, reached in zip(
        ("minimum", "maximum"), (scale.minimum, scale.maximum), _reach(scale, parts)
    ):
        if not isclose(stated, reached):
            rule = f"The items reach from their least to their most; the {name} they reach is {reached:g}."
            yield Fault(
                f"scales[{scale.id}].{name}",
                f"{stated:g}",
                rule,
                "Correct the range, the items or the options.",
            )


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


def of_figures(name: str, figures: Sequence[Figure], scales: Sequence[Scale]) -> Iterator[Fault]:
    """What is wrong between a definition's scales and the figures (all of one kind) that they are held against."""
    ranges = {scale.id: (scale.minimum, scale.maximum) for scale in scales}
    for number, figure in enumerate(figures, start=1):
        place = f"{name}[{number}]"
        if figure.scale not in ranges:
            yield _unknown(f"{place}.scale", figure.scale, "scale")
        else:
            for fault in figure.outside(*ranges[figure.scale]):
                yield replace(fault, field=f"{place}.{fault.field}")


def _unknown(place: str, identity: str, kind: str) -> Fault:
    return Fault(
        place, identity, f"There is no {kind} of this id.", f"Name one of the definition's {kind}s, or add it."
    )
