"""The last ten minutes, saved as you go: each section by itself, with the version that its page showed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from tornio.actions import clock, rules
from tornio.actions.door import writing
from tornio.actions.meetings import find
from tornio.care import endings as care
from tornio.care.endings import Attendance
from tornio.care.meetings import AGREED_OTHERWISE, RELATIONSHIPS
from tornio.care.people import living_faults
from tornio.care.permissions import Actor, check_give_care
from tornio.records import allocation, decisions, network
from tornio.records import endings as records
from tornio.records import meetings as kept
from tornio.records.meetings import AbsentVoice, Meeting, Place, Practitioner, Statement
from tornio.records.network import Member
from tornio.records.people import Person
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse


@writing("endings.all-came", check_give_care)
def all_came(by: Actor, key: str, *, version: int) -> str:
    """*All came*: the person, everybody expected and the practitioners who were to go."""
    meeting = find(by, key)
    said = Attendance(
        person=True,
        members=tuple(meeting.places.values_list("member__key", flat=True)),
        practitioners=tuple(meeting.practitioners.values_list("user__key", flat=True)),
    )
    return keep_attendance(by, meeting, said, version)


@writing("endings.here", check_give_care)
def here(by: Actor, key: str, said: Attendance, *, version: int, also: str = "", also_is: str = "") -> str:
    """Who was here, adjusted; `also` is somebody whom nobody expected, and who they are to the person."""
    meeting = find(by, key)
    refuse(also_faults(also, also_is))
    if also.strip():
        said = replace(said, members=(*said.members, known(meeting.episode.person, also.strip(), also_is).key))
    return keep_attendance(by, meeting, said, version)


@writing("endings.why-nobody", check_give_care)
def why_nobody(by: Actor, key: str, *, version: int, because: str) -> str:
    """Why nobody from the network came, as far as anybody said; who was here stays as it was."""
    meeting = find(by, key)
    page = kept.page(meeting)
    refuse(care.close_faults(person_here=page.person_here))
    said = Attendance(
        bool(page.person_here),
        tuple(seat.key for seat in page.here),
        tuple(seat.key for seat in page.pair),
        tuple(voice.whose for voice in page.absent),
        because,
    )
    return keep_attendance(by, meeting, said, version)


def known(person: Person, name: str, relationship: str) -> Member:
    """Somebody who came unexpected: the one the person has named before, or somebody new in their network."""
    there = person.network.filter(name__iexact=name, relationship=relationship, removed_at=None).first()
    return there or Member.objects.create(person=person, name=name, relationship=relationship)


def keep_attendance(by: Actor, meeting: Meeting, said: Attendance, version: int) -> str:
    """Saves who was here: the places, the voices spoken for, and the section."""
    decided = decisions.of(meeting) != () or meeting.brought.exists()
    refuse([*begun_faults(meeting), *care.attendance_faults(said, decided=decided)])
    because = "" if said.members else said.nobody_because
    save(by, meeting, care.HERE, version, vars(said), person_here=said.person, nobody_because=because)
    sit(meeting, said)
    speak_for(meeting, said.absent)
    return meeting.key


def sit(meeting: Meeting, said: Attendance) -> None:
    """Marks who came; somebody nobody expected is given a place."""
    came = Member.objects.filter(person=meeting.episode.person, key__in=said.members)
    went = User.objects.filter(key__in=said.practitioners)
    expected = Member.objects.filter(places__meeting=meeting)
    kept.expect(
        meeting, went | User.objects.filter(meeting_places__meeting=meeting), (came | expected).distinct()
    )
    Place.objects.filter(meeting=meeting).update(came=False)
    Place.objects.filter(meeting=meeting, member__in=came).update(came=True)
    Practitioner.objects.filter(meeting=meeting).update(came=False)
    Practitioner.objects.filter(meeting=meeting, user__in=went).update(came=True)


def speak_for(meeting: Meeting, names: tuple[str, ...]) -> None:
    """Adds the voices that were spoken for. One whose words stand already stays."""
    there = {voice.whose: voice for voice in AbsentVoice.objects.filter(meeting=meeting)}
    for name in names:
        if name not in there:
            AbsentVoice.objects.create(meeting=meeting, whose=name)
    said = Statement.objects.filter(meeting=meeting, absent__isnull=False).values("absent")
    AbsentVoice.objects.filter(meeting=meeting).exclude(whose__in=names).exclude(pk__in=said).delete()


@writing("endings.reflections", check_give_care)
def reflections(by: Actor, key: str, *, version: int, happened: bool) -> str:
    """Whether the practitioners reflected together in front of the network (mission 12)."""
    meeting = find(by, key)
    refuse(begun_faults(meeting))
    save(by, meeting, care.REFLECTIONS, version, {"happened": happened}, reflections=happened)
    return key


@writing("endings.nothing-decided", check_give_care)
def nothing_decided(by: Actor, key: str, *, version: int, word: str) -> str:
    """*None* or *not decided*: both are answers (invariant 7)."""
    meeting = find(by, key)
    decided = decisions.of(meeting) != ()
    refuse([*begun_faults(meeting), *care.nothing_decided_faults(word, decided=decided)])
    save(by, meeting, care.DECISIONS, version, {"nothing_decided": word}, nothing_decided=word)
    return key


@writing("endings.plan-unchanged", check_give_care)
def plan_unchanged(by: Actor, key: str, *, version: int) -> str:
    """The safety plan stays as it is; that there is none yet is fine."""
    meeting = find(by, key)
    refuse(begun_faults(meeting))
    answer = {"safety_plan": care.UNCHANGED}
    save(by, meeting, care.PLAN, version, answer, safety_plan=care.UNCHANGED)
    return key


@writing("endings.next", check_give_care)
def next_meeting(
    by: Actor, key: str, *, version: int, kind: str, at: datetime | None = None, asked_by: str = ""
) -> str:
    """What comes next and who asked for it, empty until somebody says. A date plans the next meeting: same
    place, same faces (mission 71, 75)."""
    meeting = find(by, key)
    at = at if kind == care.DATE else None
    living = living_faults(meeting.episode.person.died_on) if at else []
    refuse([*living, *begun_faults(meeting), *care.next_faults(kind, at, asked_by, clock.now())])
    answers = {"kind": kind, "at": at.isoformat() if at else "", "asked_by": asked_by}
    values = {"next_kind": kind, "next_at": at, "next_asked_by": asked_by}
    save(by, meeting, care.NEXT, version, answers, **values)
    follow(meeting, at)
    return key


def follow(meeting: Meeting, at: datetime | None) -> None:
    """Plans the next meeting, moves the one that was planned from here, or calls it off."""
    planned = kept.of(meeting.episode).filter(follows=meeting, arrived_at=None, closed_at=None).first()
    if at is None:
        if planned is not None:
            planned.revise(planned.version, cancelled_at=clock.now(), cancelled_code=AGREED_OTHERWISE)
        return
    if planned is not None:
        planned.revise(planned.version, starts_at=at)
        sitting = User.objects.filter(meeting_places__meeting=planned)
        members = Member.objects.filter(places__meeting=planned)
    else:
        same = {name: getattr(meeting, name) for name in ("place", "where", "planned_minutes")}
        planned = Meeting.objects.create(episode=meeting.episode, starts_at=at, follows=meeting, **same)
        sitting = User.objects.filter(meeting_places__meeting=meeting)
        invited = {member.key for member in network.invited(meeting.episode.person)}
        members = Member.objects.filter(places__meeting=meeting, key__in=invited)
    kept.expect(planned, able(meeting, sitting, at), members)


def able(meeting: Meeting, pair: Iterable[User], at: datetime) -> list[User]:
    """Those of a pair who can go that day. Who cannot is told on the page, with what is needed: nobody is
    planned who is on leave, and a network is not asked to choose another day for it."""
    users = list(pair)
    cannot = allocation.missing(users, meeting.episode.team, at.astimezone(rules.service().zone).date())
    return [user for user in users if user.key not in cannot]


@writing("endings.close", check_give_care)
def close(by: Actor, key: str) -> str:
    """*Close*: with who was here alone if need be. Whoever of the pair taps second changes nothing."""
    meeting = find(by, key)
    refuse([*begun_faults(meeting), *care.close_faults(person_here=meeting.person_here)])
    if meeting.closed_at is None:
        now = clock.now()
        closer = User.objects.get(key=by.key)
        meeting.revise(meeting.version, closed_at=now, closed_by=closer, ended_at=meeting.ended_at or now)
    return key


def begun_faults(meeting: Meeting) -> list[Fault]:
    """Nothing is written about a meeting still to come, nor one that was called off."""
    if meeting.cancelled_at is not None:
        return [Fault("begun", "", "This meeting was called off.", "Plan a new one.")]
    return care.begun_faults(meeting.starts_at, meeting.arrived_at, clock.now())


def also_faults(name: str, relationship: str) -> list[Fault]:
    """Somebody whom nobody expected has a name and a relationship, or is left out."""
    if not name.strip() and not relationship:
        return []
    found = []
    if not name.strip():
        found.append(Fault("also", "", "They need a name.", "The name that the person uses will do."))
    if relationship not in RELATIONSHIPS:
        rule = "Who they are to the person is one of the list."
        found.append(Fault("also_is", relationship, rule, "Choose the nearest."))
    return found


def save(
    by: Actor, meeting: Meeting, section: str, version: int, answers: records.Answers, **values: Any
) -> None:
    """Saves a section in the actor's name."""
    records.save(meeting, section, version, User.objects.get(key=by.key), clock.now(), answers, **values)
