"""Today: what somebody who works here needs now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tornio.actions import clock, rules, urgent
from tornio.actions.adherence import is_waiting
from tornio.actions.door import reading
from tornio.actions.meetings import needs
from tornio.actions.referrals import room
from tornio.care.adherence import WAITS
from tornio.care.duty import Shift
from tornio.care.permissions import Actor, check_sign_in, may_see_care, may_see_referrals
from tornio.care.referrals import OPEN, Room
from tornio.records import adherence, allocation, episodes, meetings, protected, reach, referrals, visits
from tornio.records import urgent as urgent_records
from tornio.records.adherence import MeetingLeft
from tornio.records.episodes import EpisodeRow
from tornio.records.meetings import MeetingRow
from tornio.records.referrals import ReferralRow
from tornio.records.staff import Team
from tornio.records.urgent import UrgentRow
from tornio.records.visits import Help

#: So many days ahead, somebody is looked for who can go.
DAYS_AHEAD = 7


@dataclass(frozen=True)
class TeamDay:
    """One of the actor's teams: how many referrals it has accepted this week, who answers its duty telephone
    now, and who is next to."""

    name: str
    room: Room
    now_on: Shift | None
    next_on: Shift | None


@dataclass(frozen=True)
class Today:
    """The page that a day starts with. `teams` is empty for those who see no referrals."""

    urgent: tuple[UrgentRow, ...] = ()
    help: tuple[Help, ...] = ()
    to_contact: tuple[EpisodeRow, ...] = ()
    clocks: tuple[EpisodeRow, ...] = ()
    ringing: tuple[EpisodeRow, ...] = ()
    mine: tuple[MeetingRow, ...] = ()
    others: tuple[MeetingRow, ...] = ()
    needing: tuple[MeetingRow, ...] = ()
    forms: tuple[MeetingLeft, ...] = ()
    notes: int = 0
    open_referrals: tuple[ReferralRow, ...] = ()
    teams: tuple[TeamDay, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether nothing waits for anybody."""
        waiting = (
            self.urgent,
            self.help,
            self.to_contact,
            self.clocks,
            self.ringing,
            self.mine,
            self.others,
            self.needing,
            self.forms,
            self.notes,
            self.open_referrals,
        )
        return not any(waiting)


@reading("home.today", check_sign_in, through_glass=False)
def today(by: Actor) -> Today:
    """What needs somebody today, as far as the actor may see it; what is most pressing comes first."""
    if not may_see_referrals(by):
        return Today()
    begun = begun_episodes(by)
    cares = may_see_care(by)
    mine, others = todays_meetings(by) if cares else ((), ())
    away = cares and not any(row.who.key == by.key for row in visits.out(reach.meetings(by)))
    return Today(
        help=visits.help_asked(reach.meetings(by)) if cares else (),
        urgent=urgent_records.rows(urgent_records.open_calls(reach.urgent(by))),
        to_contact=tuple(row for row in begun if row.response.contacted_at is None),
        clocks=tuple(row for row in begun if row.response.contacted_at is not None),
        ringing=ringing(by) if cares else (),
        mine=mine,
        others=others,
        needing=needing(by) if cares else (),
        forms=forms(by) if away else (),
        notes=protected.due(by, clock.today()) if away else 0,
        open_referrals=referrals.listed(reach.referrals(by), OPEN),
        teams=teams(by),
    )


def teams(by: Actor) -> tuple[TeamDay, ...]:
    """Each of the actor's teams, by name."""
    return tuple(
        TeamDay(team.name, room(team.key), *urgent.now_and_next(team))
        for team in Team.objects.filter(key__in=by.teams).order_by("name")
    )


def begun_episodes(by: Actor) -> tuple[EpisodeRow, ...]:
    """Episodes between acceptance and first meeting, the most pressing first. Those that came with an earlier
    caseload have their first days behind them."""
    within = reach.episodes(by).filter(closed_on=None, person__died_on=None)
    rows = episodes.rows(within, clock.now())
    waiting = {
        row: row.response.contacted_at or row.response.began for row in rows if row.response.met_at is None
    }
    since = {row: moment for row, moment in waiting.items() if moment is not None}
    return tuple(sorted(since, key=lambda row: since[row]))


def ringing(by: Actor) -> tuple[EpisodeRow, ...]:
    """Those to whom the team said that it will ring: a promise is open until somebody has (mission 6)."""
    within = reach.episodes(by).filter(closed_on=None, person__died_on=None)
    return episodes.rows(episodes.to_ring(within), clock.now())


def needing(by: Actor) -> tuple[MeetingRow, ...]:
    """The meetings of the next days for which somebody has to be found."""
    plans = allocation.soon(reach.meetings(by), clock.now(), DAYS_AHEAD)
    keys = [key for key, need in needs(*plans).items() if need]
    return meetings.rows(reach.meetings(by).filter(key__in=keys).order_by("starts_at", "pk"))


def forms(by: Actor) -> tuple[MeetingLeft, ...]:
    """The adherence forms that wait for the actor, who was there. They are for away from the house: nobody who
    is out at a meeting is shown them."""
    since = clock.now() - WAITS
    theirs = reach.meetings(by).filter(left_safely_at__gte=since, practitioners__user__key=by.key)
    return tuple(
        one for one in adherence.left(theirs) if is_waiting(one) and by.key in {key for key, _ in one.pair}
    )


def todays_meetings(by: Actor) -> tuple[tuple[MeetingRow, ...], tuple[MeetingRow, ...]]:
    """Today's meetings: those that the actor goes to, and the rest of the team's."""
    zone, day = rules.service().zone, clock.today()
    start = datetime.combine(day, time(), tzinfo=zone)
    end = datetime.combine(day + timedelta(days=1), time(), tzinfo=zone)
    found = reach.meetings(by).filter(cancelled_at=None, starts_at__gte=start, starts_at__lt=end)
    ordered = found.order_by("starts_at", "pk")
    own = ordered.filter(practitioners__user__key=by.key)
    return meetings.rows(own), meetings.rows(ordered.exclude(pk__in=own.values("pk")))
