"""`tornio demo --into-database`, as it is run: in a process of its own, with a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tornio.commands import main

SET_UP_FOR_REAL = """
from tornio.commands.serve import prepare; prepare()
from tornio.actions import installation; installation.declare(installation.REAL)
"""


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TORNIO_", "DATABASE_"))}
    environment = {**given, "TORNIO_FOLDER": str(folder), "PYTHONWARNINGS": "error"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_it_is_loaded_once_and_says_what_the_evaluation_found(tmp_path: Path) -> None:
    first, second = (python(tmp_path, "-m", "tornio", "demo", "--into-database") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert first.stdout == second.stdout
    assert "245 of 467 meetings" in first.stdout
    assert Path(first.stdout.splitlines()[-1].removeprefix("Report: ")).is_file()


def test_a_real_service_is_refused_with_the_cure(tmp_path: Path) -> None:
    assert python(tmp_path, "-c", SET_UP_FOR_REAL).returncode == 0
    refused = python(tmp_path, "-m", "tornio", "demo", "--into-database")
    assert refused.returncode == 2
    assert "set up already as a real service" in refused.stderr
    assert "another TORNIO_FOLDER" in refused.stderr


@pytest.mark.parametrize("arguments", [[], ["kent", "--into-database"]])
def test_it_goes_into_a_folder_or_the_database(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", *arguments])
    assert ended.value.code == 2
    assert "name a folder, or --into-database" in capsys.readouterr().err
