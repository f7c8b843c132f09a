"""A second catalogue and a second country: somebody in Finland registers a referral and decides about it."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import expect

from journeys.service import PASSWORD, check_page, running, write_moment
from tornio.care.reading import read

pytestmark = pytest.mark.browser


@pytest.fixture
def finland(stage, tmp_path):
    """The address of a service in Finland."""
    rules = tmp_path / "finland.toml"
    given = read("kent", "services") | {"name": "Verkostotiimi", "country": "finland"}
    rules.write_text("\n".join(f"{key} = {toml(value)}" for key, value in given.items()))
    with running(stage, tmp_path / "service", TORNIO_SERVICE=str(rules)) as address:
        yield address


def toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


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


def test_a_referral_is_registered_and_accepted_in_finnish(page, finland):
    sign_in(page, finland, "Ada")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tänään")
    assert page.evaluate("document.documentElement.lang") == "fi"
    expect(page.get_by_text("Esittely: kaikki täällä ovat keksittyjä.")).to_be_visible()
    expect(page.get_by_role("link", name="Hätänumero: 112")).to_be_visible()
    expect(page.get_by_text("kun henki on vaarassa, mihin aikaan tahansa")).to_be_visible()
    check_page(page)
    page.goto(f"{finland}/referrals/new")
    page.get_by_role("button", name="Kirjaa").click()
    expect(page.get_by_role("link", name="Nimi tarvitaan. Kirjoita se tähän.")).to_be_visible()
    check_page(page)
    page.get_by_label("Etunimi").fill("Aino")
    write_moment(page, "received_at", 2, 3, 2026, "9.30")
    page.get_by_label("Kriisi- ja kotihoitotiimi").first.check()
    page.get_by_label("Erittäin kiireellinen").check()
    page.get_by_role("button", name="Kirjaa").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aino")
    expect(page.get_by_text("maanantaina 2.3.2026 klo 9.30")).to_be_visible()
    page.get_by_role("button", name="Kirjaudu ulos").click()

    sign_in(page, finland, "Ann")
    page.get_by_role("link", name="Aino").first.click()
    page.get_by_role("link", name="Päätä").click()
    page.get_by_label("Tiimi ottaa sen vastaan").check()
    page.get_by_role("button", name="Tallenna").click()
    expect(page.get_by_text("Otettu vastaan").first).to_be_visible()
    check_page(page)


def test_the_browser_chooses_the_language_and_otherwise_the_country(browser, finland):
    """English is there for whoever asks for it; who asks for Swedish, which nobody has written, gets
    Finnish."""
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(f"{finland}/account/sign-in")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    swedish = urllib.request.Request(f"{finland}/account/sign-in", headers={"Accept-Language": "sv"})
    with urllib.request.urlopen(swedish) as answer:
        assert "Kirjaudu sisään" in answer.read().decode()
