from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from meeting import begun, invited, meeting
from team import browser, episode, first_contact, signed_in, user
from tornio.actions import clock, network, people, plans
from tornio.actions import staff as acting_staff
from tornio.care.network import MemberDetails
from tornio.records.meetings import Meeting
from tornio.records.network import Invitation, Member

pytestmark = pytest.mark.django_db

JO = {"name": "Jo", "relationship": "friend", "wanted": "yes"}
#: What is new on every page anyway: random marks of the form and of the policy, and the seconds of a session.
RANDOM = re.compile(
    r'nonce="[^"]*"|name="(csrfmiddlewaretoken|once|keeper)" value="[^"]*"|data-seconds-left="\d+"'
    r"|[a-z0-9]{6}-[0-9a-f]{32}"
)


def ann():
    return signed_in("Ann")


def test_somebody_is_added_with_a_yes_of_their_own():
    client, by = ann()
    key = episode(by).person.key
    assert client.post(reverse("new-member", args=[key]), JO).status_code == 303
    assert "Sam wants Jo to be asked" in client.get(reverse("network", args=[key])).text


def test_without_an_answer_nobody_is_added():
    client, by = ann()
    page = client.post(reverse("new-member", args=[episode(by).person.key]), {**JO, "wanted": ""})
    assert page.status_code == 422
    assert 'href="#wanted"' in page.text
    assert not Member.objects.exists()


def test_a_yes_and_taking_it_back_are_one_tap_each():
    client, by = ann()
    key = episode(by).person.key
    member = network.add(by, key, MemberDetails("Jo", "friend"), wanted=False)
    address = reverse("network", args=[key])
    client.post(address, {"what": "invite", "member": member})
    assert Invitation.objects.get().taken_back_at is None
    client.post(address, {"what": "take back", "member": member})
    assert Invitation.objects.get().taken_back_at is not None


def test_the_network_of_somebody_who_died_asks_nobody():
    client, by = ann()
    person = episode(by).person
    network.add(by, person.key, MemberDetails("Jo", "friend"), wanted=True)
    people.died(by, person.key, version=person.version, died_on=clock.today())
    page = client.get(reverse("network", args=[person.key])).text
    assert "nobody is invited" in page
    for never in ("can take a yes back", "Take back", "Add somebody"):
        assert never not in page


def test_a_tap_on_anothers_member_finds_nothing():
    client, by = ann()
    charlie = acting_staff.actor(user("Charlie", team="Another team").key)
    theirs = network.add(charlie, episode(charlie).person.key, MemberDetails("Jo", "friend"), wanted=False)
    tapped = client.post(
        reverse("network", args=[episode(by).person.key]), {"what": "invite", "member": theirs}
    )
    assert tapped.status_code == 404
    assert not Invitation.objects.exists()


def test_a_member_can_be_changed_and_taken_off():
    client, by = ann()
    key = episode(by).person.key
    member = network.add(by, key, MemberDetails("Jo", "friend"), wanted=True)
    address = reverse("member", args=[member])
    client.post(address, {**JO, "interpreter": "Polish", "version": "1"})
    assert "Interpreter: Polish" in client.get(reverse("network", args=[key])).text
    client.post(address, {"removed": "yes", "version": "2"})
    assert "Interpreter: Polish" not in client.get(reverse("network", args=[key])).text


def test_3_an_invitation_that_was_taken_back_leaves_no_trace_on_any_page(monkeypatch):
    """Byte for byte, for a colleague who looks before it and after it."""
    still = datetime.now(UTC)
    monkeypatch.setattr(clock, "now", lambda: still)
    _, by = ann()
    bob, found = browser(user("Bob")), episode(by)
    first_contact(by, found)
    member = network.add(by, found.person.key, MemberDetails("Jo", "friend"), wanted=False)
    meeting = Meeting.objects.create(episode=found, starts_at=still + timedelta(hours=3), place="home")
    pages = [
        *(reverse(name) for name in ("home", "people", "meetings", "board")),
        *(reverse(name, args=[found.key]) for name in ("first-contact", "plan-meeting", "timeline")),
        *(reverse(name, args=[found.person.key]) for name in ("person", "network")),
        *(reverse(name, args=[meeting.key]) for name in ("meeting", "print-meeting", "meeting-calendar")),
        reverse("member", args=[member]),
    ]

    def seen() -> list[str]:
        return [RANDOM.sub("", bob.get(address).text) for address in pages]

    before = seen()
    network.invite(by, member)
    meeting.places.create(member=Member.objects.get(key=member))
    assert seen() != before
    network.take_back(by, member)
    assert seen() == before


def test_somebody_invited_after_a_meeting_was_planned_is_said_not_to_be_expected_at_it():
    client, by = ann()
    about = episode(by)
    made = meeting(by, about)
    invited(by, about, "Jo", "friend")
    address = reverse("network", args=[about.person.key])
    html = client.get(address).text
    assert re.search(r"Not expected yet at the meeting on [^.]+: Jo\.", html)
    assert f"/meetings/{made.key}" in html
    plans.expect(by, made.key, Member.objects.get(name="Jo").key)
    assert "Not expected yet" not in client.get(address).text


def test_who_is_not_expected_is_said_of_meetings_to_come_alone_and_of_nobody_uninvited():
    client, by = ann()
    about = episode(by)
    called_off = meeting(by, about)
    plans.cancel(by, called_off.key, version=1)
    begun(by, about)
    network.add(by, about.person.key, MemberDetails("Gran", "other relative"), wanted=False)
    invited(by, about, "Jo", "friend")
    meeting(by, about, members=(Member.objects.get(name="Jo").key,))
    assert "Not expected yet" not in client.get(reverse("network", args=[about.person.key])).text
