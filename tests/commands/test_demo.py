"""`tornio demo`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tornio.commands import demo, main
from tornio.evaluation.demonstration.searching import NotFound


def test_it_says_that_nobody_exists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "kent")]) == 0
    said = capsys.readouterr().out
    assert "50 people and 25 carers who do not exist" in said
    assert "about.txt" in said


def test_it_refuses_a_folder_that_holds_something(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["demo", str(tmp_path)]) == 2
    assert "Name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_search_without_success_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise NotFound("No such people.")

    monkeypatch.setattr(demo, "write_demonstration", nowhere)
    assert main(["demo", str(tmp_path / "kent")]) == 1
    assert "No such people.\nNothing was written." in capsys.readouterr().err


def test_a_seed_is_a_whole_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", str(tmp_path / "kent"), "--seed", "first"])
    assert ended.value.code == 2
    assert "first" in capsys.readouterr().err
