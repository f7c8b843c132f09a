"""PostgreSQL's own programs, run on the database that the settings name."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

from django.db import connection

from tornio.vocabulary.fault import Fault, FaultyInput

VARIABLES = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}
#: The options of the address: the line that a backup goes over is as safe as the service's own.
OPTIONS = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "connect_timeout": "PGCONNECT_TIMEOUT"}


def run(program: str, *arguments: str) -> str:
    """Runs one of them and returns what it printed; the password travels in the environment, not on the command
    line.

    Raises:
        FaultyInput: when it is not installed, or fails.
    """
    found = shutil.which(program)
    if found is None:
        raise FaultyInput(
            [Fault("program", program, "It is not installed.", "Install PostgreSQL's client programs.")]
        )
    command, env = [found, *arguments], {**os.environ, **environment(connection.settings_dict)}
    done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
        command, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["it failed"]
        raise FaultyInput([Fault("program", program, f"{last[0]}.", "Mend that and try again.")])
    return done.stdout


def environment(settings: Mapping[str, Any]) -> dict[str, str]:
    """How PostgreSQL's programs are told which database is meant, from a connection's settings."""
    named = {name: str(settings[key]) for key, name in VARIABLES.items() if settings.get(key)}
    said = {name: str(settings["OPTIONS"][key]) for key, name in OPTIONS.items() if key in settings["OPTIONS"]}
    return named | said
