from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tornio.evaluation.findings_file import SCHEMA, as_json, page, schema

PAGE = Path(__file__).parents[2] / "docs/reference/findings.md"
TYPES = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "object": dict,
    "array": list,
    "null": type(None),
}


def breaches(value: Any, rule: dict[str, Any], place: str = "") -> list[str]:
    """Where a value breaks a JSON Schema, for as much of the language as ours uses."""
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{place}: {value} is not in {rule['enum']}"]
    kinds = rule["type"] if isinstance(rule["type"], list) else [rule["type"]]
    if not any(isinstance(value, TYPES[kind]) and not isinstance(value, bool) for kind in kinds):
        return [f"{place}: {value!r} is no {kinds}"]
    found = []
    if isinstance(value, dict):
        known = rule.get("properties", {})
        found += [f"{place}: {key} is missing" for key in rule.get("required", ()) if key not in value]
        found += [
            f"{place}: {key} is strange"
            for key in value
            if rule.get("additionalProperties") is False and key not in known
        ]
        found += [
            each for key in value if key in known for each in breaches(value[key], known[key], f"{place}.{key}")
        ]
    if isinstance(value, list):
        found += [f"{place}: too few"] if len(value) < rule.get("minItems", 0) else []
        found += [
            each
            for i, one in enumerate(value)
            for each in breaches(one, rule.get("items", {"type": [*TYPES]}), f"{place}[{i}]")
        ]
    if isinstance(value, int | float) and value < rule.get("minimum", value):
        found.append(f"{place}: {value} is too small")
    return found


@pytest.fixture(scope="module")
def written(evaluation) -> list[dict[str, Any]]:
    return json.loads(as_json(evaluation.findings))


def test_the_file_keeps_its_schema(written):
    assert breaches(written, dict(SCHEMA)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("value", "16.84"),
        ("n", 1.5),
        ("basis", "as printed"),
        ("rows", []),
        ("interval", {"low": 1}),
        ("colour", 1),
    ],
)
def test_the_schema_refuses_what_is_no_finding(written, key, value):
    assert breaches([{**written[0], key: value}], dict(SCHEMA))


def test_a_finding_can_be_looked_up_by_what_it_is_about(written):
    found = [
        each
        for each in written
        if (each["measure"], each["group"], each["wave"], each["quantity"], each["basis"])
        == ("swemwbs", "person", "baseline", "mean", "as published")
    ]
    assert [round(each["value"], 2) for each in found] == [16.84]
    assert found[0]["n"] == 49


def test_values_are_not_rounded(written):
    mean = next(each for each in written if each["id"] == "swemwbs/baseline/mean")
    assert mean["value"] == pytest.approx(825 / 49, abs=1e-12)


def test_one_finding_stands_on_each_line(evaluation):
    assert len(as_json(evaluation.findings).splitlines()) == len(evaluation.findings) + 2


def test_the_schema_is_json():
    assert json.loads(schema())["type"] == "array"


def test_the_reference_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: tornio evaluate --manual findings > docs/reference/findings.md"
    )
