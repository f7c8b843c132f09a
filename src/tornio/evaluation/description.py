"""`datapackage.json`: what a dataset says of itself beside its tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import Any

from tornio.evaluation.contract import TABLES
from tornio.evaluation.contract.datapackage import Format, resource
from tornio.evaluation.remarks import Assumption, Departure, are_remarks
from tornio.evaluation.tables import Tables
from tornio.vocabulary.fault import Fault

FILE = "datapackage.json"
REMARKS: dict[str, type[Assumption | Departure]] = {"assumptions": Assumption, "departures": Departure}

#: What the file says beside its resources, and the names that `Tables` has for it.
NAMES = {key: key for key in ("title", "synthetic", "provenance", "licence", *REMARKS)} | {
    "waves": "wave_ids",
    "services": "service_ids",
}


def written(tables: Tables, form: Format, names: Iterable[str]) -> str:
    """The text of `datapackage.json` for a dataset of the named tables in that format."""
    codes = {"wave_ids": tables.wave_ids, "service_ids": tables.service_ids}
    described: dict[str, Any] = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "tornio-dataset",
        "title": tables.title,
        "synthetic": tables.synthetic,
        "provenance": tables.provenance,
        "licence": tables.licence,
        **{key: [asdict(remark) for remark in getattr(tables, key)] for key in REMARKS},
        "waves": list(tables.wave_ids),
        "services": list(tables.service_ids),
        "resources": [resource(table, form, codes) for table in map(TABLES.__getitem__, names)],
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def parse(content: bytes) -> tuple[dict[str, Any], list[Fault]]:
    """What the file says, under the names of `Tables`, and every fault in it.

    What it says of columns is not read: the contract decides that.
    """
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        return {}, [
            Fault("the whole file", "", f"This is not JSON in UTF-8: {error}.", "Write it as JSON.", FILE)
        ]
    if not isinstance(found, dict):
        rule, cure = "A data package is an object.", "Put it in braces: { … }."
        return {}, [Fault("the whole file", "", rule, cure, FILE)]
    faults = [*_faults(found)]
    said = found.keys() - {fault.field for fault in faults}
    return {name: _value(key, found[key]) for key, name in NAMES.items() if key in said}, faults


def _value(key: str, found: Any) -> Any:
    """What stands in the file as `Tables` has it: lists as tuples, remarks as remarks."""
    if key in REMARKS:
        return tuple(REMARKS[key](**each) for each in found)
    return tuple(found) if isinstance(found, list) else found


def _faults(found: dict[str, Any]) -> Iterator[Fault]:
    if not isinstance(found.get("synthetic"), bool):
        rule = "A dataset says whether its people are made up."
        yield _fault(found, "synthetic", rule, "Write true where they are, and false where they are real.")
    for key in ("title", "provenance", "licence"):
        if not isinstance(found.get(key, ""), str):
            yield _fault(found, key, "This is not text.", "Put it in quotes.")
    for key, kind in REMARKS.items():
        if key in found and not are_remarks(kind, found[key]):
            parts = ", ".join(part.name for part in fields(kind))
            rule = f"This is a list of objects with the texts {parts}, none empty."
            yield _fault(found, key, rule, "Mend it, or leave it out.")
    for key in ("waves", "services"):
        if key in found and not _is_list_of_words(found[key]):
            rule = "This is a list of words in their order, each once."
            usual = json.dumps(getattr(Tables, NAMES[key]))
            yield _fault(found, key, rule, f"Write it as: {usual}")


def _fault(found: dict[str, Any], key: str, rule: str, cure: str) -> Fault:
    return Fault(key, json.dumps(found[key], ensure_ascii=False) if key in found else "", rule, cure, FILE)


def _is_list_of_words(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(word, str) and word and word == word.strip() for word in value)
        and len(set(value)) == len(value)
    )
