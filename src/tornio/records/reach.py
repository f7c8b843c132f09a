"""Whose records somebody reaches: their teams', and what they opened with a reason. Every query starts here, so
that a
stranger's record and one that never was look the same: not found."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tornio.care.permissions import Actor
from tornio.records.meetings import Decision, Meeting, Statement
from tornio.records.network import Member
from tornio.records.people import Person, WayToReach
from tornio.records.referrals import Episode, Referral, Struck
from tornio.records.staff import User
from tornio.records.urgent import Urgent


def referrals(by: Actor) -> QuerySet[Referral]:
    """The referrals within reach, without those that were struck out as another person's."""
    return Referral.objects.filter(mine(by)).exclude(key__in=marked("referral"))


def episodes(by: Actor) -> QuerySet[Episode]:
    """The episodes within reach, without those that were struck out, alone or with their referral."""
    return Episode.objects.filter(mine(by)).exclude(key__in=struck("episode"))


def meetings(by: Actor) -> QuerySet[Meeting]:
    """The meetings of the episodes within reach."""
    return Meeting.objects.filter(episode__in=episodes(by)).exclude(key__in=struck("meeting"))


def statements(by: Actor) -> QuerySet[Statement]:
    """The words said in the meetings within reach, without what was struck out."""
    return Statement.objects.filter(meeting__in=meetings(by))


def decisions(by: Actor) -> QuerySet[Decision]:
    """The decisions within reach, without what was struck out or belongs to a struck meeting."""
    theirs = Decision.objects.filter(episode__in=episodes(by))
    return theirs.filter(Q(meeting=None) | Q(meeting__in=meetings(by)))


def people(by: Actor) -> QuerySet[Person]:
    """The people with a referral or an episode within reach; merged ones lead to whom they were merged into."""
    theirs = Q(referrals__in=referrals(by)) | Q(episodes__in=episodes(by)) | Q(key__in=by.opened)
    found = Person.objects.filter(theirs)
    return Person.objects.filter(Q(pk__in=found.values("pk")) | Q(merged_into__in=found.values("pk")))


def network(by: Actor) -> QuerySet[Member]:
    """The network members of the people within reach."""
    return Member.objects.filter(person__in=people(by), removed_at=None)


def ways(by: Actor) -> QuerySet[WayToReach]:
    """The numbers and addresses of the people within reach."""
    return WayToReach.objects.filter(person__in=people(by), removed_at=None)


def urgent(by: Actor) -> QuerySet[Urgent]:
    """What was called urgent, in the episodes within reach."""
    return Urgent.objects.filter(episode__in=episodes(by))


def staff(by: Actor) -> QuerySet[User]:
    """Those who are, or were, in the actor's teams."""
    return User.objects.filter(memberships__team__key__in=by.teams).distinct()


def mine(by: Actor) -> Q:
    """The condition on anything that has a team and a person."""
    return Q(team__key__in=by.teams) | Q(person__key__in=by.opened)


def struck(kind: str) -> QuerySet[Struck, str] | QuerySet[Episode, str]:
    """The keys of what was struck out as another person's. A referral takes its episode with it."""
    if kind != "episode":
        return marked(kind)
    gone = Q(key__in=marked("episode")) | Q(referral__key__in=marked("referral"))
    return Episode.objects.filter(gone).values_list("key", flat=True)


def marked(kind: str) -> QuerySet[Struck, str]:
    """The keys of what was struck out itself and not put back."""
    return Struck.objects.filter(kind=kind, put_back_at=None).values_list("key", flat=True)
