"""Away from the house: the pair's form, a peer worker invited, what only a few may know, the rota."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from journeys.service import check_page, sign_in

pytestmark = pytest.mark.browser


def sign_out(page) -> None:
    page.get_by_role("button", name="Sign out").click()


def write_day(page, name: str, day: date) -> None:
    for part in ("day", "month", "year"):
        page.locator(f"[name={name}-{part}]").fill(str(getattr(day, part)))


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_the_administrator_invites_a_peer_worker_who_then_signs_in(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "Ada")
    page.goto(f"{service}/accounts/")
    check_page(page)
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_role("button", name="Invite").click()
    check_page(page)
    page.get_by_role("link", name="A name is needed").click()
    page.keyboard.type("Robbie")
    page.get_by_label("Work email").fill("robbie@example.org")
    page.get_by_label("Profession").select_option("Peer worker")
    page.get_by_label("Practitioner", exact=True).check()
    page.get_by_role("button", name="Invite").click()
    check_page(page)
    code = page.locator(".tornio-key").text_content()
    sign_out(page)

    page.goto(f"{service}/accounts/join")
    page.get_by_label("Your work email").fill("robbie@example.org")
    page.get_by_label("Code").fill(code)
    page.get_by_label("A password").fill("short")
    page.get_by_role("button", name="Set the password").click()
    check_page(page)
    page.get_by_label("A password").fill("a kitchen in Canterbury")
    page.get_by_role("button", name="Set the password").click()
    sign_in(page, service, "Robbie")
    assert page.get_by_role("link", name="Meetings", exact=True).count()
    page.goto(f"{service}/team/")
    check_page(page)
    expect(page.get_by_role("link", name="Robbie")).to_be_visible()


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_the_pair_leaves_the_house_and_fills_in_its_form_together(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "Ann")
    page.goto(f"{service}/meetings/")
    page.get_by_role("link", name="Robin Hale").first.click()
    page.get_by_role("button", name="Arrived").click()
    meeting = page.url
    key = meeting.rstrip("/").rsplit("/", 1)[-1]
    page.goto(f"{service}/adherence/{key}")
    expect(page.get_by_text("leave the house first")).to_be_visible()
    check_page(page)
    page.goto(f"{service}/meetings/{key}/end")
    page.get_by_role("button", name="Left safely").click()
    page.goto(f"{service}/adherence/")
    check_page(page)
    page.get_by_role("link", name="Robin Hale").first.click()
    for number in range(1, 18):
        page.get_by_role("group", name=f"Element {number}", exact=True).get_by_label("4").check()
    check_page(page)
    page.get_by_role("button", name="Save our form").click()
    expect(page.get_by_text("Filled in together by Ann, Pat")).to_be_visible()
    expect(page.get_by_text("Mean 4.00 from 1 to 4")).to_be_visible()
    check_page(page)
    page.goto(meeting)
    assert "4.00" not in page.content()
    page.goto(f"{service}/adherence/")
    expect(page.get_by_text("Filled in: 1 of 1")).to_be_visible()
    check_page(page)


def test_what_only_a_few_may_know_is_there_for_them_and_for_nobody_else(page, service):
    sign_in(page, service, "Ann")
    page.goto(f"{service}/search/")
    page.get_by_label("Name").fill("rob hal")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="1 person").wait_for()
    check_page(page)
    page.get_by_role("link", name="Robin Hale").click()
    person = page.url
    page.get_by_role("link", name="Write a protected note").click()
    check_page(page)
    page.get_by_role("button", name="Save for this circle only").click()
    check_page(page)
    page.get_by_label("Abuse").check()
    page.get_by_label("What has to be known").fill("said when we were alone")
    page.get_by_label("Pat").check()
    page.get_by_label("Which health professional answers for it?").select_option(label="Ann")
    write_day(page, "review_on", datetime.now(UTC).date() + timedelta(days=14))
    page.get_by_role("button", name="Save for this circle only").click()
    check_page(page)
    note = page.url
    sign_out(page)

    sign_in(page, service, "Pat")
    page.goto(f"{service}/protected/")
    page.get_by_role("link", name="Robin Hale").click()
    expect(page.get_by_text("said when we were alone")).to_be_visible()
    sign_out(page)

    sign_in(page, service, "Mia")
    for address in (person, f"{service}/protected/", f"{service}/", f"{service}/people/"):
        page.goto(address)
        assert "said when we were alone" not in page.content()
    assert page.goto(note).status == 404
    check_page(page)


def test_the_rota_is_kept_with_the_keyboard_alone_and_without_scripts(browser, service):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, service, "Mia")
    page.goto(f"{service}/rota/new")
    page.locator("#user").select_option(label="Ann")
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    page.get_by_label("Which number do they answer?").fill("01227 000000")
    for name, hour in (("starts_at", "09:00"), ("ends_at", "17:00")):
        write_day(page, name, tomorrow)
        page.locator(f"[name={name}-time]").fill(hour)
    page.locator("[name=ends_at-time]").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The duty rota")
    expect(page.get_by_role("cell", name="Ann")).to_be_visible()
