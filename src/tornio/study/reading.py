"""Reading protocols: those that come with Tornio by their name, any other by its path."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib import resources
from pathlib import Path

from tornio.measures.reading import library
from tornio.study.protocol import Protocol
from tornio.study.shaping import shape
from tornio.vocabulary.fault import Fault, FaultyInput


def names() -> tuple[str, ...]:
    """The protocols that come with Tornio."""
    folder = resources.files("tornio.study") / "protocols"
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))
    )


def load(protocol: str | Path) -> Protocol:
    """The protocol with this name, or in this TOML file. Raises FaultyInput with everything that is wrong."""
    if str(protocol) in names():
        shipped = resources.files("tornio.study") / "protocols" / f"{protocol}.toml"
        return parse(shipped.read_text(encoding="utf-8"), f"{protocol}.toml")
    path = Path(protocol)
    if not path.is_file():
        rule = "A protocol is the name of one that comes with Tornio, or the path of a TOML file."
        raise FaultyInput(
            [Fault("protocol", str(protocol), rule, f"Use {', '.join(names())}, or mend the path.")]
        )
    try:
        return parse(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise FaultyInput([_not_toml(str(error), path.name)]) from error


def parse(text: str, file: str = "") -> Protocol:
    """The protocol that a TOML text holds; `file` names it in faults. Raises FaultyInput with all of them."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FaultyInput([_not_toml(str(error), file)]) from error
    protocol, faults = shape(raw)
    faults.extend(_measures(raw))
    if protocol is None or faults:
        raise FaultyInput(replace(fault, file=file) for fault in faults)
    return protocol


def _measures(raw: Mapping[str, object]) -> list[Fault]:
    """The measures and scales that nobody has defined."""
    faults = []
    for name in ("measures", "benchmarks", "norms"):
        parts = raw.get(name)
        for place, part in enumerate(parts if isinstance(parts, list) else [], start=1):
            if isinstance(part, dict):
                faults.extend(_measure(f"{name}[{part.get('id', place)}]", part))
    analyses = raw.get("analyses")
    for part in analyses if isinstance(analyses, list) else []:
        if isinstance(part, dict) and "scale" in part:
            faults.extend(_measure(f"analyses[{part.get('id')}]", {**part, "measure": part.get("outcome")}))
    return faults


def _measure(place: str, part: Mapping[str, object]) -> list[Fault]:
    measure, scale = part.get("measure"), part.get("scale")
    if not isinstance(measure, str):
        return []  # said by its shape
    if measure not in library():
        return [
            Fault(
                f"{place}.measure", measure, "No such measure is defined.", f"Use one of: {_list(library())}."
            )
        ]
    scales = {known.id: known for known in library()[measure].scales}
    if not isinstance(scale, str) or scale in scales:
        return []
    return [Fault(f"{place}.scale", scale, f"{measure} has no such scale.", f"Use one of: {_list(scales)}.")]


def _list(names: Mapping[str, object]) -> str:
    return ", ".join(names)


def _not_toml(why: str, file: str) -> Fault:
    return Fault("the whole file", why, "A protocol is a TOML file.", "Correct it where it says.", file)
