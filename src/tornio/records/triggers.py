"""Triggers that refuse what no program may do: changing or deleting an audit row."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("records_event", "records_seen")
REFUSAL = "the audit log is append-only"

FUNCTION = """CREATE OR REPLACE FUNCTION records_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"""
ADD = {
    "sqlite": """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, '{refusal}'); END""",
    "postgresql": """CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
        FOR EACH {each} EXECUTE FUNCTION records_append_only()""",
}
DROP = {"sqlite": "DROP TRIGGER {table}_{verb}", "postgresql": "DROP TRIGGER {table}_{verb} ON {table}"}
#: What is refused, row by row or for the whole table. SQLite has no TRUNCATE.
VERBS = {
    "sqlite": {"update": "ROW", "delete": "ROW"},
    "postgresql": {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"},
}


def add_append_only(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Adds the triggers; a migration calls it."""
    if editor.connection.vendor == "postgresql":
        editor.execute(FUNCTION.format(refusal=REFUSAL))
    for_each(editor, ADD)


def drop_append_only(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Takes them away, for going back to an earlier version."""
    for_each(editor, DROP)


def for_each(editor: BaseDatabaseSchemaEditor, statements: dict[str, str]) -> None:
    """Runs a statement for every table and verb."""
    vendor = editor.connection.vendor
    for table in TABLES:
        for verb, each in VERBS[vendor].items():
            editor.execute(statements[vendor].format(table=table, verb=verb, each=each, refusal=REFUSAL))
