from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command

from meeting import meeting
from team import actor
from tornio.records.meetings import Meeting


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.django_db
def test_the_words_that_the_service_wrote_about_a_death_become_their_code():
    by = actor("Ann")
    for because in ("The person has died", "They are at a wedding"):
        made = meeting(by)
        made.revise(made.version, cancelled_at=made.starts_at, cancelled_because=because)
    import_module("tornio.records.migrations.0011_codes_and_numbers").to_code(apps, None)
    told = Meeting.objects.order_by("pk").values_list("cancelled_because", "cancelled_code")
    assert list(told) == [("", "died"), ("They are at a wedding", "")]
