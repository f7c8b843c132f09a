"""Nothing is lost (invariant 4), in a real browser: a page keeps what is being written, and warns in time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.ways import going

pytestmark = pytest.mark.browser
HALF_AN_HOUR = 30 * 60 * 1000


@going("phone", but=("without scripts",))
def test_a_page_that_was_closed_in_mid_sentence_has_it_again(come):
    ann = come("Ann")
    ann.open("referrals/new")
    with ann.page.expect_response("**/drafts") as kept:
        ann.write("Given name", "Sam")
    assert kept.value.status == 204
    ann.open()
    ann.open("referrals/new")
    ann.look("What you wrote here before is back")
    ann.see_written("Given name", "Sam")
    ann.press("Throw it away")
    ann.see_written("Given name", "")


@going("phone", but=("without scripts",))
def test_a_session_says_that_it_ends_before_it_does(come):
    ann = come("Ann")
    ann.page.clock.install()
    ann.open("referrals/new")
    stay = ann.page.get_by_role("button", name="Stay signed in")
    over = ann.page.get_by_text("You have been signed out. What you wrote is kept")
    expect(stay).to_be_hidden()
    ann.page.clock.fast_forward(HALF_AN_HOUR - 170_000)
    expect(stay).to_be_visible()
    expect(over).to_be_hidden()
    ann.look()
    ann.touch(stay)
    expect(stay).to_be_hidden()
    ann.page.clock.fast_forward(HALF_AN_HOUR)
    expect(over).to_be_visible()
    expect(stay).to_be_hidden()


@going(but=("phone", "desk", "keyboard"))
def test_without_scripts_what_is_sent_after_the_session_is_kept_too(come):
    """The cookie is gone, as after half an hour: what was sent is there again once they have signed in."""
    ann = come("Ann")
    ann.open("referrals/new")
    ann.write("Given name", "Sam")
    ann.page.context.clear_cookies(name="sessionid")
    ann.press("Register")
    ann.sign_in("Ann")
    ann.open("referrals/new")
    ann.look("What you wrote here before is back")
    ann.see_written("Given name", "Sam")
