"""`tornio demo --into-database`, as it is run, with a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tornio.actions import installation
from tornio.commands import main


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, settings) -> None:
    """The evaluation lies beside the machine's database."""
    settings.EVALUATION_FOLDER = tmp_path / "evaluation"


def test_it_is_loaded_once_and_says_what_the_evaluation_found(machine) -> None:
    first, second = (machine.tornio("demo", "--into-database") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert first.stdout == second.stdout
    assert "245 of 467 meetings" in first.stdout
    assert Path(first.stdout.splitlines()[-1].removeprefix("Report: ")).is_file()


def test_a_real_service_is_refused_with_the_cure(machine) -> None:
    with machine.at_work():
        installation.declare(installation.REAL)
    refused = machine.tornio("demo", "--into-database")
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
