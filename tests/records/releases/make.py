"""Writes the database of the first migration, with a small life in it, as SQL. Run once for a release and kept:

    python tests/records/releases/make.py > tests/records/releases/first.sql

Nobody in it exists. test_upgrading.py brings it up to this release, as `tornio upgrade` does for somebody.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

FIRST = "0001"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TORNIO_FOLDER": folder, "DATABASE_URL": ""}
        fill()
        with sqlite3.connect(Path(folder) / "tornio.sqlite3") as database:
            sys.stdout.write("\n".join(database.iterdump()) + "\n")
        database.close()


def fill() -> None:
    """Everything as the first migration knew it: models of that time, not of today."""
    from tornio.commands.service import start_django

    start_django()
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.db.migrations.loader import MigrationLoader

    call_command("migrate", "records", FIRST, verbosity=0)
    loader = MigrationLoader(connection)
    node = next(name for name in loader.graph.nodes if name[0] == "records" and name[1].startswith(FIRST))
    with transaction.atomic():
        a_life(loader.project_state(node).apps.get_model)
    connection.close()


def a_life(model) -> None:
    """Somebody who was referred, rung, met and heard; and the event that the audit log has of it."""
    from tornio.records import audit

    def add(name: str, /, **values: object):
        return model("records", name).objects.create(**values)

    add("Installation", pk=1, kind="real", set_up_at=NOON)
    ann = add("User", email="ann@example.org", name="Ann", profession="Peer worker", password="!")
    team = add("Team", name="Open Dialogue")
    add("Membership", user=ann, team=team, since=date(2020, 1, 1))
    add("RoleHeld", user=ann, role="practitioner", since=date(2020, 1, 1))
    sam = add("Person", given_name="Sam", family_name="Sorrel")
    add("WayToReach", person=sam, kind="telephone", value="01632 960001", safe="yes")
    came = {"received_at": NOON, "recorded_by": ann, "route": "crisis team", "priority": "urgent"}
    referral = add(
        "Referral", person=sam, team=team, outcome="accepted", outcome_at=NOON, outcome_by=ann, **came
    )
    episode = add("Episode", person=sam, team=team, referral=referral, opened_on=NOON.date())
    add("FirstContact", episode=episode, at=NOON, by=ann, medium="telephone")
    mary = add("Member", person=sam, name="Mary", relationship="parent")
    meeting = add("Meeting", episode=episode, starts_at=NOON, place="home", arrived_at=NOON, person_here=True)
    add("Practitioner", meeting=meeting, user=ann, came=True)
    add("Place", meeting=meeting, member=mary, came=True)
    heard = {"meeting": meeting, "written_by": ann, "written_at": NOON}
    add("Statement", voice="member", member=mary, words="We are worn out, and not going anywhere.", **heard)
    add("Decision", episode=episode, words="Meet again tomorrow.", **heard)
    audit.append(NOON, ann.key, "meetings.close", meeting.key, "0" * 64)


if __name__ == "__main__":
    main()
