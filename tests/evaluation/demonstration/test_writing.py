"""The demonstration in its folder: whole, the same every time, and never over anything else."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tornio.evaluation.demonstration import writing
from tornio.evaluation.demonstration.building import build
from tornio.evaluation.demonstration.writing import is_demonstration, write_demonstration
from tornio.evaluation.reading import read
from tornio.vocabulary.fault import FaultyInput

#: The search is the same every time, which another test shows; here its people are only written.
searched = cache(build)


@pytest.fixture(autouse=True)
def _searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "build", searched)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_writes_the_same_bytes_in_another_process(kent: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tornio", "demo", str(tmp_path / "again")]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, capture_output=True)
    assert content(tmp_path / "again") == content(kent)


def test_what_is_read_is_what_was_built(tmp_path: Path) -> None:
    built = write_demonstration(tmp_path / "kent", seed=5, form="parquet")
    assert read(tmp_path / "kent") == built == build(5)


def test_about_txt_says_what_it_is(kent: Path) -> None:
    about = (kent / "about.txt").read_text(encoding="utf-8")
    assert about.startswith("Kent demonstration – synthetic people\n")
    assert "0.44 (sd 2.47)" in about
    assert max(map(len, about.splitlines())) <= 100


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_demonstration(tmp_path)
    assert is_demonstration(tmp_path)


def test_a_demonstration_is_replaced_only_again(tmp_path: Path) -> None:
    write_demonstration(tmp_path / "kent", seed=1, form="parquet")
    with pytest.raises(FaultyInput, match="holds a demonstration already"):
        write_demonstration(tmp_path / "kent", seed=2)
    write_demonstration(tmp_path / "kent", seed=2, again=True)
    assert not list((tmp_path / "kent").glob("*.parquet"))
    assert "seed 2." in read(tmp_path / "kent").provenance


@pytest.mark.parametrize("again", [True, False])
def test_anything_else_is_left_alone(tmp_path: Path, again: bool) -> None:
    write_demonstration(tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = content(tmp_path)
    with pytest.raises(FaultyInput, match="something else than a demonstration"):
        write_demonstration(tmp_path, seed=2, again=again)
    assert content(tmp_path) == before


def test_a_dataset_of_real_people_is_left_alone(tmp_path: Path) -> None:
    write_demonstration(tmp_path)
    said = tmp_path / "datapackage.json"
    said.write_text(
        said.read_text(encoding="utf-8").replace('"synthetic": true', '"synthetic": false'), "utf-8"
    )
    assert not is_demonstration(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "kent").write_text("", encoding="utf-8")
    with pytest.raises(FaultyInput, match="This is a file"):
        write_demonstration(tmp_path / "kent")


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FaultyInput, match="cannot be written"):
        write_demonstration(tmp_path / "file" / "kent")


def test_nothing_half_written_is_left_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "about", full)
    with pytest.raises(FaultyInput, match="No space left"):
        write_demonstration(tmp_path / "kent")
    assert not list(tmp_path.iterdir())
