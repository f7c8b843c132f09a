"""Reads what was invented."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Colleague:
    """An invented member of staff."""

    name: str
    email: str
    profession: str
    role: str
    equivalent: str


@dataclass(frozen=True)
class Sought:
    """Somebody of the second team, whom the first may have to look for."""

    given_name: str
    family_name: str
    born_on: date


@dataclass(frozen=True)
class Elsewhere:
    """The second team, and whose record of it the first may try to open."""

    team: str
    staff: tuple[Colleague, ...]
    sought: Sought


@dataclass(frozen=True)
class Invented:
    """Names and words to make people of; `words` by whose they are."""

    password: str
    team: str
    staff: tuple[Colleague, ...]
    elsewhere: Elsewhere
    names: dict[str, list[str]]
    words: dict[str, list[str]]
    plan: dict[str, str]


@cache
def invented() -> Invented:
    """What was invented."""
    text = resources.files("tornio.actions.invention").joinpath("invented.toml").read_text(encoding="utf-8")
    given = tomllib.loads(text)
    there = given["elsewhere"]
    return Invented(
        given["password"],
        given["team"]["name"],
        colleagues(given["staff"]),
        Elsewhere(there["team"], colleagues(there["staff"]), Sought(**there["sought"])),
        given["names"],
        given["words"],
        given["plan"],
    )


def colleagues(given: list[dict[str, str]]) -> tuple[Colleague, ...]:
    """A team's staff."""
    return tuple(Colleague(**one) for one in given)
