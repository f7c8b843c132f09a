"""The page of a paper check, read at a desk and on a phone."""

from __future__ import annotations

import pytest

from journeys.service import violations
from tornio.evaluation.check.page import page_of

pytestmark = pytest.mark.browser

SIZES = [(1200, 900), (390, 844)]


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    """Opens the page of a paper, once for each size, with what it asked for and complained of."""
    pages = {}

    def at(paper, size):
        if (paper, size) not in pages:
            path = tmp_path_factory.mktemp("check") / "check.html"
            path.write_text(page_of(paper), encoding="utf-8")
            page = browser.new_page(viewport=dict(zip(("width", "height"), size, strict=True)))
            page.asked, page.complaints = [], []
            page.on("request", lambda each: page.asked.append(each.url))
            page.on("console", lambda message: page.complaints.append(message.text))
            page.goto(path.as_uri())
            pages[paper, size] = page
        return pages[paper, size]

    yield at
    for page in pages.values():
        page.close()


@pytest.fixture(params=["kent", pytest.param("example", marks=pytest.mark.proof)])
def paper(request):
    return request.param


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def reading(opened, paper, request):
    """The page at one of the sizes, which tests share: they only look."""
    return opened(paper, request.param)


def test_it_asks_nobody_for_anything_and_complains_of_nothing(reading):
    assert reading.asked == [reading.url]
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
