"""Documents about the pages: what they put in italics is what the pages say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WEB, CARE = ROOT / "src/tornio/web", ROOT / "src/tornio/care"
#: The documents that say “Words that stand on the pages are in italics”.
DOCUMENTS = [
    found for found in sorted(ROOT.glob("docs/**/*.md")) if "*italics*" in found.read_text(encoding="utf-8")
]
SOURCES = [*WEB.rglob("*.html"), *WEB.glob("*.py"), *CARE.rglob("*.toml")]
SAID = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES)


def in_italics(text: str) -> set[str]:
    found = re.findall(r"(?<!\*)\*([^*\n]+(?:\n[^*\n]+)?)\*(?!\*)", text)
    return {" ".join(words.split()) for words in found} - {"italics"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_the_pages_say_what_a_document_says_they_say(document):
    words = in_italics(document.read_text(encoding="utf-8"))
    assert words
    assert {one for one in words if one not in SAID and one.lower() not in SAID} == set()


def test_there_are_documents_for_everybody_who_uses_the_pages():
    assert {"first-day", "managers-week", "set-up-a-service", "keep-accounts", "speak-as-a-peer-worker"} <= {
        document.stem for document in DOCUMENTS
    }


def test_what_no_page_says_is_found():
    assert in_italics("Tap *Arrived*, then *Who was\nhere*. **Not this.**") == {"Arrived", "Who was here"}
    assert "Gone fishing" not in SAID
