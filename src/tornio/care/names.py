"""Finding somebody by what they are called, and telling whether they may be known already."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

SHORTEST = 2


def plain(name: str) -> str:
    """A name without accents and capitals: `Zoë` and `zoe` are found alike."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def matches(words: str, *names: str) -> bool:
    """Whether every word is the beginning of a part of a name, in any order."""
    parts = [part for name in names for part in plain(name).replace("-", " ").split()]
    wanted = plain(words).replace("-", " ").split()
    return bool(wanted) and all(any(part.startswith(word) for part in parts) for word in wanted)


@dataclass(frozen=True)
class Described:
    """What somebody can be known by; what nobody knows is empty. `numbers` are pairs of kind and value."""

    given: tuple[str, ...]
    family: str = ""
    born_on: date | None = None
    numbers: frozenset[tuple[str, str]] = frozenset()


def may_be_one(first: Described, second: Described) -> bool:
    """Whether two descriptions may be of one person: a number in common, or the same names, or the same day of
    birth and a name in common. What is not known speaks neither for nor against."""
    given = bool({plain(name) for name in first.given} & {plain(name) for name in second.given} - {""})
    families = {plain(first.family), plain(second.family)}
    born = {first.born_on, second.born_on} - {None}
    if first.numbers & second.numbers:
        return True
    if first.born_on is not None and first.born_on == second.born_on:
        return given or (len(families) == 1 and "" not in families)
    if "" in families:
        return given and len(born) < 2
    return given and len(families) == 1
