"""Episodes as pages see them: who is with the team now, and how the first days went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from tornio.care.contacts import FACE_TO_FACE, WITH_THE_PERSON
from tornio.care.endings import WE_WILL_RING
from tornio.care.responses import Response
from tornio.records import reach
from tornio.records.base import one
from tornio.records.meetings import Meeting
from tornio.records.notes import Contact
from tornio.records.referrals import Episode, FirstContact

#: A meeting that took place with the person: somebody said that they were here, or arrived and did not say.
MET = Q(person_here=True) | Q(arrived_at__isnull=False, person_here=None)


@dataclass(frozen=True)
class EpisodeRow:
    """An episode in a list, and on the page of its person."""

    key: str
    version: int
    person: str
    name: str
    opened_on: date
    closed_on: date | None
    ward: str
    died_on: date | None
    response: Response
    next_meeting_at: datetime | None
    to_ring: bool


def rows(within: QuerySet[Episode], now: datetime) -> tuple[EpisodeRow, ...]:
    """Episodes, the newest first."""
    found = tuple(within.select_related("person").order_by("-opened_on", "-pk"))
    answered = {response.key: response for response in responses(within)}
    planned = upcoming(found, now)
    promised = frozenset(to_ring(within).values_list("pk", flat=True))
    return tuple(
        EpisodeRow(
            key=episode.key,
            version=episode.version,
            person=episode.person.key,
            name=str(episode.person),
            opened_on=episode.opened_on,
            closed_on=episode.closed_on,
            ward=episode.ward,
            died_on=episode.person.died_on,
            response=answered[episode.key],
            next_meeting_at=planned.get(episode.pk),
            to_ring=episode.pk in promised,
        )
        for episode in found
    )


def to_ring(within: QuerySet[Episode]) -> QuerySet[Episode]:
    """Those who were told that the team will ring; since then nobody has, and no meeting is planned."""
    stands = Meeting.objects.filter(episode=OuterRef("pk"), cancelled_at=None)
    latest = stands.exclude(key__in=reach.struck("meeting")).order_by("-starts_at", "-pk")
    promised = within.alias(
        promise=Subquery(latest.values("next_kind")[:1]), met=Subquery(latest.values("starts_at")[:1])
    ).filter(promise=WE_WILL_RING)
    since = Contact.objects.filter(episode=OuterRef("pk"), at__gte=OuterRef("met"), struck_at=None)
    return promised.exclude(Exists(since.exclude(with_whom="other service")))


def row(within: QuerySet[Episode], key: str, now: datetime) -> EpisodeRow:
    """One episode.

    Raises:
        NotFoundError: when there is no such episode within reach.
    """
    found = one(within.filter(key=key))
    return rows(Episode.objects.filter(pk=found.pk), now)[0]


def upcoming(episodes: Iterable[Episode], now: datetime) -> dict[int, datetime]:
    """When each network meets next, by episode."""
    planned = Meeting.objects.filter(
        episode__in=tuple(episodes), cancelled_at=None, closed_at=None, arrived_at=None, starts_at__gte=now
    ).exclude(key__in=reach.struck("meeting"))
    return dict(planned.values("episode").annotate(first=Min("starts_at")).values_list("episode", "first"))


def responses(within: QuerySet[Episode]) -> tuple[Response, ...]:
    """When each episode's first things happened, in the order in which the referrals arrived."""
    keys = within.values("pk")
    kept = Meeting.objects.filter(MET, episode__in=keys, cancelled_at=None).exclude(
        key__in=reach.struck("meeting")
    )
    met = earliest(kept, "starts_at", "arrived_at")
    contacts = Contact.objects.filter(
        episode__in=keys, medium__in=FACE_TO_FACE, with_whom__in=WITH_THE_PERSON, struck_at=None
    )
    in_person = earliest(contacts, "at")
    firsts = {first.episode_id: first for first in FirstContact.objects.filter(episode__in=keys)}
    found = within.select_related("person", "referral").order_by(
        F("referral__received_at").asc(nulls_last=True)
    )
    return tuple(
        response(episode, firsts.get(episode.pk), met.get(episode.pk), in_person.get(episode.pk))
        for episode in found
    )


def response(
    episode: Episode, first: FirstContact | None, met: datetime | None, in_person: datetime | None
) -> Response:
    """The moments of one episode."""
    at_first = first.at if first is not None and first.medium in FACE_TO_FACE else None
    faces = [moment for moment in (met, in_person, at_first) if moment is not None]
    return Response(
        key=episode.key,
        name=str(episode.person),
        referred_at=episode.referral.received_at if episode.referral else None,
        contacted_at=first.at if first is not None else None,
        face_to_face_at=min(faces, default=None),
        met_at=met,
    )


def earliest(found: QuerySet, planned: str, real: str = "") -> dict[int, datetime]:  # type: ignore[type-arg]
    """The earliest moment of each episode; where somebody noted when it really began, that one."""
    moments: dict[int, datetime] = {}
    for episode, at, began in found.values_list("episode", planned, real or planned):
        moment = began or at
        moments[episode] = min(moment, moments.get(episode, moment))
    return moments
