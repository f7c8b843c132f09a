"""What time it is. Rules are told; only actions ask."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tornio.actions import rules


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day that it is where the service is."""
    return now().astimezone(rules.service().zone).date()
