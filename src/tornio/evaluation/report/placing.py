"""Which remarks of the dataset's maker stand beside which section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tornio.evaluation.remarks import Departure
from tornio.evaluation.sections import Section


def departures_by_section(
    departures: Iterable[Departure], sections: Iterable[Section]
) -> Mapping[str, tuple[Departure, ...]]:
    """The departures of each section that has any: of those whose ids begin theirs, the longest counts."""
    ids = sorted((section.id for section in sections), key=len, reverse=True)
    placed: dict[str, tuple[Departure, ...]] = {}
    for departure in departures:
        home = next((name for name in ids if departure.id.startswith(f"{name}-")), None)
        if home is not None:
            placed[home] = (*placed.get(home, ()), departure)
    return placed
