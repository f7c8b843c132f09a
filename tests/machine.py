"""A machine with a service on it: the command line, called in this process, on a database of its own.

A new process for every command would prove no more and take a second each; where a process matters (a kill,
eight writers) busy.py starts some.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from django.db import connection, connections
from django.db.utils import load_backend

from tornio.commands import main
from tornio.settings.site import database as parts_of


@dataclass(frozen=True)
class Done:
    """What a command answered."""

    returncode: int
    stdout: str
    stderr: str


@dataclass
class Machine:
    """A folder, and the address of a database."""

    folder: Path
    url: str

    def tornio(self, *arguments: object) -> Done:
        out, err = StringIO(), StringIO()
        with self.at_work(), redirect_stdout(out), redirect_stderr(err):
            code = main([str(argument) for argument in arguments])
        return Done(code, out.getvalue(), err.getvalue())

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Whatever the block does, it does on this machine."""
        told = {"TORNIO_FOLDER": str(self.folder), "DATABASE_URL": self.url, "PYTHONWARNINGS": "error"}
        before = os.umask(0o022)  # as most machines have it; a command makes it stricter
        try:
            with patch.dict(os.environ, told), on(self.url):
                yield
        finally:
            os.umask(before)


@contextmanager
def on(url: str) -> Iterator[None]:
    """In the block this process has another database."""
    here, connections["default"] = connections["default"], connected(url)
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = here


def connected(url: str):
    """A connection as the settings would make it."""
    parts = parts_of(url, Path())
    engine = {"sqlite": "django.db.backends.sqlite3", "postgresql": "django.db.backends.postgresql"}[
        parts.engine
    ]
    where = {"NAME": parts.name, "HOST": parts.host, "PORT": parts.port, "USER": parts.user}
    usual = connections.settings["default"]
    options = usual["OPTIONS"] if engine == usual["ENGINE"] else {}
    return load_backend(engine).DatabaseWrapper(
        {**usual, **where, "ENGINE": engine, "OPTIONS": options}, "default"
    )


def new_machine(folder: Path) -> Machine:
    """A machine with a prepared service: a copy of the tests' own database, which is new and empty."""
    folder.mkdir(parents=True)
    connection.ensure_connection()
    (folder / "tornio.sqlite3").write_bytes(connection.connection.serialize())
    return Machine(folder, f"sqlite:///{folder}/tornio.sqlite3")
