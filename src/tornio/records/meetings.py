"""The network meeting: who, where and when; who was here; and how it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q, QuerySet

from tornio.care.meetings import When, crisis_days, when
from tornio.care.people import gives_away
from tornio.records import people
from tornio.records.base import Record, Standing, Strikable
from tornio.records.network import Member
from tornio.records.people import Person
from tornio.records.referrals import Episode, Struck
from tornio.records.staff import User


class Meeting(Record):
    """A network meeting from plan to close. Nothing but its start is needed; ending without a plan is fine
    (invariant 7).

    `arrived_at` and `left_safely_at` follow from the visits (records.visits): the first arrival, and when the
    last had left; None while somebody is there."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=20)
    where = models.CharField(max_length=200, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    fewer_because = models.TextField(blank=True)
    late_because = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.TextField(blank=True)
    cancelled_code = models.CharField(max_length=20, blank=True)
    arrived_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    person_here = models.BooleanField(null=True)
    nobody_because = models.CharField(max_length=30, blank=True)
    reflections = models.BooleanField(null=True)
    nothing_decided = models.CharField(max_length=12, blank=True)
    safety_plan = models.CharField(max_length=12, blank=True)
    next_kind = models.CharField(max_length=20, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    next_asked_by = models.CharField(max_length=20, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    left_safely_at = models.DateTimeField(null=True, blank=True)
    adherence_sampled = models.BooleanField(default=False)
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")


class Section(models.Model):
    """One saving of one section of a meeting's ending. The meeting holds the newest answers; every earlier
    saving stays here with who saved it and when, so that a correction never erases (invariant 2)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=12)
    number = models.PositiveSmallIntegerField()
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    answers = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["meeting", "name", "number"], name="one_saving_per_number"),
        )


class Practitioner(models.Model):
    """A practitioner's place at one meeting; `joined` where they arrived without being planned."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="practitioners")
    user = models.ForeignKey(User, models.PROTECT, related_name="meeting_places")
    came = models.BooleanField(null=True)
    joined = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "user"], name="one_place_per_practitioner"),)


class Place(models.Model):
    """A network member's place at one meeting: expected, and whether they came (null: not said yet)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="places")
    member = models.ForeignKey(Member, models.PROTECT, related_name="places")
    came = models.BooleanField(null=True)

    marks = ("member__struck_at",)
    objects = Standing()
    everything = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "member"], name="one_place_per_member"),)


class AbsentVoice(Record):
    """Somebody who was not in the room and was spoken for (mission 72)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="absent_voices")
    whose = models.CharField(max_length=120)


class Statement(Strikable):
    """What mattered, in somebody's own words (invariant 2): who said it, who wrote it, and whether the speaker
    agreed it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="statements")
    voice = models.CharField(max_length=20)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    absent = models.ForeignKey(AbsentVoice, models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    words = models.TextField()
    form = models.CharField(max_length=10, default="summary")
    agreed = models.CharField(max_length=12, default="not asked")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")

    marks = ("struck_at", "member__struck_at")


class Decision(Strikable):
    """A decision about a person's care: made at a meeting, or a declared exception (invariant 1)."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    words = models.TextField()
    medicines = models.BooleanField(default=False)
    written_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")

    class Meta:
        ordering = ("written_at", "pk")


class DeclaredException(models.Model):
    """Who decided without the meeting, on what authority, when and why, and the meeting it came to
    afterwards."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="exception")
    decided_by = models.CharField(max_length=160)
    authority = models.CharField(max_length=40)
    decided_at = models.DateTimeField()
    because = models.TextField()
    not_yet_safe = models.BooleanField(default=False)
    brought_to = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="brought")


class Position(models.Model):
    """Where one voice stands on one decision: `with it`, `sees it differently`, `not asked`."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="positions")
    voice = models.CharField(max_length=20)
    member = models.ForeignKey(Member, models.PROTECT, null=True, blank=True, related_name="+")
    practitioner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    stance = models.CharField(max_length=20, default="not asked")

    marks = ("member__struck_at",)
    objects = Standing()
    everything = models.Manager()


class HelpAsked(Record):
    """A call about a visit: a practitioner pressed *Get help*, is overdue from it, or never arrived; `kind` is
    of care.visits.CALLS. `visit` is whose absence was noticed, where somebody is overdue."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="help_asked")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, default="help")
    visit = models.ForeignKey("records.Visit", models.PROTECT, null=True, blank=True, related_name="calls")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")


@dataclass(frozen=True)
class Seat:
    """Somebody's place at a meeting: `what` is their relationship or profession; `came` is None until somebody
    says."""

    key: str
    name: str
    what: str
    came: bool | None


@dataclass(frozen=True)
class Absent:
    """A voice that was spoken for."""

    key: str
    whose: str


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list."""

    key: str
    person: str
    starts_at: datetime
    place: str
    cancelled_at: datetime | None
    arrived_at: datetime | None
    closed_at: datetime | None
    left_safely_at: datetime | None
    practitioners: tuple[str, ...]

    @property
    def when(self) -> When:
        """When it was, or is to be."""
        return when(self.starts_at, self.arrived_at)


@dataclass(frozen=True)
class MeetingPage:
    """Everything about one meeting that its page may show: no diagnosis, no score, no address of anybody."""

    key: str
    version: int
    episode: str
    person: str
    person_key: str
    died_on: date | None
    starts_at: datetime
    place: str
    where: str
    planned_minutes: int | None
    fewer_because: str
    late_because: str
    cancelled_at: datetime | None
    cancelled_because: str
    cancelled_code: str
    arrived_at: datetime | None
    person_here: bool | None
    nobody_because: str
    reflections: bool | None
    nothing_decided: str
    safety_plan: str
    next_kind: str
    next_at: datetime | None
    next_asked_by: str
    closed_at: datetime | None
    closed_by: str
    left_safely_at: datetime | None
    practitioners: tuple[Seat, ...]
    members: tuple[Seat, ...]
    absent: tuple[Absent, ...]

    @property
    def when(self) -> When:
        """When it was, or is to be."""
        return when(self.starts_at, self.arrived_at)

    @property
    def here(self) -> tuple[Seat, ...]:
        """The members of the network who came."""
        return tuple(seat for seat in self.members if seat.came)

    @property
    def pair(self) -> tuple[Seat, ...]:
        """The practitioners who came."""
        return tuple(seat for seat in self.practitioners if seat.came)


def page(found: Meeting) -> MeetingPage:
    """One meeting as its page shows it."""
    of_person = {"person", "person_key", "died_on", "where"}
    drawn = {"episode", *of_person, "closed_by", "practitioners", "members", "absent"}
    named = {field.name for field in fields(MeetingPage)} - drawn
    voices = AbsentVoice.objects.filter(meeting=found).order_by("pk")
    return MeetingPage(
        episode=found.episode.key,
        person=str(found.episode.person),
        person_key=found.episode.person.key,
        died_on=found.episode.person.died_on,
        where=where(found),
        closed_by=found.closed_by.name if found.closed_by else "",
        practitioners=tuple(
            Seat(seat.user.key, seat.user.name, seat.user.profession, seat.came)
            for seat in found.practitioners.select_related("user").order_by("user__name")
        ),
        members=tuple(
            Seat(seat.member.key, seat.member.name, seat.member.relationship, seat.came)
            for seat in found.places.select_related("member").order_by("member__pk")
        ),
        absent=tuple(Absent(voice.key, voice.whose) for voice in voices),
        **{name: getattr(found, name) for name in named},
    )


def where(meeting: Meeting) -> str:
    """Where exactly, as long as the words give no way to reach the person away: one may have been kept since,
    or marked as safe."""
    kept = people.told(meeting.episode.person)
    return "" if any(gives_away(meeting.where, *way) for way in kept) else meeting.where


def rows(within: QuerySet[Meeting]) -> tuple[MeetingRow, ...]:
    """Meetings in a list, in the order of the query."""
    found = within.select_related("episode__person").prefetch_related("practitioners__user")
    return tuple(
        MeetingRow(
            one.key,
            str(one.episode.person),
            one.starts_at,
            one.place,
            one.cancelled_at,
            one.arrived_at,
            one.closed_at,
            one.left_safely_at,
            tuple(sorted(seat.user.name for seat in one.practitioners.all())),
        )
        for one in found
    )


def held(episode: Episode) -> QuerySet[Meeting]:
    """The meetings of an episode that took place, the newest first."""
    return of(episode).filter(Q(arrived_at__isnull=False) | Q(person_here__isnull=False)).order_by("-starts_at")


def was_held(meeting: Meeting) -> bool:
    """Whether a meeting took place, as far as anybody said."""
    return meeting.arrived_at is not None or meeting.person_here is not None


def first_days(episode: Episode, zone: ZoneInfo, length: int) -> tuple[tuple[int, date, str], ...]:
    """The first days of an episode by the service's clock, and the meetings on them (care.crisis_days)."""
    days: dict[bool, list[date]] = {True: [], False: []}
    for meeting in of(episode):
        told = when(meeting.starts_at, meeting.arrived_at)
        days[was_held(meeting)].append(told.at.astimezone(zone).date())
    return crisis_days(days[True], days[False], length)


def of(episode: Episode) -> QuerySet[Meeting]:
    """The meetings of an episode that were not cancelled, nor struck out as another person's."""
    struck = Struck.objects.filter(kind="meeting", put_back_at=None).values_list("key", flat=True)
    return Meeting.objects.filter(episode=episode, cancelled_at__isnull=True).exclude(key__in=struck)


def call_off(person: Person, now: datetime, code: str) -> None:
    """Calls off every meeting planned with a person, in whichever team, that has not begun. They stay on
    record, with the code of why."""
    plans = Meeting.objects.filter(episode__person=person, starts_at__gt=now, person_here=None)
    for meeting in plans.filter(arrived_at=None, closed_at=None, cancelled_at=None):
        meeting.revise(meeting.version, cancelled_at=now, cancelled_code=code)


def met(episode: Episode) -> tuple[tuple[str, datetime], ...]:
    """Which practitioner met this network, and when: once for every meeting they came to."""
    came = Practitioner.objects.filter(meeting__in=held(episode), came=True)
    return tuple(came.values_list("user__key", "meeting__starts_at"))


def welcome(meeting: Meeting, arrived: Iterable[User]) -> None:
    """Whoever arrives has a place, also where somebody else was to go."""
    for user in arrived:
        Practitioner.objects.get_or_create(meeting=meeting, user=user, defaults={"joined": True})


def expect(meeting: Meeting, practitioners: Iterable[User], members: Iterable[Member]) -> None:
    """Sets who goes and who is expected; whoever is not expected any more loses their place."""
    going, expected = list(practitioners), list(members)
    meeting.practitioners.exclude(user__in=going).delete()
    meeting.places.exclude(member__in=expected).delete()
    for user in going:
        Practitioner.objects.get_or_create(meeting=meeting, user=user)
    for member in expected:
        Place.objects.get_or_create(meeting=meeting, member=member)
