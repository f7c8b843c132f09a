from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from team import actor, browser, new_referral, user
from tornio.actions import clock, referrals
from tornio.actions import staff as acting_staff
from tornio.care.referrals import Rest
from tornio.records.people import Person
from tornio.records.referrals import Episode, Referral
from tornio.records.staff import Membership
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db

ARRIVED = {
    "received_at-day": "3",
    "received_at-month": "3",
    "received_at-year": "2026",
    "received_at-time": "14:05",
}
SAID = {"route": "crisis team", "priority": "urgent"}
LEAST = {"given_name": "Zoë", **SAID, **ARRIVED}


def test_a_referral_can_be_registered_and_is_then_in_the_list():
    ann = browser(user("Ann"))
    sent = ann.post("/referrals/new", {**LEAST, "once": "one sending"})
    assert sent.status_code == 303
    assert "Zoë" in ann.get(sent["Location"]).text
    assert "Zoë" in ann.get("/referrals/").text


def test_every_fault_is_listed_above_and_beside_its_field():
    page = browser(user("Ann")).post("/referrals/new", {"given_name": ""})
    assert page.status_code == 422
    for field in ("given_name", "received_at", "route", "priority"):
        assert f'href="#{field}"' in page.text
        assert f'id="{field}-error"' in page.text


def test_what_was_typed_stands_there_again():
    page = browser(user("Ann")).post("/referrals/new", {**LEAST, "route": "", "reason": "“I cannot sleep”"})
    assert "“I cannot sleep”" in page.text
    assert 'value="Zoë"' in page.text


def test_an_hour_that_the_clocks_skip_is_refused():
    skipped = {"received_at-day": "29", "received_at-time": "01:30"}
    page = browser(user("Ann")).post("/referrals/new", {**LEAST, **skipped})
    assert "The clocks skip this hour" in page.text


def test_a_stranger_to_the_team_finds_nothing():
    ann = user("Ann")
    key = referrals.register(acting_staff.actor(ann.key), new_referral())
    assert browser(ann).get(f"/referrals/{key}").status_code == 200
    assert browser(user("Charlie", team="Another")).get(f"/referrals/{key}").status_code == 404


def test_words_sent_after_the_session_ended_wait_for_their_writer():
    ann = user("Ann")
    client = browser(ann)
    keeper = client.get("/referrals/new").text.split('name="keeper" value="')[1].split('"')[0]
    gone = browser().post("/referrals/new", {**LEAST, "reason": "nobody may lose this", "keeper": keeper})
    assert gone.status_code == 302
    assert not Referral.objects.exists()
    assert "nobody may lose this" in client.get("/referrals/new").text
    assert "nobody may lose this" not in browser(user("Bob")).get("/referrals/new").text


def test_a_forged_keeper_keeps_nothing():
    ann = user("Ann")
    browser().post("/referrals/new", {"reason": "planted", "keeper": f"{ann.key}:forged"})
    assert "planted" not in browser(ann).get("/referrals/new").text


def test_a_draft_meets_what_was_saved_in_between():
    ann, bob = user("Ann"), acting_staff.actor(user("Bob").key)
    client = browser(ann)
    key = referrals.register(bob, new_referral())
    page = f"/referrals/{key}/decide"
    keeper = client.get(page).text.split('name="keeper" value="')[1].split('"')[0]
    mine = {
        "outcome": "redirected",
        "exclusion": "another reason",
        "reason": "my own",
        "went_to": "Dover",
        "version": "1",
        "keeper": keeper,
    }
    browser().post(page, mine)
    referrals.turn(bob, key, version=1, outcome="waiting", reason="until Monday")
    assert 'name="version" value="1"' in client.get(page).text
    told = client.post(page, mine)
    assert told.status_code == 409
    assert "my own" in told.text
    assert 'name="version" value="2"' in told.text
    assert client.post(page, {**mine, "version": "2"}).status_code == 303


def test_what_could_wait_is_completed_later_and_a_conflict_loses_nothing():
    ann = user("Ann")
    client, by = browser(ann), acting_staff.actor(ann.key)
    key = referrals.register(by, new_referral())
    assert f"/referrals/{key}/change" in client.get(f"/referrals/{key}").text
    told = {"crisis": "yes", "eligibility_by": "Dr Hale", "version": "1", **SAID}
    assert client.post(f"/referrals/{key}/change", told).status_code == 303
    found = Referral.objects.get()
    assert (found.crisis, found.eligibility_by, found.version) == (True, "Dr Hale", 2)
    assert 'value="Dr Hale"' in client.get(f"/referrals/{key}/change").text
    late = client.post(f"/referrals/{key}/change", {**told, "eligibility_by": "Dr Reed"})
    assert late.status_code == 409
    assert "Dr Reed" in late.text


def test_nobody_was_found_eligible_in_the_future():
    ann = user("Ann")
    key = referrals.register(acting_staff.actor(ann.key), new_referral())
    ahead = {
        f"eligibility_at-{part}": value
        for part, value in zip(("day", "month", "time"), ("3", "3", "9:00"), strict=True)
    }
    ahead["eligibility_at-year"] = str(clock.today().year + 1)
    sent = browser(ann).post(f"/referrals/{key}/change", {**ahead, "version": "1"})
    assert sent.status_code == 422


def test_a_referral_that_waits_says_how_long_and_a_decided_one_no_more(monkeypatch):
    ann = user("Ann")
    client, by = browser(ann), acting_staff.actor(ann.key)
    key = referrals.register(by, new_referral())
    arrived = Referral.objects.get().received_at
    monkeypatch.setattr(clock, "now", lambda: arrived + timedelta(hours=3, minutes=2))
    pages = ["/", "/referrals/", f"/referrals/{key}", f"/referrals/{key}/decide"]
    for address in pages:
        assert "waiting 3 hours 2 minutes" in client.get(address).text, address
    referrals.turn(by, key, version=1, outcome="waiting", reason="until Monday")
    assert "waiting 3 hours" in client.get("/referrals/?outcome=waiting").text
    referrals.accept(by, key, version=2)
    assert "waiting 3 hours 2 minutes" in client.get("/").text.split("Waiting for our first call")[1]
    for address in ("/referrals/?outcome=accepted", f"/referrals/{key}"):
        assert "waiting 3 hours" not in client.get(address).text, address


def test_the_list_says_when_it_is_empty():
    assert "None." in browser(user("Ann")).get("/referrals/").text


def test_an_actor_without_a_role_is_told_so():
    assert actor("Ann").roles
    nobody = user("Nobody")
    nobody.roles.all().delete()
    assert browser(nobody).get("/referrals/").status_code == 403


def test_a_number_that_came_with_a_referral_is_there_for_the_first_call():
    ann = browser(user("Ann"))
    ann.post("/referrals/new", {**LEAST, "telephone": "01227 000001", "safe": "yes"})
    found = Referral.objects.get()
    assert "01227 000001</a> – safe to use" in ann.get(f"/people/{found.person.key}").text
    ann.post(f"/referrals/{found.key}/decide", {"outcome": "accepted", "version": "1"})
    page = ann.get(reverse("first-contact", args=[Episode.objects.get().key]))
    assert "01227 000001</a> – safe to use" in page.text
    assert "No number yet" not in page.text


def test_a_number_that_nobody_may_ring_is_kept_as_a_warning():
    ann = browser(user("Ann"))
    ann.post("/referrals/new", {**LEAST, "telephone": "01227 000001", "safe": "no"})
    page = ann.get(f"/people/{Person.objects.get().key}").text
    assert "Never use this" in page
    assert "tel:01227000001" not in page


@pytest.mark.parametrize("told", [{"telephone": "her aunt’s"}, {"telephone": "", "safe": "yes"}])
def test_a_number_without_figures_and_a_safety_without_a_number_are_told_beside_the_field(told):
    page = browser(user("Ann")).post("/referrals/new", {**LEAST, **told})
    assert page.status_code == 422
    assert 'id="telephone-error"' in page.text
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("kept", "told", "then"),
    [
        ("not asked", "yes", "yes"),
        ("not asked", "", "not asked"),
        ("yes", "", "yes"),
        ("yes", "no", "no"),
        ("no", "yes", "no"),
        ("did not say", "yes", "did not say"),
    ],
)
def test_a_number_that_is_kept_is_not_kept_twice_and_a_no_is_never_talked_over(kept, told, then):
    ann = browser(user("Ann"))
    before = known_to("Ann")
    before.ways_to_reach.create(kind="telephone", value="01227 000001", safe=kept)
    sent = {**LEAST, "family_name": "Hale", "same": before.key, "telephone": "01227-000001", "safe": told}
    assert ann.post("/referrals/new", sent).status_code == 303
    assert before.ways_to_reach.get().safe == then


def test_what_a_referral_says_is_corrected_until_it_is_decided_and_not_after():
    ann = user("Ann")
    client, by = browser(ann), acting_staff.actor(ann.key)
    key = referrals.register(by, new_referral(reason="cannot sleep"))
    address = f"/referrals/{key}/change"
    told = {"route": "single point of access", "priority": "routine", "referrer": "Dr Hale"}
    assert "cannot sleep" in client.get(address).text
    refused = client.post(address, {**told, "route": "", "priority": "sometime", "version": "1"})
    assert refused.status_code == 422
    assert all(f'href="#{field}"' in refused.text for field in ("route", "priority"))
    assert client.post(address, {**told, "reason": "hears voices", "version": "1"}).status_code == 303
    found = Referral.objects.get()
    assert (found.route, found.priority, found.referrer, found.reason) == (*told.values(), "hears voices")
    referrals.accept(by, key, version=2)
    assert "By which way?" not in client.get(address).text
    late = {"route": "crisis team", "crisis": "yes", "version": "3"}
    assert client.post(address, {**told, **late}).status_code == 303
    found.refresh_from_db()
    assert (found.route, found.crisis) == ("single point of access", True)


def test_somebody_else_is_told_that_it_was_decided_meanwhile():
    by = acting_staff.actor(user("Ann").key)
    key = referrals.register(by, new_referral())
    referrals.accept(by, key, version=1)
    with pytest.raises(FaultyInput, match="is decided"):
        referrals.change(by, key, Rest(), version=2, said=new_referral().said)


BORN = {"born_on-day": "4", "born_on-month": "5", "born_on-year": "1990"}


def somebody(**known) -> Person:
    return Person.objects.create(**{"given_name": "Zoë", "family_name": "Hale", **known})


def known_to(name: str, **known) -> Person:
    """Somebody whom this colleague's team was with before."""
    place = Membership.objects.get(user__name=name).team
    person = somebody(**known)
    Episode.objects.create(person=person, team=place, opened_on=date(2025, 3, 2), closed_on=date(2025, 9, 1))
    return person


def test_somebody_who_comes_again_is_offered_and_registered_under_their_own_record():
    ann = browser(user("Ann"))
    before = known_to("Ann")
    sent = {**LEAST, **BORN, "family_name": "HALE", "nhs-number": "999 000 0018", "once": "one sending"}
    page = ann.post("/referrals/new", sent)
    assert page.status_code == 422
    assert "Is this one of them?" in page.text
    assert "Zoë Hale, with the team until 1 September 2025" in page.text
    assert not Referral.objects.exists()
    answer = ann.post("/referrals/new", {**sent, "same": before.key})
    assert answer.status_code == 303
    assert Referral.objects.get().person == before
    before.refresh_from_db()
    assert (before.born_on, before.identifiers.get().value) == (date(1990, 5, 4), "9990000018")


def test_somebody_new_of_the_same_name_is_one_answer_away():
    ann = browser(user("Ann"))
    known_to("Ann")
    assert ann.post("/referrals/new", {**LEAST, "family_name": "Hale", "same": "new"}).status_code == 303
    assert Person.objects.count() == 2


def test_a_stranger_of_the_same_name_and_number_is_not_hinted_at():
    ann = browser(user("Ann"))
    user("Charlie", team="Another")
    theirs = known_to("Charlie", born_on=date(1990, 5, 4))
    theirs.identifiers.create(kind="nhs-number", value="9990000018")
    sent = {**LEAST, **BORN, "family_name": "Hale", "nhs-number": "9990000018"}
    assert ann.post("/referrals/new", sent).status_code == 303
    assert Referral.objects.get().person != theirs
    assert ann.post("/referrals/new", {**sent, "same": theirs.key}).status_code == 422


def test_an_answer_that_was_lost_on_its_way_asks_nothing_when_it_is_sent_again():
    ann = browser(user("Ann"))
    first, again = (ann.post("/referrals/new", {**LEAST, "once": "one sending"}) for _ in range(2))
    assert (again.status_code, again["Location"]) == (303, first["Location"])
    assert Person.objects.count() == 1


def test_what_is_known_of_them_is_not_overwritten_and_nobody_is_referred_who_has_died():
    ann = browser(user("Ann"))
    before = known_to("Ann", died_on=date(2025, 10, 1))
    before.identifiers.create(kind="nhs-number", value="9990000026")
    sent = {**LEAST, "family_name": "Hale", "nhs-number": "9990000018", "same": before.key}
    page = ann.post("/referrals/new", sent)
    for field in ("same", "nhs-number"):
        assert f'href="#{field}"' in page.text
    assert not Referral.objects.exists()


def test_a_number_of_somebody_in_reach_is_not_given_to_a_second_person():
    ann = browser(user("Ann"))
    known_to("Ann").identifiers.create(kind="nhs-number", value="9990000018")
    page = ann.post(
        "/referrals/new", {**LEAST, "given_name": "Robin", "nhs-number": "9990000018", "same": "new"}
    )
    assert 'href="#nhs-number"' in page.text


def test_a_second_referral_while_they_are_with_the_team_says_so():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    first = referrals.register(by, new_referral())
    referrals.accept(by, first, version=1)
    again = referrals.register(by, new_referral(), same=Person.objects.get().key)
    assert "They are with the team now." in browser(ann).get(f"/referrals/{again}").text
    assert "They are with the team now." not in browser(ann).get(f"/referrals/{first}").text


def test_whoever_is_in_two_teams_is_asked_which_one_it_is_for():
    ann, another = user("Ann"), user("Zed", team="Another").memberships.get().team
    assert "Which team?" not in browser(ann).get("/referrals/new").text
    Membership.objects.create(user=ann, team=another, since=date(2020, 1, 1))
    client = browser(ann)
    assert 'href="#team"' in client.post("/referrals/new", LEAST).text
    refused = client.post("/referrals/new", {"given_name": "Zoë"}).text
    assert all(f'href="#{field}"' in refused for field in ("team", "route", "priority"))
    assert client.post("/referrals/new", {**LEAST, "team": another.key}).status_code == 303
    found = Referral.objects.get()
    assert found.team == another
    for page in (f"/referrals/{found.key}", f"/referrals/{found.key}/decide"):
        assert "Another" in client.get(page).text.split("<main", 1)[1]


def test_a_referral_says_what_is_not_known_yet_until_it_is_completed():
    ann = user("Ann")
    client, by = browser(ann), acting_staff.actor(ann.key)
    key = referrals.register(by, new_referral(new_episode=False))
    told = "Not known yet: Crisis, Team otherwise, Who said the team can help, When they said so."
    assert told in client.get(f"/referrals/{key}").text
    now = clock.now()
    rest = Rest(crisis=True, team_otherwise="other", eligibility_by="Dr Hale", eligibility_at=now)
    referrals.change(by, key, rest, version=1)
    assert "Not known yet: New episode." in client.get(f"/referrals/{key}").text
    referrals.change(by, key, replace(rest, new_episode=False), version=2)
    assert "Not known yet" not in client.get(f"/referrals/{key}").text


def test_the_way_to_a_referral_leads_over_its_person_before_it_is_decided_too():
    ann = user("Ann")
    client, by = browser(ann), acting_staff.actor(ann.key)
    key = referrals.register(by, new_referral())
    person = f"/people/{Referral.objects.get().person.key}"
    page = client.get(person).text
    assert f"/referrals/{key}" in page
    assert "Open now" in page
    referrals.turn(by, key, version=1, outcome="redirected", reason="moved away", went_to="Dover")
    assert "Redirected" in client.get(person).text
