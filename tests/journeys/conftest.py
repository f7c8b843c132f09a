"""A real browser: Debian's Chromium."""

from __future__ import annotations

import shutil

import pytest

from built_once import built_once
from journeys.service import build, running


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Headless, and it calls nobody."""
    quiet = ("background-networking", "component-update", "sync")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium"),
        "args": [*arguments, *(f"--disable-{what}" for what in quiet)],
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """None: pytest-playwright's own fixture is of a kind that pytest 9 warns about, and warnings are errors
    here."""


@pytest.fixture(scope="session")
def stage(tmp_path_factory):
    """The folder of a service with an invented team in it (journeys/stage.py)."""
    return built_once(tmp_path_factory, "stage", build)


@pytest.fixture
def service(stage, tmp_path):
    """The address of a real service, running on a copy of the stage while the test lasts."""
    with running(stage, tmp_path / "service") as address:
        yield address
