"""Claims files with faults: claim, field, value, rule and cure, all at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tornio.evaluation.check import reading
from tornio.vocabulary.fault import Fault, FaultyInput

PAPER = """
[paper]
title = "A paper"
source = "Nowhere"
reader = "Nobody"
date = "2026-11-23"

[samples.mood]
scale = { minimum = "0", maximum = "20" }
groups.before = { n = "24", mean = "9.25", sd = "3.10" }
groups.after = { n = "20", mean = "11.85", sd = "2.95" }
"""

TWO_GROUPS = 'a = "mood/before"\nb = "mood/after"\nvariances = "equal"\n'


def faults_of(claim: str, paper: str = PAPER) -> tuple[Fault, ...]:
    with pytest.raises(FaultyInput) as caught:
        reading.build(tomllib.loads(f"{paper}\n{claim}"), "claims.toml")
    return caught.value.faults


def claim(kind: str, fields: str) -> str:
    return f'[[claim]]\nid = "it"\nsection = "Text"\ntext = "so"\nkind = "{kind}"\n{fields}\n'


@pytest.mark.parametrize(
    ("kind", "fields", "field", "words"),
    [
        ("anvoa", "", "claim it, kind", "Use one of: anova"),
        ("anova", 'groups = "mood"\nquantity = "F"', "claim it, printed", "It is needed"),
        (
            "anova",
            'groups = "mood"\nquantity = "G"\nprinted = "1"',
            "claim it, quantity",
            "Use one of: F, df, p",
        ),
        (
            "anova",
            'groups = "food"\nquantity = "F"\nprinted = "1"',
            "claim it, groups",
            "no sample of this file",
        ),
        (
            "anova",
            'groups = "mood"\nquantity = "F"\nprinted = 1.5',
            "claim it, printed",
            "in quotes, as printed",
        ),
        ("anova", 'groups = "mood"\nquantity = "F"\nprinted = "x"', "claim it", "not a printed number"),
        ("anova", 'groups = ["mood/never"]\nquantity = "F"\nprinted = "1"', "claim it, groups", "mood/before"),
        ("tukey", 'groups = "mood"\nfirst = "before"\nsecond = "before"\nprinted = ""', "claim it", "itself"),
        (
            "tukey",
            'groups = "mood"\nfirst = "before"\nsecond = "later"\nprinted = ""',
            "claim it",
            "none of the",
        ),
        ("proportion", 'count = "5"\nof = "4"\nprinted = "9%"', "claim it", "5 of 4"),
        ("proportion", 'count = "5.0"\nof = "9"\nprinted = "9%"', "claim it, count", "not a whole number"),
        ("sum", 'parts = "5"\nprinted = "5"', "claim it, parts", "not a list"),
        ("bound", 'part = "1"\nwhole = "2"\nhole = "3"', "claim it, hole", "no such field"),
        ("scale-range", 'items = "5"\nlowest = "3"\nhighest = "0"\nprinted = "0-40"', "claim it", "no range"),
        (
            "scale-range",
            'items = "5"\nlowest = "0"\nhighest = "8"\nprinted = "forty"',
            "claim it",
            "not a range",
        ),
        ("direction", 'a = "1"\nb = "2"\nclaimed = "better"', "claim it", "higher or lower"),
        ("p-value", 'statistic = "F"\nvalue = "2.2"\ndf = "28"\nprinted = "0.03"', "claim it", "it has 2"),
        ("p-value", 'statistic = "t"\nvalue = "2.2"\ndf = "0"\nprinted = "0.03"', "claim it, df", "degrees of"),
        (
            "p-value",
            'statistic = "r"\nvalue = "1.2"\ndf = "28"\nprinted = "0.03"',
            "claim it",
            "between −1 and 1",
        ),
        ("paired-t", 'n = "42"\nquantity = "p"\nprinted = "0.03"', "claim it", "needs t"),
        (
            "p-value",
            'statistic = "F"\nvalue = "-2"\ndf = "2, 28"\nprinted = "0.1"',
            "claim it",
            "never below nought",
        ),
        ("t-test", TWO_GROUPS + 'quantity = "df"\nprinted = "2, 38"', "claim it", "not a printed number"),
        ("grim", 'mean = "5.19"\nn = "9999999999"', "claim it, n", "above 1,000,000,000"),
        ("grim", f'mean = "{"9" * 31}"\nn = "9"', "claim it, mean", "more than 30 digits"),
        ("grimmer", 'group = { n = "9999999", mean = "5", sd = "1" }', "claim it", "any mean and sd"),
        ("grimmer", 'group = { n = "9", mean = "<5", sd = "1" }', "claim it, group", "Give a number"),
        ("direction", 'a = "1"\nb = "0"\ntimes = "2"\nclaimed = "higher"', "claim it", "times nought"),
        (
            "tukey",
            'groups = [{ n = "9", mean = "5", sd = "0" }, { n = "9", mean = "6", sd = "0" }]\n'
            'first = "1"\nsecond = "2"\nprinted = ""',
            "claim it",
            "no upper end",
        ),
        (
            "paired-t",
            'n = "42"\nquantity = "correlation"\nt = "7"\ndifference = "8"\nbefore = "0"\nafter = "1"\n'
            'printed = ""',
            "claim it",
            "could be nought",
        ),
        ("paired-t", 'n = "1"\nquantity = "df"\nprinted = "0"', "claim it", "at least 2 pairs"),
        ("grim", 'mean = "5.19"\nn = "0"', "claim it", "at least 1 value"),
        ("debit", 'group = { n = "20", mean = "1.4", sd = "0.5" }', "claim it", "no share"),
        ("largest-sd", 'group = "mood/before"\nscale = { maximum = "9" }', "claim it", "minimum"),
        (
            "largest-sd",
            'group = { n = "20", mean = "1.4" }\nscale = "mood"',
            "claim it, group",
            "n, mean and sd",
        ),
        ("equal-variances", 'groups = ["mood/before"]', "claim it", "at least two"),
        ("judged", 'verdict = "note"\nby = ""\nbecause = "it is"', "claim it", "Name the reader"),
        ("judged", 'verdict = "reproduces"\nby = "me"\nbecause = "it is"', "claim it, verdict", "Use one of"),
    ],
)
def test_a_fault_names_claim_field_rule_and_cure(kind: str, fields: str, field: str, words: str) -> None:
    (fault,) = faults_of(claim(kind, fields))
    assert fault.field == field
    assert fault.file == "claims.toml"
    assert words in f"{fault.rule} {fault.cure}"
    assert fault.rule
    assert fault.cure


def test_all_faults_come_at_once() -> None:
    two = claim("grim", 'mean = "x"\nn = "y"') + claim("sum", "")
    assert {fault.field for fault in faults_of(two)} == {
        "claim it, mean",
        "claim it, n",
        "claim it, id",
        "claim it, parts",
        "claim it, printed",
    }


@pytest.mark.parametrize(
    ("paper", "field"),
    [
        (PAPER.replace('title = "A paper"', ""), "paper, title"),
        (PAPER.replace("[paper]", "[paper]\nauthor = 'x'"), "paper, author"),
        (PAPER.replace('n = "24"', 'n = "1"'), "sample mood, group before"),
        (PAPER.replace('sd = "3.10"', 'sd = "-3.10"'), "sample mood, group before"),
        (PAPER.replace('minimum = "0"', 'minimum = "30"'), "sample mood, scale"),
        (PAPER + "[more]\n", "more"),
    ],
)
def test_faults_outside_the_claims_are_named_too(paper: str, field: str) -> None:
    fields = [fault.field for fault in faults_of(claim("bound", 'part = "1"\nwhole = "2"'), paper)]
    assert field in fields


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not toml", "cannot be read as TOML"),
        (b"[[claim", "cannot be read as TOML"),
        (b"title\xff", "claims.toml, the file: ‘byte 0xff’. It must be in UTF-8; byte 6 is not"),
    ],
)
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "claims.toml"
    path.write_bytes(content)
    with pytest.raises(FaultyInput, match=said):
        reading.read(path)


@pytest.mark.parametrize("name", ["elsewhere/kent.toml", "/kent.toml"])
def test_a_file_that_is_not_there_is_never_taken_for_a_paper_of_the_same_name(name: str) -> None:
    with pytest.raises(FaultyInput, match="There is no such file"):
        reading.find(name)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(PAPER + claim("bound", 'part = "1"\nwhole = "2"'), encoding="utf-8-sig")
    assert len(reading.read(path).claims) == 1


def test_a_file_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(FaultyInput, match="kent"):
        reading.find("no-such-paper")


@pytest.mark.parametrize("name", ["kent", "kent.toml", "papers/kent.toml"])
def test_the_papers_that_come_with_tornio_are_found_by_name(name: str) -> None:
    assert reading.find(name).name == "kent.toml"


@pytest.mark.parametrize("content", [{"claim": 3}, {"claim": [3]}, {"samples": 3}, {"paper": 3}, {}])
def test_content_of_the_wrong_shape_gives_faults_and_no_traceback(content: dict[str, Any]) -> None:
    with pytest.raises(FaultyInput):
        reading.build(content, "claims.toml")


def test_the_date_may_be_one_of_tomls_own() -> None:
    stated = PAPER.replace('"2026-11-23"', "2026-11-23") + claim("sum", 'parts = ["1", "2"]\nprinted = "3"')
    assert reading.build(tomllib.loads(stated), "claims.toml").date == "2026-11-23"
