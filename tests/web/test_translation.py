"""Every text goes through gettext: under a catalogue that puts brackets around all of them, none is bare; each
is in the catalogue that translators are given; and in Finnish none is left in English."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import _trans

from pages import DOCUMENTS, ROWS, address
from team import browser, user
from tornio.commands.catalogue import reading

pytestmark = pytest.mark.django_db

#: What is nobody's text: names, numbers, and what a service calls itself and the lines it names.
DATA = re.compile(
    r"⟦.*⟧|(Tornio|Somebody|Sam|Owner|Open Dialogue|\w+@example\.org|[\d ,.:/–()%*-])*"
    r"|Peer-supported Open Dialogue, Kent|Emergency services: 999|NHS 111, option 2: 111"
    r"|[a-z0-9]{3}( [a-z0-9]{3}){3}|http://testserver/accounts/join|Key elements © .*",
    re.DOTALL,
)
#: A translated text may hold translated values: “Since 2 March 2026”.
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
#: Django translates its own names of days and months.
DAYS = {str(name) for names in (WEEKDAYS, WEEKDAYS_ABBR, MONTHS, MONTHS_3) for name in names.values()}
SHOWN_ATTRIBUTES = ("alt", "aria-label", "title", "placeholder")


class Texts(HTMLParser):
    """What a page shows in words, to eyes and to screen readers."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.inside.append(tag)
        self.found += [value for name, value in attrs if name in SHOWN_ATTRIBUTES and value]

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if not {"script", "style"} & set(self.inside):
            self.found.append(" ".join(data.split()))


@pytest.fixture
def asked(monkeypatch):
    """A catalogue that knows every text, and what was asked of it."""
    found = set()

    def gettext(text):
        found.add(text)
        return f"⟦{text}⟧"

    def ngettext(one, many, count):
        found.add(one)
        return f"⟦{one if count == 1 else many}⟧"

    monkeypatch.setattr(_trans, "gettext", gettext, raising=False)
    monkeypatch.setattr(_trans, "ngettext", ngettext, raising=False)
    return found


@pytest.mark.parametrize("name", sorted(ROWS.keys() - DOCUMENTS))
def test_no_text_of_a_page_escapes_translation(name, asked):
    page = browser(user("Somebody", min(ROWS[name]))).get(address(name))
    assert page.status_code == 200
    assert [text for text in Texts(page.text).found if not bare_of(text)] == []
    shown = unescape(page.text)
    assert {text for text in asked - texts() - DAYS if f"⟦{text}⟧" in shown} == set()


#: The pages that people and their networks or practitioners meet on.
MET_ON = (
    *(
        "home",
        "people",
        "person",
        "network",
        "new-member",
        "first-contact",
        "urgent",
        "new-urgent",
        "urgent-call",
    ),
    *("meetings", "plan-meeting", "meeting", "meeting-end", "meeting-here", "meeting-words", "add-decision"),
    *("meeting-next", "print-meeting", "visits", "safety-plan", "write-safety-plan", "timeline", "search"),
    *("referrals", "new-referral", "referral", "decide-referral"),
)


@pytest.mark.parametrize("name", MET_ON)
def test_no_text_of_a_page_is_english_in_finnish(name):
    reader = browser(user("Somebody", min(ROWS[name])))
    page = reader.get(address(name), headers={"Accept-Language": "fi"})
    assert 'lang="fi"' in page.text
    assert [text for text in Texts(page.text).found if english(text)] == []


def test_no_fault_of_a_form_is_english_in_finnish():
    reader = browser(user("Somebody", "practitioner"))
    page = reader.post(address("new-referral"), {"once": "1"}, headers={"Accept-Language": "fi"})
    assert page.status_code == 422
    assert [text for text in Texts(page.text).found if english(text)] == []


@cache
def texts() -> frozenset[str]:
    """What translators are given."""
    return frozenset(reading.texts())


@cache
def finnish() -> dict[str, str]:
    """What Finnish says."""
    file = reading.locale() / "fi" / "LC_MESSAGES" / "django.po"
    return {text: one.said[0] for text, one in reading.catalogue(file).items() if one.translated}


def english(text: str) -> bool:
    """Whether a text is one that Finnish says otherwise."""
    return finnish().get(text, text) != text


def test_english_on_a_finnish_page_would_be_seen():
    assert english("Sign out")
    assert not english("Kirjaudu ulos")


def bare_of(text: str) -> bool:
    """Whether nothing of it is bare: brackets may stand among names, numbers and marks."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("⏎", text)
    return all(DATA.fullmatch(part.strip()) for part in text.split("⏎"))


def test_the_brackets_show_what_is_bare():
    assert bare_of("⟦Error:⟧ ⟦There is a problem⟧ – Tornio")
    assert bare_of("⟦Since 2 ⟦March⟧ 2026⟧")
    assert not bare_of("⟦Error:⟧ There is a problem")
