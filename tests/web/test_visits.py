"""What the pages say to those who are out, and about them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from meeting import meeting
from team import browser, episode, on_duty, user
from tornio.actions import clock, endings, jobs, meetings, notices, urgent, visits
from tornio.care.endings import Attendance
from tornio.records.models import HelpAsked, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat():
    return user("Pat")


@pytest.fixture
def made(by, pat):
    """A meeting of an hour, in an hour, to which Ann and Pat go."""
    return meeting(by, minutes=60, practitioners=(by.key, pat.key))


@pytest.fixture
def on_call(by, settings, monkeypatch):
    """Ann has the duty telephone, and is emailed about calls; as if this were no demonstration."""
    on_duty(by)
    settings.CALLS_TO = ("duty",)
    monkeypatch.setattr(notices, "invented", lambda: False)


def buttons(html: str) -> list[str]:
    """What can be tapped without unfolding anything."""
    shown = re.sub(r"<details.*?</details>", "", html.split("<main", 1)[1], flags=re.DOTALL)
    return re.findall(r"tornio-tap[^>]*><span>([^<]+)</span>", shown)


def tap(client, made, what: str, *who, page: str = ""):
    word = " ".join(one.key for one in who)
    return client.post(f"/meetings/{made.key}{page}", {"tap": what, "word": word})


def later(monkeypatch, minutes: int) -> None:
    moment = clock.now() + timedelta(minutes=minutes)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_arrived_is_one_tap_for_oneself_and_one_for_the_pair(ann, pat, made):
    client = browser(ann)
    html = client.get(f"/meetings/{made.key}").text
    assert buttons(html) == ["Arrived", "Arrived, with Pat"]
    assert f'value="{ann.key} {pat.key}"' in html
    assert tap(client, made, "arrive", ann, pat).status_code == 303
    assert Visit.objects.count() == 2


@pytest.mark.parametrize(("who", "kind"), [("ann", "primary"), ("bob", "secondary")])
def test_whoever_only_looks_is_not_led_to_say_that_they_arrived(ann, made, who, kind):
    html = browser({"ann": ann, "bob": user("Bob")}[who]).get(f"/meetings/{made.key}").text
    assert re.search(r'nhsuk-button--(\w+) [^>]*value="arrive"', html)[1] == kind


def test_during_the_dialogue_leaving_is_folded_away_and_within_reach(ann, pat, made):
    client = browser(ann)
    tap(client, made, "arrive", ann, pat)
    html = client.get(f"/meetings/{made.key}").text
    assert buttons(html) == []
    assert "Leaving now?" in html
    assert "Left safely, with Pat" in html
    assert tap(client, made, "leave").status_code == 303
    assert "You left safely at" in client.get(f"/meetings/{made.key}").text


def test_who_comes_later_finds_arrived_on_the_same_page(ann, pat, made):
    tap(browser(ann), made, "arrive")
    client = browser(pat)
    html = client.get(f"/meetings/{made.key}").text
    assert "Ann arrived at" in html
    assert buttons(html) == ["Arrived"]
    tap(client, made, "arrive")
    assert buttons(client.get(f"/meetings/{made.key}").text) == []


def test_the_last_ten_minutes_end_with_each_by_themselves(ann, pat, made):
    client = browser(ann)
    tap(client, made, "arrive", ann, pat)
    assert tap(client, made, "leave", page="/end").status_code == 303
    html = client.get(f"/meetings/{made.key}/end").text
    assert "You left safely at" in html
    assert "Pat: left safely" in buttons(html)
    tap(client, made, "leave", pat, page="/end")
    assert "Left safely at" in client.get(f"/meetings/{made.key}/end").text


def test_the_visits_page_shows_each_who_is_out_and_a_colleague_may_say_that_they_left(ann, pat, made):
    tap(browser(ann), made, "arrive", ann, pat)
    client = browser(user("Bob"))
    assert buttons(client.get("/visits/").text) == ["Ann: left safely", "Pat: left safely"]
    assert client.post("/visits/", {"tap": "left", "word": f"{made.key} {pat.key}"}).status_code == 303
    assert buttons(client.get("/visits/").text) == ["Ann: left safely"]
    assert Visit.objects.get(user=pat).left_by.name == "Bob"


def test_a_quiet_line_says_who_has_not_tapped_arrived(ann, pat, made, monkeypatch):
    later(monkeypatch, 76)
    client = browser(user("Bob"))
    assert "nobody has tapped Arrived: Ann, Pat" in client.get("/visits/").text
    client.post("/visits/", {"tap": "there", "word": f"{made.key} {ann.key}"})
    html = client.get("/visits/").text
    assert "not tapped Arrived: Pat" in html
    assert buttons(html) == ["Ann: left safely", "Pat is there"]


def test_a_call_about_them_stands_on_today_and_gives_their_numbers(ann, pat, made, monkeypatch):
    type(pat).objects.filter(pk=pat.pk).update(phone="07700 900002")
    later(monkeypatch, 121)
    jobs.look_for_those_who_never_arrived()
    client = browser(user("Bob"))
    assert "Not tapped Arrived yet: Ann, Pat" in client.get("/").text
    html = client.get("/visits/").text
    assert "tel:07700900002" in html
    assert "Nobody is sent a message: please ring." in html


@pytest.mark.parametrize("word", ["", "nothing", "nothing of that"])
def test_a_tap_about_no_meeting_is_not_found(ann, word):
    for what in ("left", "there"):
        assert browser(ann).post("/visits/", {"tap": what, "word": word}).status_code == 404


def test_get_help_says_beforehand_whether_anybody_is_sent_a_message(ann, made, settings):
    tap(browser(ann), made, "arrive")
    address = f"/meetings/{made.key}"
    assert "Nobody is sent a message." in browser(ann).get(address).text
    settings.CALLS_TO = ("team@example.org",)
    assert "We also send an email to the addresses that your service chose." in browser(ann).get(address).text


@pytest.mark.usefixtures("on_call")
def test_the_duty_worker_is_named_where_they_are_told(ann, by, made):
    tap(browser(ann), made, "arrive")
    for address in (f"/meetings/{made.key}", reverse("new-urgent", args=[episode(by).key])):
        assert "We also send an email to the duty worker." in browser(ann).get(address).text, address


@pytest.mark.usefixtures("on_call")
def test_after_a_call_for_help_the_page_says_what_became_of_the_email(ann, by, made):
    visits.ask_help(by, made.key)
    client = browser(ann)
    assert "An email is on its way." in client.get(f"/meetings/{made.key}").text
    jobs.send_notices()
    for address in (f"/meetings/{made.key}", "/", "/visits/"):
        assert "We have also sent an email to the duty worker, at" in client.get(address).text, address
    visits.leave(by, made.key)
    assert HelpAsked.objects.get().answered_at is None


def test_the_page_of_an_urgent_call_says_that_nobody_is_told(ann, by):
    on_duty(by)
    found = episode(by)
    client = browser(ann)
    assert "Nobody is sent a message." in client.get(reverse("new-urgent", args=[found.key])).text
    call = reverse("urgent-call", args=[urgent.call(by, found.key, callback="here")])
    assert "Nobody is sent a message: please ring." in client.get(call).text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "This was to be on another day, and nobody tapped Arrived."),
        (3, "“Arrived” stands here on the day."),
    ],
)
def test_on_another_day_the_page_says_so_and_what_can_be_done(ann, by, days, words):
    made = meeting(by, starts_at=clock.now() + timedelta(days=days))
    client = browser(ann)
    html = client.get(f"/meetings/{made.key}").text
    assert words in html
    assert buttons(html) == []
    assert f'href="/meetings/{made.key}/change"' in html
    assert (f'href="/meetings/{made.key}/end"' in html) == (days < 0)
    refused = tap(client, made, "arrive")
    assert refused.status_code == 422
    assert "This meeting is not today." in refused.text


def test_what_was_written_down_without_an_arrival_is_shown_and_not_another_arrived(ann, by):
    made = meeting(by, starts_at=clock.now() - timedelta(days=3))
    client = browser(ann)
    client.post(f"/meetings/{made.key}/end", {"tap": "all came", "version": "1", "once": "a"})
    html = client.get(f"/meetings/{made.key}").text
    assert "Who was here" in html
    assert buttons(html) == []


def test_arrived_by_mistake_is_one_tap_where_leaving_is_and_the_meeting_is_before_one_again(ann, pat, made):
    client = browser(ann)
    tap(client, made, "arrive")
    page = client.get(f"/meetings/{made.key}").text
    assert "I tapped Arrived by mistake" in page.split("Leaving now?")[1]
    assert "by mistake" not in browser(pat).get(f"/meetings/{made.key}").text, "Pat tapped nothing"
    assert tap(client, made, "mistake").status_code == 303
    assert buttons(client.get(f"/meetings/{made.key}").text) == ["Arrived", "Arrived, with Pat"]


def test_arrived_for_both_by_mistake_is_taken_back_for_both_by_a_tap_that_names_them(ann, pat, made):
    client = browser(ann)
    tap(client, made, "arrive", ann, pat)
    html = client.get(f"/meetings/{made.key}").text
    assert "By mistake, for Pat as well" in html
    assert f'value="{ann.key} {pat.key}"' in html.split("by mistake")[1]
    assert "as well" not in browser(pat).get(f"/meetings/{made.key}").text.split("<main")[1]
    assert tap(client, made, "mistake", ann, pat).status_code == 303
    assert not Visit.objects.exists()


def test_arrived_by_mistake_is_neither_offered_nor_taken_once_something_is_written_down(ann, made):
    client = browser(ann)
    tap(client, made, "arrive")
    client.post(f"/meetings/{made.key}/end", {"tap": "all came", "version": "1", "once": "a"})
    assert "by mistake" not in client.get(f"/meetings/{made.key}").text
    refused = tap(client, made, "mistake")
    assert refused.status_code == 422
    assert "Tap Left safely" in refused.text


def test_a_call_that_somebody_is_overdue_keeps_their_arrival(ann, made, monkeypatch):
    client = browser(ann)
    tap(client, made, "arrive")
    later(monkeypatch, 120)
    assert jobs.look_for_the_overdue() == 1
    refused = tap(client, made, "mistake")
    assert refused.status_code == 422
    assert "Somebody was called because of this visit." in refused.text
    assert Visit.objects.filter(left_at=None).exists()


def test_whoever_never_tapped_and_was_here_is_asked_about_when_the_other_has_left(ann, pat, by, made):
    """Grace alone taps, and all came: nobody is forgotten, and nobody is looked for in vain."""
    client = browser(ann)
    tap(client, made, "arrive")
    tap(client, made, "all came", page="/end")
    tap(client, made, "leave", page="/end")
    for page in ("", "/end"):
        html = client.get(f"/meetings/{made.key}{page}").text
        assert "Not tapped Left safely: Pat." in html
        assert "Both of us have left" in buttons(html)
    tap(client, made, "leave", pat)
    assert Visit.objects.get(user__key=pat.key).left_by.key == ann.key
    assert "Not tapped Left safely" not in client.get(f"/meetings/{made.key}").text


def test_the_one_who_never_tapped_says_so_for_themselves(ann, pat, made):
    tap(browser(ann), made, "arrive")
    tap(browser(ann), made, "leave")
    html = browser(pat).get(f"/meetings/{made.key}").text
    assert "Not tapped Left safely: Pat." in html
    assert "Left safely" in buttons(html)
    assert "Pat: left safely" in buttons(browser(user("Cleo")).get(f"/meetings/{made.key}").text)


def test_nobody_is_asked_about_who_did_not_come_nor_after_a_day(ann, by, pat, made, monkeypatch):
    tap(browser(ann), made, "arrive")
    endings.here(by, made.key, Attendance(True, (), (ann.key,)), version=1)
    tap(browser(ann), made, "leave")
    assert meetings.view(by, made.key).unaccounted == ()
    endings.here(by, made.key, Attendance(True, (), (ann.key, pat.key)), version=2)
    assert [one.name for one in meetings.view(by, made.key).unaccounted] == ["Pat"]
    later(monkeypatch, 26 * 60)
    assert meetings.view(by, made.key).unaccounted == ()


def test_the_page_of_those_who_are_out_says_left_safely_for_the_one_who_never_tapped(
    ann, pat, made, monkeypatch
):
    tap(browser(ann), made, "arrive")
    tap(browser(ann), made, "leave")
    later(monkeypatch, 80)
    client = browser(ann)
    html = client.get("/visits/").text
    assert "Nobody is out now" not in html
    assert "Pat: left safely" in buttons(html)
    client.post("/visits/", {"tap": "left", "word": f"{made.key} {pat.key}"})
    assert "Nobody is out now" in client.get("/visits/").text
