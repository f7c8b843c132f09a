"""The report of the demonstration, read at a desk, on a phone, without scripts and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from journeys.service import violations
from tornio.evaluation.demonstration.building import build
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.report.writing import write
from tornio.study.reading import load

pytestmark = pytest.mark.browser

SIZES = [(1200, 900), (390, 844)]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The address of the report's page."""
    evaluation = evaluate(build(), load("kent"))
    return write(evaluation, tmp_path_factory.mktemp("report") / "kent", "[]").as_uri()


@pytest.fixture(scope="module")
def opened(browser, report):
    """Opens the report, once for each size, with what it asked for and complained of."""
    pages = {}

    def at(width, height):
        if (width, height) not in pages:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.asked, page.complaints = [], []
            page.on("request", lambda each: page.asked.append(each.url))
            page.on("console", lambda message: page.complaints.append(message.text))
            page.goto(report)
            pages[width, height] = page
        return pages[width, height]

    yield at
    for page in pages.values():
        page.close()


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def reading(opened, request):
    """The page at one of the sizes, which tests share: they look, and open or close what they look at."""
    return opened(*request.param)


@pytest.fixture
def fresh(browser, report):
    """A page of one's own, on a phone, for whoever moves about in it."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(report)
    yield page
    page.close()


def open_all(page, state="true"):
    page.evaluate(f"document.querySelectorAll('details').forEach(each => each.open = {state})")


def test_it_asks_nobody_for_anything_and_its_policy_is_kept(reading, report):
    assert reading.asked == [report]
    assert reading.complaints == []


def test_the_style_is_applied(reading):
    """Axe finds nothing wrong with a page that its own policy left without a style."""
    assert (
        reading.evaluate("getComputedStyle(document.querySelector('.synthetic')).backgroundColor")
        == "rgb(255, 246, 214)"
    )


def test_axe_finds_nothing_when_everything_is_open(opened):
    phone = opened(*SIZES[1])
    open_all(phone)
    assert violations(phone) == []


@pytest.mark.proof
@pytest.mark.parametrize("state", ["true", "false"], ids=["open", "closed"])
def test_axe_finds_nothing_at_either_size(reading, state):
    open_all(reading, state)
    assert violations(reading) == []


def test_the_page_never_scrolls_sideways(reading):
    for state in ("false", "true"):
        open_all(reading, state)
        assert reading.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_lettering_is_smaller_than_twelve_pixels(reading):
    open_all(reading, "false")
    smallest = reading.evaluate(
        """Math.min(...[...document.querySelectorAll('svg.chart text')].map(
            each => each.getBoundingClientRect().height / 1.2))"""
    )
    assert smallest >= 11.5  # a line box is a fifth taller than its letters, give or take a pixel


def test_no_words_of_a_drawing_are_cut(reading):
    open_all(reading, "false")
    cut = reading.evaluate(
        """[...document.querySelectorAll('svg.chart text')].filter(each => {
            const words = each.getBoundingClientRect(), whole = each.ownerSVGElement.getBoundingClientRect()
            return words.left < whole.left - 1 || words.right > whole.right + 1
                || words.top < whole.top - 1 || words.bottom > whole.bottom + 1
        }).map(each => each.textContent)"""
    )
    assert cut == []


def test_the_keyboard_reaches_the_main_part_first(fresh):
    fresh.keyboard.press("Tab")
    expect(fresh.locator(":focus")).to_have_text("Skip to the main part")
    fresh.keyboard.press("Enter")
    expect(fresh.locator("#part-main")).to_be_focused()


def test_more_leads_to_the_section(fresh):
    fresh.get_by_role("link", name="More about Mental wellbeing", exact=True).click()
    expect(fresh.get_by_role("heading", name="Mental wellbeing (SWEMWBS)")).to_be_visible()
    expect(fresh).to_have_url(re.compile("#swemwbs$"))


def test_without_scripts_everything_opens(browser, report):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(report)
    page.get_by_text("Figure 1 in words and numbers").click()
    expect(page.get_by_text("steps, from top to bottom.").last).to_be_visible()


def test_on_paper_the_marks_stay_and_the_lists_of_sources_go(browser, report):
    page = browser.new_page()
    page.goto(report)
    page.emulate_media(media="print")
    expect(page.get_by_text("Synthetic people").first).to_be_visible()
    expect(page.get_by_text("Where each number comes from").first).to_be_hidden()
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
