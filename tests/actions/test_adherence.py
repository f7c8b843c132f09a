from __future__ import annotations

import pytest

from beside import a_meeting_left
from meeting import begun, meeting
from team import actor
from tornio.actions import adherence, corrections, lists, visits
from tornio.actions.door import ChangedMeanwhileError, NotFoundError
from tornio.care.permissions import GOVERNANCE, MANAGER, RECRUITER, RESEARCHER
from tornio.measures import NotScorable
from tornio.records.meetings import Meeting
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


def answers(*given: int | None) -> tuple[tuple[str, int | None], ...]:
    """Seventeen answers: those given, the rest left out."""
    filled = [*given, *[None] * (17 - len(given))]
    return tuple((str(number), answer) for number, answer in enumerate(filled, 1))


def test_a_form_is_filled_in_by_the_pair_after_leaving_and_scored_by_the_measures_own_rule():
    by = actor("Ann")
    key = a_meeting_left(by)
    assert [one.key for one in adherence.listed(by).waiting] == [key]
    adherence.fill(by, key, (by.key,), answers(*[4] * 16, 3))
    page = adherence.view(by, key)
    assert page.filled.completers == ("Ann",)
    assert page.score.value == pytest.approx((16 * 4 + 3) / 17)
    assert adherence.listed(by).waiting == ()


def test_5_a_form_with_too_little_is_kept_and_not_scorable():
    by = actor("Ann")
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), answers(*[4] * 14))
    assert isinstance(adherence.view(by, key).score, NotScorable)
    page = adherence.listed(by)
    assert (page.scored, page.unscored, page.mean) == (0, 1, None)
    assert (page.elements[0].answered, page.elements[16].mean) == (1, None)


def test_before_leaving_there_is_no_form():
    by = actor("Ann")
    key = begun(by).key
    with pytest.raises(FaultyInput, match="after you have left"):
        adherence.fill(by, key, (by.key,), answers(4))


def test_a_meeting_has_one_form():
    by = actor("Ann")
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), answers(4))
    with pytest.raises(FaultyInput, match="its form already"):
        adherence.fill(by, key, (by.key,), answers(3))


def test_a_form_is_corrected_by_a_new_one_and_the_first_stays():
    by = actor("Ann")
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), answers(*[1] * 17))
    adherence.correct(by, key, (by.key,), answers(*[4] * 17), version=1)
    page = adherence.view(by, key)
    assert page.score.value == 4
    assert [dict(before.answers)["1"] for before in page.filled.earlier] == [1]
    team = adherence.listed(by)
    assert (team.coverage.filled, team.scored, team.mean, team.elements[0].answered) == (1, 1, 4, 1)
    (line,) = lists.pseudonyms(actor("Rob", RESEARCHER))
    assert line.forms == 1


def test_4_the_second_who_corrects_a_form_is_told():
    by = actor("Ann")
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), answers(*[1] * 17))
    adherence.correct(by, key, (by.key,), answers(*[2] * 17), version=1)
    with pytest.raises(ChangedMeanwhileError):
        adherence.correct(by, key, (by.key,), answers(*[3] * 17), version=1)
    adherence.correct(by, key, (by.key,), answers(*[3] * 17), version=2)
    assert [before.answers[0] for before in adherence.view(by, key).filled.earlier] == [("1", 2), ("1", 1)]


def test_what_was_never_filled_in_is_not_corrected():
    by = actor("Ann")
    with pytest.raises(NotFoundError):
        adherence.correct(by, a_meeting_left(by), (by.key,), answers(4), version=1)


def test_a_form_that_was_struck_out_leaves_room_for_another_and_comes_back_only_in_its_place():
    by, manager = actor("Ann"), actor("Mia", MANAGER)
    key = a_meeting_left(by)
    adherence.fill(by, key, (by.key,), answers(*[1] * 17))
    adherence.correct(by, key, (by.key,), answers(*[2] * 17), version=1)
    first = adherence.view(by, key).filled.key
    corrections.strike(by, first, kind="adherence-form", reason="another meeting's")
    assert adherence.view(by, key).filled is None
    adherence.fill(by, key, (by.key,), answers(*[3] * 17))
    with pytest.raises(FaultyInput, match="in its place"):
        corrections.put_back(manager, first, reason="it was this one's")
    second = adherence.view(by, key).filled.key
    corrections.strike(by, second, kind="adherence-form", reason="another meeting's")
    corrections.put_back(manager, first, reason="it was this one's")
    assert [
        form.answers[0] for form in (adherence.view(by, key).filled, *adherence.view(by, key).filled.earlier)
    ] == [
        ("1", 2),
        ("1", 1),
    ]


def test_whoever_was_not_there_and_an_answer_that_is_none_are_refused_at_once():
    by, bob = actor("Ann"), actor("Bob")
    key = a_meeting_left(by)
    with pytest.raises(FaultyInput) as refused:
        adherence.fill(by, key, (bob.key,), answers(5))
    assert [fault.field for fault in refused.value.faults] == ["completers", "item-1"]


def test_an_empty_form_is_no_form():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="Nothing is filled in") as refused:
        adherence.fill(by, a_meeting_left(by), (by.key,), answers())
    assert [fault.field for fault in refused.value.faults] == ["items"]  # the form's, no single item's


@pytest.mark.parametrize(("share", "sampled"), [(1.0, True), (0.0, False)])
def test_leaving_decides_by_the_services_rate_whether_the_form_is_asked_for(share, sampled, monkeypatch):
    from dataclasses import replace

    from tornio.actions import rules

    kent = replace(rules.service(), adherence_share=share)
    monkeypatch.setattr(rules, "service", lambda: kent)
    by = actor("Ann")
    found = meeting(by)
    visits.arrive(by, found.key)
    visits.leave(by, found.key)
    assert Meeting.objects.get().adherence_sampled is sampled
    coverage = adherence.listed(by).coverage
    assert (coverage.left, coverage.asked, coverage.filled) == (1, int(sampled), 0)


def test_the_recruiter_sees_names_once_each_and_nobody_who_died():
    by, rita = actor("Ann"), actor("Rita", RECRUITER)
    begun(by)
    person = Meeting.objects.get().episode.person
    assert [one.name for one in lists.names(rita)] == ["Sam"]
    person.revise(person.version, died_on="2026-03-03")
    assert lists.names(rita) == ()


def test_the_researcher_sees_no_name_and_the_same_pseudonym_each_time():
    by, researcher = actor("Ann"), actor("Rob", RESEARCHER)
    adherence.fill(by, a_meeting_left(by), (by.key,), answers(4))
    first, second = lists.pseudonyms(researcher), lists.pseudonyms(researcher)
    assert first == second
    (line,) = first
    assert (line.meetings, line.days, line.forms, line.open) == (1, 0, 1, True)
    assert "Sam" not in repr(first)
    assert Meeting.objects.get().episode.person.key not in repr(first)


def test_small_counts_are_hidden_from_governance():
    by = actor("Ann")
    for _ in range(7):
        begun(by)
    begun(by, place="ward")
    counts = lists.counts(actor("Gwen", GOVERNANCE))
    shown = {name: [cell.shown for cell in cells] for name, cells in counts.meetings.rows}
    assert shown["ward"][-1] == "*"
    assert "8" not in repr(counts.meetings)
