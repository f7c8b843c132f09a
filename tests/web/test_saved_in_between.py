"""Two wrote at once: what the second is shown, so that saving it takes nothing back (invariant 4)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting import begun, invited, meeting, page_of, plan, words_of
from team import browser, episode, user
from tornio.actions import endings, meetings, plans, safety_plans
from tornio.actions import staff as acting_staff
from tornio.actions.rules import service
from tornio.care.endings import Attendance
from tornio.records.meetings import AbsentVoice, Place
from tornio.web.forms import Form

WORDS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(["", "one", "two"]))


@given(WORDS, WORDS, WORDS)
def test_what_a_writer_changed_stays_theirs_and_the_rest_is_the_newest(mine, seen, newest):
    form = Form(mine, service().zone)
    form.follow(seen, newest)
    for name in "abc":
        changed = mine.get(name, "") != seen.get(name, "")
        assert form[name] == (mine.get(name, "") if changed or name not in newest else newest[name])


@pytest.fixture
def pat():
    return acting_staff.actor(user("Pat").key)


def fields(html: str) -> dict[str, str]:
    """A form as its page shows it: what is written, what is chosen, and what it carries."""
    found = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', html))
    found |= dict(re.findall(r'name="([^"]+)" type="text"[^>]* value="([^"]*)"', html))
    found |= dict(re.findall(r'name="([^"]+)" type="radio" value="([^"]*)" checked', html))
    return found | dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</textarea>', html))


def saved_in_between(text: str) -> str:
    return words_of(text).split("Saved in between")[1]


@pytest.mark.django_db
def test_4_a_safety_plan_written_by_two_at_once_keeps_the_words_of_both(ann, by, pat):
    about = episode(by)
    address = f"/safety-plans/{about.key}/write"
    safety_plans.write(by, about.key, version=1, words={"signs": "Not sleeping", "who_helps": "Jo"})
    client = browser(ann)
    mine = fields(client.get(address).text) | {"what_helps": "The dog", "who_helps": "Mary"}
    safety_plans.write(pat, about.key, version=2, words={"signs": "Pacing at night", "who_helps": "Jo, and Mo"})
    told = client.post(address, mine)
    assert told.status_code == 409
    assert saved_in_between(told.text).startswith(" by Pat:")
    assert client.post(address, fields(told.text)).status_code == 303
    newest = safety_plans.view(by, about.key).versions[0]
    assert (newest.signs, newest.what_helps, newest.who_helps) == ("Pacing at night", "The dog", "Mary")


@pytest.mark.django_db
@pytest.mark.parametrize("first", [False, True], ids=["nobody had said", "it was said before"])
def test_4_who_was_here_said_by_two_at_once_keeps_what_each_changed(ann, by, pat, first):
    about = episode(by)
    mary, jo = (invited(by, about, name, "friend") for name in ("Mary", "Jo"))
    made = begun(by, about, members=(mary, jo))
    made.sections.all().delete()
    if first:
        endings.all_came(by, made.key, version=1)
    client, address, version = browser(ann), f"/meetings/{made.key}/here", 1 + first
    mine = fields(client.get(address).text) | {f"member-{mary}": "no", "absent": "Gran"}
    endings.here(pat, made.key, Attendance(True, (mary,), (by.key,), ("Dad",)), version=version)
    told = client.post(address, mine)
    assert told.status_code == 409
    assert "spoken for: Dad" in saved_in_between(told.text)
    assert client.post(address, fields(told.text)).status_code == 303
    assert not Place.objects.filter(came=True).exists(), "Pat said it of Jo, Ann of Mary"
    assert set(AbsentVoice.objects.values_list("whose", flat=True)) == {"Dad", "Gran"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tap", "word", "mine", "section"),
    [
        ("reflections", "yes", "Yes", "reflections"),
        ("nothing decided", "not decided", "Not decided yet", "decisions"),
        ("plan unchanged", "", "Not today", "plan"),
        ("next", "not wanted", "Not wanted", "next"),
        ("asked by", "person", "Sam", "next"),
        ("all came", "", "All came", "here"),
        ("nobody because", "not wanted", "The person did not want it", "here"),
    ],
)
def test_4_the_second_who_taps_is_told_beside_the_answer_that_stands(ann, by, pat, tap, word, mine, section):
    made = begun(by)
    endings.reflections(pat, made.key, version=1, happened=False)
    endings.nothing_decided(pat, made.key, version=1, word="none")
    endings.plan_unchanged(pat, made.key, version=1)
    endings.next_meeting(pat, made.key, version=1, kind="we will ring")
    told = browser(ann).post(
        f"/meetings/{made.key}/end", {"tap": tap, "word": word, "version": "1", "once": "a"}
    )
    assert told.status_code == 409
    beside = told.text.split(f'<h2 id="{section}"')[1].split("<section")[0]
    assert f"You tapped “{mine}”." in beside
    assert told.text.count('id="changed"') == 1
    assert 'href="#changed"' in told.text


@pytest.mark.django_db
def test_4_whoever_has_the_plan_open_sees_who_is_expected_by_now(ann, by, pat):
    about = episode(by)
    made = meeting(by, about)
    client, address = browser(ann), f"/meetings/{made.key}/change"
    mine = fields(client.get(address).text)
    plans.change(pat, made.key, plan(by, members=(invited(by, about, "Mary", "parent"),)), version=1)
    told = client.post(address, mine | {"place": "clinic", "practitioners": by.key})
    assert told.status_code == 409
    assert "Mary (parent), Ann" in saved_in_between(told.text)
    assert 'id="changed"' in told.text, "the summary leads somewhere"
    assert [seat.name for seat in meetings.view(by, made.key).page.members] == ["Mary"]


@pytest.mark.django_db
def test_a_date_leads_on_to_who_asked_for_it_and_past_it_where_that_is_said(ann, by):
    made = begun(by)
    client, address = browser(ann), f"/meetings/{made.key}/next"
    at = re.search(r'name="at" value="([^"]+)"', page_of(client, made, "/next"))[1]
    assert client.post(address, {"at": at, "version": "1"})["Location"].endswith("/end#next")
    said = {"at": at, "version": "2", "asked_by": "network"}
    assert client.post(address, said)["Location"].endswith("/end#close")
