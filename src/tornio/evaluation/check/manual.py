"""The reference page of the claims file, made from the kinds themselves."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator

from tornio.evaluation.check.claims import KINDS
from tornio.evaluation.check.kinds import Kind
from tornio.evaluation.check.verdict import MEANING

HEAD = """\
# The claims file

`tornio check CLAIMS.toml` reads one TOML file: a paper, its printed groups, and its claims. Every number is
a text, written as the paper prints it, because the digits say how far the true value can lie: `"16.84"` stands
for 16.835 to 16.845, `"2.8"` for 2.75 to 2.85, `"<0.001"` for nought to 0.001.

This page is made by `tornio check --kinds`.

## The paper

```toml
[paper]
title = "…"
source = "where it was published"
reader = "who wrote this file"
date = "2026-11-23"
about = "a few words at the head of the page; may be left out"
```

## Samples

Groups that several claims use are stated once, with the scale that their values lie on where it is known
(`items` where a score is the mean of so many items).

```toml
[samples.swemwbs]
scale = { minimum = "7", maximum = "35" }
groups.baseline = { n = "49", mean = "16.84", sd = "5.73" }
groups."3 months" = { n = "40", mean = "22.43", sd = "5.80" }
```

A claim names them as `"swemwbs"` (all groups), `"swemwbs/baseline"` (one), or gives figures of its own.

## Claims

Every claim has an `id`, the `section` of the paper, the `text` of what it says, a `kind`, and may have a
`note`. No claim states its verdict: that is worked out, or, for the kind `judged`, given by a named reader.
"""


def manual() -> str:
    """The whole page in Markdown."""
    return "\n".join([HEAD, *_verdicts(), *_kinds()])


def _verdicts() -> Iterator[str]:
    yield "## Verdicts\n"
    yield "| verdict | what it means |\n|---|---|"
    yield from (f"| {verdict} | {means} |" for verdict, means in MEANING.items())
    yield "\nAn inconsistent claim is *impossible* (no data could give it) or *hard to reconcile* (only unusual"
    yield "data could); the two are never added up.\n"


def _kinds() -> Iterator[str]:
    yield "## Kinds\n"
    for name, kind in KINDS.items():
        yield from _kind(name, kind)


def _kind(name: str, kind: type[Kind]) -> Iterator[str]:
    yield f"### {name}\n"
    yield f"{inspect.cleandoc(kind.__doc__ or '')}\n"
    yield "| field | meaning | |\n|---|---|---|"
    parts = dataclasses.fields(kind)  # type: ignore[arg-type] # every kind is a dataclass; a test says so
    for part in parts:
        needed = "needed" if part.default is dataclasses.MISSING else "may be left out"
        yield f"| `{part.name}` | {part.metadata['meaning']} | {needed} |"
    yield f"\n```toml\n{example(name, kind)}\n```\n"


def example(name: str, kind: type[Kind]) -> str:
    """A claim of this kind, with the example of each field that is needed."""
    lines = [
        "[[claim]]",
        f'id = "my-{name}"',
        'section = "Table 2"',
        'text = "what it says"',
        f'kind = "{name}"',
    ]
    for part in dataclasses.fields(kind):  # type: ignore[arg-type] # as above
        if part.default is dataclasses.MISSING:
            lines.append(f"{part.name} = {part.metadata['example']}")
    return "\n".join([*lines, *EXTRA.get(name, ())])


#: Fields that the example needs although a claim of the kind may do without them.
EXTRA = {"direction": ('better = "lower"',), "p-value": ('df = "2, 118"',)}
