"""The page of a paper check, read at a desk and on a phone."""

from __future__ import annotations

import pytest

from journeys.service import violations
from tornio.evaluation.check.page import page_of

pytestmark = pytest.mark.browser

SIZES = [(1200, 900), (390, 844)]


@pytest.fixture(scope="module", params=["kent", "example"])
def address(request, tmp_path_factory):
    """Where the page of a paper lies."""
    path = tmp_path_factory.mktemp("check") / "check.html"
    path.write_text(page_of(request.param), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def reading(browser, address, request):
    """The page at one of the sizes, with what it asked for and complained of."""
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height})
    page.asked, page.complaints = [], []
    page.on("request", lambda each: page.asked.append(each.url))
    page.on("console", lambda message: page.complaints.append(message.text))
    page.goto(address)
    yield page
    page.close()


def test_it_asks_nobody_for_anything_and_complains_of_nothing(reading, address):
    assert reading.asked == [address]
    assert reading.complaints == []


def test_axe_finds_nothing(reading):
    assert violations(reading) == []


def test_the_page_never_scrolls_sideways(reading):
    assert reading.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_style_is_applied(reading):
    assert reading.evaluate("getComputedStyle(document.querySelector('.claim')).borderLeftWidth") == "5px"


def test_every_part_on_the_list_is_there(reading):
    links = reading.locator("nav a")
    for at in range(links.count()):
        assert reading.locator(links.nth(at).get_attribute("href")).count() == 1


def test_what_is_impossible_stands_before_all_else(reading):
    heads = reading.locator("main h2").all_inner_texts()
    assert heads[2] == "Figures that cannot all be right"
