"""Triggers that refuse what no program may do: changing or deleting an audit row."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("records_event", "records_seen")
REFUSAL = "the audit log is append-only"

SQLITE = """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}'); END"""

POSTGRESQL_FUNCTION = """CREATE OR REPLACE FUNCTION records_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"""
POSTGRESQL_ROWS = """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION records_append_only()"""


def add_append_only(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Adds the triggers; a migration calls it."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL_FUNCTION.format(refusal=REFUSAL))
        verbs = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
        statements = [
            POSTGRESQL_ROWS.format(table=table, verb=verb, each=each)
            for table in TABLES
            for verb, each in verbs.items()
        ]
    else:
        statements = [
            SQLITE.format(table=table, verb=verb, refusal=REFUSAL)
            for table in TABLES
            for verb in ("update", "delete")
        ]
    for statement in statements:
        editor.execute(statement)
