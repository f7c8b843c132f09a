"""The demonstration as somebody first meets it: signed in, from Today to the evaluation's report."""

from __future__ import annotations

import subprocess
import sys

import pytest
from playwright.sync_api import expect

from built_once import built_once
from journeys.service import check_page, environment, running
from tornio.actions.invention.reading import invented

pytestmark = pytest.mark.browser


def fill(folder):
    command = [sys.executable, "-m", "tornio", "demo", "--into-database"]
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory):
    """The folder of a service that was filled by `tornio demo --into-database`."""
    return built_once(tmp_path_factory, "demonstration", fill)


@pytest.fixture(scope="module")
def service(demonstration, tmp_path_factory):
    """One service for all: here everybody only reads."""
    with running(demonstration, tmp_path_factory.mktemp("running") / "service") as address:
        yield address


def sign_in(page, service, role: str) -> None:
    page.goto(f"{service}/account/sign-in")
    page.get_by_label("Email").fill(next(one.email for one in invented().staff if one.role == role))
    page.get_by_label("Password").fill(invented().password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_attached()


@pytest.mark.parametrize("width", [1200, 390])
def test_a_day_is_going_on(page, service, width):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, service, "manager")
    expect(page.get_by_role("heading", name="Waiting for their first meeting")).to_be_visible()
    expect(page.get_by_text("Demonstration: everybody here is invented.")).to_be_visible()
    check_page(page)


@pytest.mark.parametrize(("role", "small"), [("manager", "are shown"), ("governance reader", "are left out")])
def test_the_report_is_a_page_and_keeps_its_own_strict_policy(page, service, role, small):
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    sign_in(page, service, role)
    page.goto(f"{service}/evaluation/")
    expect(page.get_by_text(f"Small numbers {small}")).to_be_visible()
    check_page(page)
    with page.expect_navigation():
        page.get_by_role("link", name="Open the report").click()
    expect(page.get_by_text("Synthetic people").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert refused == []


def test_a_practitioner_has_no_evaluation_in_the_menu(page, service):
    sign_in(page, service, "practitioner")
    expect(page.get_by_role("link", name="Evaluation")).to_have_count(0)
