"""How the fields of a claim are read: from what a TOML file holds to values that have checked themselves.

A kind of claim is a frozen dataclass; each of its fields is made by `given`, which keeps how it is read, what
it means and an example. The reader, the reference page and the errors all come from there.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tornio.evaluation.check.granularity import Scale
from tornio.evaluation.check.printed import Printed, read_printed, read_whole
from tornio.evaluation.check.ranges import PrintedSummary


@dataclass(frozen=True)
class Sample:
    """Groups of one printed outcome, by name, and the scale that its values lie on."""

    groups: Mapping[str, PrintedSummary]
    scale: Scale | None = None


Samples = Mapping[str, Sample]
Read = Callable[[Any, Samples], Any]


def given(read: Read, meaning: str, example: str, *, default: Any = dataclasses.MISSING) -> Any:
    """A field of a claim: how it is read, what it means, an example; with a default it may be left out."""
    metadata = {"read": read, "meaning": meaning, "example": example}
    return field(default=default, metadata=metadata)


def text(value: Any, _: Samples) -> str:
    """Any text."""
    if not isinstance(value, str):
        raise ValueError(f"‘{value}’ is not a text. Put it in quotes, as printed.")
    return value


def number(value: Any, samples: Samples) -> Printed:
    """A printed number, in quotes so that its decimals are known."""
    return read_printed(text(value, samples))


def numbers(value: Any, samples: Samples) -> tuple[Printed, ...]:
    """A list of printed numbers."""
    if not isinstance(value, list) or not value:
        raise ValueError(f'‘{value}’ is not a list of printed numbers. Write it as ["18", "4"].')
    return tuple(number(part, samples) for part in value)


def whole(value: Any, samples: Samples) -> int:
    """A printed count."""
    return read_whole(text(value, samples))


def one_of(*choices: str) -> Read:
    """One of a few words."""

    def read(value: Any, _: Samples) -> str:
        if value not in choices:
            raise ValueError(f"‘{value}’ is not known here. Use one of: {', '.join(choices)}.")
        return str(value)

    return read


def group(value: Any, samples: Samples) -> PrintedSummary:
    """A group: "sample/group", or {n = "49", mean = "16.84", sd = "5.73"}."""
    if isinstance(value, str):
        known = {f"{s}/{g}": found for s, sample in samples.items() for g, found in sample.groups.items()}
        if value not in known:
            raise ValueError(f"‘{value}’ is no group of this file. Use one of: {', '.join(known) or '(none)'}.")
        return known[value]
    if not isinstance(value, dict) or set(value) != {"n", "mean", "sd"}:
        raise ValueError(f'‘{value}’ is not a group. Name one ("sample/group") or give n, mean and sd.')
    return PrintedSummary(
        whole(value["n"], samples), number(value["mean"], samples), number(value["sd"], samples)
    )


def groups(value: Any, samples: Samples) -> Mapping[str, PrintedSummary]:
    """Groups: the name of a sample (all its groups), or a list of groups."""
    if isinstance(value, str) and value in samples:
        return samples[value].groups
    if not isinstance(value, list):
        raise ValueError(f"‘{value}’ is no sample of this file. Name a sample or list its groups.")
    return {
        part if isinstance(part, str) else str(at): group(part, samples) for at, part in enumerate(value, 1)
    }


def scale(value: Any, samples: Samples) -> Scale:
    """A scale: the name of a sample that has one, or {minimum = "0", maximum = "48", items = "1"}."""
    if isinstance(value, str):
        found = samples[value].scale if value in samples else None
        if found is None:
            raise ValueError(f"‘{value}’ is no sample with a scale. Name one, or give minimum and maximum.")
        return found
    if not isinstance(value, dict) or not set(value) <= {"minimum", "maximum", "items"}:
        raise ValueError(
            f"‘{value}’ is not a scale. Give minimum, maximum and items, as far as they are known."
        )
    ends: list[Fraction | None] = [
        number(value[end], samples).value if end in value else None for end in ("minimum", "maximum")
    ]
    return Scale(ends[0], ends[1], whole(value.get("items", "1"), samples))


def freedom(value: Any, samples: Samples) -> tuple[Fraction, ...]:
    """Degrees of freedom: "41", or "2, 123"."""
    parts: Sequence[str] = text(value, samples).strip("[]() ").split(",")
    found = tuple(read_printed(part).value for part in parts)
    if not 1 <= len(found) <= 2 or any(df <= 0 for df in found):
        raise ValueError(f'‘{value}’ are no degrees of freedom. Write them as "41" or "2, 123".')
    return found
