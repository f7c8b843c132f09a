"""Decisions: `row` is the only place that makes one, and it takes a decision that the rule let through
(invariant 1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from tornio.care import decisions as care
from tornio.records.base import one
from tornio.records.meetings import Decision, DeclaredException, Meeting, Position
from tornio.records.network import Member
from tornio.records.referrals import Episode
from tornio.records.staff import User


@dataclass(frozen=True)
class Stood:
    """Where one voice stood; `key` is empty for the person."""

    voice: str
    key: str
    name: str
    stance: str


@dataclass(frozen=True)
class Elsewhere:
    """The declaration of a decision that was made outside a meeting."""

    decided_by: str
    authority: str
    decided_at: datetime
    because: str
    not_yet_safe: bool
    brought_at: datetime | None


@dataclass(frozen=True)
class Made:
    """A decision as a page shows it."""

    key: str
    words: str
    medicines: bool
    writer: str
    by: str
    at: datetime
    positions: tuple[Stood, ...]
    elsewhere: Elsewhere | None = None
    earlier: tuple[Made, ...] = ()

    @property
    def undecided(self) -> bool:
        """Whether the person sees it differently, as some that were written down earlier say."""
        return care.undecided(care.Stance(one.voice, one.key, one.stance) for one in self.positions)


def standing(within: QuerySet[Decision]) -> QuerySet[Decision]:
    """The decisions that hold: not struck out, and not corrected by a later one."""
    corrections = Decision.objects.filter(struck_at=None, corrects__isnull=False)
    return within.filter(struck_at=None).exclude(pk__in=corrections.values("corrects"))


def of(meeting: Meeting) -> tuple[Made, ...]:
    """The decisions of a meeting."""
    return made(standing(Decision.objects.filter(meeting=meeting)))


def made(within: QuerySet[Decision]) -> tuple[Made, ...]:
    """Decisions as pages show them, in the order in which they were written."""
    return tuple(page(decision) for decision in whole(within))


def by_meeting(episode: Episode) -> Mapping[int, tuple[Made, ...]]:
    """The decisions of all of an episode's meetings, by the meeting's number in the database."""
    found: dict[int, tuple[Made, ...]] = {}
    for decision in whole(standing(Decision.objects.filter(episode=episode))):
        if decision.meeting_id is not None:
            found[decision.meeting_id] = (*found.get(decision.meeting_id, ()), page(decision))
    return found


def whole(within: QuerySet[Decision]) -> QuerySet[Decision]:
    """Decisions with all that `page` shows of them, in the order in which they were written."""
    found = within.select_related("written_by", "exception__brought_to", "corrects", "episode__person")
    stood = Position.objects.select_related("member", "practitioner").order_by("pk")
    return found.prefetch_related(Prefetch("positions", stood)).order_by("written_at", "pk")


def page(decision: Decision) -> Made:
    """One decision with where everybody stood, and its earlier words."""
    before = decision.corrects
    known = page(before) if before is not None and before.struck_at is None else None
    return Made(
        decision.key,
        decision.words,
        decision.medicines,
        decision.written_by.key,
        decision.written_by.name,
        decision.written_at,
        tuple(stood(position, decision) for position in positions(decision)),
        elsewhere(decision),
        (known, *known.earlier) if known else (),
    )


def positions(decision: Decision) -> list[Position]:
    """Where everybody stood: the person first."""
    return sorted(decision.positions.all(), key=lambda position: position.pk)


def stood(position: Position, decision: Decision) -> Stood:
    """One voice's position."""
    who = position.member or position.practitioner
    return Stood(position.voice, who.key if who else "", str(who or decision.episode.person), position.stance)


def elsewhere(decision: Decision) -> Elsewhere | None:
    """The declaration, where there is one."""
    found = getattr(decision, "exception", None)
    if found is None:
        return None
    return Elsewhere(
        found.decided_by,
        found.authority,
        found.decided_at,
        found.because,
        found.not_yet_safe,
        found.brought_to.starts_at if found.brought_to else None,
    )


def to_bring(episode: Episode) -> tuple[Made, ...]:
    """What was decided elsewhere and comes to the next meeting: not yet what is unsafe, and without a gap."""
    waiting = Decision.objects.filter(
        episode=episode, exception__brought_to=None, exception__not_yet_safe=False, exception__isnull=False
    )
    return made(standing(waiting))


def keep(
    decision: care.Decision, episode: Episode, by: User, now: datetime, corrects: Decision | None = None
) -> Decision:
    """Writes a decision on its ground: the meeting that the person was in, or its declaration."""
    ground = decision.ground
    room = ground.meeting if isinstance(ground, care.InTheRoom) else None
    meeting = one(Meeting.objects.filter(episode=episode, key=room)) if room else None
    kept = row(decision, episode, meeting, by, now)
    kept.corrects = corrects
    kept.save()
    if isinstance(ground, care.DeclaredException):
        before = DeclaredException.objects.filter(decision=corrects).first() if corrects else None
        brought = before.brought_to if before else None
        DeclaredException.objects.create(decision=kept, brought_to=brought, **vars(ground))
    return kept


def row(
    decision: care.Decision, episode: Episode, meeting: Meeting | None, by: User, now: datetime
) -> Decision:
    """A decision that the rule let through, as a row that is not saved yet: rows are made nowhere else."""
    return Decision(
        episode=episode,
        meeting=meeting,
        words=decision.words.strip(),
        medicines=decision.medicines,
        written_by=by,
        written_at=now,
    )


def stand(decision: Decision, stances: Iterable[care.Stance]) -> None:
    """Writes where everybody stood."""
    for one_of in stances:
        key = one_of.whose
        Position.objects.create(
            decision=decision,
            voice=one_of.voice,
            member=Member.objects.get(key=key) if one_of.voice == "member" else None,
            practitioner=User.objects.get(key=key) if one_of.voice == "practitioner" else None,
            stance=one_of.stance,
        )


def declaration(decision: Decision) -> care.DeclaredException:
    """The ground of a decision that was made outside meetings."""
    found = DeclaredException.objects.get(decision=decision)
    return care.DeclaredException(
        found.decided_by, found.authority, found.decided_at, found.because, found.not_yet_safe
    )


def safe(decision: Decision) -> None:
    """Lets it come to the next meeting."""
    DeclaredException.objects.filter(decision=decision).update(not_yet_safe=False)


def bring(decision: Decision, meeting: Meeting) -> None:
    """Notes the meeting it came to; the first one stays."""
    DeclaredException.objects.filter(decision=decision, brought_to=None).update(brought_to=meeting)
