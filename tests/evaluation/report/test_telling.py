from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.report.plain import Plain, plain_words
from tornio.evaluation.report.telling import PAIRED, points
from tornio.evaluation.sections import Section


@pytest.fixture(scope="module")
def told(demonstration: Any) -> dict[str, tuple[str, str]]:
    return {point.section: (point.heading, point.words) for point in points(demonstration)}


def grade(words: str) -> float:
    """Flesch–Kincaid grade (Kincaid and others 1975): years of school that a text asks for."""
    sentences = [s for s in re.split(r"[.!?:;]+\s", words + " ") if s.strip()]
    tokens = re.findall(r"[A-Za-z']+|\d[\d.,]*", words)
    return 0.39 * len(tokens) / len(sentences) + 11.8 * sum(map(syllables, tokens)) / len(tokens) - 15.59


def syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le")
    return max(1, groups - silent)


def everything(plain: Plain) -> str:
    blocks = (
        f"{b.heading.title}. {b.heading.lead} {' '.join(p.words for p in b.points)}" for b in plain.blocks
    )
    return " ".join([*plain.opening, *blocks, plain.closing])


def test_a_child_of_eleven_can_read_it(demonstration: Any) -> None:
    assert grade(everything(plain_words(demonstration))) < 6


def test_the_measure_of_reading_tells_easy_from_hard() -> None:
    assert grade("The cat sat on the mat. It was warm.") < 2
    assert (
        grade("Heteroscedasticity invalidates parametric inference concerning longitudinal questionnaires.")
        > 15
    )


def test_synthetic_people_are_called_made_up_before_anything_else(demonstration: Any) -> None:
    assert "made up" in plain_words(demonstration).opening[0]
    assert "made up" not in everything(plain_words(replace(demonstration, synthetic=False)))


def test_what_leaves_the_team_says_that_numbers_are_left_out(demonstration: Any) -> None:
    assert "small numbers are left out" in everything(plain_words(replace(demonstration, policy="mhsds")))
    assert "small numbers" not in everything(plain_words(demonstration))


def test_who_was_asked_and_who_answered(told: dict[str, tuple[str, str]]) -> None:
    assert told["flow"] == ("who", "113 people were asked. 50 of them took part.")
    assert told["attrition"] == ("who", "At 6 months, 37 of 50 people still answered.")


def test_a_fall_on_a_scale_where_lower_is_better_got_better(told: dict[str, tuple[str, str]]) -> None:
    heading, words = told["honos"]
    assert heading == "better"
    assert words.startswith("Scores fell by 9.0 points on average (from 0 to 48; lower is better).")


def test_what_the_recommended_method_does_not_find_is_not_called_better(demonstration: Any) -> None:
    honos = next(section for section in demonstration.sections if section.id == "honos")
    unsure = tuple(replace(f, value=0.2) if f.quantity == "adjusted p" else f for f in honos.findings)
    turned = Section("honos", honos.title, honos.kind, (), unsure)
    (point,) = points(replace(demonstration, sections=(turned,)))
    assert point.heading == "unsure"


def test_a_rise_where_lower_is_better_got_worse(demonstration: Any) -> None:
    honos = next(section for section in demonstration.sections if section.id == "honos")
    worse = tuple(replace(f, value=9.0) if f.quantity == "difference" else f for f in honos.findings)
    turned = Section("honos", honos.title, honos.kind, (), tuple(replace(f, interval=None) for f in worse))
    (point,) = points(replace(demonstration, sections=(turned,)))
    assert point.heading == "worse"


def test_other_services_are_told_with_chance(told: dict[str, tuple[str, str]]) -> None:
    heading, words = told["bed-days"]
    assert heading == "others"
    assert "0.4 days. Community and crisis teams: 2.2. A gap like this can come by chance." in words


def test_benchmarks_are_told_as_other_people(told: dict[str, tuple[str, str]]) -> None:
    assert "9.2" in told["cmhs-benchmark"][1]
    assert "England: 7.0. These were other people." in told["cmhs-benchmark"][1]


def test_no_list_of_harms_is_not_no_harm(told: dict[str, tuple[str, str]]) -> None:
    assert told["harms"][1] == "Nobody kept a list of harms. So we do not know if anybody was harmed."


@pytest.mark.parametrize(
    ("recorded", "words"), [(0, "There is nothing on it"), (7, "written down: 7."), (None, "not shown here")]
)
def test_a_list_of_harms_is_told(demonstration: Any, make: Any, recorded: int | None, words: str) -> None:
    shown = (
        {"value": recorded, "n": recorded}
        if recorded is not None
        else {"value": None, "n": None, "suppressed": "few"}
    )
    count = make("harms/all", quantity="count", category="recorded", **shown)
    section = Section("harms", "Harms", "harms", (), (count,))
    (point,) = points(replace(demonstration, sections=(section,)))
    assert words in point.words


def test_nothing_is_said_of_nobody(kent: Any) -> None:
    told = [point.section for point in points(evaluate(Dataset(), kent))]
    assert told == ["harms"]


def test_nothing_is_said_where_everything_is_suppressed(demonstration: Any) -> None:
    hidden = tuple(
        Section(s.id, s.title, s.kind, (), tuple(hide(f) for f in s.findings))
        for s in demonstration.sections
        if s.kind != "harms"
    )
    assert list(points(replace(demonstration, sections=hidden))) == []


def hide(finding: Any) -> Any:
    return replace(finding, value=None, n=None, interval=None, df=(), counts=(), suppressed="fewer than 5")


def test_nobody_is_told_that_the_service_caused_it(demonstration: Any) -> None:
    words = everything(plain_words(demonstration)).lower()
    assert not re.search(r"\b(because of|thanks to|works|effective|caused|led to|helped people)\b", words)
    assert "it cannot say why" in words


def test_every_number_comes_with_from_how_many(told: dict[str, tuple[str, str]]) -> None:
    for section in ("swemwbs", "wsas", "cmhs", "honos", "cws"):
        assert re.search(r"This is from \d+ (people|carers) who gave at least one score", told[section][1])


def test_the_mixed_model_is_not_said_to_need_both_scores(demonstration: Any) -> None:
    """49 people gave a CMHS score at some wave; 45 did at the start and 37 at the end."""
    (told,) = (point.words for point in points(demonstration) if point.section == "cmhs")
    assert told.endswith("This is from 49 people who gave at least one score.")


def test_paired_contrasts_need_both_scores(demonstration: Any) -> None:
    protocol = demonstration.protocol
    paired = tuple(
        replace(each, recommended=PAIRED) if each.id == "cmhs" else each for each in protocol.analyses
    )
    seen = replace(demonstration, protocol=replace(protocol, analyses=paired))
    (told,) = (point.words for point in points(seen) if point.section == "cmhs")
    assert told.endswith("people with scores at both times.")
