"""`tornio demo`: writes the Kent demonstration, synthetic people who have the paper's figures."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter

from tornio.evaluation.demonstration.building import SEED
from tornio.evaluation.demonstration.searching import NotFound
from tornio.evaluation.demonstration.writing import write_demonstration

EPILOG = """\
The answers are found by search: scored as their measures say, they have the n, mean and sd of the paper's
Tables 2 and 3. The same seed writes the same bytes. about.txt and datapackage.json list what no printed figure
determines (assumptions) and every printed figure that no data can have (departures).

--into-database fills the service's database instead: an invented team with an account for every role, the
same people with names and words, what is going on today, and the evaluation as one of the pages. The database
is then a demonstration for good; one that holds anybody real is refused. Loaded already, it stays as it is.

examples:
  tornio demo kent
  tornio demo kent --again --seed 7
  tornio demo kent-parquet --format parquet
  tornio demo --into-database && tornio serve
"""


def main(arguments: list[str]) -> int:
    """Writes the demonstration. Exit status 1 where the search finds no people with the printed figures."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if (given.folder is None) is not given.into_database:
        parser.error("name a folder, or --into-database")
    try:
        return into_database(given.seed) if given.into_database else into_folder(given)
    except NotFound as error:
        print(f"tornio demo: {error}\nNothing was written.", file=sys.stderr)
        return 1


def into_folder(given: Namespace) -> int:
    """The dataset, as a folder of tables."""
    dataset = write_demonstration(given.folder, given.seed, again=given.again, form=given.format)
    people = sum(row.group == "person" for row in dataset.participants)
    carers = sum(row.group == "carer" for row in dataset.participants)
    print(f"{dataset.title}: {people} people and {carers} carers who do not exist, in {given.folder}")
    print(f"{len(dataset.assumptions)} assumptions, {len(dataset.departures)} departures from print: about.txt")
    return 0


def into_database(seed: int) -> int:
    """The service's database, and the evaluation that is one of its pages; what is there already stays."""
    from tornio.commands.service import start_django

    start_django()
    from tornio.actions import demonstration, evaluation, keeping
    from tornio.care.permissions import THE_SYSTEM

    keeping.prepare()
    if not demonstration.accounts(THE_SYSTEM):
        demonstration.load(THE_SYSTEM, seed)
    summary, page = evaluation.make(THE_SYSTEM, seed)
    print(f"{summary}\n\nReport: {page}")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="tornio demo",
        description="Write the Kent demonstration: synthetic people who have the paper's figures.",
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", metavar="DIR", nargs="?", help="a folder that is new or empty")
    parser.add_argument("--into-database", action="store_true", help="fill the service's database instead")
    parser.add_argument("--seed", type=int, default=SEED, help="where the search begins (%(default)s)")
    parser.add_argument("--again", action="store_true", help="replace the demonstration that DIR holds")
    parser.add_argument(
        "--format", choices=("csv", "parquet"), default="csv", help="of the tables (%(default)s)"
    )
    return parser
