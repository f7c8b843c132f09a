"""Clocks in words: how long something took, how long is left, and when it is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext, ngettext

from tornio.actions import clock, rules
from tornio.care.clock import Clock
from tornio.care.responses import Response

MINUTES_AN_HOUR, HOURS_IN_WORDS = 60, 48


def limit() -> timedelta:
    """The service's own: 24 hours in the paper."""
    return timedelta(hours=rules.service().first_meeting_hours)


def first_clock(response: Response) -> Clock | None:
    """From the first contact to the first meeting; None before there was a contact."""
    return response.from_first_contact(clock.now(), limit())


def since(moment: datetime) -> timedelta:
    """How long ago a moment was."""
    return clock.now() - moment


def duration(length: timedelta) -> str:
    """`5 hours 20 minutes`; from two days on in days and hours. Less than a minute is 0 minutes; what came
    before its clock began (a meeting before the first contact) is so long `earlier`."""
    if length <= -timedelta(minutes=1):
        return gettext("%(length)s earlier") % {"length": duration(-length)}
    minutes = abs(length) // timedelta(minutes=1)
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if hours >= HOURS_IN_WORDS:
        days, hours = divmod(hours, 24)
        return joined(counted("day", days), counted("hour", hours) if hours else "")
    return joined(counted("hour", hours) if hours else "", counted("minute", rest) if rest or not hours else "")


def minutes_long(minutes: float) -> str:
    """A duration that is given in minutes."""
    return duration(timedelta(minutes=minutes))


def counted(unit: str, count: int) -> str:
    """A count with its unit, in the reader's language."""
    forms = {
        "day": ngettext("%(count)s day", "%(count)s days", count),
        "hour": ngettext("%(count)s hour", "%(count)s hours", count),
        "minute": ngettext("%(count)s minute", "%(count)s minutes", count),
    }
    return forms[unit] % {"count": count}


def joined(first: str, second: str) -> str:
    """Two parts of a duration, where there are two."""
    if not (first and second):
        return first or second
    return gettext("%(first)s %(second)s") % {"first": first, "second": second}
