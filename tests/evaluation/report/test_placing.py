from __future__ import annotations

from typing import Any

from tornio.evaluation.remarks import Departure
from tornio.evaluation.report.placing import departures_by_section
from tornio.evaluation.sections import Section


def departure(name: str) -> Departure:
    return Departure(name, "printed", "here", "why")


def sections(*names: str) -> list[Section]:
    return [Section(name, name, "waves", (), ()) for name in names]


def test_a_departure_stands_beside_the_analysis_that_its_id_names() -> None:
    placed = departures_by_section([departure("bed-days-t")], sections("bed-days", "wsas"))
    assert {home: [each.id for each in found] for home, found in placed.items()} == {"bed-days": ["bed-days-t"]}


def test_the_longest_name_counts() -> None:
    placed = departures_by_section([departure("wsas-reliable-points")], sections("wsas", "wsas-reliable"))
    assert list(placed) == ["wsas-reliable"]


def test_a_name_is_a_whole_name() -> None:
    assert departures_by_section([departure("cmhsx-f")], sections("cmhs")) == {}


def test_every_departure_of_the_demonstration_has_its_place(demonstration: Any) -> None:
    placed = departures_by_section(demonstration.departures, demonstration.sections)
    assert sum(map(len, placed.values())) == len(demonstration.departures)
