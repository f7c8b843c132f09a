"""A questionnaire as data: one frozen value with all that is known of it, which checks that it agrees."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from tornio.measures import consistency
from tornio.measures.answers import Companion, Item
from tornio.measures.interpretation import CutOff, Figure, Norm, ReliableChange
from tornio.measures.scales import Scale
from tornio.vocabulary.checked import Checked, blanks
from tornio.vocabulary.fault import Fault, FaultyInput

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Licence(Checked):
    """Whose it is and what may be done: the notice to show, the terms in a sentence, where they stand."""

    notice: str
    terms: str
    source: str

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "notice", "terms", "source")


@dataclass(frozen=True)
class Definition(Checked):
    """One version of one questionnaire.

    `rater` is the group of people who fill it in, `rated_by` says it in words. The first scale is the primary
    one. `unverified` lists what we state without having seen it in a source. A definition that contradicts
    itself cannot be built: FaultyInput holds everything that is wrong.
    """

    id: str
    version: str
    title: str
    short_title: str
    about: str
    rater: Literal["person", "carer", "practitioner"]
    rated_by: str
    time_frame: str
    items_note: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    licence: Licence
    reviewer: str
    review_date: date
    references: tuple[str, ...]
    companions: tuple[Companion, ...] = ()
    cutoffs: tuple[CutOff, ...] = ()
    reliable_changes: tuple[ReliableChange, ...] = ()
    norms: tuple[Norm, ...] = ()
    notes: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    snomed: str = ""

    def faults(self, unread: Collection[str] = ()) -> Iterator[Fault]:
        """What is wrong with it; what refers to an `unread` part (see parsing) is not judged."""
        texts = ("version", "title", "short_title", "about", "rated_by", "time_frame", "items_note", "reviewer")
        yield from blanks(self, *texts)
        if not _ID.fullmatch(self.id):
            rule = "An id is small letters and digits, joined by hyphens."
            yield Fault("id", self.id, rule, "Write it like ‘cmhs-2017’.")
        for name in ("references", "notes", "unverified"):
            for text in getattr(self, name):
                if not text.strip():
                    yield Fault(name, "", "This must not be empty.", "Write it, or remove the empty entry.")
        if not self.references:
            yield Fault("references", "", "A definition names its source.", "Give at least one reference.")
        figures: tuple[Figure, ...] = (*self.cutoffs, *self.reliable_changes, *self.norms)
        if any(figure.unverified for figure in figures) and not self.unverified:
            rule = "A figure marked unverified is explained in the list `unverified`."
            yield Fault("unverified", "", rule, "Say there what was not seen, and where it was looked for.")
        yield from consistency.of_parts({name: getattr(self, name) for name in consistency.PARTS}, unread)

    @property
    def primary(self) -> Scale:
        """The scale that is meant where none is named."""
        return self.scales[0]

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def _scales(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    def item(self, identity: str) -> Item:
        """The item with this id. FaultyInput where there is none."""
        if identity not in self._items:
            raise FaultyInput([self._unknown("item", identity, self._items)])
        return self._items[identity]

    def scale(self, identity: str | None = None) -> Scale:
        """The scale with this id, or the primary one. FaultyInput where there is none."""
        if identity is None:
            return self.primary
        if identity not in self._scales:
            raise FaultyInput([self._unknown("scale", identity, self._scales)])
        return self._scales[identity]

    def has_item(self, identity: str) -> bool:
        """Whether there is an item with this id."""
        return identity in self._items

    def _unknown(self, kind: str, identity: str, known: Iterable[str]) -> Fault:
        return Fault(kind, identity, f"{self.short_title} has no such {kind}.", f"It has: {', '.join(known)}.")
