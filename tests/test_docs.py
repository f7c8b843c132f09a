"""Documents: their links lead somewhere, and the tutorial's commands give what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tornio.commands import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_every_link_within_the_repository_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: str(document.relative_to(ROOT)))
def test_no_page_names_a_path_of_some_machine(document: Path) -> None:
    assert not re.search(r"(?<![\w.])/(?:root|work|home|tmp)/", document.read_text(encoding="utf-8"))


def shown_in(page: str) -> list[str]:
    """The indented lines of a page, without their indent."""
    text = (ROOT / "docs/tutorials" / page).read_text(encoding="utf-8")
    return [line[4:] for line in text.splitlines() if line.startswith("    ")]


def test_the_paper_tutorial_shows_what_the_check_says(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "example"])
    said = capsys.readouterr().out.splitlines()
    shown = [line for line in shown_in("check-a-paper.md") if line.startswith("    ") or "impossible" in line]
    assert shown
    assert [line for line in shown if line not in said] == []


def test_the_tutorials_table_gives_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [line for line in shown_in("check-a-paper.md") if line.startswith(("measure,", "SWEMWBS,"))]
    table = tmp_path / "table.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert main(["check", "--table", str(table), "--all"]) == 0
    assert "rounding allows 11.742 to 11.874" in capsys.readouterr().out
