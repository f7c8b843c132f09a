from __future__ import annotations

from typing import Any

from tornio.evaluation.report.glossary import entries
from tornio.measures.reading import library


def test_every_measure_of_the_study_is_explained(kent: Any) -> None:
    assert [entry.id for entry in entries(kent)] == [battery.measure for battery in kent.measures]


def test_direction_and_range_are_the_definitions(kent: Any) -> None:
    (honos,) = (entry for entry in entries(kent) if entry.id == "honos")
    assert (honos.minimum, honos.maximum, honos.better, honos.items) == (0, 48, "lower", 12)


def test_every_notice_of_copyright_is_shown(kent: Any) -> None:
    assert {e.licence for e in entries(kent)} == {library()[b.measure].licence.notice for b in kent.measures}


def test_what_is_not_verified_is_said(kent: Any) -> None:
    (wsas,) = (entry for entry in entries(kent) if entry.id == "wsas")
    assert wsas.unverified
    assert wsas.reliable[0].endswith("not verified")
