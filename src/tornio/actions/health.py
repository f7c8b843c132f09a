"""Whether the service is well."""

from __future__ import annotations

from django.db import DatabaseError, connection


def database_answers() -> bool:
    """Whether the database answers; nothing in it is read, so no actor asks."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
