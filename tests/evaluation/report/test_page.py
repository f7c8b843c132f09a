from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from tornio.disclosure import policy
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.release import release
from tornio.evaluation.remarks import Departure
from tornio.evaluation.report.drawing import chart
from tornio.evaluation.report.page import page
from tornio.evaluation.report.writing import PAPER_CHECK

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """What a browser would make of the page, as far as the tests ask."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing that is open"

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None]]]:
        return [each for each in self.elements if each[0] in tags]


def drawn(evaluation: Any) -> str:
    figures = (figure for section in evaluation.sections for figure in section.figures)
    return page(evaluation, {figure.id: chart(figure, synthetic=evaluation.synthetic) for figure in figures})


@pytest.fixture(scope="module")
def html(demonstration: Any) -> str:
    return drawn(demonstration)


@pytest.fixture(scope="module")
def reader(html: str) -> Reader:
    return Reader(html)


def test_every_element_is_closed(reader: Reader) -> None:
    assert reader.open == []


def test_the_language_is_british_english(reader: Reader) -> None:
    assert reader.all("html")[0][1]["lang"] == "en-GB"


def test_no_two_links_of_one_name_lead_to_different_places(html: str) -> None:
    places: dict[str, set[str]] = {}
    for place, inner in re.findall(r'<a class="more" href="#([^"]+)">(.*?)</a>', html):
        places.setdefault(re.sub("<[^>]+>", "", inner), set()).add(place)
    assert len(places) > 20
    assert {name: to for name, to in places.items() if len(to) > 1} == {}


def test_no_id_stands_twice_and_every_link_leads_to_one(reader: Reader) -> None:
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert [name for name in ids if ids.count(name) > 1] == []
    targets = {str(a["href"]).removeprefix("#") for _, a in reader.all("a") if a["href"] != PAPER_CHECK}
    labels = {name for _, a in reader.elements for name in str(a.get("aria-labelledby") or "").split()}
    assert targets | labels <= set(map(str, ids))


def test_headings_never_skip_a_level(reader: Reader) -> None:
    levels = [int(tag[1]) for tag, _ in reader.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip([0, *levels], levels, strict=False))


def test_nothing_runs_and_nothing_is_fetched(reader: Reader, html: str) -> None:
    assert reader.all("script", "link", "img", "iframe", "object", "form") == []
    assert not [a for _, a in reader.elements if "style" in a or any(key.startswith("on") for key in a)]
    assert set(re.findall(r"https?://[^\"' <]+", html)) == {"http://www.w3.org/2000/svg"}
    assert "@import" not in html
    assert "url(" not in html


def test_its_own_policy_allows_its_own_style_and_nothing_else(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in html


def test_it_says_synthetic_at_the_top_in_every_chapter_and_on_every_printed_page(
    html: str, reader: Reader
) -> None:
    banner, first_chapter = html.index("Nobody in this report exists"), html.index("<h2")
    assert banner < first_chapter
    chapters = [a["id"] for tag, a in reader.all("h2") if a["id"] not in ("part-contents", "part-measures")]
    assert html.count('<p class="tag">Synthetic people</p>') == len(chapters)
    assert '@top-center { content: "Synthetic people' in html


def test_real_people_are_not_called_synthetic(demonstration: Any) -> None:
    real = drawn(replace(demonstration, synthetic=False))
    assert "ynthetic" not in re.sub(r"<style>.*?</style>|<li>.*?</li>", "", real, flags=re.DOTALL).replace(
        demonstration.title, ""
    )


def test_every_finding_is_listed_with_its_method_and_rows(demonstration: Any, html: str) -> None:
    missing = [f.id for f in demonstration.findings if f"<code>{f.id}</code>" not in html]
    assert missing == []
    assert html.count("Rows: ") == len(demonstration.findings)


def test_every_section_of_the_protocol_is_there(demonstration: Any, reader: Reader) -> None:
    ids = {a.get("id") for _, a in reader.elements}
    assert {analysis.id for analysis in demonstration.protocol.analyses} <= ids


def test_every_assumption_and_departure_is_told(demonstration: Any, reader: Reader) -> None:
    words = "".join(reader.words)
    assert all(told in words for told in demonstration.assumptions)
    assert all(departure.sentence in words for departure in demonstration.departures)


def test_the_policy_is_named(demonstration: Any, html: str) -> None:
    assert "Policy: none. For the team only." in html
    outside = drawn(replace(demonstration, policy="mhsds"))
    assert "Policy: mhsds. Small numbers are suppressed" in outside
    assert "For the team only" not in outside


def test_no_single_person_is_in_what_leaves_the_team(demonstration: Any, html: str) -> None:
    single = ("Each thin line is one of", "Every value as a dot", "every person", "every episode")
    outside = drawn(release(demonstration, policy("mhsds")))
    assert [words for words in single if words in html] == list(single)
    assert [words for words in single if words in outside] == []


def test_wide_tables_can_be_scrolled_by_keyboard(reader: Reader) -> None:
    wide = [a for _, a in reader.all("div") if "wide" in str(a.get("class"))]
    assert wide
    assert all(a.get("tabindex") == "0" and a.get("role") == "region" and a.get("aria-label") for a in wide)


def test_a_study_without_anybody_in_it_has_a_report(kent: Any) -> None:
    words = "".join(Reader(drawn(evaluate(Dataset(title="Nobody yet"), kent))).words)
    assert "nothing was recorded" in words
    assert "Nobody has a SWEMWBS score." in words


def test_hostile_words_stay_words(evaluation: Any) -> None:
    hostile = "</style><script>alert(1)</script><b onload='x'>"
    shown = drawn(
        replace(
            evaluation,
            title=hostile,
            assumptions=(hostile,),
            departures=(Departure("swemwbs-x", hostile, hostile, hostile),),
        )
    )
    assert Reader(shown).all("script") == []
    assert "&lt;script&gt;alert(1)" in shown


def test_nobody_is_ranked_or_rated_by_risk(reader: Reader) -> None:
    words = " ".join(reader.words).lower()
    assert not re.search(r"\b(high|medium|low) risk\b|\brisk score\b|\branking\b", words)
