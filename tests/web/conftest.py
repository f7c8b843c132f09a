"""Each test starts with nobody having tried a wrong password, and with a small report that was made."""

from __future__ import annotations

import pytest
from django.core.cache import cache

POLICY = "default-src 'none'; style-src 'sha256-abc='"
REPORT = '<html><meta http-equiv="Content-Security-Policy" content="{policy}"><body>For {whom}'


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def report(tmp_path, settings):
    """A small report for the team and one that may leave it."""
    settings.EVALUATION_FOLDER = tmp_path / "evaluation"
    for whom in ("team", "released"):
        folder = settings.EVALUATION_FOLDER / whom
        folder.mkdir(parents=True)
        for page in ("report.html", "paper-check.html"):
            (folder / page).write_text(REPORT.format(policy=POLICY, whom=whom))
    (settings.EVALUATION_FOLDER / "summary.txt").write_text("It helped.")
    return settings.EVALUATION_FOLDER
