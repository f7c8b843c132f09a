"""The weekly board: how many the team took, who waits, who went elsewhere and why."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tornio.actions import clock, rules
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_see_referrals
from tornio.care.referrals import ACCEPTED, REDIRECTED, room, week_bounds, week_of
from tornio.records import board as records
from tornio.records import reach, referrals
from tornio.records.board import Board


@reading("board.view", check_see_referrals)
def view(by: Actor, day: date | None = None) -> Board:
    """The week that a day falls in; this week where none is named."""
    service, now = rules.service(), clock.now()
    moment = datetime.combine(day, time(12), tzinfo=service.zone) if day else now
    week = week_of(moment, service.zone, service.week_begins)
    start, end = week_bounds(week, service.zone)
    within = reach.referrals(by)
    after = week + timedelta(days=7)
    return Board(
        room=room(referrals.accepted_since(by.teams, start), moment, service),
        arrived=records.arrived(within, start, end),
        waiting=records.waiting(within, end),
        accepted=records.decided(within, start, end, ACCEPTED),
        redirected=records.decided(within, start, end, REDIRECTED),
        before=week - timedelta(days=7),
        after=after if after <= clock.today() else None,
    )
