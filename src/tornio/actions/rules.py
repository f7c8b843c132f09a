"""The rules of this installation's service."""

from __future__ import annotations

from django.conf import settings

from tornio.care import reading
from tornio.care.service import Service


def service() -> Service:
    """The service that the settings name, read once."""
    return reading.load(settings.SERVICE_RULES)
