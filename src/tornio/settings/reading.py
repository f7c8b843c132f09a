"""The files and folders that settings name: are they there, and the secret of a service on this machine's own
address."""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tornio.care import reading as care
from tornio.vocabulary.fault import Fault, FaultyInput

SECRET_FILE = "secret"  # noqa: S105 - the name of the file, not what is in it
#: Folders that are read where they are named.
FOLDERS = ("TORNIO_ASSETS", "TORNIO_MEASURES")


def local_secret(folder: Path) -> str:
    """The secret that `tornio serve` keeps in the folder, or one for this process alone where there is none
    yet."""
    kept = folder / SECRET_FILE
    return kept.read_text().strip() if kept.exists() else secrets.token_urlsafe(50)


def file_faults(given: Mapping[str, str]) -> list[Fault]:
    """What is named has to be there, and a service's rules have to hold together."""
    found = writable_faults("TORNIO_FOLDER", Path(given.get("TORNIO_FOLDER", "out/service")))
    if (url := given.get("DATABASE_URL", "")).startswith("sqlite:///"):
        found += writable_faults("DATABASE_URL", Path(url.removeprefix("sqlite:///")).parent, made=False)
    for name in FOLDERS:
        if name in given and not Path(given[name]).is_dir():
            found.append(Fault(name, given[name], "There is no such folder.", "Check its path."))
    return [*found, *service_faults(given.get("TORNIO_SERVICE", "kent"))]


def writable_faults(name: str, folder: Path, *, made: bool = True) -> list[Fault]:
    """A folder that can be written in, or (where it is `made` at start) one that could be made."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists() or not made)
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return []
    return [Fault(name, str(folder), "Nothing can be written there.", "Name a folder of the service's own.")]


def service_faults(name: str) -> list[Fault]:
    """A service's rules, and its country's, as far as reading them shows."""
    try:
        care.load(name)
    except tomllib.TOMLDecodeError as error:
        return [Fault("TORNIO_SERVICE", name, f"It is no TOML file: {error}.", "Mend that line.")]
    except FaultyInput as refused:
        return [
            replace(fault, field="TORNIO_SERVICE") if fault.field == "services" else fault
            for fault in refused.faults
        ]
    return []
