"""The house: lower floors never import higher ones (the contracts stand in pyproject.toml)."""

from __future__ import annotations

from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
WRONG = """
[importlinter]
root_package = tornio

[importlinter:contract:wrong]
name = Nobody uses the vocabulary
type = forbidden
source_modules = tornio.care
forbidden_modules = tornio.vocabulary
"""


def test_every_room_keeps_to_its_floor(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


def test_an_import_that_is_forbidden_is_found(tmp_path):
    (tmp_path / "house.ini").write_text(WRONG)
    assert lint_imports(config_filename=str(tmp_path / "house.ini"), no_cache=True) == 1
