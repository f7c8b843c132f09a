"""Protected notes: for a named circle, and not there for anybody else (invariant 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tornio.actions import clock, rules
from tornio.actions.door import reading, writing
from tornio.care import notes as care
from tornio.care.notes import Guard
from tornio.care.permissions import CARE, Actor, check_give_care, check_see_care
from tornio.records import protected as records
from tornio.records import reach, staff
from tornio.records.base import one
from tornio.records.notes import ProtectedNote
from tornio.records.protected import NotePage, NoteRow
from tornio.records.referrals import Episode
from tornio.records.staff import Colleague, User
from tornio.vocabulary.fault import Fault, refuse


@dataclass(frozen=True)
class Circle:
    """Who sees a note, who answers for it, and when it is looked at again. Whoever wrote its words is always in
    it, and so is whoever looks at it again."""

    members: tuple[str, ...]
    answers_for_it: str
    review_on: date | None


@dataclass(frozen=True)
class Choices:
    """Whom the page offers: those of the person's team who give care, and which of them can answer for a note.
    Nobody else would see it: whoever is in its circle finds it where they reach the episode."""

    colleagues: tuple[Colleague, ...]
    professionals: tuple[Colleague, ...]


@reading("protected.list", check_see_care, through_glass=False)
def listed(by: Actor) -> tuple[NoteRow, ...]:
    """The notes in whose circle the actor is, the next to be looked at first; for everybody else nothing."""
    return records.rows(records.visible(by), clock.today())


@reading("protected.begin", check_give_care, through_glass=False)
def begin(by: Actor, episode: str) -> tuple[str, Choices]:
    """Whose note it would be, and whom a circle can have."""
    found = find(by, episode)
    return str(found.person), choices(found)


@reading("protected.view", check_see_care)
def view(by: Actor, key: str) -> tuple[NotePage, Choices]:
    """A note, for somebody in its circle; for everybody else there is none."""
    found = one(records.visible(by).select_related("episode__team").filter(key=key))
    return records.page(records.visible(by), key, clock.today()), choices(found.episode)


@writing("protected.write", check_give_care)
def write(by: Actor, episode: str, because: str, words: str, circle: Circle) -> str:
    """Writes a protected note. It changes nothing that anybody else can see: not the episode, no count."""
    found = find(by, episode)
    refuse([*care.word_faults(because, words), *circle_faults(found, circle)])
    values = {"episode": found, "because": because, "words": words.strip()}
    return keep(by, circle, **values).key


@writing("protected.correct", check_give_care)
def correct(by: Actor, key: str, words: str, *, version: int) -> str:
    """Corrects a note: a new one with the same circle; the words before stay readable for that circle."""
    found = one(records.visible(by).filter(key=key))
    refuse(care.word_faults(found.because, words))
    found.revise(version)
    guard = records.guard(found)
    circle = Circle(tuple(sorted(guard.circle)), guard.answers_for_it, guard.review_on)
    values = {"episode": found.episode, "because": found.because, "words": words.strip(), "corrects": found}
    return keep(by, circle, **values).key


@writing("protected.review", check_give_care)
def review(by: Actor, key: str, circle: Circle, *, version: int) -> str:
    """Looks at a note again: the same words, a new day of review, and whoever should see it from now on."""
    found = one(records.visible(by).filter(key=key))
    refuse(circle_faults(found.episode, circle))
    answering = one(User.objects.filter(key=circle.answers_for_it))
    found.revise(version, review_on=circle.review_on, answers_for_it=answering)
    found.circle.set(User.objects.filter(key__in={*circle.members, by.key, found.written_by.key}))
    return key


def find(by: Actor, episode: str) -> Episode:
    """An episode within reach."""
    return one(reach.episodes(by).select_related("person", "team").filter(key=episode))


def keep(by: Actor, circle: Circle, **values: Any) -> ProtectedNote:
    """Keeps a note and its circle."""
    values["review_on"] = circle.review_on
    note = ProtectedNote.objects.create(
        **values,
        written_by=User.objects.get(key=by.key),
        written_at=clock.now(),
        answers_for_it=one(User.objects.filter(key=circle.answers_for_it)),
    )
    note.circle.set(User.objects.filter(key__in={*circle.members, by.key}))
    return note


def choices(episode: Episode) -> Choices:
    """Those who give care in an episode's team, by name."""
    everybody = staff.colleagues(frozenset({episode.team.key}), clock.today(), CARE)
    health = rules.service().country.health_professions
    return Choices(everybody, tuple(one for one in everybody if one.profession in health))


def circle_faults(episode: Episode, circle: Circle) -> list[Fault]:
    """A circle of their team, a health professional who answers for the note, and a day of review to come."""
    offered = choices(episode)
    professionals = {one.key for one in offered.professionals}
    faults = []
    if not set(circle.members) <= {one.key for one in offered.colleagues}:
        faults.append(
            Fault("circle", "", "The circle is of those who give care in their team.", "Choose again.")
        )
    if circle.review_on is None:
        faults.append(Fault("review_on", "", "The day to look at it again is missing.", "Write the day."))
    guard = Guard(frozenset(circle.members), circle.answers_for_it, circle.review_on or date.max)
    return [*faults, *care.guard_faults(guard, professionals, clock.today())]
