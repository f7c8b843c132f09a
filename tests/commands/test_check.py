"""`tornio check` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tornio.commands import main
from tornio.evaluation.check import reading


def test_it_shows_what_does_not_hold_worst_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "kent"]) == 0
    out = capsys.readouterr().out
    assert out.index("SWEMWBS.F") < out.index("honos.abstract") < out.index("CMHS.levene")
    assert "SWEMWBS.df" not in out


def test_strict_says_no_when_a_claim_does_not_stand(tmp_path: Path) -> None:
    assert main(["check", "example", "--strict"]) == 1
    good = tmp_path / "good.csv"
    good.write_text("measure,wave,n,mean,sd\na,b,9,1.00,1\n", encoding="utf-8")
    assert main(["check", "--table", str(good), "--strict"]) == 2  # one group: nothing to check


def test_strict_says_yes_when_everything_stands(tmp_path: Path) -> None:
    table = tmp_path / "good.csv"
    table.write_text("measure,wave,n,mean,sd\na,b,9,1.00,1.0\na,c,9,2.00,1.1\n", encoding="utf-8")
    assert main(["check", "--table", str(table), "--strict"]) == 0


def test_json_and_a_page_are_written(tmp_path: Path) -> None:
    assert (
        main(["check", "example", "--json", str(tmp_path / "c.json"), "--html", str(tmp_path / "c.html")]) == 0
    )
    content = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert {claim["id"] for claim in content["claims"]} >= {"wellbeing-df", "abstract-recovery"}
    judged = [claim for claim in content["claims"] if claim["basis"] == "judged"]
    assert all(claim["reader"] for claim in judged)
    assert "Figures that cannot all be right" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_a_faulty_file_gives_every_fault_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    claims = tmp_path / "claims.toml"
    claims.write_text('[[claim]]\nid = "a"\nkind = "sum"\n', encoding="utf-8")
    assert main(["check", str(claims), "--json", str(tmp_path / "c.json")]) == 2
    said = capsys.readouterr().err
    assert "claim a, parts" in said
    assert "paper, title" in said
    assert not (tmp_path / "c.json").exists()


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    claims = tmp_path / "claims.toml"
    text = reading.find("example").read_text(encoding="utf-8")
    claims.write_text(
        text.replace("the service leads to recovery", "<script>alert(1)</script>"), encoding="utf-8"
    )
    assert main(["check", str(claims), "--html", str(tmp_path / "c.html")]) == 0
    assert "<script>" not in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "example", "--json", str(tmp_path / "nowhere" / "c.json")]) == 2
    assert "c.json" in capsys.readouterr().err
