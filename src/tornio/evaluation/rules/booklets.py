"""Rules about booklets and adherence forms: measures, items, answers, and the order of waves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tornio.evaluation.rows import AdherenceAnswer, ItemAnswer, Wave
from tornio.evaluation.rules.nearest import did_you_mean
from tornio.evaluation.rules.rule import Breach, View, rule
from tornio.evaluation.scores import ADHERENCE
from tornio.measures import Definition, library


@rule("A measure is one that has a definition.", "items.measure")
def _known_measure(view: View) -> Iterator[Breach]:
    known = library()
    for index, row in view.rows(ItemAnswer):
        if row.measure not in known:
            yield Breach(ItemAnswer, index, "measure", row.measure, did_you_mean(row.measure, known))


@rule("Answers are scored by the version of the definition that is at hand.", "items.measure", "items.version")
def _known_version(view: View) -> Iterator[Breach]:
    versions = {identity: definition.version for identity, definition in library().items()}
    for index, row in view.rows(ItemAnswer):
        version = versions.get(row.measure)
        if version is not None and row.version != version:
            yield Breach(
                ItemAnswer, index, "version", row.version, f"Write ‘{version}’ if these are its items."
            )


def _stray_item(definition: Definition, item: str) -> str:
    known = [each.id for each in definition.items]
    return "" if item in known else did_you_mean(item, known)


def _stray_answer(definition: Definition, item: str, answer: int | None) -> str:
    """The cure for an answer that its item does not have; "" where it has it or is not there itself."""
    if answer is None or not definition.has_item(item):
        return ""
    part = definition.item(item)
    codes = [option.code for option in (*part.options, *part.missing)]
    return (
        ""
        if answer in codes
        else f"Its codes are {', '.join(map(str, codes))}; leave it empty if not answered."
    )


@rule("An item is one of its measure's.", "items.measure", "items.item")
def _known_item(view: View) -> Iterator[Breach]:
    known = library()
    pairs = {(row.measure, row.item) for _, row in view.rows(ItemAnswer) if row.measure in known}
    cures = {pair: cure for pair in pairs if (cure := _stray_item(known[pair[0]], pair[1]))}
    if cures:
        for index, row in view.rows(ItemAnswer):
            if wrong := cures.get((row.measure, row.item)):
                yield Breach(ItemAnswer, index, "item", row.item, wrong)


@rule("An answer is one that its item offers.", "items.measure", "items.item", "items.answer")
def _offered_answer(view: View) -> Iterator[Breach]:
    known = library()
    given = {(row.measure, row.item, row.answer) for _, row in view.rows(ItemAnswer) if row.measure in known}
    cures = {each: cure for each in given if (cure := _stray_answer(known[each[0]], each[1], each[2]))}
    if cures:
        for index, row in view.rows(ItemAnswer):
            if wrong := cures.get((row.measure, row.item, row.answer)):
                yield Breach(ItemAnswer, index, "answer", row.answer, wrong)


@rule("An item of an adherence form is one of the adherence measure's.", "adherence.item")
def _known_form_item(view: View) -> Iterator[Breach]:
    definition = library()[ADHERENCE]
    for index, row in view.rows(AdherenceAnswer):
        if not definition.has_item(row.item):
            yield Breach(AdherenceAnswer, index, "item", row.item, _stray_item(definition, row.item))


@rule("An answer on an adherence form is one that its item offers.", "adherence.item", "adherence.answer")
def _offered_form_answer(view: View) -> Iterator[Breach]:
    definition = library()[ADHERENCE]
    for index, row in view.rows(AdherenceAnswer):
        if cure := _stray_answer(definition, row.item, row.answer):
            yield Breach(AdherenceAnswer, index, "answer", row.answer, cure)


@rule(
    "One booklet has one version, one day and one rater.",
    *(f"items.{column}" for column in ("participant", "measure", "wave", "version", "day", "rater")),
)
def _one_booklet(view: View) -> Iterator[Breach]:
    first: dict[tuple[str, str, str], ItemAnswer] = {}
    for index, row in view.rows(ItemAnswer):
        other = first.setdefault((row.participant, row.measure, row.wave), row)
        if (row.version, row.day, row.rater) == (other.version, other.day, other.rater):
            continue
        for column in ("version", "day", "rater"):
            here, there = getattr(row, column), getattr(other, column)
            if here != there:
                cure = (
                    f"The booklet's first row says {f'‘{there}’' if there is not None else 'nothing'}: agree."
                )
                yield Breach(ItemAnswer, index, column, here, cure)


def _out_of_order(rows: list[tuple[int, int, int]], waves: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Of (place of the wave, day, index), those on a day that is not after that of an earlier wave."""
    earlier: tuple[int, int] | None = None
    for place, day, index in sorted(set(rows)):
        if earlier is not None and place > earlier[0] and day <= earlier[1]:
            yield index, day, f"Mend the day or the wave: ‘{waves[earlier[0]]}’ was on day {earlier[1]}."
        elif earlier is None or day > earlier[1]:
            earlier = (place, day)


@rule("A later wave is on a later day.", "waves.participant", "waves.wave", "waves.day")
def _waves_in_order(view: View) -> Iterator[Breach]:
    waves = view.tables.wave_ids
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for index, row in view.rows(Wave):
        if row.day is not None and row.wave in waves:
            found[row.participant].append((waves.index(row.wave), row.day, index))
    for rows in found.values():
        for index, day, cure in _out_of_order(rows, waves):
            yield Breach(Wave, index, "day", day, cure)


@rule(
    "A booklet of a later wave is on a later day.",
    *(f"items.{column}" for column in ("participant", "measure", "wave", "day")),
)
def _booklets_in_order(view: View) -> Iterator[Breach]:
    waves = view.tables.wave_ids
    place = {wave: number for number, wave in enumerate(waves)}
    found: dict[tuple[str, str], dict[tuple[int, int], int]] = defaultdict(dict)
    for index, row in view.rows(ItemAnswer):
        if row.day is not None and row.wave in place:
            found[row.participant, row.measure].setdefault((place[row.wave], row.day), index)
    for firsts in found.values():
        for index, day, cure in _out_of_order([(*key, index) for key, index in firsts.items()], waves):
            yield Breach(ItemAnswer, index, "day", day, cure)


@rule("Why a wave is not complete is said only where it is not.", "waves.status", "waves.reason")
def _reason_where_incomplete(view: View) -> Iterator[Breach]:
    for index, row in view.rows(Wave):
        if row.status == "complete" and row.reason is not None:
            yield Breach(Wave, index, "reason", row.reason, "Leave it empty, or mend the status.")


RULES = (
    _known_measure,
    _known_version,
    _known_item,
    _offered_answer,
    _known_form_item,
    _offered_form_answer,
    _one_booklet,
    _waves_in_order,
    _booklets_in_order,
    _reason_where_incomplete,
)
