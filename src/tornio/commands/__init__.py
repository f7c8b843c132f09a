"""The command line, `tornio …`; each module is one command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from tornio.vocabulary.fault import FaultyInput
from tornio.vocabulary.told import told

#: Name, and what it does in a line. The module `tornio.commands.NAME` is imported only when it is asked for,
#: because the heavy parts (scipy, pyarrow, Django) take longer to load than most commands take to run.
COMMANDS = {
    "measures": "list the questionnaires that Tornio can score",
    "score": "score a file of answers",
    "dataset": "show the dataset contract, or check a dataset against it",
    "demo": "write the Kent demonstration: synthetic people with the paper's figures",
    "check": "hold a paper's printed numbers against each other",
    "serve": "run the service: from referral to network meetings, in a browser",
    "jobs": "do once what a running service does by itself every few minutes",
    "translate": "bring a language’s catalogue up to date with the texts of the pages",
    "backup": "back the service's database up while it runs",
    "restore": "restore a backup, or prove that it could be",
    "upgrade": "bring the database up to this version, with a backup before",
    "audit": "verify the audit log, or anchor its end outside",
    "evaluate": "evaluate a dataset as its protocol promised, and write the report",
}

FAULTY = 2
STOPPED = 130  # what shells say of a program that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Exit status: 0 done, 1 the answer is no, 2 the input is faulty (all faults shown)."""
    _write_any_letter()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in ("-h", "--help", "help"):
        print(overview())
        return 0
    name, *rest = given
    if name not in COMMANDS:
        print(f"tornio: ‘{name}’ is not a command.\n\n{overview()}", file=sys.stderr)
        return FAULTY
    return _run(name, rest)


def _run(name: str, rest: list[str]) -> int:
    try:
        return int(import_module(f"tornio.commands.{name}").main(rest))
    except FaultyInput as error:
        print(told(error.faults), file=sys.stderr)
        print(f"\n{plural(len(error.faults), 'fault')}. Nothing was written.", file=sys.stderr)
        return FAULTY
    except OSError as error:
        if isinstance(error, BrokenPipeError):  # `tornio measures | head` is no fault of ours
            sys.stderr.close()
            return 0
        place = f"{error.filename}: " if error.filename else ""
        print(f"tornio {name}: {place}{error.strerror}. Check the path.", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print(f"\ntornio {name}: stopped. What was not finished was not written.", file=sys.stderr)
        return STOPPED


def _write_any_letter() -> None:
    """A file or pipe gets UTF-8 whatever the locale; a terminal gets ‘?’ for a letter that it cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # closed (`>&-`), it is None
            stream.reconfigure(errors="replace") if stream.isatty() else stream.reconfigure(encoding="utf-8")


def overview() -> str:
    """The commands, one a line."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {does}" for name, does in COMMANDS.items()]
    return "\n".join(["tornio COMMAND [--help]", "", *lines])


def plural(count: int, noun: str) -> str:
    """`1 fault`, `2 faults`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
