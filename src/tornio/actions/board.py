"""The weekly board: how many each team took, who waits, who went elsewhere and why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tornio.actions import clock, rules
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_see_referrals
from tornio.care.referrals import ACCEPTED, REDIRECTED, room, week_bounds, week_of
from tornio.records import board as records
from tornio.records import reach, referrals
from tornio.records.board import Board, Week
from tornio.records.staff import Team


@reading("board.view", check_see_referrals, through_glass=False)
def view(by: Actor, day: date | None = None) -> Week:
    """The week that a day falls in, this week where none is named: a board for each of the actor's teams."""
    service = rules.service()
    moment = datetime.combine(day, time(12), tzinfo=service.zone) if day else clock.now()
    first = week_of(moment, service.zone, service.week_begins)
    after = first + timedelta(days=7)
    return Week(
        first=first,
        before=first - timedelta(days=7),
        after=after if after <= clock.today() else None,
        boards=tuple(
            board(by, team, moment) for team in Team.objects.filter(key__in=by.teams).order_by("name")
        ),
    )


def board(by: Actor, team: Team, moment: datetime) -> Board:
    """One team's board, in the week of a moment."""
    service = rules.service()
    start, end = week_bounds(week_of(moment, service.zone, service.week_begins), service.zone)
    within = reach.referrals(by).filter(team=team)
    return Board(
        team=team.name,
        room=room(referrals.accepted_since(frozenset({team.key}), start), moment, service),
        arrived=records.arrived(within, start, end),
        waiting=records.waiting(within, end),
        accepted=records.decided(within, start, end, ACCEPTED),
        redirected=records.decided(within, start, end, REDIRECTED),
    )
