"""`tornio restore`: a backup back into an empty database, or a proof that it could be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tornio.commands.service import start_django

EXAMPLES = """examples:
  tornio restore --verify tornio.backup    restore it aside, look at it, throw it away: is this backup good?
  tornio restore tornio.backup             into the database that the settings name; it has to be empty"""


def main(arguments: list[str]) -> int:
    """Exit status: 0 restored (or proved), 1 the backup is not good, 2 it cannot be restored there."""
    parser = argparse.ArgumentParser(
        prog="tornio restore",
        description="Restore a backup.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="what tornio backup wrote")
    parser.add_argument("--verify", action="store_true", help="only prove that it can be restored")
    given = parser.parse_args(arguments)
    start_django()
    from tornio.actions import keeping

    if given.verify:
        problems = keeping.prove(given.file)
        for problem in problems:
            print(problem, file=sys.stderr)
        if not problems:
            print(f"{given.file} can be restored, and its audit log holds.")
        return 1 if problems else 0
    keeping.restore(given.file)
    print("Restored. Start the service with tornio serve.")
    return 0
