"""PostgreSQL's own programs, run on the database that the settings name."""

from __future__ import annotations

import os
import shutil
import subprocess

from django.db import connection

from tornio.vocabulary.fault import Fault, FaultyInput

VARIABLES = {
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "NAME": "PGDATABASE",
}


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
    settings = connection.settings_dict
    environment = {name: str(settings[key]) for key, name in VARIABLES.items() if settings.get(key)}
    command = [found, *arguments]
    done = subprocess.run(  # noqa: S603 - a fixed program with our own arguments
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["it failed"]
        raise FaultyInput([Fault("program", program, f"{last[0]}.", "Mend that and try again.")])
    return done.stdout
