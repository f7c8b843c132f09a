"""`tornio measures`: which questionnaires there are, and all that is known of one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tornio.measures.describing import as_data, overview, page, reference
from tornio.measures.reading import SITE, library, load

EXAMPLES = f"""examples:
  tornio measures                 every measure in a few lines
  tornio measures honos           all about HoNOS
  tornio measures --json          every definition, for programs
  tornio measures --site FOLDER   with the definitions of a folder of yours, one TOML file each

The environment variable {SITE} names such a folder for every command.
"""


def main(arguments: list[str]) -> int:
    """Prints what was asked for. FaultyInput where a definition is faulty or there is none of that id."""
    asked = _parser().parse_args(arguments)
    if asked.measure:
        chosen = load(asked.measure, asked.site)
        print(_json(chosen) if asked.json else "\n".join(page(chosen)).rstrip())
        return 0
    known = library(asked.site)
    if asked.json:
        print(_json(tuple(known.values())))
    elif asked.markdown:
        print(reference(known), end="")
    else:
        print("\n\n".join("\n".join(overview(one)) for one in known.values()))
    return 0


def _json(value: object) -> str:
    return json.dumps(as_data(value), ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tornio measures",
        description="Lists the questionnaires that Tornio can score, or shows one in full.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("measure", nargs="?", metavar="ID", help="the measure to show in full")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="as JSON, with everything the definition says")
    shape.add_argument("--markdown", action="store_true", help="all of them as the reference page, in Markdown")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="a folder with more definitions")
    return parser
