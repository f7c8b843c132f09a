"""A referral arrives: registered at a desk, decided with a colleague, in a real browser on a real service."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.service import check_page, sign_in, write_moment

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1200, 390])
def test_a_referral_is_registered_and_accepted(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "Ada")
    check_page(page)
    page.get_by_role("link", name="Register a referral").click()
    page.get_by_role("button", name="Register").click()
    check_page(page)
    page.get_by_role("link", name="A name is needed").click()
    expect(page.locator("#given_name")).to_be_focused()
    page.keyboard.type("Sam")
    write_moment(page, "received_at", 2, 3, 2026, "09:30")
    page.get_by_label("Crisis resolution and home treatment").first.check()
    page.get_by_label("Very urgent").check()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam")
    check_page(page)
    page.get_by_role("button", name="Sign out").click()

    sign_in(page, service, "Ann")
    page.get_by_role("link", name="Sam").click()
    page.get_by_role("link", name="Decide").click()
    check_page(page)
    page.get_by_label("The team takes it").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Accepted")).to_be_visible()
    check_page(page)


def test_it_works_without_scripts(browser, service):
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, service, "Ada")
    page.goto(f"{service}/referrals/new")
    page.get_by_label("Given name").fill("Sam")
    write_moment(page, "received_at", 2, 3, 2026, "09:30")
    page.get_by_label("Single point of access").check()
    page.get_by_label("Routine").check()
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sam")


def test_it_asks_no_other_host(page, service):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, service, "Ann")
    page.goto(f"{service}/referrals/new")
    assert {url for url in asked if not url.startswith(service)} == set()
    assert any("nhsuk-frontend" in url for url in asked)
