"""Invariant 2, through the door."""

from __future__ import annotations

import pytest

from meeting import begun, invited, said
from team import actor, episode
from tornio.actions import endings, meetings, voices
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.endings import Attendance
from tornio.care.voices import Statement
from tornio.records.meetings import AbsentVoice
from tornio.records.meetings import Statement as Kept
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def words(by, *, voice: str = "person", whose: str = "", **values: str) -> tuple[Statement, ...]:
    return (Statement(voice, whose, by.key, values.pop("words", "I want to sleep"), **values),)


def test_2_words_say_whose_they_are_who_wrote_them_and_whether_they_were_agreed():
    by = actor("Ann")
    made = begun(by)
    voices.say(by, made.key, words(by, form="quote", agreed="yes"), version=1)
    (kept,) = meetings.view(by, made.key).said
    assert (kept.whose, kept.by, kept.form, kept.agreed) == ("Sam", "Ann", "quote", "yes")


def test_somebody_who_was_not_in_the_room_has_no_voice_there():
    by = actor("Ann")
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    made = begun(by, about)
    with pytest.raises(FaultyInput, match="was here, or was spoken for"):
        voices.say(by, made.key, words(by, voice="member", whose=mary), version=1)


def test_an_absent_voice_can_be_spoken_for():
    by = actor("Ann")
    made = begun(by)
    here = Attendance(person=True, practitioners=(by.key,), absent=("Gran",))
    endings.here(by, made.key, here, version=2)
    gran = AbsentVoice.objects.get().key
    voices.say(by, made.key, words(by, voice="absent", whose=gran), version=1)
    assert [one.whose for one in meetings.view(by, made.key).said] == ["Gran"]


def test_an_absent_voice_with_words_stays_when_its_name_is_taken_away():
    by = actor("Ann")
    made = begun(by)
    endings.here(by, made.key, Attendance(person=True, absent=("Gran",)), version=2)
    gran = AbsentVoice.objects.get().key
    voices.say(by, made.key, words(by, voice="absent", whose=gran), version=1)
    endings.here(by, made.key, Attendance(person=True), version=3)
    assert [one.whose for one in meetings.view(by, made.key).said] == ["Gran"]


def test_2_nobody_writes_in_another_writers_name():
    ann, pat = actor("Ann"), actor("Pat")
    made = begun(ann)
    with pytest.raises(FaultyInput):
        voices.say(ann, made.key, words(pat), version=1)
    with pytest.raises(FaultyInput):
        voices.say(ann, made.key, words(pat, voice="practitioner", whose=pat.key), version=1)


def test_2_a_correction_stands_above_the_first_words_which_stay():
    by = actor("Ann")
    first = said(by, "I want to leave")
    voices.correct(by, first.key, words="I want to sleep", form="quote", agreed="yes")
    (kept,) = meetings.view(by, first.meeting.key).said
    assert (kept.words, [before.words for before in kept.earlier]) == ("I want to sleep", ["I want to leave"])


def test_2_nobody_corrects_what_another_wrote_down():
    first = said(actor("Ann"))
    with pytest.raises(FaultyInput, match="Only whoever wrote"):
        voices.correct(actor("Bob"), first.key, words="Nothing", form="summary", agreed="yes")
    assert Kept.objects.count() == 1


def test_the_second_of_two_corrections_of_the_same_words_is_told():
    by = actor("Ann")
    first = said(by)
    voices.correct(by, first.key, words="one", form="summary", agreed="yes")
    with pytest.raises(ChangedMeanwhileError):
        voices.correct(by, first.key, words="another", form="summary", agreed="yes")


def test_another_teams_words_are_not_there():
    first = said(actor("Ann"))
    with pytest.raises(NotFoundError):
        voices.view(actor("Charlie", team="Another"), first.key)
