"""`tornio score`: a file of answers in, a file of scores out."""

from __future__ import annotations

import argparse
from pathlib import Path

from tornio.commands import plural
from tornio.measures.forms.reading import read
from tornio.measures.forms.scored import scored
from tornio.measures.reading import SITE, load
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.writing import write_whole

EXAMPLES = f"""The file is CSV in UTF-8, in one of two layouts:
- one form a row: a column for each item (‘3’, ‘item3’, ‘item_3’, ‘q3’ or ‘honos_3’), and any other columns,
  which are passed on;
- one answer a row: the columns ‘item’ and ‘answer’, and others that tell the forms apart; where one of these
  is ‘measure’, the rows of other measures are passed over.
An empty cell is no answer. Where a form cannot be scored, the score is empty and the reason beside it.

exit status: 0 scored, 2 the file has faults; all of them are shown and nothing is written

examples:
  tornio score honos ratings.csv > scores.csv
  tornio score wsas answers.csv --out scores.csv
  tornio measures honos           the items, their codes and the rules

The environment variable {SITE} names a folder with definitions of your own.
"""


def main(arguments: list[str]) -> int:
    """Scores the file. FaultyInput, before anything is written, where it has faults."""
    asked = _parser().parse_args(arguments)
    definition = load(asked.measure, asked.site)
    forms = read(asked.file, definition)
    text = scored(forms, definition)
    if asked.out is None:
        print(text, end="")
        return 0
    if asked.out.exists() and asked.out.samefile(asked.file):
        rule = "The scores would take the place of the answers they are made from."
        refuse([Fault("--out", str(asked.out), rule, "Name another file.")])
    write_whole({asked.out: text})
    print(f"{asked.out}: {plural(len(forms.forms), 'form')} of {definition.short_title}, scored.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tornio score",
        description="Scores a file of answers by the measure's own definition.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("measure", metavar="MEASURE", help="the measure's id, such as honos")
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="the answers")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where to write the scores (otherwise shown)")
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="a folder with more definitions")
    return parser
