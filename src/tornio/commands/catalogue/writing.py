"""Writes catalogues as gettext reads them: `.po` for translators, `.mo` for the machine."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from pathlib import Path

from tornio.commands.catalogue.message import Message

MAGIC = 0x950412DE
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    "Language: {language}\n"
)
#: Stands above a catalogue until somebody who speaks the language has read it and writes who and when instead.
UNREAD = "# NOT YET READ by anybody who speaks this language: every text here waits for that."


def write(folder: Path, language: str, messages: Iterable[Message], remarks: str = UNREAD) -> None:
    """Both files of a language; `remarks` are the comments that stand first in the one for translators."""
    known = sorted(messages, key=lambda message: message.text)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "django.po").write_text(po(language, known, remarks), encoding="utf-8")
    (folder / "django.mo").write_bytes(mo(language, known))


def po(language: str, messages: Iterable[Message], remarks: str = UNREAD) -> str:
    """The catalogue as translators read it; each text stands on one line."""
    head = f'{remarks}\nmsgid ""\nmsgstr {quoted(HEADER.format(language=language))}\n'
    return "\n".join([head, *map(block, messages)])


def block(message: Message) -> str:
    """One message."""
    lines = [f"#: {place}" for place in message.places] + [f"msgid {quoted(message.text)}"]
    if message.plural:
        said = (*message.said, "")[:2]
        lines += [f"msgid_plural {quoted(message.plural)}"]
        lines += [f"msgstr[{number}] {quoted(form)}" for number, form in enumerate(said)]
    else:
        lines += [f"msgstr {quoted(message.said[0])}"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text in quotation marks, as C, JSON and gettext write it."""
    return json.dumps(text, ensure_ascii=False)


def mo(language: str, messages: Iterable[Message]) -> bytes:
    """The catalogue as gettext loads it: what is not translated is left out and shown as it stands."""
    pairs = {"": HEADER.format(language=language)}
    for message in messages:
        if message.translated:
            key = f"{message.text}\0{message.plural}" if message.plural else message.text
            pairs[key] = "\0".join(message.said)
    ordered = sorted((key.encode(), value.encode()) for key, value in pairs.items())
    count, start = len(ordered), 28
    texts = b"".join(part + b"\0" for column in zip(*ordered, strict=True) for part in column)
    table, at = [], start + 16 * count
    for column in zip(*ordered, strict=True):
        for part in column:
            table += [len(part), at]
            at += len(part) + 1
    head = struct.pack("<7I", MAGIC, 0, count, start, start + 8 * count, 0, 0)
    return head + struct.pack(f"<{len(table)}I", *table) + texts
