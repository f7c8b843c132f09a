"""Which column holds which item: `3`, `item3`, `item_3`, `q3` and `honos_3` are all item 3 of HoNOS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tornio.measures.definition import Definition
from tornio.vocabulary.fault import Fault


@dataclass(frozen=True)
class Header:
    """The first row of a file with one questionnaire a row, read as columns of one measure.

    A column is an item's, a companion's, or a label: it stands beside the answers and is passed on.
    """

    names: tuple[str, ...]
    definition: Definition

    @cached_property
    def meant(self) -> tuple[str, ...]:
        """For each column the item or companion that it holds, nothing for a label."""
        return tuple(part_of(name, self.definition) for name in self.names)

    @cached_property
    def items(self) -> Mapping[str, int]:
        """Where each item stands, from 0."""
        return {item.id: self.meant.index(item.id) for item in self.definition.items if item.id in self.meant}

    @cached_property
    def companions(self) -> Mapping[str, int]:
        """Where each companion stands, from 0."""
        there = (one.id for one in self.definition.companions if one.id in self.meant)
        return {identity: self.meant.index(identity) for identity in there}

    @cached_property
    def labels(self) -> tuple[int, ...]:
        """Where the labels stand, from 0."""
        return tuple(at for at, identity in enumerate(self.meant) if not identity)

    def faults(self, file: str) -> Iterator[Fault]:
        """Items with two columns, columns of items that are not the measure's, items without a column."""
        known = {*self.items, *self.companions}
        columns: dict[str, list[str]] = {}
        for name, identity in zip(self.names, self.meant, strict=True):
            columns.setdefault(identity, []).append(name)
        for identity in filter(None, columns):
            names = ", ".join(columns[identity])
            if identity not in known:
                rule = f"{self.definition.short_title} has no such item."
                yield Fault(names, identity, rule, "Score with another measure, or rename it.", file, 1)
            elif len(columns[identity]) > 1:
                yield Fault(names, identity, "The item has several columns.", "Keep one.", file, 1)
        for item in self.definition.items:
            if item.id not in self.items:
                cure = f"Add the column ‘{item.id}’ or ‘item_{item.id}’; leave it empty where nobody answered."
                yield Fault(f"item {item.id}", "", "The item has no column.", cure, file, 1)


def part_of(name: str, definition: Definition) -> str:
    """The item or companion that a name means; a number that is no item as it is; otherwise nothing."""
    plain = re.sub(r"[\s_.-]+", "-", name.strip().casefold())
    prefixes = "|".join(map(re.escape, ("question", "item", "q", definition.id)))
    bare = re.sub(rf"^(?:{prefixes})-?", "", plain)
    bare = re.sub(r"^0+(?=\d)", "", bare)
    known = [item.id for item in definition.items] + [companion.id for companion in definition.companions]
    return {identity.casefold(): identity for identity in known}.get(bare, bare if bare.isdecimal() else "")
