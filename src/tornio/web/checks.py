"""What `django check --deploy` says about this service beyond Django's own checks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info, register

from tornio.care.notices import NOBODY_IS_TOLD, TELL_SOMEBODY


@register(deploy=True)
def somebody_is_told(**_about: Any) -> list[CheckMessage]:
    """One line where no email goes to anybody. A service may choose that, so it fails nothing."""
    return [] if settings.CALLS_TO else [Info(NOBODY_IS_TOLD, hint=TELL_SOMEBODY, id="tornio.I001")]
