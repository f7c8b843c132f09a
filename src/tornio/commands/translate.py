"""`tornio translate`: a language's catalogue, brought up to date with the texts that the pages show."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from tornio.commands.catalogue import reading, writing
from tornio.commands.catalogue.message import Message

EXAMPLES = """examples:
  tornio translate fi              add new texts, drop those that no page shows, compile;
                                   says which were added (+) and dropped (-)
  tornio translate fi --missing    list what nobody has translated yet, and write nothing

Texts come from the pages' templates, from the rules and their faults, and from the configuration of
countries and services. They are in locale/LANGUAGE/LC_MESSAGES/django.po, each on one line. What is
not translated is shown in English."""


def main(arguments: list[str]) -> int:
    """Exit status: 0 done; with --missing, 1 where something is not translated yet."""
    parser = argparse.ArgumentParser(
        prog="tornio translate",
        description="Bring a language's catalogue up to date.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("language", help="as Django names it, such as fi, cy or pt-br")
    parser.add_argument("--missing", action="store_true", help="list what is missing and write nothing")
    given = parser.parse_args(arguments)
    folder = reading.locale() / given.language.replace("-", "_") / "LC_MESSAGES"
    before = reading.catalogue(folder / "django.po")
    messages = merged(reading.texts(), before)
    missing = [message.text for message in messages if not message.translated]
    if given.missing:
        print("\n".join(missing))
        return 1 if missing else 0
    writing.write(folder, given.language, messages, reading.remarks(folder / "django.po"))
    print("".join(changes({message.text for message in messages}, set(before))), end="")
    print(share(len(messages) - len(missing), len(messages)), file=sys.stderr)
    return 0


def changes(now: set[str], before: set[str]) -> list[str]:
    """A line for each text that is new and for each that is gone; a text that was reworded is one of each."""
    return [f"+ {text}\n" for text in sorted(now - before)] + [f"- {text}\n" for text in sorted(before - now)]


def share(translated: int, of: int) -> str:
    """How much of a catalogue is translated."""
    return f"{translated} of {of} texts are translated ({100 * translated / of:.1f} %)."


def merged(shown: dict[str, Message], before: dict[str, Message]) -> list[Message]:
    """What the pages show, with what was translated before."""
    return [replace(one, said=before[text].said if text in before else ("",)) for text, one in shown.items()]
