#!/usr/bin/env python3
"""Sets Tornio up and runs it. Needs Python 3.11 or newer and nothing else.

    python3 start.py          set up, then serve the demonstration at a local address until Ctrl-C
    python3 start.py report   set up, then evaluate the demonstration and no more
    python3 start.py test     set up, then all checks and tests
    python3 start.py proof    set up, then the long proofs
    python3 start.py setup    set up only: leaves .venv/bin/tornio

Only the standard library is used here, because nothing else is there yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCKS = ROOT / "requirements"

#: Debian packages that the tests need, by the program that shows they are there.
SYSTEM_PACKAGES = {"chromium": "chromium"}

JOBS = ("run", "report", "test", "proof", "setup")
PORTS = range(8000, 8010)
STOP_SECONDS = 15

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-n", "4", "--dist", "worksteal"),
)
#: Branch coverage is reported here: tracing would take the suite past its five minutes.
PROOFS = (
    ("pytest", "-n", "4", "--cov", "--cov-report=term:skip-covered"),
    ("pytest", "-m", "proof", "-n", "2", "--dist", "worksteal", "-p", "no:randomly", "--durations=0"),
)


def main(arguments: list[str]) -> int:
    """Sets up what the job needs, then does the job; the exit status is the job's."""
    job = arguments[0] if arguments else "run"
    if job not in JOBS or len(arguments) > 1:
        return refuse(f"{' '.join(arguments)!r} is not a job: use nothing, report, test, proof or setup.")
    if sys.version_info < (3, 11):
        return refuse(f"this is Python {sys.version.split()[0]}: Tornio needs 3.11 or newer.")
    tested = job in ("test", "proof")
    try:
        set_up("test" if tested else "run")
    except SetUpError as error:
        return refuse(str(error))
    if tested and (missing := missing_system_packages()):
        return refuse(f"missing: {' '.join(missing)}; install with: apt-get install {' '.join(missing)}")
    return {"run": run, "report": report, "test": test, "proof": proof, "setup": lambda: 0}[job]()


def run() -> int:
    """The main job: the service, with the Kent demonstration and its evaluation in it."""
    return tornio("demo", "--into-database") or serve(free_port())


def serve(port: int) -> int:
    """Serves until somebody stops it, with or without a terminal; stopping is no failure."""
    server = subprocess.Popen([str(PYTHON), "-m", "tornio", "serve", "--port", str(port)], cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        return server.wait(STOP_SECONDS)


def free_port() -> int:
    """The first port that nobody listens on; where there is none, the service says so itself."""
    return next((port for port in PORTS if not listening(port)), PORTS[0])


def listening(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def report() -> int:
    """The Kent demonstration as files, evaluated."""
    out = ROOT / "out"
    demonstration, report = out / "kent-demonstration", out / "kent-report"
    made = tornio("demo", str(demonstration), "--again")
    return made or tornio("evaluate", str(demonstration), "--protocol", "kent", "--out", str(report))


def test() -> int:
    """Every check, even after one has failed: all faults at once."""
    failed = [check for check in CHECKS if module(*check) != 0]
    for check in failed:
        print(f"failed: {' '.join(check)}", file=sys.stderr)
    return 1 if failed else 0


def proof() -> int:
    """The long proofs; they are left out of the ordinary tests."""
    return max(module(*check) for check in PROOFS)


def set_up(lock: str) -> None:
    """Makes .venv hold what the lock names; does nothing where it already does."""
    stamp = VENV / f"tornio-{lock}.stamp"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        make_environment()
    print(f"Setting up .venv ({lock}); the first time takes about a minute …", flush=True)
    install("-r", str(LOCKS / "build.lock"), "--require-hashes")
    install("-r", str(LOCKS / f"{lock}.lock"), "--require-hashes")
    install_assets()
    install("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    for old in VENV.glob("tornio-*.stamp"):
        old.unlink()
    stamp.write_text(wanted)
    if lock == "test":  # test.lock contains run.lock, so the main job is set up as well
        (VENV / "tornio-run.stamp").write_text(fingerprint("run"))


def install_assets() -> None:
    """The design system's CSS and JavaScript lie beside the packages and are never imported."""
    target = VENV / "assets"
    shutil.rmtree(target, ignore_errors=True)
    lock = str(LOCKS / "assets.lock")
    install("-r", lock, "--require-hashes", "--no-deps", "--target", str(target))


def fingerprint(lock: str) -> str:
    """Changes whenever what would be installed changes, or the checkout moves."""
    parts = [LOCKS / f"{name}.lock" for name in ("build", lock, "assets")] + [ROOT / "pyproject.toml"]
    digest = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for part in parts:
        digest.update(part.read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Makes .venv, with the system's own help where Debian keeps venv in a package apart."""
    if call([sys.executable, "-m", "venv", str(VENV)], quiet=True) == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if is_root() and apt_install(["python3-venv"]) and call([sys.executable, "-m", "venv", str(VENV)]) == 0:
        return
    raise SetUpError("Python's venv is missing; install with: apt-get install python3-venv")


def install(*arguments: str) -> None:
    """Installs with uv where it is there, otherwise with pip."""
    uv = shutil.which("uv")
    command = [uv, "pip", "install", "-q", "--python", str(PYTHON)] if uv else pip()
    if call([*command, *arguments]) != 0:
        raise SetUpError("the packages could not be installed; the lines above say why.")


def pip() -> list[str]:
    return [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]


def missing_system_packages() -> list[str]:
    """As root, what is missing is installed first; returns what is missing still."""
    missing = [package for program, package in SYSTEM_PACKAGES.items() if not shutil.which(program)]
    if missing and is_root() and apt_install(missing):
        return []
    return missing


def apt_install(packages: list[str]) -> bool:
    if not shutil.which("apt-get"):
        return False
    print(f"Installing {' '.join(packages)} …", flush=True)
    quietly = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    call([*quietly, "update"], quiet=True)
    return call([*quietly, "install", "-y", *packages], quiet=True) == 0


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def tornio(*arguments: str) -> int:
    return call([str(PYTHON), "-m", "tornio", *arguments])


def module(name: str, *arguments: str) -> int:
    print(f"── {name} {' '.join(arguments)}", flush=True)
    return call([str(PYTHON), "-m", name, *arguments])


def call(command: list[str], *, quiet: bool = False) -> int:
    out = subprocess.DEVNULL if quiet else None
    quiet_apt = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, cwd=ROOT, stdout=out, stderr=out, env=quiet_apt, check=False).returncode


def refuse(reason: str) -> int:
    print(f"start.py: {reason}", file=sys.stderr)
    return 1


class SetUpError(Exception):
    """What stands in the way of setting up, in one line."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
