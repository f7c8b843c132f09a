"""The one file that settings read: the secret of a service on this machine's own address."""

from __future__ import annotations

import secrets
from pathlib import Path

SECRET_FILE = "secret"  # noqa: S105 - the name of the file, not what is in it


def local_secret(folder: Path) -> str:
    """The secret that `tornio serve` keeps in the folder, or one for this process alone where there is none
    yet."""
    kept = folder / SECRET_FILE
    return kept.read_text().strip() if kept.exists() else secrets.token_urlsafe(50)
