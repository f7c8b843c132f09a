"""The team's pages: what the manager writes stands there, and what cannot be is said at its field."""

from __future__ import annotations

from datetime import date

import pytest

from team import browser, user
from tornio.actions import clock
from tornio.care.permissions import ADMINISTRATOR, MANAGER
from tornio.records.staff import Duty, Leave, Membership, Team, Training, WholeTime

pytestmark = pytest.mark.django_db
COMING = clock.today().year + 1
COURSE = {"course": "A year of Open Dialogue", "provider": "A college"}


@pytest.fixture
def manager():
    return browser(user("Mia", MANAGER))


def day(name: str, year: int, month: int = 3, of_month: int = 2) -> dict[str, str]:
    return {f"{name}-day": str(of_month), f"{name}-month": str(month), f"{name}-year": str(year)}


def moment(name: str, hour: str, year: int = COMING) -> dict[str, str]:
    return {**day(name, year), f"{name}-time": hour}


def words(client, address: str) -> str:
    return " ".join(client.get(address).text.split())


def test_a_course_goes_from_not_begun_through_its_certificate_to_expired(manager, ann):
    manager.post(f"/team/{ann.key}/training/new", {**COURSE, **day("started_on", 2024)})
    course = Training.objects.get()
    done = {**COURSE, **day("started_on", 2024), **day("completed_on", 2025), **day("expires_on", 2026, 10)}
    assert "In progress" in words(manager, f"/team/{ann.key}")
    form = {**done, "certificate": "C-17", "supervisor_level": "yes", "version": "1"}
    assert manager.post(f"/team/training/{course.key}", form).status_code == 303
    page = words(manager, f"/team/{ann.key}")
    assert [word for word in ("A college", "C-17", "Supervisor level", "Expires") if word not in page] == []
    asked = {2023: "0 of 2", 2025: "1 of 2", 2027: "0 of 2"}
    for year, trained in asked.items():
        on = "&".join(f"{name}={value}" for name, value in day("on", year).items())
        assert f"{trained} have completed their Open Dialogue training" in words(manager, f"/team/?{on}")


def test_whoever_is_in_two_teams_goes_from_one_page_to_the_other(ann):
    mia = user("Mia", MANAGER)
    another = Team.objects.create(name="Another team")
    Membership.objects.create(user=mia, team=another, since=date(2020, 1, 1))
    page = words(browser(mia), "/team/")
    assert "<h1>Another team</h1>" in page
    ours = Team.objects.exclude(pk=another.pk).get()
    assert f'href="/team/?team={ours.key}">Open Dialogue</a>' in page
    assert "Ann" not in page
    assert "Ann" in words(browser(mia), f"/team/?team={ours.key}")
    assert browser(mia).get("/team/?team=23456789abcd").status_code == 404


def test_a_shift_is_put_on_the_rota_of_the_team_that_was_meant(ann):
    mia = user("Mia", MANAGER)
    another = Team.objects.create(name="Another team")
    Membership.objects.create(user=mia, team=another, since=date(2020, 1, 1))
    client, ours = browser(mia), Team.objects.exclude(pk=another.pk).get()
    form = {
        "user": ann.key,
        "phone": "01227 000000",
        **moment("starts_at", "09:00"),
        **moment("ends_at", "17:00"),
    }
    refused = client.post("/rota/new", form)
    assert (refused.status_code, 'href="#team"' in refused.text) == (422, True)
    kept = client.post("/rota/new", {**form, "team": ours.key})
    assert (kept.status_code, kept["Location"]) == (303, f"/rota/?team={ours.key}")
    assert Duty.objects.get().team == ours
    assert "Open Dialogue" in words(client, kept["Location"])


def test_a_post_stands_from_its_day_on(manager, ann):
    form = {"profession": "Peer worker", "equivalent": "0,6", **day("since", 2024), "version": "1"}
    assert manager.post(f"/team/{ann.key}/post", form).status_code == 303
    assert "From 2 March 2024: 0.60 of a whole-time post" in words(manager, f"/team/{ann.key}")
    assert str(WholeTime.objects.get().equivalent) == "0.60"


def test_leave_is_added_and_taken_back(manager, ann):
    manager.post(f"/team/{ann.key}/leave/new", {**day("first_day", COMING), **day("last_day", COMING, 4)})
    assert f"2 March {COMING} to 2 April {COMING}" in words(manager, f"/team/{ann.key}")
    form = {**day("first_day", COMING), **day("last_day", COMING), "cancelled": "yes", "version": "1"}
    assert manager.post(f"/team/leave/{Leave.objects.get().key}", form).status_code == 303
    assert "No leave is planned." in words(manager, f"/team/{ann.key}")


def test_a_shift_stands_on_the_rota_and_goes(manager, ann):
    form = {
        "user": ann.key,
        "phone": "01227 000000",
        **moment("starts_at", "9:00"),
        **moment("ends_at", "17:00"),
    }
    assert manager.post("/rota/new", form).status_code == 303
    found = Duty.objects.get()
    assert (found.user, found.starts_at.date()) == (ann, date(COMING, 3, 2))
    assert manager.post(f"/rota/{found.key}", {**form, "remove": "yes", "version": "1"}).status_code == 303
    assert not Duty.objects.exists()


BEGUN = {**COURSE, **day("started_on", 2025)}
UPSIDE_DOWN = {**day("first_day", COMING, 4), **day("last_day", COMING)}
BACKWARDS = {**moment("starts_at", "9:00"), **moment("ends_at", "8:00"), "user": "{ann}", "phone": "1"}


@pytest.mark.parametrize(
    ("where", "form", "fields"),
    [
        ("team/{ann}/post", {"profession": "Astrologer", "equivalent": "1"}, ("profession", "since")),
        ("team/{ann}/post", {"profession": "Nurse", "equivalent": "3", **day("since", 2024)}, ("equivalent",)),
        ("team/{ann}/training/new", {}, ("course",)),
        ("team/{ann}/training/new", {**BEGUN, **day("completed_on", 2024)}, ("completed_on",)),
        ("team/{ann}/training/new", {**COURSE, **day("expires_on", 2026)}, ("expires_on",)),
        ("team/{ann}/training/new", {**COURSE, **day("started_on", 2026, 2, 31)}, ("started_on",)),
        ("team/{ann}/leave/new", {}, ("first_day", "last_day")),
        ("team/{ann}/leave/new", UPSIDE_DOWN, ("last_day",)),
        ("rota/new", {}, ("user", "phone", "starts_at", "ends_at")),
        ("rota/new", BACKWARDS, ("ends_at",)),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_saved(manager, ann, where, form, fields):
    sent = {name: value.format(ann=ann.key) for name, value in form.items()}
    answer = manager.post(f"/{where.format(ann=ann.key)}", {**sent, "version": "1"})
    assert answer.status_code == 422
    assert [field for field in fields if f'href="#{field}"' not in answer.text] == []
    for model in (WholeTime, Training, Leave, Duty):
        assert not model.objects.exists()


def test_inviting_tells_of_the_missing_team_with_everything_else():
    page = browser(user("Ada", ADMINISTRATOR)).post("/accounts/new", {})
    assert page.status_code == 422
    for field in ("name", "email", "teams"):
        assert f'href="#{field}"' in page.text
