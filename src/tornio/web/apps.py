"""The pages, as Django knows them."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter

from tornio.web.keys import KeyConverter


class Web(AppConfig):
    """Only static files and templates come from here; the models are in `records`."""

    name = "tornio.web"
    label = "web"

    def ready(self) -> None:
        """Addresses can hold keys; the service's own settings are checked; signing in is heard."""
        from tornio.web import checks, receivers  # noqa: F401 - the checks register themselves

        register_converter(KeyConverter, "key")
        receivers.connect()
