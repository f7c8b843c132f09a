"""What is dear to build is built once for all of xdist's workers, in the folder that they share."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """The folder of this name, filled by whichever worker comes first; it is read and copied, never changed."""
    base = factory.getbasetemp()
    common = (
        base.parent if base.name.startswith("popen-") else base
    )  # a worker's own folder lies in the common one
    folder = common / name
    with (common / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (done := common / f"{name}.done").exists():
            folder.mkdir()
            build(folder)
            done.touch()
    return folder
