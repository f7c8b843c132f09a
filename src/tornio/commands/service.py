"""Not a command: what the commands that need the service's database have in common."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from tornio.vocabulary.fault import refuse


def start_django() -> None:
    """Checks the settings (all faults at once) and starts Django, once in a process; a local service keeps its
    secret in its folder.

    Raises:
        FaultyInput: when a setting is wrong, or the database does not answer.
    """
    os.umask(0o077)  # people's records, and whatever is written out of them: their owner's alone
    os.environ["DJANGO_SETTINGS_MODULE"] = "tornio.settings"
    with suppress(OSError):  # the settings say what is wrong with the folder, and with everything else
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)  # people's records: its owner's alone
        if not os.environ.get("TORNIO_SECRET_KEY"):
            keep_secret(folder() / "secret")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from tornio.actions import health

    refuse(health.database_faults())


def folder() -> Path:
    """Where a service on this machine keeps what it keeps."""
    return Path(os.environ.get("TORNIO_FOLDER") or "out/service")


def keep_secret(file: Path) -> None:
    """Makes the secret of a local service once; only its owner may read it."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
