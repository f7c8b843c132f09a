"""`tornio upgrade`: the database of an earlier version becomes one of this version, after a backup."""

from __future__ import annotations

import argparse
from pathlib import Path

from tornio.commands.service import folder, start_django

EXAMPLES = """examples:
  tornio upgrade                              the backup goes to the service's folder
  tornio upgrade --backups /mnt/elsewhere"""


def main(arguments: list[str]) -> int:
    """Backs up, then upgrades; does nothing where the database is up to date."""
    parser = argparse.ArgumentParser(
        prog="tornio upgrade",
        description="Bring the database up to this version.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--backups", type=Path, help="where the backup goes (default: the service's folder)")
    given = parser.parse_args(arguments)
    start_django()
    from tornio.actions import keeping

    backup = keeping.upgrade(given.backups or folder())
    print("The database is up to date." + (f" What it was before is in {backup}." if backup else ""))
    return 0
