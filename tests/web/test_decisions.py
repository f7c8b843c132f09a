from __future__ import annotations

import re

import pytest

from meeting import begun, decided, invited, page_of, words_of
from team import browser, episode
from tornio.records.meetings import Decision

pytestmark = pytest.mark.django_db


def test_a_decision_is_added_with_where_everybody_stands(ann, by):
    made = begun(by)
    sent = {
        "words": "The tablets stay",
        "medicines": "yes",
        "stance-person": "with it",
        f"stance-{by.key}": "sees it differently",
        "version": "1",
    }
    assert browser(ann).post(f"/meetings/{made.key}/decision", sent).status_code == 303
    text = words_of(page_of(browser(ann), made, "/end"))
    assert "The tablets stay Medicines" in text
    assert "Ann: sees it differently" in text


def test_that_everybody_is_with_it_is_one_tap_and_who_differs_still_does(ann, by):
    about = episode(by)
    mary = invited(by, about, "Mary", "parent")
    made = begun(by, about, members=(mary,))
    sent = {"words": "We meet tomorrow", "all": "yes", f"stance-{mary}": "sees it differently", "version": "1"}
    assert browser(ann).post(f"/meetings/{made.key}/decision", sent).status_code == 303
    text = words_of(page_of(browser(ann), made, "/end"))
    for stood in ("Sam: with it", "Mary: sees it differently", "Ann: with it"):
        assert stood in text


def test_1_what_the_person_sees_differently_is_said_to_be_not_decided(ann, by):
    made = begun(by)
    sent = {"words": "The tablets stay", "stance-person": "sees it differently", "version": "1"}
    answer = browser(ann).post(f"/meetings/{made.key}/decision", sent)
    assert answer.status_code == 422
    assert "They see it differently: then it is not decided yet." in words_of(answer.text)
    assert "The tablets stay" in answer.text
    assert not Decision.objects.exists()


def test_2_a_position_tapped_wrongly_is_put_right_and_what_stood_first_is_below(ann, by):
    first = decided(by)
    client, where = browser(ann), f"/decisions/{first.key}/correct"
    assert re.search(r'name="stance-person" type="radio" value="with it" checked', client.get(where).text)
    sent = {"words": first.words, "stance-person": "sees it differently"}
    assert client.post(where, sent).status_code == 422
    sent = {"words": first.words, f"stance-{by.key}": "sees it differently"}
    assert client.post(where, sent).status_code == 303
    text = words_of(page_of(client, first.meeting, "/end"))
    assert "Sam: with it Ann: sees it differently First written: Sam Sam: with it" in text


def test_2_an_older_decision_that_the_person_sees_differently_has_its_words_put_right(ann, by):
    first = decided(by, "The tablets stai")
    first.positions.update(stance="sees it differently")
    client, where = browser(ann), f"/decisions/{first.key}/correct"
    chosen = 'name="stance-person" type="radio" value="sees it differently" checked'
    assert chosen in client.get(where).text
    stances = {"stance-person": "sees it differently", f"stance-{by.key}": "not asked"}
    assert client.post(where, {"words": "The tablets stay", **stances}).status_code == 303
    text = words_of(page_of(client, first.meeting, "/end"))
    assert "The tablets stay Sam: sees it differently So it is not decided yet." in text
    assert "Ann: not asked" not in text  # nobody had said where Ann stood


def test_1_without_the_person_the_page_offers_no_decision(ann, by):
    made = begun(by, person=False)
    client = browser(ann)
    text = words_of(page_of(client, made, "/end"))
    assert "It decides nothing then." in text
    assert "Not decided yet" not in text.split("Decisions")[1].split("Safety plan")[0]
    assert "<textarea" not in page_of(client, made, "/decision")
    assert client.post(f"/meetings/{made.key}/decision", {"words": "x", "version": "1"}).status_code == 422
    assert not Decision.objects.exists()


def test_what_was_declared_says_who_why_and_when(ann, by):
    about = episode(by)
    client = browser(ann)
    address = f"/decisions/elsewhere/{about.key}/new"
    empty = client.post(address, {})
    for field in ("words", "decided_by", "authority", "decided_at", "because"):
        assert f'href="#{field}"' in empty.text
    when = {
        "decided_at-day": "2",
        "decided_at-month": "3",
        "decided_at-year": "2026",
        "decided_at-time": "9:00",
    }
    said = {"words": "Admitted", "decided_by": "Dr Ito", "authority": "detention", "because": "section 2"}
    assert client.post(address, {**when, **said, "safe": "no"}).status_code == 303
    listed = client.get(f"/decisions/elsewhere/{about.key}")
    assert "Not yet safe" in listed.text
    client.post(f"/decisions/elsewhere/{about.key}", {"tap": "safe now", "word": Decision.objects.get().key})
    assert "Comes to the next meeting" in client.get(f"/decisions/elsewhere/{about.key}").text
