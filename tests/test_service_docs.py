"""How to run the service: what the pages say to type works, in the order in which they say it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from machine import Machine
from tornio.commands import COMMANDS
from tornio.settings.site import SETTINGS

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to"
PAGES = ("run-the-service", "back-up-and-restore", "sign-in-with-your-organisation")


def page(name: str) -> str:
    return (HOW_TO / f"{name}.md").read_text(encoding="utf-8")


def commands(name: str) -> list[list[str]]:
    """The indented lines that call tornio, without what is said beside them."""
    lines = re.findall(r"^ {4,}(tornio .*)$", page(name), re.MULTILINE)
    return [line.partition("#")[0].split() for line in lines]


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_is_there(name):
    named = {found for found in re.findall(r"`?tornio ([a-z]+)", page(name)) if found != "tornio"}
    assert named
    assert named <= set(COMMANDS)


def test_every_setting_is_explained_and_no_other():
    table = {
        found for row in page("run-the-service").splitlines() if row.startswith("| `") for found in names(row)
    }
    assert table == set(SETTINGS)


def names(row: str) -> list[str]:
    return re.findall(r"`([A-Z]+_[A-Z_]+)`", row.partition(" | ")[0])


def test_backing_up_and_restoring_go_as_the_page_says(machine, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = commands("back-up-and-restore")
    assert [command[1] for command in said] == ["backup", "restore", "restore", *["audit"] * 3, "upgrade"]
    for command in said:
        if command[1:3] == ["restore", "monday.backup"]:
            machine = Machine(tmp_path / "elsewhere", f"sqlite:///{tmp_path}/elsewhere.sqlite3")
        done = machine.tornio(*command[1:])
        assert done.returncode == 0, (command, done.stderr)
