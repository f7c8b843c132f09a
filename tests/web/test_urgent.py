from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from team import browser, episode, on_duty, signed_in, user
from tornio.actions import clock, jobs, people, urgent
from tornio.care.people import Way
from tornio.records.urgent import Urgent

pytestmark = pytest.mark.django_db

CALL = {"callback": "01227 000001"}


@pytest.fixture
def ann():
    return signed_in("Ann")


def test_the_numbers_stand_before_the_form(ann):
    client, by = ann
    on_duty(by)
    page = client.get(reverse("new-urgent", args=[episode(by).key])).text
    places = [
        page.index(words)
        for words in ("tel:01227000000", "tel:999", "tel:111", '<form method="post" novalidate')
    ]
    assert places == sorted(places)
    assert "answers until" in page
    assert "09:00 to 17:00" in page


def test_out_of_hours_there_is_no_form_and_the_countrys_numbers_are(ann):
    client, by = ann
    page = client.get(reverse("new-urgent", args=[episode(by).key])).text
    assert "is not offered" in page
    assert "tel:111" in page
    assert 'name="callback"' not in page
    assert client.post(reverse("new-urgent", args=[episode(by).key]), CALL).status_code == 422
    assert not Urgent.objects.exists()


def test_a_safe_number_stands_in_the_form_and_no_other(ann):
    client, by = ann
    found = episode(by)
    on_duty(by)
    people.add_way(by, found.person.key, Way("telephone", "01227 000001", safe="no"))
    address = reverse("new-urgent", args=[found.key])
    assert 'value="01227 000001"' not in client.get(address).text
    people.add_way(by, found.person.key, Way("telephone", "01227 000002", safe="yes"))
    assert 'value="01227 000002"' in client.get(address).text


def test_nobody_has_seen_it_until_somebody_with_a_name_has(ann):
    client, by = ann
    on_duty(by)
    call = client.post(reverse("new-urgent", args=[episode(by).key]), CALL)["Location"]
    assert "Nobody has seen this yet. Please ring." in client.get(call).text
    assert "Nobody has seen this yet. Please ring." in client.get("/").text
    browser(user("Bob")).post(call, {"what": "accept", "version": "1"})
    page = client.get(call).text
    assert "Bob has seen this and took it on" in page
    assert "Nobody has seen this" not in page


def test_what_was_called_already_is_shown_before_it_is_called_again(ann):
    client, by = ann
    on_duty(by)
    found = episode(by)
    call = urgent.call(by, found.key, **CALL)
    assert reverse("urgent-call", args=[call]) in client.get(reverse("new-urgent", args=[found.key])).text


def test_the_second_who_takes_it_on_hears_who_has_it(ann):
    client, by = ann
    on_duty(by)
    call = reverse("urgent-call", args=[urgent.call(by, episode(by).key, **CALL)])
    browser(user("Bob")).post(call, {"what": "accept", "version": "1"})
    told = client.post(call, {"what": "accept", "version": "1"})
    assert told.status_code == 422
    assert "Bob has taken this on already" in told.text


def test_what_waits_too_long_says_so(ann, monkeypatch):
    client, by = ann
    on_duty(by)
    call = reverse("urgent-call", args=[urgent.call(by, episode(by).key, **CALL)])
    moment = clock.now() + timedelta(minutes=16)
    monkeypatch.setattr(clock, "now", lambda: moment)
    jobs.escalate()
    assert "It has waited too long. It stands before the other calls" in client.get(call).text


def test_a_settled_call_leaves_the_list(ann):
    client, by = ann
    on_duty(by)
    call = reverse("urgent-call", args=[urgent.call(by, episode(by).key, **CALL)])
    for version, what in ((1, "accept"), (2, "settle")):
        client.post(call, {"what": what, "version": str(version)})
    assert "Settled on" in client.get(call).text
    assert "Nothing urgent is open" in client.get(reverse("urgent")).text


def test_after_a_death_nothing_is_offered(ann):
    client, by = ann
    found = episode(by)
    on_duty(by)
    people.died(by, found.person.key, version=1, died_on=clock.today())
    page = client.get(reverse("new-urgent", args=[found.key])).text
    assert "died on" in page
    assert 'name="callback"' not in page
