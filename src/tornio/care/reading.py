"""Reads a service's rules, and its country's, from their TOML files."""

from __future__ import annotations

import tomllib
from datetime import time
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tornio.care.service import Code, Country, Line, Service
from tornio.vocabulary.fault import Fault, FaultyInput


@cache
def load(name: str) -> Service:
    """The service that Tornio ships under this name, or that a file of one's own describes.

    Raises:
        FaultyInput: when there is no such service, or its rules contradict themselves.
    """
    text = read(name, "services")
    service: Service = built(Service, text, name, country=lambda value: country(str(value)))
    return service


@cache
def country(name: str) -> Country:
    """The country of this name."""
    found: Country = built(Country, read(name, "countries"), name)
    return found


def read(name: str, folder: str) -> dict[str, Any]:
    """A TOML file: the package's own by name, anybody's by path."""
    own = resources.files("tornio.care") / folder / f"{name}.toml"
    found = own if own.is_file() else Path(name)
    if not found.is_file():
        known = sorted(
            path.name.removesuffix(".toml") for path in (resources.files("tornio.care") / folder).iterdir()
        )
        raise FaultyInput(
            [
                Fault(
                    folder,
                    name,
                    "There is no such file.",
                    f"Use {', '.join(known)}, or the path of a TOML file.",
                )
            ]
        )
    return tomllib.loads(found.read_text(encoding="utf-8"))


def built(kind: type[Any], text: dict[str, Any], name: str, **special: Any) -> Any:
    """A configuration from its TOML; keys that are missing or that nobody reads are faults."""
    fields = set(kind.__dataclass_fields__)
    optional = {"youngest", "oldest"}
    faults = [
        *[
            Fault(key, "", "It is missing.", "Add it.", file=name)
            for key in sorted(fields - set(text) - optional)
        ],
        *[
            Fault(key, str(text[key]), "Nobody reads it.", "Take it out.", file=name)
            for key in sorted(set(text) - fields)
        ],
    ]
    if faults:
        raise FaultyInput(faults)
    readers = {**READERS, **special}
    return kind(**{key: readers.get(key, as_is)(text.get(key)) for key in fields})


def as_is(value: Any) -> Any:
    """Numbers and words stay as they are; a list of pairs is a code list."""
    return value


def codes(value: list[list[str]]) -> tuple[Code, ...]:
    """[["spa", "Single point of access"], …]"""
    return tuple(Code(code, label) for code, label in value)


def lines(value: list[dict[str, str]]) -> tuple[Line, ...]:
    """Telephone lines, in the order in which they are to be shown."""
    return tuple(Line(**line) for line in value)


def zone(value: str) -> ZoneInfo:
    """An IANA time zone."""
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise FaultyInput([Fault("zone", value, "It is no time zone.", "Write Europe/London, say.")]) from error


READERS = {
    "crisis_lines": lines,
    "identifiers": codes,
    "genders": codes,
    "ethnicities": codes,
    "authorities": codes,
    "professions": codes,
    "health_professions": tuple,
    "routes": codes,
    "priorities": codes,
    "teams_otherwise": codes,
    "exclusions": codes,
    "zone": zone,
    "response_minutes": tuple,
    "duty_from": time.fromisoformat,
    "duty_until": time.fromisoformat,
}
