"""What lies beside the meeting, to test with: posts, contacts, forms, corrections, protected notes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from meeting import meeting
from team import episode, on_duty, user
from tornio.actions import adherence, clock, contacts, corrections, safety_plans
from tornio.actions.contacts import NewContact
from tornio.care.permissions import Actor
from tornio.records.corrections import Merge
from tornio.records.meetings import Meeting
from tornio.records.notes import AdherenceForm, Contact, ProtectedNote, SafetyPlan
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.records.staff import Leave, Training, User
from tornio.records.urgent import Urgent

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def a_colleague(by: Actor) -> str:
    """Somebody else in the team."""
    return user("Somebody").key


def a_training(by: Actor) -> str:
    return Training.objects.create(user=User.objects.get(key=by.key), course="⟦⟧").key


def a_leave(by: Actor) -> str:
    today = clock.today()
    return Leave.objects.create(user=User.objects.get(key=by.key), first_day=today, last_day=today).key


def a_shift(by: Actor) -> str:
    return on_duty(by).key


def a_contact(by: Actor) -> str:
    return contacts.add(by, episode(by).key, NewContact(NOON, "telephone"))


def a_plan(by: Actor) -> str:
    """A version of a safety plan; returns its own key."""
    about = episode(by)
    safety_plans.write(by, about.key, version=1, words={"signs": "⟦⟧"})
    return SafetyPlan.objects.get(episode=about).key


def a_settled_call(by: Actor) -> str:
    """A call for help that was answered."""
    now, owner = clock.now(), User.objects.get(key=by.key)
    raised = {"raised_at": now, "raised_by": owner, "settled_at": now, "settled_by": owner}
    return Urgent.objects.create(episode=episode(by), callback="01227 000001", **raised).key


def a_form(by: Actor) -> AdherenceForm:
    """A form that was filled in after a meeting."""
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), tuple((str(item), 4) for item in range(1, 18)))
    return AdherenceForm.objects.get(meeting__key=key)


def a_struck_note(by: Actor) -> str:
    """A protected note that was struck out; everybody in its circle may put it back."""
    return corrections.strike(by, a_note(by), kind="protected-note", reason="⟦⟧")


def a_merge(by: Actor) -> str:
    kept, other = episode(by).person, Person.objects.create(given_name="Sam")
    owner = User.objects.get(key=by.key)
    return Merge.objects.create(kept=kept, other=other, at=NOON, by=owner, reason="⟦⟧", moved={}).key


def a_meeting_left(by: Actor) -> str:
    """A meeting that the actor went to and left, and whose form waits."""
    found = Meeting.objects.get(key=meeting(by).key)
    found.practitioners.update(came=True)
    now = clock.now()
    left = {"arrived_at": now - timedelta(hours=1), "left_safely_at": now, "adherence_sampled": True}
    return found.revise(found.version, **left).key


def a_note(by: Actor, circle: list[User] | None = None, about: Episode | None = None) -> str:
    """A protected note; everybody there is may see it, where no circle is named."""
    owner = User.objects.get(key=by.key)
    User.objects.filter(pk=owner.pk).update(profession="Nurse")
    note = ProtectedNote.objects.create(
        episode=about or episode(by),
        because="abuse",
        words="⟦⟧",
        written_by=owner,
        written_at=NOON,
        answers_for_it=owner,
        review_on=date(2020, 1, 1),
    )
    note.circle.set(User.objects.all() if circle is None else circle)
    return note.key


def contact(by: Actor, about: Episode, **values: object) -> Contact:
    """A contact as it is kept."""
    given = {"at": NOON, "medium": "telephone", "with_whom": "person", **values}
    return Contact.objects.get(key=contacts.add(by, about.key, NewContact(**given)))
