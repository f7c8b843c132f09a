"""A decision about a referral says which of the service's exclusions it was made for, where it was one."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0011_codes_and_numbers")]

    operations = [migrations.AddField("outcome", "exclusion", models.CharField(blank=True, max_length=40))]
