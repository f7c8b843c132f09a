"""A real browser: Debian's Chromium."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from built_once import built_once
from journeys.service import PATIENCE, build, running

# What is waited for arrives late on a busy machine; only what never comes is waited for so long.
expect.set_options(timeout=PATIENCE * 1000)


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


@pytest.fixture
def context(context):
    """Of pytest-playwright, with patience."""
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture
def come(request, browser, service):
    """Brings somebody to the service by one of the ways (journeys/ways.py): their name → their hand, signed
    in."""
    yield lambda name: request.param.come(browser, service, name)
    for context in browser.contexts:
        context.close()
