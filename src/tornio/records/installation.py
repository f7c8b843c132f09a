"""What this database is for: a real service, or the demonstration."""

from __future__ import annotations

from datetime import datetime

from django.db import models

REAL, DEMONSTRATION = "real", "demonstration"


class Installation(models.Model):
    """One row, made at set-up and never changed: a demonstration can never become a real service."""

    kind = models.CharField(max_length=14)
    set_up_at = models.DateTimeField()


def kind() -> str | None:
    """`real`, `demonstration`, or None before set-up."""
    return Installation.objects.values_list("kind", flat=True).first()


def set_up(kind: str, now: datetime) -> None:
    """Declares what the database is for, once."""
    Installation.objects.create(pk=1, kind=kind, set_up_at=now)
