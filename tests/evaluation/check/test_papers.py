"""The claims files that come with Tornio, and what planting an error in them does."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tornio.evaluation.check import reading
from tornio.evaluation.check.claims import FAILING, Result, check
from tornio.evaluation.check.printed import read_printed


@cache
def content(name: str) -> dict[str, Any]:
    return tomllib.loads(reading.find(name).read_text(encoding="utf-8"))


@cache
def results(name: str) -> tuple[Result, ...]:
    return check(reading.build(content(name), name))


KENT = {result.claim.id: result for result in results("kent")}
COMPUTED = [result for result in results("kent") if not result.claim.judged]


def verdict_with(claim_id: str, **changed: Any) -> str:
    """The verdict on a claim of the Kent paper after some of its fields were changed."""
    claim = next(claim for claim in content("kent")["claim"] if claim["id"] == claim_id)
    alone = {**content("kent"), "claim": [{**claim, **changed}]}
    return check(reading.build(alone, "kent"))[0].outcome.verdict


@pytest.mark.external
def test_verdicts_agree_with_an_independent_recomputation_or_a_note_says_whose_arithmetic_is_right(
    reference: Path,
) -> None:
    with (reference / "reference/published_claims.csv").open(encoding="utf-8") as file:
        verdicts = {row["id"]: row["verdict"] for row in csv.DictReader(file)}
    shared = KENT.keys() & verdicts.keys()
    assert len(shared) >= 130
    differ = {name for name in shared if KENT[name].outcome.verdict != verdicts[name]}
    silent = {name for name in differ if "recomputation" not in KENT[name].claim.note + said(KENT[name])}
    assert not silent


def said(result: Result) -> str:
    return " ".join(result.outcome.arithmetic)


def test_judged_claims_name_their_reader_and_are_never_called_reproduced() -> None:
    judged = [result for result in results("kent") if result.claim.judged]
    assert judged
    assert all(result.reader and result.outcome.arithmetic for result in judged)
    assert not {result.outcome.verdict for result in judged} & {"reproduces", "rounding", "derived"}


# --- planted errors -----------------------------------------------------------------------------------------


def beyond(text: str, steps: int) -> str:
    """The printed number moved by so many units of its last digit, printed with as many decimals."""
    printed = read_printed(text)
    moved = printed.value + Fraction(steps, 10**printed.decimals)
    percent = "%" if "%" in text else ""
    return f"{float(moved):.{printed.decimals}f}{percent}"


def planted(result: Result) -> Iterator[dict[str, Any]]:
    """Fields to change in a claim so that it is wrong by more than rounding; at least one must show."""
    claim = next(claim for claim in content("kent")["claim"] if claim["id"] == result.claim.id)
    by_kind = PLANTS.get(claim["kind"])
    yield from by_kind(claim) if by_kind else wrong_print(claim)


def wrong_print(claim: dict[str, Any]) -> list[dict[str, Any]]:
    printed = claim["printed"]
    words = {"significant": "not significant", "not significant": "significant", "": "99.99"}
    if claim["kind"] == "tukey" and not printed:
        return [{"printed": "0.999999"}]
    if printed in words:
        return [{"printed": words[printed]}]
    if printed.startswith("<"):
        return [{"printed": "0.2"}]
    if "," in printed:
        first, second = printed.split(",")
        return [{"printed": f"{first}, {int(second) + 1}"}]
    return [{"printed": beyond(printed, steps)} for steps in (1, -1, 20, -20, 100, 400)]


NARROW, WIDE = {"n": "40", "mean": "5", "sd": "1.0"}, {"n": "40", "mean": "5", "sd": "9.0"}
HUGE = {"n": "40", "mean": "2.00", "sd": "99.99"}
PLANTS: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    "largest-sd": lambda _: [{"group": HUGE}],
    "grimmer": lambda _: [{"group": HUGE}],
    "ceiling": lambda _: [{"scale": {"minimum": "0", "maximum": "1000"}}],
    "grim": lambda claim: [{"mean": beyond(claim["mean"], steps), "n": "3"} for steps in (1, 2, 3)],
    "equal-variances": lambda _: [{"groups": [NARROW, WIDE]}],
    "bound": lambda claim: [{"part": beyond(claim["whole"], 1)}],
    "direction": lambda claim: [{"a": claim["b"], "b": claim["a"]}, {"a": beyond(claim["b"], -1)}],
    "scale-range": lambda _: [{"printed": "3-99"}],
}


STANDING = [result for result in COMPUTED if result.stands]
FALLING = [result for result in COMPUTED if not result.stands]


@pytest.mark.parametrize("result", STANDING, ids=lambda result: result.claim.id)
def test_an_error_beyond_rounding_changes_the_verdict_of_a_claim_that_stands(result: Result) -> None:
    changed = {verdict_with(result.claim.id, **fields) for fields in planted(result)}
    assert any(verdict != result.outcome.verdict for verdict in changed)
    if result.claim.kind != "ceiling":
        assert changed & FAILING


#: What would have to be true for each claim that does not stand: the arithmetic's own answer, put in its place.
REPAIRS: dict[str, dict[str, Any]] = {
    "SWEMWBS.F": {"printed": "11.808"},
    "CMHS.df": {"printed": "2, 119"},
    "CMHS.levene": {"groups": ["cmhs/baseline", "cmhs/3 months"]},
    "CWS.levene": {"groups": ["cws/baseline", "cws/3 months"]},
    "grim.bed_days_POD": {"group": {"n": "32", "mean": "0.44", "sd": "2.47"}},
    "grim.bed_days_TAU": {"group": {"n": "67", "mean": "2.24", "sd": "18.33"}},
    "beddays.nmin.POD": {"group": {"n": "41", "mean": "0.44", "sd": "2.8"}},
    "beddays.nmin.TAU": {"group": {"n": "114", "mean": "2.24", "sd": "23.86"}},
    "honos6.df": {"printed": "2432"},
    "bed.df": {"printed": "97"},
    "dur.df": {"printed": "97"},
    "f2f.df": {"printed": "97"},
    "bed.var": {"groups": ["duration/POD", "duration/community"]},
    "bed.test": {"variances": "unequal"},
    "wsas.range": {"printed": "0-40"},
    "honos.abstract": {"claimed": "worse"},
    "honos.discussion": {"claimed": "higher"},
    "bed.cohort": {"b": "32"},
    "att.base": {"a": "50"},
    "adh.cover": {"a": "467"},
}


def test_every_claim_that_falls_has_its_repair() -> None:
    assert {result.claim.id for result in FALLING} == set(REPAIRS)


@pytest.mark.parametrize("name", sorted(REPAIRS))
def test_the_recomputed_figure_in_its_place_makes_a_claim_stand(name: str) -> None:
    assert verdict_with(name, **REPAIRS[name]) not in FAILING
