"""Each practitioner arrives and leaves for themselves; calls say what they are about; notices of calls."""

import django.db.models.deletion
import tornio.records.base
from django.conf import settings
from django.db import migrations, models

KEY = ("key", models.CharField(default=tornio.records.base.new_key, editable=False, max_length=12, unique=True))
VERSION = ("version", models.PositiveIntegerField(default=1))
ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0007_what_can_be_struck_out"),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ID,
                KEY,
                VERSION,
                ("arrived_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                ("arrived_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("left_by", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="records.meeting")),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(condition=models.Q(("left_at", None)), fields=("meeting", "user"), name="there_once_at_a_time")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ID,
                KEY,
                VERSION,
                ("kind", models.CharField(max_length=12)),
                ("about", models.CharField(max_length=12)),
                ("address", models.EmailField(max_length=254)),
                ("to_duty", models.BooleanField()),
                ("at", models.DateTimeField()),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "about", "address"), name="one_notice_per_address")],
            },
        ),
        migrations.AddField(
            model_name="helpasked",
            name="kind",
            field=models.CharField(default="help", max_length=12),
        ),
        migrations.AddField(
            model_name="helpasked",
            name="visit",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="records.visit"),
        ),
    ]
