"""Writes the database of an earlier version, with a life in it, as SQL. Run once for a version and kept:

    python tests/records/versions/make.py 0005

writes 0005.sqlite.sql and 0005.postgresql.sql beside itself; the number is the version's last step (migration).
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]  # the tests' own helpers
#: What one pg_dump writes and another psql does not know, and what is other on every machine.
NOISE = re.compile(r"^(\\(un)?restrict .*|SET transaction_timeout.*|--.*|)\n", re.MULTILINE)


def main() -> None:
    step = sys.argv[1]
    if sys.argv[2:]:  # in a process of its own for each database
        fill(step)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(step, folder, "")
        with closing(sqlite3.connect(Path(folder) / "tornio.sqlite3")) as database:
            (HERE / f"{step}.sqlite.sql").write_text("\n".join(database.iterdump()) + "\n")
        from private_postgres import postgres, programs

        with postgres() as url:
            run(step, folder, url)
            command = [programs() / "pg_dump", "--no-owner", "--inserts", url]
            dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            (HERE / f"{step}.postgresql.sql").write_text(NOISE.sub("", dump))


def run(step: str, folder: str, url: str) -> None:
    environment = {**os.environ, "TORNIO_FOLDER": folder, "DATABASE_URL": url}
    subprocess.run([sys.executable, __file__, step, "fill"], check=True, env=environment)


def fill(step: str) -> None:
    """Everything as that version knew it: models of that time, not of today."""
    from tornio.commands.service import start_django

    start_django()
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.db.migrations.loader import MigrationLoader

    call_command("migrate", "records", step, verbosity=0)
    for others in ("account", "axes", "contenttypes", "mfa", "sessions", "socialaccount"):
        call_command("migrate", others, verbosity=0)
    graph = MigrationLoader(connection).graph
    nodes = [name for name in graph.leaf_nodes() if name[0] != "records"]
    nodes += [name for name in graph.nodes if name[0] == "records" and name[1].startswith(step)]
    with transaction.atomic():
        a_life_of(step, graph.make_state(nodes=nodes).apps)
    check_that_no_table_is_empty(connection)
    connection.close()


def a_life_of(step: str, apps) -> None:
    from records.versions.life import NOON, a_life
    from tornio.records import audit

    def add(name: str, /, **values: object):
        app, _, model = name.rpartition(".")
        return apps.get_model(app or "records", model).objects.create(**values)

    a_life(add, step)
    audit.saw(NOON, "ann", "people.view", "sam")
    audit.seal(NOON)
    audit.append(NOON, "ann", "meetings.close", "a meeting", "0" * 64)


def check_that_no_table_is_empty(connection) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT count(*) FROM {table}")
            if table.startswith("records_") and cursor.fetchone()[0] == 0:
                raise SystemExit(f"{table} is empty: a_life has to have something in it")


if __name__ == "__main__":
    main()
