"""How to run the service: what the pages say to type works, in the order in which they say it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_backing_up_and_restoring_go_as_the_page_says(tmp_path):
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TORNIO_", "DATABASE_"))}
    environment = {**given, "TORNIO_FOLDER": str(tmp_path / "service")}

    def run(*arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (arguments, done.stderr)

    run("-c", "from tornio.commands.serve import prepare; prepare()")
    said = commands("back-up-and-restore")
    assert [command[1] for command in said] == ["backup", "restore", "restore", *["audit"] * 3, "upgrade"]
    for command in said:
        if command[1:3] == ["restore", "monday.backup"]:
            environment["TORNIO_FOLDER"] = "elsewhere"
        run("-m", *command)
