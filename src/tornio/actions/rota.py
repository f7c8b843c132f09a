"""The duty rota: who answers the duty telephone, and when nobody would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from tornio.actions import clock, own, rules
from tornio.actions.door import reading, writing
from tornio.care import rota as care
from tornio.care.permissions import Actor, check_run_team, check_see_team
from tornio.care.rota import Gap
from tornio.records import rota as records
from tornio.records.base import one
from tornio.records.rota import DutyRow
from tornio.records.staff import Duty, Membership, Team, User, on
from tornio.vocabulary.fault import Fault, refuse

#: How far ahead the rota is looked at.
WEEKS = 4


@dataclass(frozen=True)
class Rota:
    """The shifts of the coming weeks, and the duty hours that nobody covers yet."""

    first: date
    last: date
    shifts: tuple[DutyRow, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class NewShift:
    """Who answers which number, from when until when."""

    user: str
    phone: str
    starts_at: datetime | None
    ends_at: datetime | None


@reading("rota.view", check_see_team)
def view(by: Actor, team: str = "") -> Rota:
    """The rota of one of the actor's teams from today on: the first by name where none is named. An hour that
    one team covers is no cover for another."""
    service, today = rules.service(), clock.today()
    days = [today + timedelta(days=number) for number in range(7 * WEEKS)]
    start = datetime.combine(days[0], time(), tzinfo=service.zone)
    end = datetime.combine(days[-1] + timedelta(days=1), time(), tzinfo=service.zone)
    shifts = records.between(Duty.objects.filter(team=own.first(by, team)), start, end, service.zone)
    known = [records.shift(row) for row in shifts if row.stands]
    open_hours = care.gaps(known, days, service.duty_from, service.duty_until, service.zone)
    return Rota(days[0], days[-1], shifts, open_hours)


@reading("rota.shift", check_run_team)
def shift(by: Actor, key: str) -> DutyRow:
    """One shift."""
    return records.row(one(duties(by).select_related("user").filter(key=key)))


@writing("rota.add", check_run_team)
def add(by: Actor, new: NewShift, *, team: str = "") -> str:
    """Puts somebody on a team's rota; whoever is in two teams says which."""
    meant = own.meant(by, team)
    refuse(own.team_faults(meant))
    found = one(meant)
    return Duty.objects.create(team=found, **checked(found, new)).key


@writing("rota.change", check_run_team)
def change(by: Actor, key: str, new: NewShift, *, version: int) -> str:
    """Changes a shift: other hours, or another person."""
    found = one(duties(by).filter(key=key))
    return found.revise(version, **checked(found.team, new)).key


@writing("rota.remove", check_run_team)
def remove(by: Actor, key: str, *, version: int) -> str:
    """Takes a shift off the rota that has not begun; who was on duty once stays known."""
    found = one(duties(by).filter(key=key))
    if found.starts_at <= clock.now():
        rule = "This shift has begun: who was on duty stays known."
        refuse([Fault("remove", "", rule, "Give it another end, or another person.")])
    found.revise(version).delete()
    return key


def duties(by: Actor) -> QuerySet[Duty]:
    """The shifts of the actor's teams."""
    return Duty.objects.filter(team__key__in=by.teams)


def checked(team: Team, new: NewShift) -> dict[str, Any]:
    """A shift of a team as it is kept, where everything about it holds."""
    worker = colleague(team, new.user)
    moments = {"starts_at": new.starts_at, "ends_at": new.ends_at}
    faults = [*care.shift_faults(new.starts_at, new.ends_at, new.phone)]
    for field, moment in moments.items():
        if moment is None:
            faults.append(Fault(field, "", "A shift has a start and an end.", "Write day and time."))
    if worker is None:
        faults.append(Fault("user", "", "Somebody of the team answers.", "Choose who."))
    elif new.starts_at is not None and new.ends_at is not None:
        faults += care.away_faults(leave(worker), new.starts_at, new.ends_at, rules.service().zone)
    refuse(faults)
    return {"user": worker, "phone": new.phone.strip(), **moments}


def colleague(team: Team, key: str) -> User | None:
    """Somebody who works in the team today."""
    places = Membership.objects.filter(on(clock.today()), team=team)
    return User.objects.filter(key=key, is_active=True, memberships__in=places).first()


def leave(worker: User) -> Iterable[tuple[date, date]]:
    """The days on which somebody is away."""
    return worker.leave.values_list("first_day", "last_day")
