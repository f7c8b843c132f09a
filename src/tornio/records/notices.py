"""Notices: who is to be emailed that somebody called, and who has been."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q, QuerySet

from tornio.care.notices import AGAIN_AFTER, ESCALATED, GIVEN_UP_AFTER, URGENT
from tornio.care.visits import CALLS
from tornio.records.base import Record
from tornio.records.meetings import HelpAsked
from tornio.records.rota import standing
from tornio.records.staff import Duty, Team
from tornio.records.urgent import unseen


class Notice(Record):
    """An email to one address about one call: written down with the call, sent afterwards, once.

    `kind` is one that care.notices.words knows; `about` is the key of the call; `to_duty` says whether a duty
    worker is at the address. `tried_at` is when somebody last began to send it.
    """

    kind = models.CharField(max_length=12)
    about = models.CharField(max_length=12)
    address = models.EmailField()
    to_duty = models.BooleanField()
    at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["kind", "about", "address"], name="one_notice_per_address"),
        )


@dataclass(frozen=True)
class Emailed:
    """Who was emailed about a call: `sent_at` is when the first notice went, `to_duty` whether a duty worker
    was among those. `waiting`: none went yet; `tried`: somebody tried."""

    waiting: bool = False
    tried: bool = False
    sent_at: datetime | None = None
    to_duty: bool = False


NOBODY = Emailed()


def put_down(kind: str, about: str, recipients: Mapping[str, bool], now: datetime) -> None:
    """Notices for a call, each address once."""
    Notice.objects.bulk_create(
        (
            Notice(kind=kind, about=about, address=address, to_duty=to_duty, at=now)
            for address, to_duty in recipients.items()
        ),
        ignore_conflicts=True,
    )


def waiting(now: datetime) -> QuerySet[Notice]:
    """The notices to be sent now: nobody has answered the call, and nobody is at sending them."""
    help_asked = HelpAsked.objects.filter(answered_at=None).values("key")
    urgent = Q(kind__in=(URGENT, ESCALATED), about__in=unseen().values("key"))
    still = urgent | Q(kind__in=CALLS, about__in=help_asked)
    rested = Q(tried_at=None) | Q(tried_at__lte=now - AGAIN_AFTER)
    return Notice.objects.filter(still, rested, sent_at=None, at__gt=now - GIVEN_UP_AFTER).order_by("at", "pk")


def take(key: str, now: datetime) -> bool:
    """Whether the caller may send this notice: one of several at once is told yes."""
    return waiting(now).filter(key=key).update(version=F("version") + 1, tried_at=now) == 1


def told(calls: Iterable[str]) -> dict[str, Emailed]:
    """Who was emailed about each of these calls."""
    of: dict[str, list[Notice]] = {key: [] for key in calls}
    for notice in Notice.objects.filter(about__in=of):
        of[notice.about].append(notice)
    return {key: summed(found) for key, found in of.items()}


def summed(found: Iterable[Notice]) -> Emailed:
    """The notices of one call, together."""
    found = list(found)
    sent = [notice for notice in found if notice.sent_at is not None]
    if not sent:
        return Emailed(waiting=bool(found), tried=any(notice.tried_at for notice in found))
    first = min(notice.sent_at for notice in sent if notice.sent_at is not None)
    return Emailed(sent_at=first, to_duty=any(notice.to_duty for notice in sent))


def duty_addresses(team: Team, now: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """The email addresses of whoever has the team's duty telephone now."""
    on = Duty.objects.filter(team=team, starts_at__lte=now, ends_at__gt=now)
    return tuple(standing(on, zone).order_by("-starts_at").values_list("user__email", flat=True))
