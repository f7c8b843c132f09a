"""A practitioner's place at a meeting says whether they came without being planned: a mistaken arrival then takes
it with it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0012_exclusions_at_a_decision")]

    operations = [migrations.AddField("practitioner", "joined", models.BooleanField(default=False))]
