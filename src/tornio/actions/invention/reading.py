"""Reads what was invented."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
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
class Invented:
    """Names and words to make people of; `words` by whose they are."""

    password: str
    team: str
    staff: tuple[Colleague, ...]
    names: dict[str, list[str]]
    words: dict[str, list[str]]
    plan: dict[str, str]


@cache
def invented() -> Invented:
    """What was invented."""
    text = resources.files("tornio.actions.invention").joinpath("invented.toml").read_text(encoding="utf-8")
    given = tomllib.loads(text)
    staff = tuple(Colleague(**one) for one in given["staff"])
    return Invented(
        given["password"], given["team"]["name"], staff, given["names"], given["words"], given["plan"]
    )
