"""Each test starts with nobody having tried a wrong password, and with a small report that was made."""

from __future__ import annotations

import shutil

import pytest
from django.core.cache import cache

from team import user
from tornio.actions import staff as acting_staff

POLICY = "default-src 'none'; style-src 'sha256-abc='"
REPORT = '<html><meta http-equiv="Content-Security-Policy" content="{policy}"><body>For {whom}'


@pytest.fixture(autouse=True)
def nobody_has_tried() -> None:
    cache.clear()


@pytest.fixture
def ann():
    """A practitioner, who has a browser."""
    return user("Ann")


@pytest.fixture
def by(ann):
    """Ann, as she acts."""
    return acting_staff.actor(ann.key)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A small report for the team and one that may leave it; written once."""
    made = tmp_path_factory.mktemp("evaluation")
    for whom in ("team", "released"):
        (made / whom).mkdir()
        for page in ("report.html", "paper-check.html"):
            (made / whom / page).write_text(REPORT.format(policy=POLICY, whom=whom))
    (made / "summary.txt").write_text("It helped.")
    return made


@pytest.fixture(autouse=True)
def a_report(made, settings):
    settings.EVALUATION_FOLDER = made


@pytest.fixture
def report(made, tmp_path, settings):
    """The report's folder for a test that changes what is in it."""
    settings.EVALUATION_FOLDER = shutil.copytree(made, tmp_path / "evaluation")
    return settings.EVALUATION_FOLDER
