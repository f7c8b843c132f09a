"""`tornio backup`: one file with everything, taken while the service runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from tornio.commands.service import start_django

EXAMPLES = """examples:
  tornio backup /mnt/elsewhere/tornio.backup
  DATABASE_URL=postgresql://… tornio backup /mnt/elsewhere/tornio.backup   (needs pg_dump)"""


def main(arguments: list[str]) -> int:
    """Writes a whole backup or none."""
    parser = argparse.ArgumentParser(
        prog="tornio backup",
        description="Back the database up while the service runs.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, help="where to write it; must not exist yet")
    given = parser.parse_args(arguments)
    start_django()
    from tornio.actions import keeping

    keeping.look()
    keeping.back_up(given.file)
    print(f"Backed up to {given.file} ({given.file.stat().st_size:,} bytes).")
    return 0
