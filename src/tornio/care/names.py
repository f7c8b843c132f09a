"""Finding somebody by what they are called."""

from __future__ import annotations

import unicodedata

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
