"""What holds on every page, whoever reads it: one heading at the top, a way back, links that say where they
lead, days and times as people here write them."""

from __future__ import annotations

import re
from collections import defaultdict
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from pages import DOCUMENTS, ROWS, address
from team import browser, user
from tornio.care.permissions import MANAGER
from tornio.web import templating
from tornio.web.faults import told_apart

pytestmark = pytest.mark.django_db
TEMPLATES = Path(templating.__file__).with_name("templates")
#: The pages in the menu lead everywhere by it; a sheet to print lies on paper.
NEEDS_NO_WAY_BACK = {name for name, *_ in templating.NAVIGATION} | {"print-meeting"}
TWELVE_HOURS = re.compile(r"\b\d{1,2}([:.]\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NOT_OUR_DAYS = re.compile(rf"\b({MONTHS}) \d\d?\b")
#: What other systems say about people, and this one does not.
RISK = re.compile(r"\b(high|medium|low)[ -]risk\b|\bnon-?complian\w*|\brefused treatment\b", re.IGNORECASE)


class Main(HTMLParser):
    """What stands in the main part of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside = False
        self.headings: list[int] = []
        self.links: dict[str, set[str]] = defaultdict(set)
        self.words: list[str] = []
        self.dates_without_hint = 0
        self.link: tuple[str, list[str]] | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.inside = self.inside or tag == "main"
        if not self.inside:
            return
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "a":
            self.link = (given["href"], [])
        if tag == "fieldset" and given.get("role") == "group" and not given.get("aria-describedby"):
            self.dates_without_hint += 1

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "main"
        if tag == "a" and self.link:
            where, words = self.link
            self.links[" ".join("".join(words).split())].add(where)
            self.link = None

    def handle_data(self, data):
        if self.inside:
            self.words.append(data)
            if self.link:
                self.link[1].append(data)


@pytest.mark.parametrize("name", sorted(ROWS.keys() - DOCUMENTS))
def test_a_page_can_be_read_by_anybody(name):
    reader = browser(user("Somebody", min(ROWS[name])))
    where = address(name)
    page = Main(reader.get(where).text)
    assert page.headings.count(1) == 1, "one heading says what the page is"
    assert [pair for pair in pairwise(page.headings) if pair[1] > pair[0] + 1] == [], "no heading is skipped"
    assert [words for words, places in page.links.items() if len(places) > 1] == [], "same words, same place"
    onward = {place for places in page.links.values() for place in places} - {where}
    assert onward or name in NEEDS_NO_WAY_BACK, "there is a way back"
    assert page.dates_without_hint == 0, "nobody has to guess the order of a date"
    words = " ".join(page.words)
    for pattern in (TWELVE_HOURS, NOT_OUR_DAYS, RISK):
        assert not pattern.search(words), pattern.search(words)


def test_what_is_looked_for_is_found():
    page = Main(
        '<main><h1>A</h1><h3>B</h3><a href="/a">Change</a><a href="/b">Change</a></main><h1>Not here</h1>'
    )
    assert page.headings == [1, 3]
    assert page.links == {"Change": {"/a", "/b"}}
    assert Main('<main><fieldset role="group"></fieldset></main>').dates_without_hint == 1
    assert TWELVE_HOURS.search("at 2 pm")
    assert NOT_OUR_DAYS.search("March 3, 2026")
    assert not NOT_OUR_DAYS.search("3 March 2026")


def test_two_fields_with_one_fault_are_told_apart_by_their_labels():
    reader = browser(user("Somebody", MANAGER))
    page = Main(reader.post(address("new-leave"), {"first_day-day": "31", "last_day-day": "31"}).text)
    faults = [words for words in page.links if "There is no such day" in words]
    assert [words.partition(" – ")[0] for words in faults] == ["First day away", "Last day away"]


def test_one_fault_alone_says_what_it_says():
    faults = [{"href": "#a", "text": "Why?"}, {"href": "#b", "text": "When?"}]
    assert told_apart(faults, {"a": "Reason", "b": "Day"}) == faults


def test_no_two_pages_have_the_same_title():
    titles = defaultdict(set)
    for template in TEMPLATES.rglob("*.html"):
        for title in re.findall(r"{% block title %}(.*?){% endblock %}", template.read_text(encoding="utf-8")):
            titles[title].add(template.relative_to(TEMPLATES).as_posix())
    assert len(titles) > 60
    assert {title: places for title, places in titles.items() if len(places) > 1} == {}
