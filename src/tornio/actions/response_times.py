"""How fast the service answers, by two clocks: from the referral, and from the first contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from tornio.actions import clock, rules
from tornio.actions.door import reading
from tornio.care.clock import Clock
from tornio.care.permissions import Actor, check_see_referrals
from tornio.care.responses import Response, Summary, summary
from tornio.records import episodes, reach
from tornio.records.referrals import Episode
from tornio.records.staff import Team


@dataclass(frozen=True)
class Line:
    """One episode's two clocks; None where one never started."""

    response: Response
    from_referral: Clock | None
    from_first_contact: Clock | None


@dataclass(frozen=True)
class TeamTimes:
    """Both clocks of the episodes with one team that started in a period, and their sums."""

    name: str
    lines: tuple[Line, ...]
    from_referral: Summary
    from_first_contact: Summary


@dataclass(frozen=True)
class ResponseTimes:
    """How fast each of the actor's teams answered, by name; `minutes` are the country's."""

    since: datetime | None
    minutes: tuple[int, ...]
    teams: tuple[TeamTimes, ...]


@reading("response-times.view", check_see_referrals, through_glass=False)
def view(by: Actor, weeks: int | None = None) -> ResponseTimes:
    """The episodes whose referral or first contact lies in the last so many weeks; all where none is named."""
    now, minutes = clock.now(), rules.service().country.response_minutes
    since = now - timedelta(weeks=weeks) if weeks else None
    theirs = reach.episodes(by).filter(person__died_on=None)
    own = Team.objects.filter(key__in=by.teams).order_by("name")
    return ResponseTimes(since, minutes, tuple(times(team, theirs.filter(team=team), since) for team in own))


def times(team: Team, within: QuerySet[Episode], since: datetime | None) -> TeamTimes:
    """One team's clocks, and their sums."""
    now, minutes = clock.now(), rules.service().country.response_minutes
    lines = tuple(
        line(response, now) for response in episodes.responses(within) if began_since(response, since)
    )
    return TeamTimes(
        team.name,
        lines,
        summary((one.from_referral for one in lines if one.from_referral), minutes),
        summary((one.from_first_contact for one in lines if one.from_first_contact), minutes),
    )


def line(response: Response, now: datetime) -> Line:
    """One episode's clocks as they stand."""
    limit = timedelta(hours=rules.service().first_meeting_hours)
    return Line(response, response.from_referral(now, limit), response.from_first_contact(now, limit))


def began_since(response: Response, since: datetime | None) -> bool:
    """Whether a clock of this episode started in the period; those that came with an old caseload have none."""
    return response.began is not None and (since is None or response.began >= since)
