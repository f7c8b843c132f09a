"""Sentences, days and times in the reader's language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation

from tornio.care import decisions
from tornio.care.meetings import allocation_faults
from tornio.care.people import death_faults
from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text
from tornio.web import clocks, faults, language

#: A quarter past nine in the evening in Kent, where it is summer time.
EVENING = datetime(2026, 6, 1, 20, 15, tzinfo=UTC)


@pytest.fixture
def finnish():
    with translation.override("fi"):
        yield


def test_a_rule_says_its_values_in_english():
    (fault,) = allocation_faults(["Ann"], 2, "")
    assert faults.message(fault) == "2 practitioners usually go; 1 is chosen. Choose another, or say why fewer."


def test_a_rule_says_its_values_in_finnish(finnish):
    (fault,) = allocation_faults(["Ann"], 2, "")
    assert language.translated(fault.rule) == "Yleensä menee 2 työntekijää; valittuna on 1."


def test_a_day_in_a_fault_is_written_as_the_language_writes_days(finnish):
    (fault,) = death_faults(date(2026, 3, 2), date(2026, 3, 27), date(2026, 6, 1))
    assert language.translated(fault.rule) == "Hän syntyi 27.3.2026."


def test_a_word_of_a_list_in_a_fault_is_translated_too(finnish):
    cure = Text("Choose one of: %(choices)s.", choices=(Text("Nurse"), Text("Psychologist")))
    assert language.translated(cure) == "Valitse jokin näistä: Sairaanhoitaja, Psykologi."


@pytest.mark.parametrize(("count", "said"), [(1, "1 tunti"), (24, "24 tuntia")])
def test_the_count_decides_on_the_form(finnish, count, said):
    assert clocks.counted("hour", count) == said
    assert said in language.translated(Text("%(count)s hour", "%(count)s hours", count=count))


def test_a_name_in_a_sentence_stays_a_name(finnish):
    """May is a name, and a month in the catalogue."""
    assert language.translated(Text("%(name)s has taken this on already.", name="May")).startswith("May on ")


def test_what_django_says_of_a_password_is_translated_too(finnish):
    with pytest.raises(ValidationError) as refused:
        validate_password("short")
    assert refused.value.messages == ["Salasana on liian lyhyt. Siinä on oltava vähintään 12 merkkiä."]


def test_what_is_not_in_the_catalogue_stays_english(finnish):
    assert language.translated(Text("%(n)s unheard-of things.", n=3)) == "3 unheard-of things."


def test_nothing_is_translated_to_nothing(finnish):
    """The catalogue's entry for the empty text is its header."""
    assert language.translated("") == ""


def test_what_only_the_room_may_decide_is_said_in_finnish(finnish):
    with pytest.raises(decisions.NotInTheRoomError) as refused:
        decisions.InTheRoom.present("key", person_here=None)
    assert language.translated(refused.value.rule) == "Ihmisen ei ole kerrottu olleen huoneessa."


def test_days_and_times_in_english():
    assert language.day(EVENING) == "1 June 2026"
    assert language.moment(EVENING) == "Monday 1 June 2026, 21:15"
    assert language.clock_time(EVENING) == "21:15"


def test_days_and_times_in_finnish(finnish):
    assert language.day(EVENING) == "1.6.2026"
    assert language.moment(EVENING) == "maanantaina 1.6.2026 klo 21.15"
    assert language.clock_time(EVENING) == "21.15"
    assert language.clock_time(time(9)) == "9.00"
    assert language.short_day(EVENING.date()) == "ma 1.6."


@pytest.mark.parametrize("weekday", range(7))
def test_every_weekday_is_on_that_day_in_finnish(finnish, weekday):
    """-na: all seven take the same ending."""
    said = language.moment(datetime(2026, 6, 1 + weekday, 9, tzinfo=UTC)).split()[0]
    assert said.endswith(("taina", "kkona"))


def test_a_fault_of_any_other_room_is_shown_as_it_is(finnish):
    assert (
        faults.message(Fault("a", "", "Nobody translated this.", "Nor this."))
        == "Nobody translated this. Nor this."
    )
