"""What keeps a form from being lost or sent twice: drafts and receipts (invariant 4)."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from tornio.records.base import one
from tornio.records.staff import User


class Draft(models.Model):
    """What somebody had typed into one page and not sent yet."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    page = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    values = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "page"], name="one_draft_per_page"),)


class Receipt(models.Model):
    """That one sending of one form was saved, and what it made: the same sending again makes nothing new."""

    actor = models.CharField(max_length=12)
    once = models.CharField(max_length=40)
    action = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    result = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["actor", "once"], name="one_receipt_per_sending"),)


def keep(user_key: str, page: str, values: dict[str, str], now: datetime) -> None:
    """Keeps the newest draft of a page."""
    user = one(User.objects.filter(key=user_key))
    Draft.objects.update_or_create(user=user, page=page, defaults={"values": values, "saved_at": now})


def kept(user_key: str, page: str) -> dict[str, str]:
    """The draft of a page, or nothing."""
    found = Draft.objects.filter(user__key=user_key, page=page).values_list("values", flat=True).first()
    return found or {}


def was_sent(actor: str, once: str) -> bool:
    """Whether a form was saved already under this mark."""
    return Receipt.objects.filter(actor=actor, once=once).exists()


def drop(user_key: str, page: str) -> None:
    """Drops a draft."""
    Draft.objects.filter(user__key=user_key, page=page).delete()
