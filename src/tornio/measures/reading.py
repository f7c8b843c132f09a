"""Where definitions are read: those that come with Tornio, and those of a site's own folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from tornio.measures.definition import Definition
from tornio.measures.parsing import parse, parse_wording
from tornio.measures.wording import Wording
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

#: Names a folder with a site's own definitions, one TOML file each, which are added to Tornio's.
SITE = "TORNIO_MEASURES"

#: Names a folder with a site's licensed wording: `LANGUAGE/ID.toml`, such as `en/honos.toml`.
WORDING = "TORNIO_WORDING"


def library(site: Path | None = None) -> Mapping[str, Definition]:
    """Every definition by its id, Tornio's first, then those of the folder `site`.

    Without `site`, the folder that the environment variable TORNIO_MEASURES names, if any. FaultyInput holds
    every fault of every file; a site's definition cannot take the id of another.
    """
    if site is None and os.environ.get(SITE):
        site = Path(os.environ[SITE])
    return _library(site)


def load(identity: str, site: Path | None = None) -> Definition:
    """The definition with this id, in small or capital letters. FaultyInput where there is none."""
    known = library(site)
    if identity.casefold() not in known:
        cure = f"There are: {', '.join(known)}. A site adds its own in the folder that {SITE} names."
        raise FaultyInput([Fault("measure", identity, "There is no measure of this id.", cure)])
    return known[identity.casefold()]


def wording(definition: Definition, language: str = "en", folder: Path | None = None) -> Wording | None:
    """The site's licensed wording of a measure in a language, None where it has none.

    Without `folder`, the one that the environment variable TORNIO_WORDING names, if any; the file in it is
    `LANGUAGE/ID.toml`. FaultyInput where the wording is not one of this version of the measure.
    """
    if folder is None and os.environ.get(WORDING):
        folder = Path(os.environ[WORDING])
    file = folder / language / f"{definition.id}.toml" if folder else None
    if file is None or not file.is_file():
        return None
    return parse_wording(_text(file), definition, language, f"{language}/{file.name}")


def wording_faults(folder: Path) -> list[Fault]:
    """Everything that is wrong with a folder of licensed wording, file by file."""
    if not folder.is_dir():
        rule, cure = "This is not a folder that can be read.", f"Correct the folder or {WORDING}."
        return [Fault("folder of wording", str(folder), rule, cure)]
    faults: list[Fault] = []
    for file in sorted(folder.glob("*/*.toml")):
        try:
            wording(load(file.stem), file.parent.name, folder)
        except FaultyInput as error:
            faults.extend(error.faults)
    return faults


@cache
def _library(site: Path | None) -> Mapping[str, Definition]:
    found: dict[str, Definition] = {}
    faults: list[Fault] = []
    for file in _files(site):
        try:
            definition = parse(_text(file), file.name)
        except FaultyInput as error:
            faults.extend(error.faults)
            continue
        if definition.id in found:
            rule = "Another definition has this id already."
            faults.append(Fault("id", definition.id, rule, "Give this one an id of its own.", file.name))
        found.setdefault(definition.id, definition)
    refuse(faults)
    return MappingProxyType(found)


def _files(site: Path | None) -> Iterator[Traversable]:
    yield from _definitions(files("tornio.measures") / "definitions")
    if site is None:
        return
    if not site.is_dir():
        rule, cure = "This is not a folder that can be read.", f"Correct the folder or {SITE}."
        raise FaultyInput([Fault("folder of definitions", str(site), rule, cure)])
    yield from _definitions(site)


def _definitions(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )


def _text(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        rule = f"A definition is written in UTF-8; byte {error.start + 1} is not."
        found = f"byte {error.object[error.start]:#04x}"
        raise FaultyInput([Fault("the whole file", found, rule, "Save it as UTF-8.", file.name)]) from None
