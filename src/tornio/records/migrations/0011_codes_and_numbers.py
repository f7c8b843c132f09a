"""Why the service called a meeting off is a code; a number may stand in two records until somebody who sees both
merges them."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

WORDS = "The person has died"


def to_code(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The English words that the service itself wrote until now become their code."""
    meetings = apps.get_model("records", "Meeting").objects.filter(cancelled_because=WORDS)
    meetings.update(cancelled_because="", cancelled_code="died")


class Migration(migrations.Migration):
    dependencies = [("records", "0010_a_visit_says_who_arrived")]

    operations = [
        migrations.AddField("meeting", "cancelled_code", models.CharField(blank=True, max_length=20)),
        migrations.RunPython(to_code, migrations.RunPython.noop),
        migrations.RemoveConstraint("identifier", "one_person_per_identifier"),
        migrations.AddIndex("identifier", models.Index(fields=["kind", "value"], name="identifier_by_value")),
    ]
