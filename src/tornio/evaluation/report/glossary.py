"""What each measure is, for readers who never met it: taken from its definition, nothing added."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.measures.reading import library
from tornio.study.protocol import Protocol


@dataclass(frozen=True)
class Entry:
    """A measure as the study used it. `notes` are the study's and the definition's own; `unverified` is what
    the definition states without having seen it in a source."""

    id: str
    name: str
    title: str
    about: str
    answered_by: str
    items: int
    minimum: float
    maximum: float
    better: str
    missing: str
    cutoffs: tuple[str, ...]
    reliable: tuple[str, ...]
    notes: tuple[str, ...]
    unverified: tuple[str, ...]
    licence: str


def entries(protocol: Protocol) -> tuple[Entry, ...]:
    """One entry for each measure of the protocol, in its order."""
    return tuple(_entry(battery.measure, battery.scale, battery.note) for battery in protocol.measures)


def _entry(measure: str, scale_id: str, note: str) -> Entry:
    definition = library()[measure]
    scale = definition.scale(scale_id)
    cutoffs = (c for c in definition.cutoffs if c.scale == scale.id)
    reliable = (r for r in definition.reliable_changes if r.scale == scale.id)
    return Entry(
        id=measure,
        name=definition.short_title,
        title=definition.title,
        about=definition.about,
        answered_by=definition.rated_by,
        items=len(scale.items),
        minimum=scale.minimum,
        maximum=scale.maximum,
        better=scale.better,
        missing=scale.missing.words,
        cutoffs=tuple(f"{c.label}: {c.words} ({c.source}){_mark(unverified=c.unverified)}" for c in cutoffs),
        reliable=tuple(
            f"{r.points:g} points, for {r.population} ({r.source}){_mark(unverified=r.unverified)}"
            for r in reliable
        ),
        notes=tuple(filter(None, (note, *definition.notes))),
        unverified=definition.unverified,
        licence=definition.licence.notice,
    )


def _mark(*, unverified: bool) -> str:
    return "; not verified" if unverified else ""
