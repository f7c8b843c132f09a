from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from tornio.study.kinds import KINDS
from tornio.study.page import page
from tornio.study.protocol import Protocol

PAGE = Path(__file__).parents[2] / "docs/reference/protocol.md"


def test_the_reference_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: tornio evaluate --manual protocol > docs/reference/protocol.md"
    )


def test_the_page_names_every_key_and_kind():
    text = page()
    assert all(f"`{name}`" in text for name in KINDS)
    assert all(field.name in text for field in fields(Protocol))
