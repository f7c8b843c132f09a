"""Splits a total into answers: one option for each item, so that together they are worth the total."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tornio.evaluation.demonstration.searching import NotFound

MOST_STEPS = 20_000
#: How far answers of one person lie apart at first, as a share of an item's range.
SPREAD = 0.5


def split(total: float, items: Sequence[Sequence[float]], random: Random) -> list[float]:
    """One of the worths of each item, which add up to the total.

    Each item's worths are in rising order. The search begins with answers that scatter around an even share and
    moves one answer by one option at a time. Raises NotFound where it does not end in the total.
    """
    chosen = _scattered(total, items, random)
    off = total - sum(worths[place] for worths, place in zip(items, chosen, strict=True))
    for _ in range(MOST_STEPS):
        if not off:
            return [worths[place] for worths, place in zip(items, chosen, strict=True)]
        item = int(random.random() * len(items))
        place = chosen[item] + (1 if off > 0 else -1)
        if 0 <= place < len(items[item]):
            there = off - items[item][place] + items[item][chosen[item]]
            if abs(there) <= abs(off):
                chosen[item], off = place, there
    raise NotFound(f"No answers to {len(items)} items that are worth {total:g} together. Check their options.")


def _scattered(total: float, items: Sequence[Sequence[float]], random: Random) -> list[int]:
    """The places of answers around the share of its range that each item has on average."""
    lowest, highest = sum(worths[0] for worths in items), sum(worths[-1] for worths in items)
    share = (total - lowest) / (highest - lowest)
    scattered = (share + SPREAD * (random.random() + random.random() - 1) for _ in items)
    return [
        min(max(round(place * (len(worths) - 1)), 0), len(worths) - 1)
        for worths, place in zip(items, scattered, strict=True)
    ]
