"""The pictures in docs/images, taken of the demonstration: Today at a desk, a network meeting on a phone.

From the folder tests: ../.venv/bin/python -m journeys.pictures
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from journeys.service import environment, running
from tornio.actions.invention.reading import invented

IMAGES = Path(__file__).parents[2] / "docs/images"
DESK, PHONE = {"width": 1000, "height": 700}, {"width": 390, "height": 780}


def take(page: Page, service: str) -> None:
    """Goes through a manager's day as far as the last ten minutes of a meeting."""
    page.set_viewport_size(DESK)
    page.goto(f"{service}/account/sign-in")
    page.get_by_label("Email").fill(next(one.email for one in invented().staff if one.role == "manager"))
    page.get_by_label("Password").fill(invented().password)
    page.get_by_role("button", name="Sign in").click()
    keep(page, "Today", "today")
    page.set_viewport_size(PHONE)
    page.goto(f"{service}/meetings/")
    page.locator("main li a").first.click()
    keep(page, "Who is expected", "meeting-before")
    page.get_by_role("button", name="Arrived").first.click()
    keep(page, "The last ten minutes", "meeting-talking")
    page.get_by_role("link", name="The last ten minutes").click()
    page.get_by_role("button", name="All came").click()
    page.get_by_text("Counted as:").wait_for()
    page.evaluate("scrollTo(0, 0)")
    keep(page, "Counted as:", "meeting-last-ten-minutes")


def keep(page: Page, words: str, name: str) -> None:
    """A picture of what stands on the screen, once these words do."""
    page.get_by_text(words).first.wait_for()
    page.screenshot(path=IMAGES / f"{name}.png")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as browsers:
        filled = Path(folder) / "filled"
        demo = [sys.executable, "-m", "tornio", "demo", "--into-database"]
        subprocess.run(demo, env=environment(filled), check=True, stdout=subprocess.DEVNULL)
        browser = browsers.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with running(filled, Path(folder) / "service") as service:
            take(browser.new_page(), service)


if __name__ == "__main__":
    main()
