"""Signing in with the organisation's own account, in a real browser, against a server on this machine."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from journeys.organisation import CLIENT, SECRET, organisation
from journeys.service import check_page, running

pytestmark = pytest.mark.browser
HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "sign-in-with-your-organisation.md"


@pytest.fixture(scope="module")
def server():
    with organisation() as found:
        yield found


@pytest.fixture(scope="module")
def service(stage, tmp_path_factory, server):
    given = {"SERVER": server.address, "CLIENT": CLIENT, "SECRET": SECRET}
    settings = {f"TORNIO_OIDC_{name}": value for name, value in given.items()}
    with running(stage, tmp_path_factory.mktemp("running") / "service", **settings) as address:
        yield address


def sign_in(page, service) -> None:
    page.goto(f"{service}/account/sign-in")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in with your organisation").click()


def known_as(email: str, *, verified: bool = True) -> dict[str, object]:
    """Somebody whom the organisation knows; each time somebody else, since one service stands for all tests."""
    return {"sub": f"{email}, {verified}", "email": email, "email_verified": verified, "name": "Somebody"}


def test_whoever_has_an_account_is_in(page, service, server):
    server.who = known_as("ann@example.org")
    server.exchanged.clear()
    sign_in(page, service)
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    expect(page.get_by_role("link", name="Your account: Ann")).to_be_visible()
    (sent,) = server.exchanged
    assert sent["code"] == ["once"]
    assert urlsplit(sent["redirect_uri"][0]).path in HOW_TO.read_text()
    assert "code_verifier" in sent or sent["client_secret"] == [SECRET]


def test_whoever_has_none_is_told_and_none_is_made(page, service, server):
    server.who = known_as("stranger@example.org")
    sign_in(page, service)
    expect(page.get_by_role("heading", level=1)).to_have_text("You have no account here")
    check_page(page)
    page.goto(f"{service}/")
    assert "/account/sign-in" in page.url


def test_an_address_that_the_organisation_has_not_verified_opens_nobodys_account(page, service, server):
    server.who = known_as("ann@example.org", verified=False)
    sign_in(page, service)
    page.goto(f"{service}/")
    assert "/account/sign-in" in page.url


def test_a_no_over_there_is_a_page_here(page, service, server):
    server.who = None
    sign_in(page, service)
    expect(page.get_by_role("heading", level=1)).to_have_text("You are not signed in")
    check_page(page)
