"""The audit log's triggers."""

from django.db import migrations

from tornio.records.triggers import add_append_only, drop_append_only


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]
    operations = [migrations.RunPython(add_append_only, drop_append_only)]
