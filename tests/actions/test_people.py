from __future__ import annotations

from datetime import date

import pytest

from meeting import begun, meeting, plan
from team import actor, episode, on_duty
from tornio.actions import endings, first_contacts, meetings, network, people, plans, urgent
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.actions.people import Details
from tornio.care.first_contacts import Told
from tornio.care.network import MemberDetails
from tornio.care.people import Way
from tornio.records.meetings import Meeting
from tornio.records.people import Person
from tornio.records.referrals import Episode
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

UNSAFE = Way("telephone", "01227 000001", safe="no")
SAFE = Way("telephone", "01227 000002", safe="yes", never_text=True, warning="after six")
ADDRESS = Way("address", "1 Hidden Lane", safe="yes")


def change(by, key: str, version: int = 1, numbers: dict[str, str] | None = None, **values) -> None:
    people.change(by, key, version=version, details=Details("Sam", **values), numbers=numbers or {})


def test_what_is_safe_stands_first_and_what_is_not_last():
    by = actor("Ann")
    key = episode(by).person.key
    for way in (UNSAFE, ADDRESS, SAFE, Way("email", "sam@example.org")):
        people.add_way(by, key, way)
    page, _ = people.view(by, key)
    assert [way.safe for way in page.ways] == ["yes", "yes", "not asked", "no"]
    assert (page.ways[1].never_text, page.ways[1].warning) == (True, "after six")


def test_a_number_out_of_use_leaves_the_page():
    by = actor("Ann")
    key = episode(by).person.key
    people.add_way(by, key, SAFE)
    way = people.view(by, key)[0].ways[0]
    people.change_way(by, way.key, SAFE, version=1, removed=True)
    assert people.view(by, key)[0].ways == ()
    with pytest.raises(NotFoundError):
        people.way(by, way.key)


def test_what_they_did_not_say_is_kept_as_an_answer():
    by = actor("Ann")
    key = episode(by).person.key
    change(by, key, asked={"pronouns": "did not say", "interpreter": "no"})
    assert people.view(by, key)[0].asked == {"pronouns": "did not say", "interpreter": "no"}


def test_everything_wrong_is_said_at_once():
    by = actor("Ann")
    key = episode(by).person.key
    with pytest.raises(FaultyInput) as refused:
        change(by, key, numbers={"nhs-number": "1"}, gender="x", born_on=date(2999, 1, 1))
    assert {fault.field for fault in refused.value.faults} == {"nhs-number", "gender", "born_on"}


def test_a_number_belongs_to_one_person():
    by = actor("Ann")
    first, second = (episode(by, name).person.key for name in ("Sam", "Jo"))
    change(by, first, numbers={"nhs-number": "943 476 5919"})
    with pytest.raises(FaultyInput, match="Another record has this number"):
        change(by, second, numbers={"nhs-number": "9434765919"})
    change(by, first, version=2, numbers={"nhs-number": ""})
    change(by, second, numbers={"nhs-number": "9434765919"})
    assert people.view(by, second)[0].identifiers == (("nhs-number", "9434765919"),)


def test_the_second_of_two_who_change_a_person_is_told():
    by = actor("Ann")
    key = episode(by).person.key
    change(by, key, called="Sammy")
    with pytest.raises(ChangedMeanwhileError):
        change(by, key, called="Samuel")


def test_in_hospital_they_keep_their_team():
    by = actor("Ann")
    found = episode(by)
    people.move(by, found.key, version=1, ward="Ivy ward")
    assert people.stay(by, found.key).ward == "Ivy ward"
    assert Episode.objects.get().team == found.team
    people.move(by, found.key, version=2, ward=" ")
    assert people.stay(by, found.key).ward == ""


def test_after_a_death_nobody_is_invited_rung_or_offered_help():
    by = actor("Ann")
    found = episode(by)
    on_duty(by)
    jo = network.add(by, found.person.key, MemberDetails("Jo", "friend"), wanted=False)
    planned, held = meeting(by, found), begun(by, found)
    people.died(by, found.person.key, version=1, died_on=date(2026, 3, 3))
    told = Told(first_contacts.clock.now(), "telephone")
    for act in (
        lambda: network.invite(by, jo),
        lambda: urgent.call(by, found.key, callback="01227 000001"),
        lambda: first_contacts.make(by, found.key, told),
        lambda: plans.plan(by, found.key, plan(by)),
        lambda: plans.change(by, planned.key, plan(by), version=2),
        lambda: endings.next_meeting(by, held.key, version=1, kind="date", at=plan(by).starts_at),
    ):
        with pytest.raises(FaultyInput, match="They have died"):
            act()


def test_that_nothing_comes_next_can_still_be_said_after_a_death():
    by = actor("Ann")
    held = begun(by)
    people.died(by, held.episode.person.key, version=1, died_on=date(2026, 3, 3))
    endings.next_meeting(by, held.key, version=1, kind="not wanted")
    assert Meeting.objects.get().next_kind == "not wanted"


def test_a_death_calls_off_what_was_planned_and_leaves_what_has_begun_and_others():
    by = actor("Ann")
    found = episode(by)
    planned, held, others = meeting(by, found), begun(by, found), meeting(by, episode(by, "Jo"))
    people.died(by, found.person.key, version=1, died_on=date(2026, 3, 3))
    diary = meetings.listed(by)
    assert planned.key not in {row.key for row in (*diary.today, *diary.coming)}
    assert meetings.view(by, planned.key).page.cancelled_code == "died"
    standing = Meeting.objects.filter(cancelled_at=None).values_list("key", flat=True)
    assert set(standing) == {held.key, others.key}


def test_a_death_written_down_in_error_is_taken_back():
    by = actor("Ann")
    found = episode(by)
    people.died(by, found.person.key, version=1, died_on=date(2026, 3, 3))
    people.died(by, found.person.key, version=2, died_on=None)
    assert Person.objects.get().died_on is None
    network.add(by, found.person.key, MemberDetails("Jo", "friend"), wanted=True)


def test_a_merged_record_leads_to_the_one_that_stayed():
    by = actor("Ann")
    first, second = (episode(by, name).person for name in ("Sam", "Samuel"))
    Person.objects.filter(pk=second.pk).update(merged_into=first)
    assert people.view(by, second.key)[0].key == first.key


def test_another_teams_person_is_not_there():
    key = episode(actor("Ann")).person.key
    with pytest.raises(NotFoundError):
        people.view(actor("Charlie", team="Another team"), key)


def test_a_number_is_one_persons_in_reach_and_nobody_out_of_reach_is_hinted_at():
    ann, charlie = actor("Ann"), actor("Charlie", team="Another")
    number = {"nhs-number": "9990000018"}
    theirs, ours, also_ours = (episode(by).person for by in (charlie, ann, ann))
    people.change(charlie, theirs.key, version=1, details=Details("Sam"), numbers=number)
    people.change(ann, ours.key, version=1, details=Details("Sam"), numbers=number)
    with pytest.raises(FaultyInput, match="Another record has this number"):
        people.change(ann, also_ours.key, version=1, details=Details("Sam"), numbers=number)
