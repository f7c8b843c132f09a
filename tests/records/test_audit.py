from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from tornio.records import audit
from tornio.records.audit import Event, Head, Seen

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)


def three_events() -> Head:
    for subject in ("one", "two", "three"):
        head = audit.append(NOW, "somebody", "referrals.register", subject, "digest")
    return head


def behind_the_triggers(statement: str) -> None:
    """What somebody with the database in hand could do: take the triggers away first."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement)
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        for table in ("event", "seen"):
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS records_{table}_{verb}")
        cursor.execute(statement)


def test_an_untouched_log_holds():
    three_events()
    assert list(audit.broken_links()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_event SET actor = 'nobody' WHERE number = 1",
        "DELETE FROM records_event WHERE number = 1",
        "DELETE FROM records_seen",
        "UPDATE records_seen SET subject = 'other'",
    ],
)
def test_the_database_itself_refuses_to_change_the_log(statement):
    three_events()
    audit.saw(NOW, "somebody", "referrals.view", "one")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("column", ["actor", "action", "subject", "digest"])
def test_a_changed_event_is_found(column):
    three_events()
    behind_the_triggers(f"UPDATE records_event SET {column} = 'changed' WHERE number = 2")
    assert any("event 2" in link for link in audit.broken_links())


def test_a_removed_event_is_found():
    three_events()
    behind_the_triggers("DELETE FROM records_event WHERE number = 2")
    assert any("event 2 is missing" in link for link in audit.broken_links())


def test_a_cut_tail_shows_in_the_anchor_alone():
    head = three_events()
    behind_the_triggers("DELETE FROM records_event WHERE number = 3")
    assert list(audit.broken_links()) == []
    assert audit.hash_at(head.number) is None


def test_sealed_reads_cannot_change_unseen():
    audit.saw(NOW, "somebody", "referrals.view", "one")
    assert audit.seal(NOW) == 1
    behind_the_triggers("UPDATE records_seen SET subject = 'other'")
    assert any("sealed" in link for link in audit.broken_links())


def test_each_read_is_sealed_once():
    audit.saw(NOW, "somebody", "referrals.view", "one")
    audit.seal(NOW)
    assert audit.seal(NOW) == 0
    audit.saw(NOW, "somebody", "referrals.view", "two")
    assert audit.seal(NOW) == 1
    assert list(audit.broken_links()) == []
    assert Seen.objects.count() == 2
    assert Event.objects.count() == 2
