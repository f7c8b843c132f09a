"""Counts and shares: how many out of how many, and the percentage with its interval."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tornio.evaluation.findings import Condition, Finding
from tornio.evaluation.notebook import Notebook
from tornio.evaluation.sections import Bar, BarFigure, Cell, Parts, Sentence, Table
from tornio.statistics import proportion

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Share:
    """A count, and what percentage of the whole it is; there is none of a whole of nobody."""

    name: str
    count: Finding
    percent: Finding | None


def share(page: Notebook, place: str, name: str, count: int, of: int, **more: Any) -> Share:
    """Writes down `count` out of `of`. The page says the unit, how they were counted and where the rows are."""
    page = page.page(**{"n": of, "counts": (count,), "category": name, **more})
    counted = page.add(f"{place}/{name}", "count", count)
    if of == 0:
        return Share(name, counted, None)
    found = proportion(count, of, confidence=page.level)
    interval = page.interval((100 * found.interval.low, 100 * found.interval.high))
    method = f"{page.common['method']} Percentage of n; Wilson’s interval."
    percent = page.add(
        f"{place}/{name}", "percent", 100 * found.estimate, interval=interval, method=method, unit="%"
    )
    return Share(name, counted, percent)


def total(page: Notebook, place: str, count: int, name: str, **more: Any) -> Finding:
    """Writes down a whole: how many there are altogether."""
    return page.add(place, "count", count, n=count, counts=(count,), category=name, **more)


def table(name: str, title: str, heading: str, found: Iterable[Share], note: str = "") -> Table:
    """The shares, a row each."""
    rows: list[tuple[Cell, ...]] = [(each.name, each.count, each.percent) for each in found]
    return Table(name, title, (heading, "n", "%"), tuple(rows), note)


def figure(name: str, title: str, found: Iterable[Share], whole: int, unit: str) -> BarFigure:
    """The counts as bars, the longest possible one being the whole."""
    bars = tuple(Bar(each.name, (("", each.count),)) for each in found)
    return BarFigure(name, title, bars, whole=float(whole), unit=unit)


def said(found: Share, words: str, opening: str = "") -> tuple[Sentence, ...]:
    """`{opening}97 of 245 {words} (39.6%, 95% interval …).`; nothing of a whole of nobody."""
    if found.percent is None:
        return ()
    pattern = f"{opening}{{}} of {{:n}} {words} ({{:inside}})."
    return (Sentence(pattern, (found.count, found.count, found.percent)),)


def parts(whole: Finding, found: Iterable[Share]) -> Parts:
    """Shares that add up to the whole."""
    return Parts(whole, tuple(each.count for each in found))


def counted(values: Iterable[str | None]) -> Mapping[str, int]:
    """How often each word occurs, the most frequent first; nothing said counts as not known and comes last."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value or NOT_KNOWN] = counts.get(value or NOT_KNOWN, 0) + 1
    return dict(sorted(counts.items(), key=lambda each: (each[0] == NOT_KNOWN, -each[1], each[0])))


def held(word: str) -> Condition:
    """What a column holds in the rows that `counted` counts under a word."""
    return (NOT_KNOWN, None) if word == NOT_KNOWN else word
