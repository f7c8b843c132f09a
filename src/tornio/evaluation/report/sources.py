"""Where each number comes from: its method, its n and its rows, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tornio.evaluation.findings import Condition, Finding, Rows


@dataclass(frozen=True)
class Source:
    """Findings that one method gave, in the order of their section; `assumption` is what all of them assume."""

    method: str
    basis: str
    assumption: str | None
    findings: tuple[Finding, ...]


def sources(findings: Iterable[Finding]) -> tuple[Source, ...]:
    """The findings, gathered by method, basis and assumption, so that each of these is told once."""
    gathered: dict[tuple[str, str, str | None], list[Finding]] = {}
    for finding in findings:
        gathered.setdefault((finding.method, finding.basis, finding.assumption), []).append(finding)
    return tuple(Source(*shared, tuple(found)) for shared, found in gathered.items())


def assumptions(findings: Iterable[Finding]) -> tuple[str, ...]:
    """What the findings assume, each assumption once."""
    return tuple(dict.fromkeys(finding.assumption for finding in findings if finding.assumption))


def in_short(assumption: str) -> str:
    """What is assumed, without the reasons that follow its colon."""
    what, colon, _ = assumption.partition(":")
    return f"{what}." if colon else assumption


def rows_in_words(rows: Iterable[Rows]) -> str:
    """`scores where measure is swemwbs and wave is baseline; waves (all rows)`."""
    return "; ".join(_place(part) for part in rows)


def _place(rows: Rows) -> str:
    conditions = [f"{column} {_condition(wanted)}" for column, wanted in rows.where.items()]
    return f"{rows.file} where {' and '.join(conditions)}" if conditions else f"{rows.file} (all rows)"


def _condition(wanted: Condition) -> str:
    if isinstance(wanted, Mapping):
        return " and ".join(_bound(word, value) for word, value in wanted.items())
    if isinstance(wanted, tuple):
        return "is " + " or ".join("empty" if each is None else each for each in wanted)
    return f"is {_plain(wanted)}"


def _bound(word: str, value: object) -> str:
    if word == "present":
        return "is known" if value else "is not known"
    return f"is {word} {_plain(value)}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)
