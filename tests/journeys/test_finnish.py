"""A second catalogue: somebody whose browser asks for Finnish registers a referral and decides about it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journeys.service import PASSWORD, check_page, write_moment

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser):
    """A browser that asks for Finnish."""
    context = browser.new_context(locale="fi-FI")
    yield context.new_page()
    context.close()


def sign_in(page, service, name: str) -> None:
    page.goto(f"{service}/account/sign-in")
    page.get_by_label("Sähköposti").fill(f"{name.lower()}@example.org")
    page.get_by_label("Salasana").fill(PASSWORD)
    page.get_by_role("button", name="Kirjaudu sisään").click()


def test_a_referral_is_registered_and_accepted_in_finnish(page, service):
    sign_in(page, service, "Ada")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tänään")
    assert page.evaluate("document.documentElement.lang") == "fi"
    expect(page.get_by_text("Esittely: kaikki täällä ovat keksittyjä.")).to_be_visible()
    expect(page.get_by_text("kun henki on vaarassa, mihin aikaan tahansa")).to_be_visible()
    check_page(page)
    page.goto(f"{service}/referrals/new")
    page.get_by_role("button", name="Kirjaa").click()
    expect(page.get_by_role("link", name="Nimi tarvitaan. Kirjoita se tähän.")).to_be_visible()
    check_page(page)
    page.get_by_label("Etunimi").fill("Aino")
    write_moment(page, "received_at", 2, 3, 2026, "09:30")
    page.get_by_label("Kriisi- ja kotihoitotiimi").first.check()
    page.get_by_label("Erittäin kiireellinen").check()
    page.get_by_role("button", name="Kirjaa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aino")
    expect(page.get_by_text("maanantai 2. maaliskuuta 2026, 09:30")).to_be_visible()
    page.get_by_role("button", name="Kirjaudu ulos").click()

    sign_in(page, service, "Ann")
    page.get_by_role("link", name="Aino").first.click()
    page.get_by_role("link", name="Päätä").click()
    page.get_by_label("Tiimi ottaa sen vastaan").check()
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Otettu vastaan").first).to_be_visible()
    check_page(page)


def test_without_finnish_the_same_page_is_english(browser, service):
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{service}/account/sign-in")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
