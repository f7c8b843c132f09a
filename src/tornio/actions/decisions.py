"""Decisions, in the room or declared (invariant 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tornio.actions import clock, rules
from tornio.actions.door import ChangedMeanwhileError, reading, writing
from tornio.actions.endings import begun_faults, save
from tornio.actions.meetings import find
from tornio.care import voices
from tornio.care.decisions import (
    STANCES,
    Decision,
    DeclaredException,
    InTheRoom,
    NotInTheRoomError,
    Stance,
    undecided_faults,
)
from tornio.care.endings import DECISIONS
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.care.service import labels
from tornio.records import decisions as records
from tornio.records import meetings, reach
from tornio.records.base import one
from tornio.records.decisions import Made
from tornio.records.meetings import Decision as Kept
from tornio.records.meetings import Meeting
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, FaultyInput, refuse


@dataclass(frozen=True)
class DeclaredPage:
    """The decisions about somebody that were made outside meetings."""

    episode: str
    person: str
    declared: tuple[Made, ...]


@writing("decisions.add", check_give_care)
def add(by: Actor, key: str, *, version: int, words: str, medicines: bool, stances: Sequence[Stance]) -> str:
    """Adds a decision that was made in a meeting with the person in the room."""
    meeting = find(by, key)
    away = not_here(meeting)
    stances = [one for one in stances if one.whose not in away]
    refuse([*begun_faults(meeting), *stance_faults(stances, in_it(meeting)), *undecided_faults(stances)])
    decision = in_the_room(meeting, words, medicines=medicines)
    writer = User.objects.get(key=by.key)
    kept = records.keep(decision, meeting.episode, writer, clock.now())
    records.stand(kept, stances)
    save(by, meeting, DECISIONS, version, {"decision": kept.key}, nothing_decided="")
    return key


def in_the_room(meeting: Meeting, words: str, *, medicines: bool) -> Decision:
    """A decision on the ground that the person was in the room; otherwise a fault that says what to do."""
    try:
        ground = InTheRoom.present(meeting.key, person_here=meeting.person_here)
    except NotInTheRoomError as error:
        cure = "Say who was here, or declare an exception."
        raise FaultyInput([Fault("words", "", error.rule, cure)]) from error
    return Decision(words, ground, medicines)


def not_here(meeting: Meeting) -> set[str]:
    """Those who were expected and did not come, as somebody may have said only after a form was opened: they
    stand nowhere."""
    page = meetings.page(meeting)
    return {seat.key for seat in (*page.members, *page.practitioners) if seat.came is False}


def in_it(meeting: Meeting) -> set[tuple[str, str]]:
    """Those who were here: voice and key."""
    page = meetings.page(meeting)
    members = {("member", seat.key) for seat in page.here}
    return {("person", ""), *members, *(("practitioner", seat.key) for seat in page.pair)}


def stance_faults(stances: Sequence[Stance], voices: set[tuple[str, str]]) -> list[Fault]:
    """Those who were here have a position, one of three."""
    if all((one.voice, one.whose) in voices and one.stance in STANCES for one in stances):
        return []
    rule = "Everybody who was here is with it, sees it differently, or was not asked."
    return [Fault("stances", "", rule, "Choose one for each.")]


@reading("decisions.view", check_see_care, through_glass=False)
def view(by: Actor, key: str) -> tuple[Made, str | None, str, str]:
    """One decision, its meeting where it has one, its episode, and the person's name."""
    found = one(reach.decisions(by).select_related("meeting", "episode__person").filter(key=key))
    meeting = found.meeting.key if found.meeting else None
    return records.page(found), meeting, found.episode.key, str(found.episode.person)


@writing("decisions.correct", check_give_care)
def correct(
    by: Actor, key: str, *, words: str, medicines: bool, stances: Sequence[Stance] | None = None
) -> str:
    """Writes a decision again whose words, or positions, were wrong; the first ones stay below. Without
    `stances` everybody stands where they stood. Returns the new key.

    Raises:
        ChangedMeanwhileError: when it was corrected already.
    """
    found = reach.decisions(by).select_related("meeting__episode__person", "written_by", "episode__person")
    first = one(found.filter(key=key))
    refuse(voices.correction_faults(first.written_by.key, by.key))
    if first.corrections.filter(struck_at=None).exists():
        raise ChangedMeanwhileError(f"Decision {key} was corrected already.")
    if first.meeting is not None:
        decision = in_the_room(first.meeting, words, medicines=medicines)
    else:
        decision = Decision(words, records.declaration(first), medicines)
    stances = corrected(first, stances)
    kept = records.keep(decision, first.episode, first.written_by, clock.now(), corrects=first)
    records.stand(kept, stances)
    return kept.key


def corrected(first: Kept, stances: Sequence[Stance] | None) -> Sequence[Stance]:
    """Where everybody stands after a correction: those who stood, and those who were here."""
    before = [Stance(one.voice, one.key, one.stance) for one in records.page(first).positions]
    known = {(one.voice, one.whose) for one in before}
    away: set[str] = set()
    if first.meeting is not None:
        away = not_here(first.meeting) - {whose for _, whose in known}
        known |= in_it(first.meeting)
    stances = before if stances is None else [one for one in stances if one.whose not in away]
    refuse([*stance_faults(stances, known), *undecided_faults(stances, before)])
    return stances


@reading("decisions.elsewhere", check_see_care)
def elsewhere(by: Actor, key: str) -> DeclaredPage:
    """What was decided about somebody outside meetings, by episode."""
    episode = one(reach.episodes(by).select_related("person").filter(key=key))
    found = records.standing(reach.decisions(by).filter(episode=episode, meeting=None))
    return DeclaredPage(episode.key, str(episode.person), records.made(found))


@writing("decisions.declare", check_give_care)
def declare(by: Actor, key: str, words: str, exception: DeclaredException, *, medicines: bool) -> str:
    """Declares what law or urgency gave to a named professional: never blocked. Returns the decision's key."""
    episode = one(reach.episodes(by).filter(key=key))
    refuse(declaration_faults(exception, clock.now()))
    decision = Decision(words, exception, medicines)
    return records.keep(decision, episode, User.objects.get(key=by.key), clock.now()).key


def declaration_faults(exception: DeclaredException, now: datetime) -> list[Fault]:
    """An authority that the country knows, and a time that has been."""
    faults = []
    if exception.authority not in labels(rules.service().country.authorities):
        faults.append(Fault("authority", exception.authority, "It has to be one of the list.", "Choose one."))
    if exception.decided_at > now:
        rule = "It is still to come."
        faults.append(Fault("decided_at", f"{exception.decided_at:%d/%m/%Y}", rule, "Check day and time."))
    return faults


@writing("decisions.safe-now", check_give_care)
def safe_now(by: Actor, key: str) -> str:
    """Lets a declared exception come to the next meeting, now that it is safe."""
    records.safe(one(reach.decisions(by).filter(key=key, meeting=None)))
    return key


@writing("decisions.bring", check_give_care)
def bring(by: Actor, key: str, decision: str) -> str:
    """*We talked about it*: a declared exception came to a meeting at which the person was present. Returns the
    meeting's key."""
    meeting = find(by, key)
    in_the_room(meeting, "brought", medicines=False)
    within = reach.decisions(by).filter(episode=meeting.episode, exception__not_yet_safe=False)
    records.bring(one(within.filter(key=decision)), meeting)
    return key
