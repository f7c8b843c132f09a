"""Nothing is lost (invariant 4), in a real browser: a page keeps what is being written, and warns in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.service import check_page, sign_in

pytestmark = pytest.mark.browser
HALF_AN_HOUR = 30 * 60 * 1000


def test_a_page_that_was_closed_in_mid_sentence_has_it_again(page, service):
    sign_in(page, service, "Ann")
    page.goto(f"{service}/referrals/new")
    with page.expect_response("**/drafts") as kept:
        page.get_by_label("Given name").fill("Sam")
    assert kept.value.status == 204
    page.goto(f"{service}/")
    page.goto(f"{service}/referrals/new")
    expect(page.get_by_text("What you wrote here before is back")).to_be_visible()
    expect(page.get_by_label("Given name")).to_have_value("Sam")
    check_page(page)
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_label("Given name")).to_have_value("")


def test_a_session_says_that_it_ends_before_it_does(page, service):
    page.clock.install()
    sign_in(page, service, "Ann")
    page.goto(f"{service}/referrals/new")
    stay = page.get_by_role("button", name="Stay signed in")
    expect(stay).to_be_hidden()
    page.clock.fast_forward(HALF_AN_HOUR - 170_000)
    expect(stay).to_be_visible()
    expect(page.get_by_text("You have been signed out.")).to_be_hidden()
    check_page(page)
    stay.click()
    expect(stay).to_be_hidden()
    page.clock.fast_forward(HALF_AN_HOUR)
    expect(page.get_by_text("You have been signed out. What you wrote is kept")).to_be_visible()
    expect(stay).to_be_hidden()
