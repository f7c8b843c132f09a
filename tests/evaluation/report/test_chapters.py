from __future__ import annotations

from dataclasses import replace
from typing import Any

from tornio.evaluation.report.chapters import chapters
from tornio.study.kinds import KINDS


def test_every_section_has_one_chapter(section: Any) -> None:
    given = tuple(replace(section, id=kind, kind=kind) for kind in (*KINDS, "a kind to come"))
    told = [s.id for chapter in chapters(given) for s in chapter.sections]
    assert sorted(told) == sorted(s.id for s in given)


def test_every_kind_that_a_protocol_can_promise_answers_a_question(section: Any) -> None:
    given = tuple(replace(section, id=kind, kind=kind) for kind in KINDS)
    assert "part-further" not in [chapter.id for chapter in chapters(given)]


def test_a_question_without_an_answer_is_not_asked(section: Any) -> None:
    assert [chapter.title for chapter in chapters((section,))] == ["How people did"]


def test_sections_keep_the_order_of_the_protocol(section: Any) -> None:
    given = tuple(replace(section, id=name) for name in ("second", "first"))
    assert [s.id for s in chapters(given)[0].sections] == ["second", "first"]
