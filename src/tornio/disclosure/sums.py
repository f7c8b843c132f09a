"""Counts that add up."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """That the parts add up to the total, and that a reader knows it."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The total and its parts."""
        return (self.total, *self.parts)


def check(counts: Mapping[Key, int], sums: Collection[Sum[Key]], silent: Collection[Key]) -> None:
    """Raises ValueError with everything that is wrong: a key that has no count, a sum that does not add up."""
    if wrong := [*_wrong(counts, sums, silent)]:
        raise ValueError(" ".join(wrong))


def _wrong(counts: Mapping[Key, int], sums: Collection[Sum[Key]], silent: Collection[Key]) -> Iterator[str]:
    unknown = {key for each in sums for key in each.keys} | set(silent)
    if strangers := sorted(map(str, unknown - counts.keys())):
        yield f"There is no count of {', '.join(strangers)}. Give one for each."
        return
    for each in sums:
        total, parts = counts[each.total], [counts[key] for key in each.parts]
        if len(set(each.keys)) != len(each.keys):
            yield f"The sum of {each.total} has a count twice. Name each once."
        elif total != sum(parts):
            yield f"{each.total} is {total}, and its parts come to {sum(parts)}. Mend the counts or the sum."


def connected(start: Key, sums: Collection[Sum[Key]], through: Collection[Key]) -> set[Key]:
    """Every count that adds up with the start, or with one of `through` that does, and so on."""
    reached: set[Key] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        beside = {key for each in sums if here in each.keys for key in each.keys} - reached
        reached |= beside
        waiting.extend(key for key in beside if key in through)
    return reached


def independent(sums: Collection[Sum[Key]]) -> list[tuple[Sum[Key], ...]]:
    """The sums in sets that share no count: nothing about one set can be worked out from another."""
    sets: list[tuple[set[Key], tuple[Sum[Key], ...]]] = []
    for each in sums:
        beside = [one for one in sets if not one[0].isdisjoint(each.keys)]
        keys = set(each.keys).union(*(keys for keys, _ in beside))
        joined = (keys, (*(one for _, found in beside for one in found), each))
        sets = [*(one for one in sets if one not in beside), joined]
    return [found for _, found in sets]
