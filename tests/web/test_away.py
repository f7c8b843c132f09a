"""Pages away from the house: empty states, faults, and what they do not show."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from beside import a_meeting_left, contact
from team import actor, browser, episode, user
from tornio.actions import staff as acting_staff
from tornio.care.permissions import ADMINISTRATOR, GOVERNANCE, MANAGER, RECRUITER, RESEARCHER
from tornio.records.staff import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "role", "says"),
    [
        ("/protected/", MANAGER, "None."),
        ("/adherence/", MANAGER, "No form waits."),
        ("/rota/", MANAGER, "Nobody is on the rota yet"),
        ("/opened/", MANAGER, "Nobody has."),
        ("/corrections/", MANAGER, "Nothing."),
        ("/lists/names", RECRUITER, "Nobody is with the team now."),
        ("/lists/pseudonyms", RESEARCHER, "There is no episode yet."),
        ("/lists/counts", GOVERNANCE, "None yet."),
    ],
)
def test_an_empty_page_says_so_in_words(address, role, says):
    assert says in browser(user("Somebody", role)).get(address).text


@pytest.mark.parametrize(
    ("address", "role", "field"),
    [
        ("/rota/new", MANAGER, "starts_at"),
        ("/accounts/new", ADMINISTRATOR, "email"),
        ("/opened/open", MANAGER, "born_on"),
        ("/search/", MANAGER, "words"),
    ],
)
def test_a_form_sent_empty_says_what_is_missing(address, role, field):
    page = browser(user("Somebody", role)).post(address, {})
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text


def test_what_was_ticked_stands_there_again():
    ada = user("Ada", ADMINISTRATOR)
    page = browser(ada).post("/accounts/new", {"roles": ["practitioner", "researcher"]})
    assert page.text.count(" checked") == 2


def test_what_was_ticked_survives_the_end_of_a_session():
    ada = user("Ada", ADMINISTRATOR)
    keeper = browser(ada).get("/accounts/new").text.split('name="keeper" value="')[1].split('"')[0]
    browser().post("/accounts/new", {"roles": ["practitioner", "researcher"], "keeper": keeper})
    assert browser(ada).get("/accounts/new").text.count(" checked") == 3  # and the only team there is


def test_a_search_finds_and_its_words_are_in_no_address():
    ann = user("Ann")
    episode(acting_staff.actor(ann.key), "Zoë")
    page = browser(ann).post("/search/", {"words": "zoe"})
    assert "Zoë" in page.text
    assert "words=" not in page.text


def test_the_recruiter_sees_names_and_no_words():
    by = actor("Ann")
    contact(by, episode(by), words="told in tears")
    page = browser(user("Rita", RECRUITER)).get("/lists/names").text
    assert "Sam" in page
    assert "told in tears" not in page


def test_the_researcher_sees_neither_names_nor_dates():
    by = actor("Ann")
    a_meeting_left(by)
    page = browser(user("Rob", RESEARCHER)).get("/lists/pseudonyms").text
    assert "Sam" not in page
    assert not re.search(r"\b20\d\d\b", page)


def test_an_account_made_twice_by_one_sending_is_one():
    ada = user("Ada", ADMINISTRATOR)
    team = ada.memberships.get().team.key
    new = {"name": "Pat", "email": "pat@example.org", "roles": "practitioner", "teams": team, "once": "one"}
    first, second = (browser(ada).post("/accounts/new", new) for _ in range(2))
    assert first["Location"] == second["Location"]


def test_the_day_somebody_signed_in_last_is_that_of_the_services_clock():
    ada, ann = user("Ada", ADMINISTRATOR), user("Ann")
    User.objects.filter(pk=ann.pk).update(last_login=datetime(2026, 6, 1, 23, 30, tzinfo=UTC))
    assert "2 June 2026" in browser(ada).get(f"/accounts/{ann.key}").text


def test_results_of_adherence_never_stand_on_the_meetings_page():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    key, client = a_meeting_left(by), browser(ann)
    sent = {"completers": by.key, **{f"item-{number}": "3" for number in range(1, 18)}}
    assert client.post(f"/adherence/{key}", sent).status_code == 303
    assert "Mean 3.00" in client.get(f"/adherence/{key}").text
    assert "3.00" not in client.get(f"/meetings/{key}").text


def test_5_too_little_answered_has_no_score_and_says_why():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    key, client = a_meeting_left(by), browser(ann)
    client.post(f"/adherence/{key}", {"completers": by.key, "item-1": "3"})
    assert "There is no score: 1 of 17" in client.get(f"/adherence/{key}").text


def licensed(folder, language: str, words: str) -> None:
    """A site's licensed wording of the form."""
    (folder / language).mkdir()
    head = f'measure = "pod-adherence"\nversion = "1"\nlanguage = "{language}"\npermission = "Letter 7"\n'
    items = (f'[[items]]\nid = "{number}"\ntext = "{words} {number}"\n' for number in range(1, 18))
    (folder / language / "pod-adherence.toml").write_text(head + "".join(items))


def test_the_form_speaks_in_the_words_that_a_site_holds_a_licence_for(tmp_path, monkeypatch):
    ann = user("Ann")
    address = f"/adherence/{a_meeting_left(acting_staff.actor(ann.key))}"
    client = browser(ann)
    assert "Item 1" in client.get(address).text
    licensed(tmp_path, "en", "Licensed words")
    monkeypatch.setenv("TORNIO_WORDING", str(tmp_path))
    form = client.get(address).text
    assert "Licensed words 17" in form
    assert "Letter 7" in form
    assert "Item 1" not in form
    client.post(address, {"completers": ann.key, "item-1": "4"})
    assert "Licensed words 1" in client.get(address).text


def test_a_correction_starts_from_the_form_and_stands_beside_it():
    ann = user("Ann")
    by = acting_staff.actor(ann.key)
    key, client = a_meeting_left(by), browser(ann)
    sent = {"completers": by.key, **{f"item-{number}": "3" for number in range(1, 18)}}
    client.post(f"/adherence/{key}", sent)
    assert client.get(f"/adherence/{key}/correct").text.count('value="3" checked') == 17
    corrected = client.post(f"/adherence/{key}/correct", {**sent, "item-1": "1", "version": "1"})
    assert corrected.status_code == 303
    page = client.get(f"/adherence/{key}").text
    assert "Mean 2.88" in page
    assert re.search(r"Corrected on .* by Ann: the form before", page)
    assert client.post(f"/adherence/{key}/correct", {**sent, "version": "1"}).status_code == 409


def test_a_meeting_without_a_form_has_none_to_correct():
    ann = user("Ann")
    key = a_meeting_left(acting_staff.actor(ann.key))
    assert browser(ann).get(f"/adherence/{key}/correct")["Location"] == f"/adherence/{key}"
