"""What the visits say now is not said a second time."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0009_visits_of_before"),
    ]

    operations = [
        migrations.RemoveField(model_name="meeting", name="arrived_by"),
        migrations.RemoveField(model_name="helpasked", name="overdue"),
    ]
