"""The reference page says what the kinds are, and its examples work."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import KINDS, check
from tornio.evaluation.check.manual import example, manual

KENT = tomllib.loads(reading.find("kent").read_text(encoding="utf-8"))


def test_the_page_in_the_docs_is_the_one_that_the_program_writes() -> None:
    page = Path(__file__).parents[3] / "docs/reference/claims.md"
    assert page.read_text(encoding="utf-8") == manual(), (
        "write it anew: tornio check --kinds > docs/reference/claims.md"
    )


@pytest.mark.parametrize("name", KINDS)
def test_the_example_of_every_kind_can_be_checked(name: str) -> None:
    claim = tomllib.loads(example(name, KINDS[name]))["claim"]
    (result,) = check(reading.build({**KENT, "claim": claim}, "example"))
    assert result.outcome.verdict


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_is_a_frozen_value_that_says_what_it_is(kind: type) -> None:
    assert dataclasses.is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined] # set by the decorator
    assert kind.__doc__
