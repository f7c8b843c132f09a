from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from beside import a_note, contact
from meeting import decided, meeting, said
from team import actor, episode, new_referral, on_duty, user
from tornio.actions import (
    clock,
    contacts,
    corrections,
    endings,
    meetings,
    people,
    protected,
    referrals,
    search,
    urgent,
    visits,
    voices,
)
from tornio.actions import staff as acting_staff
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.actions.people import Details
from tornio.actions.search import Words
from tornio.care.endings import Attendance
from tornio.care.permissions import MANAGER, Actor
from tornio.records import reach
from tornio.records.audit import Event, Seen
from tornio.records.meetings import Statement
from tornio.records.network import Member
from tornio.records.notes import Contact
from tornio.records.people import Identifier, Person
from tornio.records.referrals import Episode, Referral, Struck
from tornio.records.urgent import Urgent
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def test_2_what_was_struck_out_is_out_of_view_and_not_erased():
    by = actor("Ann")
    found = contact(by, episode(by), words="meant for somebody else")
    corrections.strike(by, found.key, kind="contact", reason="the wrong Sam")
    assert contacts.listed(by, found.episode.key).rows == ()
    assert Contact.everything.get().words == "meant for somebody else"
    assert Struck.objects.get().reason == "the wrong Sam"


@pytest.mark.parametrize(
    ("kind", "make", "within"),
    [
        ("episode", episode, reach.episodes),
        ("meeting", meeting, reach.meetings),
        ("statement", said, corrections.WITHIN["statement"]),
    ],
)
def test_the_manager_puts_back_what_was_struck_out_by_mistake(kind, make, within):
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    key = make(by).key
    corrections.strike(by, key, kind=kind, reason="the wrong person")
    assert not within(by).filter(key=key).exists()
    corrections.put_back(manager, key, reason="it was the right one")
    assert within(by).filter(key=key).exists()
    (row,), _ = corrections.listed(manager)
    assert (row.by, row.put_back_by, row.put_back_because) == ("Ann", "Mia", "it was the right one")


def test_striking_out_takes_a_reason_and_happens_once():
    by = actor("Ann")
    key = episode(by).key
    with pytest.raises(FaultyInput, match="ask why"):
        corrections.strike(by, key, kind="episode", reason=" ")
    corrections.strike(by, key, kind="episode", reason="the wrong person")
    with pytest.raises(NotFoundError):
        corrections.strike(by, key, kind="episode", reason="again")


@pytest.mark.parametrize("kind", ["meeting", "episode"])
def test_a_visit_is_not_struck_out_while_somebody_is_out_at_it(kind):
    by = actor("Ann")
    visit = meeting(by)
    visits.arrive(by, visit.key)
    key = visit.key if kind == "meeting" else visit.episode.key
    with pytest.raises(FaultyInput, match="has not left safely"):
        corrections.strike(by, key, kind=kind, reason="the wrong Sam")
    assert [one.visit.meeting for one in visits.listed(by).out] == [visit.key]
    visits.leave(by, visit.key)
    corrections.strike(by, key, kind=kind, reason="the wrong Sam")
    assert not reach.meetings(by).exists()


def a_referral_with_a_visit(by):
    """A referral, its episode and a meeting at which somebody is."""
    about = episode(by)
    about.referral = Referral.objects.get(key=referrals.register(by, new_referral()))
    about.save()
    visit = meeting(by, about)
    visits.arrive(by, visit.key)
    return about.referral, visit


def test_a_referral_stays_while_somebody_is_out_and_then_takes_everything_under_it():
    by = actor("Ann")
    referral, visit = a_referral_with_a_visit(by)
    with pytest.raises(FaultyInput, match="has not left safely"):
        corrections.strike(by, referral.key, kind="referral", reason="the wrong Sam")
    visits.leave(by, visit.key)
    corrections.strike(by, referral.key, kind="referral", reason="the wrong Sam")
    for within in (reach.referrals, reach.episodes, reach.meetings):
        assert not within(by).exists()
    assert visit.episode.key in reach.struck("episode")  # for whoever looks for those who are overdue


@pytest.mark.parametrize("kind", ["urgent", "episode"])
def test_a_call_for_help_stays_in_view_until_it_is_settled(kind):
    by = actor("Ann")
    about = episode(by)
    on_duty(by)
    call = urgent.call(by, about.key, callback="01227 000001")
    key = call if kind == "urgent" else about.key
    with pytest.raises(FaultyInput, match="A call for help waits"):
        corrections.strike(by, key, kind=kind, reason="the wrong Sam")
    Urgent.objects.update(settled_at=clock.now())
    corrections.strike(by, key, kind=kind, reason="the wrong Sam")
    assert not reach.urgent(by).exists()


def test_2_words_are_struck_out_with_those_they_corrected_and_come_back_with_them():
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    first = said(by, "I sleep")
    voices.correct(by, first.key, words="I sleep well", form="quote", agreed="yes")
    newest = Statement.objects.get(corrects=first)
    corrections.strike(by, newest.key, kind="statement", reason="the wrong Sam")
    assert meetings.view(by, first.meeting.key).said == ()
    corrections.put_back(manager, newest.key, reason="it was the right one")
    (shown,) = meetings.view(by, first.meeting.key).said
    assert (shown.words, [before.words for before in shown.earlier]) == ("I sleep well", ["I sleep"])


def test_1_a_decision_comes_back_only_to_a_meeting_that_the_person_was_in():
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    made = decided(by)
    corrections.strike(by, made.key, kind="decision", reason="the wrong Sam")
    endings.here(by, made.meeting.key, Attendance(False, (), (by.key,)), version=2)
    with pytest.raises(FaultyInput, match="not there"):
        corrections.put_back(manager, made.key, reason="it was the right one")


def test_3_a_struck_note_is_known_to_its_circle_alone_and_comes_back_by_them():
    owner, ann, mia = actor("Owner"), user("Ann"), actor("Mia", MANAGER)
    by = acting_staff.actor(ann.key)
    key = a_note(owner, [ann])
    with pytest.raises(NotFoundError):
        corrections.strike(mia, key, kind="protected-note", reason="the wrong Sam")
    corrections.strike(by, key, kind="protected-note", reason="the wrong Sam")
    assert corrections.listed(mia)[0] == corrections.of_circle(mia) == ()
    with pytest.raises(NotFoundError):
        corrections.put_back(mia, key, reason="it was the right one")
    assert [row.key for row in corrections.of_circle(by)] == [key]
    corrections.put_back(by, key, reason="it was the right one")
    assert protected.view(by, key)[0].words == "⟦⟧"


def test_a_practitioner_puts_back_nothing_else():
    by = actor("Ann")
    key = episode(by).key
    corrections.strike(by, key, kind="episode", reason="the wrong person")
    with pytest.raises(NotFoundError):
        corrections.put_back(by, key, reason="it was the right one")


def test_a_merge_brings_over_what_is_struck_out_as_well():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    member = Member.objects.create(person=other, name="Lee", relationship="friend")
    corrections.strike(by, member.key, kind="member", reason="the wrong Sam")
    corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")
    corrections.put_back(by, member.key, reason="it was the right one")
    assert {one.name for one in kept.network.all()} == {"Kim", "Lee"}


def test_striking_out_is_in_the_audit_log_by_keys_alone():
    by = actor("Ann")
    key = contact(by, episode(by), words="meant for somebody else").key
    corrections.strike(by, key, kind="contact", reason="the wrong Sam")
    event = Event.objects.latest("number")
    assert (event.actor, event.action, event.subject) == (by.key, "corrections.strike", key)


def test_2_the_manager_reads_whose_each_was_and_of_which_meeting_and_none_of_the_words():
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    words = said(by, "I sleep")
    corrections.strike(by, words.key, kind="statement", reason="another Sam")
    referral = referrals.register(by, new_referral(given_name="Zoë"))
    corrections.strike(by, referral, kind="referral", reason="sent twice")
    rows, _ = corrections.listed(manager)
    assert [(row.kind, row.whose, row.met_at) for row in rows] == [
        ("referral", "Zoë", None),
        ("statement", "Sam", words.meeting.starts_at),
    ]
    assert "I sleep" not in str(rows)


def test_the_list_of_five_takes_as_many_queries_as_the_list_of_one():
    by, manager, taken = actor("Ann"), actor("Mia", MANAGER), []
    for _ in range(5):
        corrections.strike(by, said(by).key, kind="statement", reason="another Sam")
        with CaptureQueriesContext(connection) as queries:
            corrections.listed(manager)
        taken.append(len(queries))
    assert len(set(taken)) == 1


def test_another_teams_strikes_are_not_listed():
    by = actor("Ann")
    corrections.strike(by, episode(by).key, kind="episode", reason="the wrong person")
    assert corrections.listed(actor("Charlie", MANAGER, team="Another")) == ((), ())


def two_records(by):
    """Sam twice: once with a network, once with an identifier and an episode of its own."""
    first, second = episode(by), episode(by)
    Member.objects.create(person=first.person, name="Kim", relationship="sibling")
    Identifier.objects.create(person=second.person, kind="nhs-number", value="9990000018")
    return first.person, second.person


def test_merging_brings_everything_to_one_record_and_the_other_leads_there():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")
    assert Episode.objects.filter(person=kept).count() == 2
    assert kept.identifiers.exists()
    page, _ = people.view(by, other.key)
    assert page.key == kept.key
    assert [one.key for one in search.people(by, Words("sam"))] == [kept.key]


def test_undoing_a_merge_gives_back_exactly_what_came():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    key = corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")
    since = Member.objects.create(person=kept, name="Lee", relationship="friend")
    corrections.undo_merge(by, key, version=1, reason="two people after all")
    assert list(Episode.objects.values_list("person", flat=True).order_by("pk")) == [kept.pk, other.pk]
    assert Identifier.objects.get().person == other
    since.refresh_from_db()
    assert since.person == kept
    assert Person.objects.get(pk=other.pk).merged_into is None
    with pytest.raises(NotFoundError):
        corrections.undo_merge(by, key, version=2, reason="again")


def test_both_numbers_of_two_records_outlast_a_merge_a_change_and_its_undoing():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    own = Identifier.objects.create(person=kept, kind="nhs-number", value="9990000026")
    key = corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")
    page, _ = people.view(by, kept.key)
    people.change(by, kept.key, version=page.version, details=Details("Sam"), numbers=dict(page.identifiers))
    for number in ("9990000018", "9990000026"):  # neither is news of somebody who is referred again
        again = new_referral(numbers=(("nhs-number", number),))
        referrals.register(by, again, same=kept.key)
    corrections.undo_merge(by, key, version=1, reason="two people after all")
    assert kept.identifiers.get() == own
    assert other.identifiers.get().value == "9990000018"


def test_of_two_numbers_the_one_that_the_form_shows_is_changed_or_taken_away():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    Identifier.objects.create(person=kept, kind="nhs-number", value="9990000026")
    corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")
    for value, left in (("9990000034", {"9990000034", "9990000026"}), ("", {"9990000026"})):
        page, _ = people.view(by, kept.key)
        numbers = {"nhs-number": value}
        people.change(by, kept.key, version=page.version, details=Details("Sam"), numbers=numbers)
        assert set(kept.identifiers.values_list("value", flat=True)) == left


def test_a_chain_of_merges_leads_to_its_end_and_is_undone_from_there():
    by = actor("Mia", MANAGER)
    first, second, third = (episode(by, name) for name in ("Ada", "Bea", "Cleo"))
    one, two, three = first.person, second.person, third.person
    into_two = corrections.merge(by, two.key, version=1, other=one.key, reason="one person")
    into_three = corrections.merge(by, three.key, version=1, other=two.key, reason="one person")
    assert people.view(by, one.key)[0].key == three.key
    with pytest.raises(FaultyInput, match="into another since"):
        corrections.undo_merge(by, into_two, version=1, reason="two people")
    corrections.undo_merge(by, into_three, version=1, reason="two people")
    assert people.view(by, one.key)[0].key == two.key
    corrections.undo_merge(by, into_two, version=1, reason="two people")
    for about, person in ((first, one), (second, two), (third, three)):
        about.refresh_from_db()
        assert about.person == person


@settings(max_examples=4)
@given(data=st.data())
def test_whatever_order_merges_are_tried_and_undone_in_everybody_gets_their_own_back(data):
    with transaction.atomic():
        by = actor("Mia", MANAGER)
        about = [episode(by, f"Sam {number}") for number in range(4)]
        own, keys = {one: one.person for one in about}, [one.person.key for one in about]
        standing: list[str] = []
        for _ in range(8):
            if standing and data.draw(st.booleans()):
                undo(by, data.draw(st.sampled_from(standing)), standing)
            else:
                join(by, data.draw(st.sampled_from(keys)), data.draw(st.sampled_from(keys)), standing)
            assert {people.view(by, key)[0].key for key in keys} <= set(keys)
        while standing:
            for key in tuple(standing):
                undo(by, key, standing)
        for one, person in own.items():
            one.refresh_from_db()
            assert one.person == person
        transaction.set_rollback(True)


def join(by: Actor, kept: str, other: str, standing: list[str]) -> None:
    """Two records become one, where nothing speaks against it."""
    version = Person.objects.get(key=kept).version
    with suppress(FaultyInput):
        standing.append(corrections.merge(by, kept, version=version, other=other, reason="one person"))


def undo(by: Actor, key: str, standing: list[str]) -> None:
    """A merge is undone, where nothing speaks against it."""
    with suppress(FaultyInput):
        corrections.undo_merge(by, key, version=1, reason="two people")
        standing.remove(key)


def test_a_record_is_not_merged_with_itself_nor_twice_nor_behind_somebodys_back():
    by = actor("Mia", MANAGER)
    kept, other = two_records(by)
    with pytest.raises(FaultyInput, match="with itself"):
        corrections.merge(by, kept.key, version=1, other=kept.key, reason="a slip")
    kept.revise(1, locality="Dover")
    with pytest.raises(ChangedMeanwhileError):
        corrections.merge(by, kept.key, version=1, other=other.key, reason="the same number")


def test_every_record_about_a_person_goes_over_whoever_adds_one():
    from tornio.records.corrections import about_people

    places = {f"{field.model.__name__}.{field.name}" for field in about_people()}
    assert {"Referral.person", "Episode.person", "Member.person", "Identifier.person"} <= places
    assert not {place for place in places if place.startswith(("Merge", "GlassBroken"))}


def test_a_search_reaches_ones_own_team_and_leaves_no_name_in_the_audit_log():
    by = actor("Ann")
    episode(by, "Zoë")
    assert [one.name for one in search.people(by, Words("zoe"))] == ["Zoë"]
    assert search.people(actor("Charlie", team="Another"), Words("zoe")) == ()
    assert set(Seen.objects.filter(action="search.people").values_list("subject", flat=True)) == {""}
