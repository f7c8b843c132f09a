"""A second catalogue and a second country: somebody in Finland registers a referral and decides about it."""

from __future__ import annotations

import urllib.request

import pytest
from playwright.sync_api import expect

from journeys.service import running
from journeys.ways import going
from tornio.care.reading import read
from tornio.commands.catalogue import reading

pytestmark = pytest.mark.browser

BOXES = ("Päivä", "Kuukausi", "Vuosi", "Kellonaika")


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
def come(request, browser, finland):
    """Somebody whose browser asks for Finnish."""
    yield lambda name: request.param.come(browser, finland, name, locale="fi-FI")
    for context in browser.contexts:
        context.close()


def in_finnish(hand) -> None:
    """Nothing stands on the page in English that Finnish says otherwise."""
    file = reading.locale() / "fi" / "LC_MESSAGES" / "django.po"
    finnish = {text: one.said[0] for text, one in reading.catalogue(file).items() if one.translated}
    lines = hand.page.locator("body").inner_text().splitlines()
    assert [line for line in lines if finnish.get(line, line) != line] == []


@going("phone")
def test_a_referral_is_registered_and_accepted_in_finnish(come):
    ada = come("Ada")
    expect(ada.page.locator("html")).to_have_attribute("lang", "fi")
    expect(ada.page.get_by_text("Esittely: kaikki täällä ovat keksittyjä.")).to_be_visible()
    expect(ada.page.get_by_role("link", name="Hätänumero: 112")).to_be_visible()
    expect(ada.page.get_by_text("kun henki on vaarassa, mihin aikaan tahansa")).to_be_visible()
    ada.look("Tänään")
    in_finnish(ada)
    ada.open("referrals/new")
    ada.press("Kirjaa")
    ada.mend("Nimi tarvitaan. Kirjoita se tähän.")
    ada.look()
    in_finnish(ada)
    ada.write("Etunimi", "Aino")
    ada.write_moment("Milloin lähete saapui?", 2, 3, 2020, "9.30", boxes=BOXES)
    ada.choose("Kriisi- ja kotihoitotiimi", of="Mitä kautta?")
    ada.choose("Erittäin kiireellinen")
    ada.press("Kirjaa")
    ada.look("Aino", "maanantaina 2.3.2020 klo 9.30")

    ann = come("Ann")
    ann.follow("Aino")
    ann.follow("Päätä …")
    ann.choose("Tiimi ottaa sen vastaan")
    ann.press("Tallenna")
    ann.look("Otettu vastaan")
    in_finnish(ann)


def test_the_browser_chooses_the_language_and_otherwise_the_country(browser, finland):
    """English is there for whoever asks for it; who asks for Swedish, which nobody has written, gets
    Finnish."""
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{finland}/account/sign-in")
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    context.close()
    swedish = urllib.request.Request(f"{finland}/account/sign-in", headers={"Accept-Language": "sv"})
    with urllib.request.urlopen(swedish) as answer:
        assert "Kirjaudu sisään" in answer.read().decode()
