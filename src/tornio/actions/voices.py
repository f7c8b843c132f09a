"""What mattered, in the network's words: by voice, agreed or not, and corrected without being erased."""

from __future__ import annotations

from tornio.actions import clock
from tornio.actions.door import ChangedMeanwhileError, reading, writing
from tornio.actions.endings import begun_faults, save
from tornio.actions.meetings import find
from tornio.care import voices as care
from tornio.care.endings import MATTERED
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.care.voices import Statement
from tornio.records import meetings, reach
from tornio.records import voices as records
from tornio.records.base import one
from tornio.records.meetings import Meeting
from tornio.records.staff import User
from tornio.records.voices import Said
from tornio.vocabulary.fault import Fault, refuse


@writing("voices.say", check_give_care)
def say(by: Actor, key: str, statements: tuple[Statement, ...], *, version: int) -> str:
    """Writes down what several voices said; each belongs to somebody who was here, or was spoken for."""
    meeting = find(by, key)
    refuse([*begun_faults(meeting), *whose_faults(by, meeting, statements)])
    writer = User.objects.get(key=by.key)
    keys = [records.add(statement, meeting, writer, clock.now()).key for statement in statements]
    save(by, meeting, MATTERED, version, {"statements": keys})
    return key


def whose_faults(by: Actor, meeting: Meeting, statements: tuple[Statement, ...]) -> list[Fault]:
    """Voices are those of the meeting, written down by whoever is signed in."""
    page = meetings.page(meeting)
    voices = {("absent", voice.key) for voice in page.absent} | {("practitioner", by.key)}
    voices |= {("member", seat.key) for seat in page.here}
    if page.person_here:
        voices.add(("person", ""))
    strange = [said for said in statements if (said.voice, said.whose) not in voices or said.writer != by.key]
    faults = []
    if strange:
        rule = "A voice belongs to somebody who was here, or was spoken for."
        faults.append(Fault("words", strange[0].whose, rule, "Say first who was here."))
    if not statements:
        faults.append(Fault("words", "", "Nothing is written yet.", "Write what mattered, or go back."))
    return faults


@reading("voices.view", check_see_care, through_glass=False)
def view(by: Actor, key: str) -> tuple[Said, str, str]:
    """One statement, the meeting it was said in, and the person's name."""
    found = one(reach.statements(by).select_related("meeting__episode__person").filter(key=key))
    page = records.one_said(reach.statements(by).filter(key=key))
    return page, found.meeting.key, str(found.meeting.episode.person)


@writing("voices.correct", check_give_care)
def correct(by: Actor, key: str, *, words: str, form: str, agreed: str) -> str:
    """Writes words again that were heard wrongly; the first ones stay below. Returns the meeting's key.

    Raises:
        ChangedMeanwhileError: when they were corrected already.
    """
    first = one(reach.statements(by).select_related("meeting__episode__person", "written_by").filter(key=key))
    refuse(care.correction_faults(first.written_by.key, by.key))
    if first.corrections.filter(struck_at=None).exists():
        raise ChangedMeanwhileError(f"Statement {key} was corrected already.")
    who = first.absent or first.member or first.practitioner
    statement = Statement(first.voice, who.key if who else "", by.key, words, form, agreed)
    records.add(statement, first.meeting, first.written_by, clock.now(), corrects=first)
    return first.meeting.key
