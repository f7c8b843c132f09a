from __future__ import annotations

import pytest

from beside import a_meeting_left
from meeting import begun, meeting
from team import actor
from tornio.actions import adherence, lists, meetings
from tornio.care.permissions import GOVERNANCE, RECRUITER, RESEARCHER
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


def test_whoever_was_not_there_and_an_answer_that_is_none_are_refused_at_once():
    by, bob = actor("Ann"), actor("Bob")
    key = a_meeting_left(by)
    with pytest.raises(FaultyInput) as refused:
        adherence.fill(by, key, (bob.key,), answers(5))
    assert [fault.field for fault in refused.value.faults] == ["completers", "item-1"]


def test_an_empty_form_is_no_form():
    by = actor("Ann")
    with pytest.raises(FaultyInput, match="Nothing is filled in"):
        adherence.fill(by, a_meeting_left(by), (by.key,), answers())


@pytest.mark.parametrize(("share", "sampled"), [(1.0, True), (0.0, False)])
def test_leaving_decides_by_the_services_rate_whether_the_form_is_asked_for(share, sampled, monkeypatch):
    from dataclasses import replace

    from tornio.actions import rules

    kent = replace(rules.service(), adherence_share=share)
    monkeypatch.setattr(rules, "service", lambda: kent)
    by = actor("Ann")
    found = meeting(by)
    meetings.arrive(by, found.key)
    meetings.leave(by, found.key)
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
