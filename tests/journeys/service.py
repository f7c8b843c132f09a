"""A running service for journeys, and a person with a browser in front of it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from journeys.stage import PASSWORD

#: Seconds that a service may take to start or to stop on a machine that has much else to do.
PATIENCE = 60
STAGE = Path(__file__).with_name("stage.py")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def build(folder: Path) -> None:
    """The stage, built once for all journeys."""
    done = subprocess.run(
        [sys.executable, str(STAGE)], env=environment(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def running(template: Path, folder: Path, **settings: str) -> Iterator[str]:
    """The real service on a copy of the stage, with these settings; yields its address."""
    shutil.copytree(template, folder)
    with kept_port() as port, (folder / "log").open("w") as log:
        address = f"http://127.0.0.1:{port}"
        server = subprocess.Popen(
            [sys.executable, "-m", "tornio", "serve", "--port", str(port)],
            env=environment(folder) | settings,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(f"{address}/health", server, folder / "log")
            yield address
        finally:
            server.terminate()
            server.wait(PATIENCE)
    assert '"ERROR"' not in (folder / "log").read_text()


def environment(folder: Path) -> dict[str, str]:
    """A service's settings: everything in one folder."""
    given = {name: value for name, value in os.environ.items() if not name.startswith(("TORNIO_", "DATABASE_"))}
    return {**given, "TORNIO_FOLDER": str(folder)}


@contextmanager
def kept_port() -> Iterator[int]:
    """A port that nobody else is given until the service listens on it, nor after: bound here, to be shared.

    The server shares its port with whoever asks for the same, so two journeys that found the same free one
    would be answered by each other's service.
    """
    with socket.socket() as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        kept.bind(("127.0.0.1", 0))
        yield int(kept.getsockname()[1])


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Until the service answers; a busy machine is given its time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                assert answer.status == 200
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def sign_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/account/sign-in")
    page.get_by_label("Email").fill(f"{name.lower()}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def violations(page: Page, **options: object) -> list[tuple[str, list[str]]]:
    """What axe finds: each rule that is broken, and where. It writes no list of what is well: that takes it as
    long as the looking."""
    page.wait_for_load_state()
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found]


def check_page(page: Page) -> None:
    """Nothing that axe finds, nothing wider than the screen, and the design system's styles are really
    there."""
    assert violations(page, runOnly={"type": "tag", "values": WCAG}) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").lower().count("arial")


def write_moment(page: Page, name: str, day: int, month: int, year: int, time_of_day: str) -> None:
    for part, value in (("day", day), ("month", month), ("year", year), ("time", time_of_day)):
        page.locator(f"[name={name}-{part}]").fill(str(value))
