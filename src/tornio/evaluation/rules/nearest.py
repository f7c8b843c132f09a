"""What somebody may have meant who wrote a word that is not on the list."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(found: object, listed: Iterable[str]) -> str:
    """A cure: the nearest word of the list, or the whole list where nothing is near."""
    words = list(listed)
    folded = {word.casefold(): word for word in words}
    near = get_close_matches(str(found).strip().casefold(), folded, n=1, cutoff=0.7)
    if near:
        return f"Did you mean ‘{folded[near[0]]}’?"
    return f"Write one of: {', '.join(words)}."
