"""Whether the service is well."""

from __future__ import annotations

from django.db import DatabaseError, connection

from tornio.vocabulary.fault import Fault


def database_answers() -> bool:
    """Whether the database answers; nothing in it is read, so no actor asks."""
    return not database_faults()


def database_faults() -> list[Fault]:
    """Why the database does not answer, for whoever runs the machine; nothing where it does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        why = next(iter(str(error).splitlines()), type(error).__name__)
        name = str(connection.settings_dict["NAME"])
        return [Fault("DATABASE_URL", name, f"It does not answer: {why}.", "Start it, or check the address.")]
    return []
