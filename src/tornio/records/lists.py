"""What those who give no care may see: names of whom to ask, lines without names, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from tornio.records import reach
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode, Referral


@dataclass(frozen=True)
class Approachable:
    """Somebody whom the recruiter may ask about the study: their name and since when the team knows them."""

    name: str
    since: date


@dataclass(frozen=True)
class StudyLine:
    """One episode without its name; `days` is from the first meeting that was held to the last."""

    person: str
    open: bool
    meetings: int
    days: int | None
    forms: int


#: A meeting that took place: somebody arrived, or said who was here.
HELD = Q(meetings__cancelled_at=None) & (
    Q(meetings__arrived_at__isnull=False) | Q(meetings__person_here__isnull=False)
)
#: A meeting whose joint form stands; one that was corrected counts once.
FILLED = Q(meetings__adherence_forms__isnull=False, meetings__adherence_forms__struck_at=None)
#: Somebody of the network who came, and was not struck out since.
CAME = Q(places__came=True, places__member__struck_at=None)


def approachable(within: QuerySet[Episode]) -> tuple[Approachable, ...]:
    """Those in an open episode who are alive, by name; once each."""
    found = within.filter(closed_on=None, person__died_on=None, person__merged_into=None)
    since: dict[str, Approachable] = {}
    for episode in found.select_related("person").order_by("opened_on", "pk"):
        since.setdefault(episode.person.key, Approachable(str(episode.person), episode.opened_on))
    return tuple(sorted(since.values(), key=lambda one: one.name))


def study_lines(within: QuerySet[Episode]) -> tuple[StudyLine, ...]:
    """Episodes as a researcher sees them; `person` is the key that a pseudonym is made from."""
    stand = Q(meetings__in=Meeting.objects.exclude(key__in=reach.struck("meeting")))
    held = HELD & stand
    counted = within.annotate(
        held=Count("meetings", filter=held, distinct=True),
        forms=Count("meetings", filter=FILLED & stand, distinct=True),
        first=Min("meetings__starts_at", filter=held),
        last=Max("meetings__starts_at", filter=held),
    )
    return tuple(
        StudyLine(
            one.person.key,
            one.closed_on is None,
            one.held,
            (one.last - one.first).days if one.first and one.last else None,
            one.forms,
        )
        for one in counted.select_related("person")
    )


def referrals(within: QuerySet[Referral]) -> Mapping[tuple[str, str], int]:
    """How many referrals came by each route with each outcome."""
    return Counter(within.values_list("route", "outcome"))


def episodes(within: QuerySet[Episode]) -> Mapping[str, int]:
    """How many episodes are open and how many are closed."""
    return Counter("closed" if closed else "open" for closed in within.values_list("closed_on", flat=True))


def meetings(within: QuerySet[Meeting]) -> Mapping[tuple[str, str], int]:
    """How many meetings were held at each place, and with whom."""
    held = within.filter(cancelled_at=None).exclude(arrived_at=None, person_here=None)
    members = held.annotate(came=Count("places", filter=CAME))
    return Counter((meeting.place, "network" if meeting.came else "no network") for meeting in members)
