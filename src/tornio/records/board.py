"""The weekly board: what arrived in a week, what was decided in it, and who waited at its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from tornio.care.referrals import ACCEPTED, OPEN, REDIRECTED, WAITING, Room
from tornio.care.responses import Response
from tornio.records import episodes
from tornio.records.referrals import Episode, Outcome, Referral


@dataclass(frozen=True)
class BoardRow:
    """A referral on the board; `response` once the team has taken it."""

    key: str
    name: str
    received_at: datetime
    priority: str
    outcome: str
    reason: str
    exclusion: str
    went_to: str
    waiver: str
    response: Response | None


@dataclass(frozen=True)
class Board:
    """One team's week."""

    team: str
    room: Room
    arrived: int
    waiting: tuple[BoardRow, ...]
    accepted: tuple[BoardRow, ...]
    redirected: tuple[BoardRow, ...]


@dataclass(frozen=True)
class Week:
    """A week from its first day on, the ones beside it (None where it is still to come), and a board for each
    team: each has a number of its own."""

    first: date
    before: date
    after: date | None
    boards: tuple[Board, ...]


def arrived(within: QuerySet[Referral], start: datetime, end: datetime) -> int:
    """How many referrals arrived in a stretch of time."""
    return within.filter(received_at__gte=start, received_at__lt=end).count()


def waiting(within: QuerySet[Referral], end: datetime) -> tuple[BoardRow, ...]:
    """Who had arrived by a moment and was neither accepted nor redirected then."""
    undecided = Q(outcome__in=(OPEN, WAITING)) | Q(outcome_at__gte=end)
    return rows(within.filter(undecided, received_at__lt=end).order_by("received_at", "pk"))


def decided(within: QuerySet[Referral], start: datetime, end: datetime, outcome: str) -> tuple[BoardRow, ...]:
    """What was decided so in a stretch of time."""
    if outcome not in (ACCEPTED, REDIRECTED):
        raise ValueError(f"outcome: {outcome}. Use {ACCEPTED} or {REDIRECTED}.")
    found = within.filter(outcome=outcome, outcome_at__gte=start, outcome_at__lt=end)
    return rows(found.order_by("outcome_at", "pk"))


def rows(found: QuerySet[Referral]) -> tuple[BoardRow, ...]:
    """Referrals as lines of the board."""
    referrals = tuple(found.select_related("person"))
    taken = dict(Episode.objects.filter(referral__in=referrals).values_list("referral", "key"))
    answered = {
        response.key: response
        for response in episodes.responses(Episode.objects.filter(key__in=taken.values()))
    }
    excluded = dict(
        Outcome.objects.filter(referral__in=referrals).order_by("at", "pk").values_list("referral", "exclusion")
    )
    return tuple(
        BoardRow(
            key=referral.key,
            name=str(referral.person),
            received_at=referral.received_at,
            priority=referral.priority,
            outcome=referral.outcome,
            reason=referral.outcome_reason,
            exclusion=excluded.get(referral.pk, ""),
            went_to=referral.went_to,
            waiver=referral.waiver,
            response=answered.get(taken.get(referral.pk, "")),
        )
        for referral in referrals
    )
