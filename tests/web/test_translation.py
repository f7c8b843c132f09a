"""Every text goes through gettext: under a catalogue that puts brackets around all of them, none is bare."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.utils.translation import _trans

from pages import DOCUMENTS, ROWS, address
from team import browser, user

pytestmark = pytest.mark.django_db

#: What is nobody's text: names, numbers, and what a service calls itself and the lines it names.
DATA = re.compile(
    r"⟦.*⟧|(Tornio|Somebody|Sam|Owner|Open Dialogue|\w+@example\.org|[\d ,.:/–()%*-])*"
    r"|Peer-supported Open Dialogue, Kent|Emergency services: 999|NHS 111, option 2: 111"
    r"|[a-z0-9]+-[a-f0-9]{32}|http://testserver/accounts/join|Key elements © .*",
    re.DOTALL,
)
#: A translated text may hold translated values: “Since 2 March 2026”.
INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
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
def brackets(monkeypatch):
    """A catalogue that knows every text."""
    monkeypatch.setattr(_trans, "gettext", lambda text: f"⟦{text}⟧", raising=False)
    monkeypatch.setattr(
        _trans, "ngettext", lambda one, many, count: f"⟦{one if count == 1 else many}⟧", raising=False
    )


@pytest.mark.parametrize("name", sorted(ROWS.keys() - DOCUMENTS))
def test_no_text_of_a_page_escapes_translation(name, brackets):
    page = browser(user("Somebody", min(ROWS[name]))).get(address(name))
    assert page.status_code == 200
    assert [text for text in Texts(page.text).found if not bare_of(text)] == []


def bare_of(text: str) -> bool:
    """Whether nothing of it is bare: brackets may stand among names, numbers and marks."""
    while INNERMOST.search(text):
        text = INNERMOST.sub("⏎", text)
    return all(DATA.fullmatch(part.strip()) for part in text.split("⏎"))


def test_the_brackets_show_what_is_bare():
    assert bare_of("⟦Error:⟧ ⟦There is a problem⟧ – Tornio")
    assert bare_of("⟦Since 2 ⟦March⟧ 2026⟧")
    assert not bare_of("⟦Error:⟧ There is a problem")
