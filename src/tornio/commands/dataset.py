"""`tornio dataset`: the contract of a dataset, an empty one to fill, a check, and another format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tornio.vocabulary.fault import Fault, FaultyInput, refuse

FAULTY = 2
EXAMPLES = """examples:
  tornio dataset schema                          what each column holds
  tornio dataset schema --json > schema.json     the same as a Frictionless data package
  tornio dataset template mine                   empty files to fill by hand, with headers
  tornio dataset check mine                      whether they hold, or every fault
  tornio dataset convert mine mine-parquet       the same dataset as Parquet
                                                 (neither writes over a folder that holds anything)
"""


def main(arguments: list[str]) -> int:
    """Runs one of the four. Exit status: 0 done or the dataset holds, 2 it is faulty (all faults shown)."""
    given = _parser().parse_args(arguments)
    if given.what == "schema":
        return _schema(as_json=given.json)
    if given.what == "check":
        return _check(given.folder, given.limit)
    if given.what == "template":
        return _template(given.folder)
    return _convert(given.folder, given.to, given.format)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tornio dataset",
        description="The dataset that Tornio evaluates: its contract, an empty one, a check, another format.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whats = parser.add_subparsers(dest="what", required=True, metavar="schema | check | template | convert")
    schema = whats.add_parser("schema", help="print the contract: tables, columns, units, code lists, rules")
    form = schema.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="as a page (the default)")
    form.add_argument("--json", action="store_true", help="as a Frictionless data package")
    check = whats.add_parser("check", help="say whether a dataset holds, or list every fault")
    check.add_argument("folder", metavar="DIR", type=Path, help="folder of the dataset")
    check.add_argument("--limit", metavar="N", type=_count, help="list no more than N lines of faults")
    template = whats.add_parser("template", help="write an empty dataset with headers, to fill by hand")
    template.add_argument("folder", metavar="DIR", type=Path, help="folder that is new or empty")
    convert = whats.add_parser("convert", help="write a dataset in another format")
    convert.add_argument("folder", metavar="DIR", type=Path, help="folder of the dataset")
    convert.add_argument("to", metavar="TO", type=Path, help="folder that is new or empty")
    convert.add_argument("--format", choices=("csv", "parquet"), default="parquet", help="default: parquet")
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"‘{text}’ is not a count. Write a whole number of 1 or more.")
    return int(text)


def _schema(*, as_json: bool) -> int:
    if as_json:
        from tornio.evaluation.contract import TABLES
        from tornio.evaluation.description import written
        from tornio.evaluation.tables import Tables

        print(written(Tables(), "csv", TABLES), end="")
        return 0
    from tornio.evaluation.contract.page import page
    from tornio.evaluation.rules import RULES

    print(page([rule.sentence for rule in RULES]), end="")
    return 0


def _check(folder: Path, limit: int | None) -> int:
    from tornio.evaluation.reading import read
    from tornio.vocabulary.told import summary

    try:
        dataset = read(folder)
    except FaultyInput as error:
        print(summary(error.faults, limit), file=sys.stderr)
        return FAULTY
    from tornio.evaluation.contract import TABLES

    made_up = " Its people are made up." if dataset.synthetic else ""
    print(f"‘{dataset.title}’ in {folder} holds.{made_up}\n")
    for name in TABLES:
        rows = getattr(dataset, name)
        print(f"  {name:<12} " + ("not recorded" if rows is None else f"{len(rows):>6,} rows"))
    return 0


def _template(folder: Path) -> int:
    from tornio.evaluation.tables import Tables
    from tornio.evaluation.writing import write

    _check_free(folder)
    write(Tables(), folder)
    print(f"{folder} has a file for each table, with its header. Fill them, give the study its title in")
    print(f"datapackage.json, and run: tornio dataset check {folder}")
    return 0


def _convert(folder: Path, to: Path, form: str) -> int:
    from tornio.evaluation.reading import read
    from tornio.evaluation.writing import write

    _check_free(to)
    write(read(folder), to, "csv" if form == "csv" else "parquet")
    print(f"{to} holds the dataset of {folder} as {'CSV' if form == 'csv' else 'Parquet'}.")
    return 0


def _check_free(folder: Path) -> None:
    """Raises FaultyInput for a folder with something in it: it may be a dataset that took months to fill."""
    if folder.is_dir() and any(folder.iterdir()):
        rule = "The folder is not empty, and what it holds would be lost."
        refuse([Fault("folder", str(folder), rule, "Name a new folder, or an empty one.")])
