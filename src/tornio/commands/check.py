"""`tornio check`: are a paper's printed numbers possible, and do they agree with each other?"""

from __future__ import annotations

import argparse
from pathlib import Path

from tornio.evaluation.check import reading, table, telling
from tornio.evaluation.check.claims import Paper, check
from tornio.vocabulary.writing import write_whole

EXAMPLES = """\
examples:
  tornio check kent                       the paper that Tornio was built from
  tornio check example --html check.html  an invented paper with planted errors, as a page
  tornio check my-claims.toml --strict    exit status 1 when anything does not stand
  tornio check --table table2.csv         straight from a table: measure, wave, n, mean, sd, F, df, p
"""


def main(arguments: list[str]) -> int:
    """Exit status 0; with --strict 1 when a claim is inconsistent or contradicted; 2 for a faulty file."""
    given = _parser().parse_args(arguments)
    if given.kinds:
        from tornio.evaluation.check.manual import manual

        print(manual(), end="")
        return 0
    paper = _paper(given)
    results = check(paper)
    texts = {}
    if given.json:
        texts[given.json] = telling.json_text(paper, results)
    if given.html:
        from tornio.evaluation.check.page import page

        texts[given.html] = page(paper, results)
    write_whole(texts)
    print("\n".join(telling.lines(paper, results, everything=given.all)))
    return 1 if given.strict and any(not result.stands for result in results) else 0


def _paper(given: argparse.Namespace) -> Paper:
    return table.read(given.table) if given.table else reading.read(reading.find(given.claims))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tornio check",
        description="Hold a paper's printed numbers against each other.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("claims", nargs="?", metavar="CLAIMS.toml", help="a claims file, or kent, or example")
    source.add_argument("--table", type=Path, metavar="FILE.csv", help="a printed table instead of claims")
    source.add_argument("--kinds", action="store_true", help="show every kind of claim with an example")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every claim and its verdict as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page, worst first")
    parser.add_argument("--all", action="store_true", help="show what stands as well")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a claim does not stand")
    return parser
