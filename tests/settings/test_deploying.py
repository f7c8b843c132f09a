from __future__ import annotations

import os
import subprocess
import sys

import pytest

REAL = {
    "TORNIO_ADDRESS": "https://pod.example.org",
    "TORNIO_SECRET_KEY": "kitchen table, two chairs, a kettle, and it is nine",
}


def checked(folder, **settings: str) -> subprocess.CompletedProcess[str]:
    ours = ("TORNIO_", "DATABASE_", "DJANGO_")
    given = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment = {
        **given,
        "DJANGO_SETTINGS_MODULE": "tornio.settings",
        "TORNIO_FOLDER": str(folder),
        **settings,
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


ORGANISATION = {f"TORNIO_OIDC_{part}": "https://x.example" for part in ("SERVER", "CLIENT", "SECRET")}
TOLD = {"TORNIO_CALLS_TO": "duty", "TORNIO_MAIL_SERVER": "smtp://mail.example.org"}


@pytest.mark.parametrize(("more", "lines"), [({}, 1), (ORGANISATION | TOLD, 0)])
def test_a_real_service_passes_and_hears_in_one_line_where_nobody_is_told_of_calls(tmp_path, more, lines):
    done = checked(tmp_path, **REAL, **more)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Nobody is emailed about calls for help") == lines


def test_wrong_settings_stop_everything_with_all_faults(tmp_path):
    done = checked(tmp_path, TORNIO_ADDRESS="http://pod.example.org", DATABASE_URL="oracle://x/y")
    assert done.returncode != 0
    assert "TORNIO_ADDRESS" in done.stderr
    assert "DATABASE_URL" in done.stderr
