"""Every step of an upgrade, or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """One transaction around every migration in the block: one that fails, or a power cut, leaves the database
    as it was.

    SQLite rebuilds tables with its key checks off, which can only be said before a transaction begins; each
    migration looks at the keys at its end. PostgreSQL changes no table that has checks waiting, so none wait.
    """
    sqlite = connection.vendor == "sqlite"
    if sqlite:
        connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if not sqlite:
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            yield
    finally:
        if sqlite:
            connection.enable_constraint_checking()
