"""A second tap on a form that was saved leads where the first one led, though what it was about is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

import beside
import pages
from team import browser, episode, on_duty, user
from tornio.actions import clock, corrections
from tornio.actions import staff as acting_staff
from tornio.care.permissions import MANAGER, PRACTITIONER, Actor
from tornio.records.audit import Event
from tornio.records.staff import Duty

pytestmark = pytest.mark.django_db

WHY = {"reason": "another Sam"}


def a_way(by: Actor) -> tuple[str, dict[str, str]]:
    values = {"kind": "telephone", "value": "01227 000001", "safe": "yes", "removed": "yes"}
    return f"/people/ways/{pages.a_way(by)}", values


def a_shift(by: Actor) -> tuple[str, dict[str, str]]:
    shift, start = on_duty(by), clock.now() + timedelta(days=1)
    Duty.objects.update(starts_at=start, ends_at=start + timedelta(hours=8))
    return f"/rota/{shift.key}", {"remove": "yes"}


def a_merge(by: Actor) -> tuple[str, dict[str, str]]:
    kept, other = episode(by).person, episode(by).person
    return f"/corrections/merge/{kept.key}", {**WHY, "other": other.key}


def put_back(by: Actor) -> tuple[str, dict[str, str]]:
    key = corrections.strike(by, beside.a_contact(by), kind="contact", reason="another Sam")
    return f"/corrections/struck/{key}", WHY


FORMS = {
    "strike a contact": lambda by: (f"/corrections/contact/{beside.a_contact(by)}", WHY),
    "strike an episode": lambda by: (f"/corrections/episode/{pages.an_episode(by)}", WHY),
    "put back": put_back,
    "merge": a_merge,
    "undo a merge": lambda by: (f"/corrections/merged/{beside.a_merge(by)}", WHY),
    "take off a way": a_way,
    "take off a member": lambda by: (f"/network/members/{pages.a_member(by)}", {"removed": "yes"}),
    "take off a shift": a_shift,
    "take back leave": lambda by: (f"/team/leave/{beside.a_leave(by)}", {"cancelled": "yes"}),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_second_tap_leads_where_the_first_led(name):
    mia = user("Mia", MANAGER, PRACTITIONER)
    address, values = FORMS[name](acting_staff.actor(mia.key))
    sent, client = {**values, "version": "1", "once": "one sending"}, browser(mia)
    first = client.post(address, sent)
    saved = Event.objects.count()
    second = client.post(address, sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second["Location"] == first["Location"]
    assert Event.objects.count() == saved


def test_the_same_form_with_other_words_leads_nowhere():
    mia = user("Mia", MANAGER, PRACTITIONER)
    address, values = FORMS["strike a contact"](acting_staff.actor(mia.key))
    sent, client = {**values, "once": "one sending"}, browser(mia)
    assert client.post(address, sent).status_code == 303
    assert client.post(address, {**sent, "reason": "yet another Sam"}).status_code == 404


def test_nobody_else_is_led_anywhere():
    mia = user("Mia", MANAGER, PRACTITIONER)
    address, values = FORMS["strike a contact"](acting_staff.actor(mia.key))
    sent = {**values, "once": "one sending"}
    assert browser(mia).post(address, sent).status_code == 303
    assert browser(user("Ann")).post(address, sent).status_code == 404
