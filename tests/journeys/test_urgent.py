"""Urgent: out of hours the page names the numbers to ring and promises nothing; on duty somebody with a name
has to see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.service import check_page, sign_in
from journeys.test_first_meeting import tab_to, take_a_referral

pytestmark = pytest.mark.browser


def robin(page, service, name: str) -> None:
    """Signs in, and opens Robin's page."""
    sign_in(page, service, name)
    page.goto(f"{service}/people/")
    page.get_by_role("link", name="Robin Hale").click()


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_urgent_out_of_hours(page, service, width):
    """Charlie's team has nobody on duty now."""
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "Charlie")
    page.goto(f"{service}/people/")
    expect(page.get_by_text("Nobody is with the team yet")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Sign out").click()
    take_a_referral(page, service, "Charlie", "Charlie")
    page.get_by_role("link", name="Sam").click()
    page.get_by_role("link", name="This is urgent").click()
    numbers = page.get_by_role("main").get_by_role("link")
    assert [text for text in numbers.all_text_contents() if text.isdecimal()] == ["999", "111"]
    expect(page.get_by_text("it is not offered")).to_be_visible()
    expect(page.get_by_role("button", name="Call the duty worker")).to_have_count(0)
    check_page(page)
    page.goto(f"{service}/urgent/")
    expect(page.get_by_text("Nobody of the team is on duty now")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize("width", [pytest.param(1200, marks=pytest.mark.proof), 390])
def test_a_call_is_seen_only_when_somebody_takes_it_on(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    robin(page, service, "Ada")
    page.get_by_role("link", name="This is urgent").click()
    expect(page.get_by_role("main").get_by_role("link", name="01227 000000")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Call the duty worker").click()
    expect(page.get_by_role("link", name="The duty worker needs to reach them")).to_be_visible()
    check_page(page)
    page.get_by_label("How does the duty worker reach them?").fill("07700 900003")
    page.get_by_role("button", name="Call the duty worker").click()
    expect(page.get_by_text("Nobody has seen this yet. Please ring.")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, service, "Bob")
    expect(page.get_by_text("Nobody has seen this yet. Please ring.")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Urgent: Robin Hale").click()
    page.get_by_role("button", name="I have seen this, and I take it on").click()
    expect(page.get_by_text("Bob has seen this and took it on")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="It is settled").click()
    expect(page.get_by_text("Settled on")).to_be_visible()
    check_page(page)


def test_it_goes_by_keyboard_alone(page, service):
    robin(page, service, "Ann")
    tab_to(page, "This is urgent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/urgent/new/*")
    tab_to(page, "callback")
    page.keyboard.type("07700 900003")
    page.keyboard.press("Enter")
    page.get_by_text("Nobody has seen this yet").wait_for()
    tab_to(page, "I have seen this, and I take it on")
    page.keyboard.press("Enter")
    page.get_by_text("Ann has seen this").wait_for()


def test_it_works_without_scripts(browser, service):
    page = browser.new_context(java_script_enabled=False).new_page()
    robin(page, service, "Ann")
    page.get_by_role("link", name="This is urgent").click()
    page.get_by_label("How does the duty worker reach them?").fill("07700 900003")
    page.get_by_role("button", name="Call the duty worker").click()
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("Nobody has seen this yet. Please ring.")).to_be_visible()
