"""The one Django app of Tornio's own."""

from __future__ import annotations

from django.apps import AppConfig


class Records(AppConfig):
    """Its models are in files by noun; `models.py` gathers them for Django."""

    name = "tornio.records"
    label = "records"
