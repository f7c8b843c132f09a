from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tornio.evaluation.report import writing
from tornio.evaluation.report.writing import contents, write
from tornio.vocabulary.fault import FaultyInput


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_holds_page_findings_tables_and_figures(evaluation: Any, tmp_path: Path) -> None:
    page = write(evaluation, tmp_path / "new" / "report", "[]")
    assert page == tmp_path / "new" / "report" / "report.html"
    assert {"report.html", "findings.json", "tables/table-2.csv", "figures/flow.svg"} <= names(page.parent)


def test_every_figure_has_its_values_beside_it(evaluation: Any, tmp_path: Path) -> None:
    found = names(write(evaluation, tmp_path / "report", "[]").parent)
    figures = {
        name.removeprefix("figures/").removesuffix(".svg") for name in found if name.startswith("figures/")
    }
    assert figures == {"change", "flow", "bars", "intervals"}
    assert {f"tables/figure-{name}.csv" for name in figures} <= found


def test_an_earlier_report_is_replaced(evaluation: Any, tmp_path: Path) -> None:
    write(evaluation, tmp_path / "report", "[1]")
    (tmp_path / "report" / "tables" / "older.csv").write_text("gone")
    write(evaluation, tmp_path / "report", "[2]")
    assert (tmp_path / "report" / "findings.json").read_text() == "[2]"
    assert not (tmp_path / "report" / "tables" / "older.csv").exists()


@pytest.mark.parametrize(
    "name", ["notes.txt", "tables/notes.txt", "tables/old/table-2.csv", "figures/report.html"]
)
def test_a_folder_with_something_else_is_left_alone(evaluation: Any, tmp_path: Path, name: str) -> None:
    mine = tmp_path / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("mine")
    with pytest.raises(FaultyInput, match=name):
        write(evaluation, tmp_path, "[]")
    assert names(tmp_path) == {name}


def test_a_file_is_no_folder(evaluation: Any, tmp_path: Path) -> None:
    (tmp_path / "report").write_text("mine")
    with pytest.raises(FaultyInput, match="This is a file"):
        write(evaluation, tmp_path / "report", "[]")


def test_nothing_is_left_where_a_file_cannot_be_written(
    evaluation: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(evaluation, tmp_path / "report", "[1]")
    monkeypatch.setattr(writing, "contents", lambda _: {"report.html": "new", "tables/\0.csv": "impossible"})
    with pytest.raises(ValueError, match="null"):
        write(evaluation, tmp_path / "report", "[2]")
    assert (tmp_path / "report" / "findings.json").read_text() == "[1]"
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_the_same_evaluation_gives_the_same_bytes(evaluation: Any) -> None:
    assert writing.contents(evaluation) == writing.contents(evaluation)


def test_the_check_of_the_studys_paper_lies_beside_the_report(evaluation: Any) -> None:
    with_paper = replace(evaluation, protocol=replace(evaluation.protocol, paper="kent"))
    without = replace(evaluation, protocol=replace(evaluation.protocol, paper=""))
    assert "Figures that cannot all be right" in contents(with_paper)["paper-check.html"]
    assert 'href="paper-check.html"' in contents(with_paper)["report.html"]
    assert "paper-check" not in "".join(contents(without)) + contents(without)["report.html"]
