"""A definition for people (Markdown, which a terminal shows as it is) and for programs (plain values)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from textwrap import wrap
from typing import Any, TypeVar

from tornio.measures.answers import AnswerSet, Option
from tornio.measures.definition import Definition
from tornio.measures.interpretation import CutOff, Figure, Norm, ReliableChange
from tornio.measures.scales import Scale

F = TypeVar("F", bound=Figure)

_INDENT: Mapping[str, Any] = {"initial_indent": "    ", "subsequent_indent": "      "}

GENERATED = "<!-- Written by `tornio measures --markdown`; change the definitions, not this page. -->"

INTRODUCTION = """Every measure that comes with Tornio, as its definition says it. A definition holds no
copyrighted wording: a site adds its licensed wording, and measures of its own, as
[Add a measure](../how-to/add-a-measure.md) says. “The Kent paper” is the study that Tornio was built after
(ISRCTN36004039)."""


def as_data(value: Any) -> Any:
    """A definition, or any part of it, as dictionaries, lists, texts and numbers; dates as 2026-11-23."""
    if is_dataclass(value):
        return {field.name: as_data(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [as_data(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def overview(definition: Definition) -> list[str]:
    """A few lines on one measure: what it is, who fills it in, range and direction, rights, what is open."""
    first, *others = definition.scales
    also = f"; also {', '.join(scale.title.lower() for scale in others)}" if others else ""
    by = definition.rated_by[0].lower() + definition.rated_by[1:]
    count = len(definition.unverified)
    points = "1 point" if count == 1 else f"{count} points"
    lines = [
        f"{definition.about}. Filled in by {by}.",
        f"{len(definition.items)} items. {first.title} {_range(first)}, {first.direction}{also}.",
        f"Rights: {definition.licence.notice}",
        *([f"Not verified: {points}, see `tornio measures {definition.id}`."] if count else []),
    ]
    head = f"{definition.id}: {definition.title} ({definition.short_title}), version {definition.version}"
    return [head, *(wrapped for line in lines for wrapped in wrap(line, 96, **_INDENT))]


def reference(library: Mapping[str, Definition]) -> str:
    """The reference page of all measures, in Markdown."""
    rows = [
        (f"[{one.id}](#{one.id})", one.short_title, len(one.items), _range(one.primary), one.primary.direction)
        for one in library.values()
    ]
    head = ["# Measures", "", GENERATED, "", INTRODUCTION, ""]
    table = _table(("id", "name", "items", "range", "direction"), rows)
    bodies = [line for one in library.values() for line in ("", f'<a id="{one.id}"></a>', "", *page(one))]
    return "\n".join([*head, *table, *bodies, ""])


def page(definition: Definition) -> list[str]:
    """All that a definition says, as lines of Markdown."""
    return [
        f"## {definition.title}",
        "",
        *_facts(definition),
        "",
        *_items(definition),
        *(line for scale in definition.scales for line in _scale(scale)),
        *_figures("Cut-offs", definition.cutoffs, _cutoff),
        *_figures("Reliable change", definition.reliable_changes, _change),
        *_figures("Published means", definition.norms, _norm),
        *_texts("Notes", definition.notes),
        *_texts("Not verified", definition.unverified),
        *_texts("References", definition.references),
    ]


def _facts(definition: Definition) -> Iterator[str]:
    licence = definition.licence
    facts = {
        "Id and version": f"`{definition.id}`, version {definition.version}",
        "Short": definition.short_title,
        "About": definition.about,
        "Filled in by": definition.rated_by,
        "Period": definition.time_frame,
        "SNOMED CT": definition.snomed,
        "Rights": licence.notice,
        "Terms": f"{licence.terms} (Source: {_ended(licence.source)})",
        "Reviewed": f"{definition.reviewer}; {definition.review_date.isoformat()}",
    }
    return (f"- **{name}**: {text}" for name, text in facts.items() if text)


def _items(definition: Definition) -> Iterator[str]:
    yield from ("### Items", "", definition.items_note, "")
    if any(item.topic for item in definition.items):
        rows = [(item.id, item.topic, item.answers.id, item.snomed) for item in definition.items]
        yield from (*_table(("item", "topic", "answers", "SNOMED CT"), rows), "")
    sets = {item.answers.id: item.answers for item in definition.items}
    for answers in sets.values():
        yield from (f"Answers “{answers.id}”: {_answers(answers)}.", "")
    for companion in definition.companions:
        marks = ", ".join(f"{mark.code} {mark.label}" for mark in companion.marks)
        yield from (f"Beside item {companion.item}, `{companion.id}`: {companion.topic}: {marks}.", "")


def _answers(answers: AnswerSet) -> str:
    said = "; ".join(_option(option) for option in answers.options)
    missing = "; ".join(_option(option) for option in answers.missing)
    return f"{said}. No answer: {missing}" if missing else said


def _option(option: Option) -> str:
    worth = "" if option.value is None else f" (worth {option.value:g})"
    return f"{option.code} {option.label}".rstrip() + worth


def _scale(scale: Scale) -> Iterator[str]:
    rule = scale.missing
    how = {"sum": "Sum", "mean": "Mean", "lookup": "Sum, converted by the table below"}[scale.method]
    yield from (f"### Scale `{scale.id}`: {scale.title}", "")
    yield f"- {how} of {_listed(scale.items)}; {_range(scale)}; **{scale.direction}**."
    if scale.reversed:
        yield f"- Reversed: {_listed(scale.reversed)}."
    needed = f"{rule.at_least} of {len(scale.items)}"
    yield f"- Answers needed: {needed}. {rule.words} (Source: {_ended(rule.source)})"
    yield ""
    if scale.table:
        pairs = "; ".join(f"{total} → {value:g}" for total, value in scale.table)
        yield from (f"From sum to score: {pairs}.", "")


def _listed(items: Sequence[str]) -> str:
    numbers = [int(item) if item.isdecimal() else 0 for item in items]
    if len(items) > 2 and numbers == list(range(numbers[0], numbers[0] + len(items))):
        return f"items {items[0]} to {items[-1]}"
    return f"items {', '.join(items)}"


def _range(scale: Scale) -> str:
    return f"{scale.minimum:g} to {scale.maximum:g}"


def _cutoff(cutoff: CutOff) -> str:
    whom = f", for {cutoff.population}" if cutoff.population else ""
    return f"`{cutoff.scale}` {cutoff.words}: {cutoff.label}{whom}"


def _change(change: ReliableChange) -> str:
    return f"`{change.scale}` {change.points:g} points, for {change.population}"


def _norm(norm: Norm) -> str:
    spread = "" if norm.sd is None else f" (sd {norm.sd:g})"
    many = "" if norm.n is None else f", n = {norm.n:,}"
    return f"`{norm.scale}` {norm.mean:g}{spread}{many}: {norm.population}"


def _figures(title: str, figures: Sequence[F], said: Callable[[F], str]) -> Iterator[str]:
    marks = ("", " **Not verified.**")
    lines = [f"{said(one)}. ({_ended(one.source)}){marks[one.unverified]}" for one in figures]
    yield from _texts(title, lines)


def _texts(title: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield from (f"### {title}", "", *(f"- {text}" for text in texts), "")


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _ended(text: str) -> str:
    """A sentence with its full stop, whether or not it had one."""
    return f"{text.rstrip('.')}."
