"""From a referral to the first meeting: referral, its outcomes, episode and first contact."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import QuerySet

from tornio.care.episodes import Began
from tornio.records.base import Record, Strikable, one
from tornio.records.people import Person
from tornio.records.staff import Team, User


class Referral(Record):
    """One request for the service (mission 50–57). Times are UTC; unknown is null, never a guess."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="referrals")
    team = models.ForeignKey(Team, models.PROTECT, related_name="referrals")
    received_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    route = models.CharField(max_length=40)
    referrer = models.CharField(max_length=160, blank=True)
    reason = models.TextField(blank=True)
    crisis = models.BooleanField(null=True)
    new_episode = models.BooleanField(null=True)
    priority = models.CharField(max_length=20)
    team_otherwise = models.CharField(max_length=60, blank=True)
    eligibility_by = models.CharField(max_length=160, blank=True)
    eligibility_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, default="open")
    outcome_at = models.DateTimeField(null=True, blank=True)
    outcome_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    outcome_reason = models.TextField(blank=True)
    exclusion = models.CharField(max_length=40, blank=True)
    went_to = models.CharField(max_length=160, blank=True)
    waiver = models.TextField(blank=True)


class Outcome(models.Model):
    """What was decided about a referral, when and by whom; each decision stays (a wait, then a place)."""

    referral = models.ForeignKey(Referral, models.PROTECT, related_name="outcomes")
    outcome = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    exclusion = models.CharField(max_length=40, blank=True)
    went_to = models.CharField(max_length=160, blank=True)
    waiver = models.TextField(blank=True)


class Episode(Record):
    """One spell of care, from crisis through recovery, with one team that answers for all of it (mission
    16)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="episodes")
    team = models.ForeignKey(Team, models.PROTECT, related_name="episodes")
    referral = models.OneToOneField(Referral, models.PROTECT, null=True, blank=True, related_name="episode")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    ward = models.CharField(max_length=120, blank=True)
    practitioners = models.ManyToManyField(User, related_name="episodes", blank=True)

    def began(self, zone: ZoneInfo) -> Began:
        """When it began, by the service's clock."""
        return Began(self.referral.received_at if self.referral else None, self.opened_on, zone)


class FirstContact(Strikable):
    """The timed act from which the 24-hour clock runs (mission 59–61, 63). A time that was written down wrongly
    is corrected with a reason, and what stood there first stays."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="first_contacts")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    medium = models.CharField(max_length=20)
    where_wished = models.CharField(max_length=200, blank=True)
    when_wished = models.CharField(max_length=200, blank=True)
    who_else = models.CharField(max_length=12, default="not asked")
    explained = models.CharField(max_length=12, default="not asked")
    first_written_at = models.DateTimeField(null=True, blank=True)
    corrected_because = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["episode"], condition=models.Q(struck_at=None), name="one_first_contact_per_episode"
            ),
        )


class Struck(models.Model):
    """Text written under the wrong person: struck out, kept out of every view, never erased (invariant 2). What
    was struck out by mistake can be put back; that both happened stays."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.TextField()
    put_back_at = models.DateTimeField(null=True, blank=True)
    put_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    put_back_because = models.TextField(blank=True)


@dataclass(frozen=True)
class ReferralRow:
    """A referral in a list."""

    key: str
    name: str
    received_at: datetime
    priority: str
    route: str
    outcome: str
    contacted_at: datetime | None


@dataclass(frozen=True)
class OutcomeRow:
    """One decision about a referral."""

    outcome: str
    at: datetime
    by: str
    reason: str
    exclusion: str
    went_to: str
    waiver: str


@dataclass(frozen=True)
class ReferralPage:
    """Everything about one referral."""

    key: str
    version: int
    person: str
    name: str
    team: str
    received_at: datetime
    recorded_by: str
    route: str
    referrer: str
    reason: str
    crisis: bool | None
    new_episode: bool | None
    priority: str
    team_otherwise: str
    eligibility_by: str
    eligibility_at: datetime | None
    exclusion: str
    born_on: date | None
    outcome: str
    outcomes: tuple[OutcomeRow, ...]
    episode: str | None


def listed(within: QuerySet[Referral], outcome: str | None) -> tuple[ReferralRow, ...]:
    """Referrals, the longest waiting first."""
    found = within.select_related("person").order_by("received_at", "pk")
    if outcome:
        found = found.filter(outcome=outcome)
    contacted = dict(
        FirstContact.objects.filter(episode__referral__in=found).values_list("episode__referral", "at")
    )
    return tuple(row(referral, contacted.get(referral.pk)) for referral in found)


def row(referral: Referral, contacted_at: datetime | None) -> ReferralRow:
    """A referral as its line in a list."""
    return ReferralRow(
        referral.key,
        str(referral.person),
        referral.received_at,
        referral.priority,
        referral.route,
        referral.outcome,
        contacted_at,
    )


def page(within: QuerySet[Referral], key: str) -> ReferralPage:
    """One referral.

    Raises:
        NotFoundError: when there is no such referral within reach.
    """
    found = one(within.select_related("person", "team", "recorded_by").filter(key=key))
    named = {field.name for field in fields(ReferralPage)} - {
        "person",
        "name",
        "team",
        "recorded_by",
        "born_on",
        "episode",
        "outcomes",
    }
    return ReferralPage(
        person=found.person.key,
        name=str(found.person),
        team=found.team.name,
        recorded_by=found.recorded_by.name,
        born_on=found.person.born_on,
        outcomes=outcomes(found),
        episode=Episode.objects.filter(referral=found).values_list("key", flat=True).first(),
        **{name: getattr(found, name) for name in named},
    )


def outcomes(referral: Referral) -> tuple[OutcomeRow, ...]:
    """What was decided about a referral, the newest first."""
    found = referral.outcomes.select_related("by").order_by("-at", "-pk")
    return tuple(
        OutcomeRow(one.outcome, one.at, one.by.name, one.reason, one.exclusion, one.went_to, one.waiver)
        for one in found
    )


def accepted_since(teams: frozenset[str], start: datetime) -> tuple[datetime, ...]:
    """When referrals were accepted, from a moment on."""
    struck = Struck.objects.filter(kind="referral", put_back_at=None).values("key")
    accepted = Referral.objects.filter(team__key__in=teams, outcome="accepted", outcome_at__gte=start)
    accepted = accepted.exclude(key__in=struck)
    found = accepted.values_list("outcome_at", flat=True)
    return tuple(moment for moment in found if moment is not None)
