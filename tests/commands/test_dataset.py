from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tornio.commands import main
from tornio.evaluation.contract import TABLES

PAGE = Path(__file__).parents[2] / "docs/reference/dataset.md"


@pytest.fixture
def folder(tmp_path):
    """An empty dataset with a person in it."""
    main(["dataset", "template", str(tmp_path / "mine")])
    with (tmp_path / "mine/participants.csv").open("a") as file:
        file.write("P1,person,P1,0,,35,woman,A\n")
    return tmp_path / "mine"


def test_the_reference_page_is_what_the_command_prints(capsys):
    assert main(["dataset", "schema", "--markdown"]) == 0
    assert capsys.readouterr().out == PAGE.read_text(encoding="utf-8"), (
        "run: tornio dataset schema > docs/reference/dataset.md"
    )


def test_the_schema_as_json_has_every_table(capsys):
    assert main(["dataset", "schema", "--json"]) == 0
    assert {each["name"] for each in json.loads(capsys.readouterr().out)["resources"]} == set(TABLES)


def test_a_dataset_that_holds_is_counted(folder, capsys):
    assert main(["dataset", "check", str(folder)]) == 0
    out = capsys.readouterr().out
    assert "participants      1 rows" in out
    assert "harms        not recorded" in out


def test_a_dataset_that_does_not_hold_is_2_with_every_fault(folder, capsys):
    with (folder / "participants.csv").open("a") as file:
        file.write("P2,person,P2,0,,350,woman,A\nP3,human,P3,0,,35,woman,A\n")
    assert main(["dataset", "check", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "participants.csv, row 3, age: ‘350’. This is not in the range 0 to 120 (years)." in said
    assert "participants.csv, row 4, group: ‘human’. This is not on the code list." in said
    assert said.endswith("2 faults in 1 file.\n")


def test_no_more_lines_than_asked_for(folder, capsys):
    (folder / "waves.csv").unlink()
    (folder / "items.csv").unlink()
    assert main(["dataset", "check", str(folder), "--limit", "1"]) == 2
    assert "… and 1 more line." in capsys.readouterr().err


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_count(folder, limit, capsys):
    with pytest.raises(SystemExit) as left:
        main(["dataset", "check", str(folder), f"--limit={limit}"])
    assert left.value.code == 2
    assert "is not a count" in capsys.readouterr().err


def test_a_dataset_is_converted_there_and_back(folder, tmp_path, capsys):
    assert main(["dataset", "convert", str(folder), str(tmp_path / "parquet")]) == 0
    assert (
        main(["dataset", "convert", str(tmp_path / "parquet"), str(tmp_path / "csv"), "--format", "csv"]) == 0
    )
    for path in folder.iterdir():
        assert (tmp_path / "csv" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_faulty_dataset_is_not_converted(folder, tmp_path, capsys):
    (folder / "waves.csv").unlink()
    assert main(["dataset", "convert", str(folder), str(tmp_path / "parquet")]) == 2
    assert not (tmp_path / "parquet").exists()


def test_a_template_replaces_nothing_else(tmp_path, capsys):
    (tmp_path / "thesis.docx").write_text("years of work")
    assert main(["dataset", "template", str(tmp_path)]) == 2
    assert "The folder is not empty" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["template"], ["convert", "{folder}"]])
def test_a_filled_dataset_is_never_written_over(words, folder, tmp_path, capsys):
    filled = tmp_path / "filled"
    shutil.copytree(folder, filled)
    before = {path.name: path.read_bytes() for path in filled.iterdir()}
    given = [word.format(folder=folder) for word in words]
    assert main(["dataset", *given, str(filled)]) == 2
    assert "what it holds would be lost" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in filled.iterdir()} == before
