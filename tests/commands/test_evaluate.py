from __future__ import annotations

import json
from pathlib import Path

import pytest

from tornio.commands import main
from tornio.commands.progress import Progress
from tornio.evaluation.demonstration.building import build
from tornio.evaluation.writing import write


@pytest.fixture(scope="module")
def kent(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "kent"
    write(build(), folder)
    return folder


def evaluate(*arguments: object) -> int:
    return main(["evaluate", *map(str, arguments)])


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_it_writes_the_report_its_findings_tables_and_figures(kent, tmp_path, capsys):
    out = tmp_path / "report"
    assert evaluate(kent, "--protocol", "kent", "--out", out) == 0
    assert {"report.html", "findings.json"} <= everything(out)
    assert any(name.startswith("tables/") for name in everything(out))
    assert any(name.startswith("figures/") for name in everything(out))
    findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    assert len(findings) > 500
    assert capsys.readouterr().out.rstrip().endswith(str(out / "report.html"))


def test_an_earlier_report_is_replaced(kent, tmp_path):
    out = tmp_path / "report"
    evaluate(kent, "--out", out)
    first = (out / "findings.json").read_text(encoding="utf-8")
    assert evaluate(kent, "--out", out) == 0
    assert (out / "findings.json").read_text(encoding="utf-8") == first


def test_a_folder_with_something_else_in_it_is_left_alone(kent, tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert evaluate(kent, "--out", tmp_path) == 2
    assert everything(tmp_path) == {"thesis.txt"}
    assert "thesis.txt" in capsys.readouterr().err


def test_faulty_data_give_2_every_fault_and_no_file(kent, tmp_path, capsys):
    faulty = tmp_path / "faulty"
    faulty.mkdir()
    for path in kent.iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == "participants.csv":
            text = text.replace(",man,", ",mann,", 1)
        if path.name == "screening.csv":
            text = text.replace(",declined,", ",refused,", 1)
        (faulty / path.name).write_text(text, encoding="utf-8")
    out = tmp_path / "out" / "report"
    assert evaluate(faulty, "--out", out, "--protocol", "finland", "--release", "secret") == 2
    told = capsys.readouterr().err
    assert all(word in told for word in ("mann", "refused", "finland", "secret"))
    assert not out.parent.exists()


def test_a_dataset_that_is_not_there_is_a_fault(tmp_path, capsys):
    assert evaluate(tmp_path / "nowhere", "--out", tmp_path / "report") == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize(("asked", "named"), [("protocol", "mhsds"), ("none", "none")])
def test_what_leaves_is_released_under_the_policy_asked_for(kent, tmp_path, capsys, asked, named):
    assert evaluate(kent, "--out", tmp_path / "report", "--release", asked) == 0
    assert f"policy ‘{named}’" in capsys.readouterr().out
    findings = json.loads((tmp_path / "report" / "findings.json").read_text(encoding="utf-8"))
    assert any(finding["suppressed"] for finding in findings) == (named != "none")


def test_without_a_dataset_or_a_folder_it_says_what_is_missing(capsys):
    with pytest.raises(SystemExit) as caught:
        evaluate()
    assert caught.value.code == 2
    assert "DATASET and --out" in capsys.readouterr().err


def test_the_schema_and_the_manuals_are_printed(capsys):
    assert evaluate("--schema") == 0
    assert json.loads(capsys.readouterr().out)["type"] == "array"
    assert evaluate("--manual", "findings") == 0
    assert capsys.readouterr().out.startswith("# The findings file")
    assert evaluate("--manual", "protocol") == 0
    assert capsys.readouterr().out.startswith("# The protocol file")


def test_somebody_who_waits_is_told_what_is_being_done(capsys):
    with Progress("reading", patience=0.0) as progress:
        progress.timer.join()
        progress.step("evaluating")
    assert capsys.readouterr().err == "reading …\nevaluating …\n"


def test_nobody_who_does_not_wait_is_told_anything(capsys):
    with Progress("reading", patience=60) as progress:
        progress.step("evaluating")
    progress.timer.join()
    assert capsys.readouterr().err == ""
