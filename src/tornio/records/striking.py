"""Striking out: what stood under the wrong person leaves every view and every draft, and stays in the database
with who struck it out, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, Q, QuerySet

from tornio.care.corrections import OF_ITS_CIRCLE
from tornio.records.base import Record, Strikable
from tornio.records.forms import Draft
from tornio.records.meetings import Decision, Meeting, Statement
from tornio.records.network import Member
from tornio.records.notes import AdherenceForm, Contact, ProtectedNote, SafetyPlan
from tornio.records.people import WayToReach
from tornio.records.referrals import Episode, FirstContact, Referral, Struck
from tornio.records.urgent import Urgent
from tornio.records.voices import whose as spoken_by


@dataclass(frozen=True)
class StruckRow:
    """Something that was struck out; never its words. `key` is that of what was struck out, `whose` the name of
    whoever it stood under, `met_at` when the meeting began that it belongs to."""

    key: str
    kind: str
    whose: str
    met_at: datetime | None
    at: datetime
    by: str
    reason: str
    put_back_at: datetime | None
    put_back_by: str
    put_back_because: str


@dataclass(frozen=True)
class Standing:
    """Something that can be struck out, as it reads now: the name of the person it stands under; its words; who
    said them (`speaker`), or who wrote it (`writer`), and when; when the meeting began that it belongs to."""

    whose: str
    words: tuple[str, ...]
    speaker: str
    writer: str
    at: datetime | None
    met_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """Where a kind is kept: its model, the way to its person, the ways to its team, and the fields that hold
    words."""

    model: type[Record]
    person: str
    teams: tuple[str, ...]
    words: tuple[str, ...] = ()


OF_EPISODE = ("episode__person", ("episode__team",))
OF_MEETING = ("meeting__episode__person", ("meeting__episode__team",))
OF_PERSON = ("person", ("person__episodes__team", "person__referrals__team"))
PLAN = ("signs", "what_helps", "who_helps", "surroundings", "reasons_to_live", "who_to_call")
PLACES = {
    "referral": Kept(Referral, "person", ("team",)),
    "episode": Kept(Episode, "person", ("team",)),
    "first-contact": Kept(FirstContact, *OF_EPISODE, ("where_wished", "when_wished", "corrected_because")),
    "meeting": Kept(Meeting, *OF_EPISODE, ("where", "fewer_because", "late_because", "cancelled_because")),
    "contact": Kept(Contact, *OF_EPISODE, ("words",)),
    "statement": Kept(Statement, *OF_MEETING, ("words",)),
    "decision": Kept(Decision, *OF_EPISODE, ("words",)),
    "safety-plan": Kept(SafetyPlan, *OF_EPISODE, PLAN),
    "member": Kept(Member, *OF_PERSON, ("name", "phone", "interpreter", "communication_needs")),
    "way": Kept(WayToReach, *OF_PERSON, ("value", "warning")),
    "urgent": Kept(Urgent, *OF_EPISODE, ("callback",)),
    "protected-note": Kept(ProtectedNote, *OF_EPISODE, ("words",)),
    "adherence-form": Kept(AdherenceForm, *OF_MEETING),
}
#: Of these there is one at a time, for what the field names.
ALONE = {"first-contact": "episode", "adherence-form": "meeting"}


def struck(teams: frozenset[str], notes: QuerySet[ProtectedNote]) -> QuerySet[Struck]:
    """What was struck out of the records of these teams, and of these protected notes; of no other notes."""
    theirs = Q(kind=OF_ITS_CIRCLE, key__in=notes.values("key"))
    for kind, kept in PLACES.items():
        if kind != OF_ITS_CIRCLE:
            near = Q(pk__in=())
            for team in kept.teams:
                near |= Q(**{f"{team}__key__in": teams})
            keys = kept.model._base_manager.filter(near).values("key")
            theirs |= Q(kind=kind, key__in=keys)
    return Struck.objects.filter(theirs)


def mark(kind: str, key: str, at: datetime | None) -> None:
    """Marks something as struck out at this moment, or as standing again, with whatever it corrects and
    whatever corrects it: or its earlier words would come back into view."""
    model = PLACES[kind].model
    if issubclass(model, Strikable):
        found = model.everything.get(key=key)
        model.everything.filter(pk__in={one.pk for one in chain(found)}).update(struck_at=at)


def chain(found: Strikable) -> list[Any]:
    """A record with all that it corrects and all that corrects it, struck out or not."""
    if not hasattr(found, "corrects_id"):
        return [found]
    model, more = type(found), [found]
    links: dict[int, Any] = {}
    while more:
        links |= {one.pk: one for one in more}
        near = Q(corrects__in=more) | Q(pk__in=[one.corrects_id for one in more])
        more = list(model.everything.filter(near).exclude(pk__in=links))
    return list(links.values())


def replaced(kind: str, key: str) -> bool:
    """Whether another one stands in the place of one that was struck out."""
    model, only = PLACES[kind].model, ALONE.get(kind)
    if only is None:
        return False
    found = model._base_manager.get(key=key)
    return model._default_manager.filter(**{only: getattr(found, only)}).exists()


def person_away(kind: str, key: str) -> bool:
    """Whether this is a decision of a meeting at which, as its record says now, the person was not."""
    found = Decision.everything.filter(key=key, meeting__isnull=False).exclude(meeting__person_here=True)
    return kind == "decision" and found.exists()


def rows(within: QuerySet[Struck]) -> tuple[StruckRow, ...]:
    """What was struck out, the newest first."""
    found = list(within.select_related("by", "put_back_by").order_by("-at", "-pk"))
    stood = stood_under(found)
    return tuple(
        StruckRow(
            row.key,
            row.kind,
            *stood[row.key],
            row.at,
            row.by.name,
            row.reason,
            row.put_back_at,
            row.put_back_by.name if row.put_back_by else "",
            row.put_back_because,
        )
        for row in found
    )


def stood_under(rows: Iterable[Struck]) -> dict[str, tuple[str, datetime | None]]:
    """By the key of each: whose it was, by name, and when its meeting began; one query a kind."""
    keys: dict[str, list[str]] = {}
    for row in rows:
        keys.setdefault(row.kind, []).append(row.key)
    stood = {}
    for kind, theirs in keys.items():
        kept = PLACES[kind]
        for found in kept.model._base_manager.filter(key__in=theirs).select_related(kept.person):
            stood[found.key] = (whose(found), met_at(found))
    return stood


def standing(kind: str, found: Model) -> Standing:
    """Something as it reads now, for whoever may read it and is about to strike it out."""
    words = tuple(text for name in PLACES[kind].words if (text := getattr(found, name).strip()))
    speaker = spoken_by(found) if isinstance(found, Statement) else ""
    writer = first(found, "written_by", "by", "raised_by")
    at = first(found, "written_at", "at", "raised_at", "completed_at")
    return Standing(whose(found), words, speaker, writer.name if writer else "", at, met_at(found))


def first(found: Model, *names: str) -> Any:
    """The first of these fields that a record has; None where it has none of them."""
    return next((getattr(found, name) for name in names if hasattr(found, name)), None)


def met_at(found: Model) -> datetime | None:
    """When the meeting began that a record is, or belongs to; None where it is about no meeting."""
    meeting = found if isinstance(found, Meeting) else getattr(found, "meeting", None)
    return meeting.starts_at if meeting else None


def owners(found: Model) -> list[tuple[str, str]]:
    """What a record hangs on, the nearest first: its meeting, its episode, its person, each with its key."""
    name, owner = nearest(found)
    return [] if owner is None else [(name, owner.key), *owners(owner)]


def whose(found: Model) -> str:
    """The name of the person whom a record is about."""
    _, owner = nearest(found)
    return str(found) if owner is None else whose(owner)


def nearest(found: Model) -> tuple[str, Any]:
    """What a record hangs on, with the name of that; None for a person."""
    owners = ((name, getattr(found, name, None)) for name in ("meeting", "episode", "person"))
    return next(((name, owner) for name, owner in owners if owner is not None), ("", None))


def forget_drafts(kind: str, found: Record) -> None:
    """Takes the words that were struck out from what was typed around them and not sent: they may have been
    copied there by the page itself. Whatever else was typed stays."""
    words = {text for name in PLACES[kind].words if (text := getattr(found, name).strip())}
    near = Q(pk__in=())
    for key in (found.key, *(key for _, key in owners(found))):
        near |= Q(page__contains=key)
    for draft in Draft.objects.filter(near) if words else ():
        left = {name: text for name, text in draft.values.items() if not holds(text, words)}
        if left != draft.values:
            draft.values = left
            draft.save()


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds these words: a single one only where it stands alone, since it may be anybody's."""
    return any(text.strip() == one or (" " in one and one in text) for one in words)
