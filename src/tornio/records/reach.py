"""Whose records somebody reaches: their teams', and what they opened with a reason. Every query starts here, so
that a
stranger's record and one that never was look the same: not found."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tornio.care.permissions import Actor
from tornio.records.meetings import Meeting
from tornio.records.people import Person
from tornio.records.referrals import Episode, Referral, Struck


def referrals(by: Actor) -> QuerySet[Referral]:
    """The referrals within reach, without those that were struck out as another person's."""
    return Referral.objects.filter(mine(by)).exclude(key__in=struck("referral"))


def episodes(by: Actor) -> QuerySet[Episode]:
    """The episodes within reach."""
    return Episode.objects.filter(mine(by)).exclude(key__in=struck("episode"))


def meetings(by: Actor) -> QuerySet[Meeting]:
    """The meetings of the episodes within reach."""
    return Meeting.objects.filter(episode__in=episodes(by)).exclude(key__in=struck("meeting"))


def people(by: Actor) -> QuerySet[Person]:
    """The people with a referral or an episode within reach; merged ones lead to whom they were merged into."""
    theirs = Q(referrals__in=referrals(by)) | Q(episodes__in=episodes(by)) | Q(key__in=by.opened)
    return Person.objects.filter(theirs).distinct()


def mine(by: Actor) -> Q:
    """The condition on anything that has a team and a person."""
    return Q(team__key__in=by.teams) | Q(person__key__in=by.opened)


def struck(kind: str) -> QuerySet[Struck, str]:
    """The keys of what was written under the wrong person and struck out."""
    return Struck.objects.filter(kind=kind).values_list("key", flat=True)
