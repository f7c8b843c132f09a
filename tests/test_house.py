"""The house: lower floors never import higher ones (the contracts stand in pyproject.toml).

In a process of its own, because import-linter silences every logger that was there before it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


def lint(*arguments: object) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--no-cache", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_room_keeps_to_its_floor():
    done = lint()
    assert done.returncode == 0, done.stdout
    assert "4 kept, 0 broken" in done.stdout


def test_an_import_that_is_forbidden_is_found(tmp_path):
    (tmp_path / "house.ini").write_text(WRONG)
    done = lint("--config", tmp_path / "house.ini")
    assert done.returncode == 1
    assert "0 kept, 1 broken" in done.stdout
