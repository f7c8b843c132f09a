"""`tornio evaluate`: a dataset, evaluated as its protocol promised, and the report."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tornio.commands.progress import Progress
from tornio.vocabulary.fault import Fault, FaultyInput, refuse

if TYPE_CHECKING:
    from tornio.disclosure.policies import Policy
    from tornio.evaluation.dataset import Dataset
    from tornio.evaluation.evaluate import Evaluation
    from tornio.study.protocol import Protocol

T = TypeVar("T")
BY_PROTOCOL = "protocol"
EPILOG = """\
The report is for the team unless --release names the policy under which it leaves: small numbers and what
belongs to one person are then suppressed. An earlier report in the folder is replaced; a folder that holds
anything else is refused. Exit status: 0 done, 2 faulty input (every fault is shown, nothing is written).

examples:
  tornio demo kent && tornio evaluate kent --protocol kent --out kent-report
  tornio evaluate our-data --protocol our-protocol.toml --out report --release mhsds
  tornio evaluate --schema > findings.schema.json
"""


def main(arguments: list[str]) -> int:
    """Evaluates and writes the report, or prints what describes its files. Exit status 0; faults are raised."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.schema or given.manual:
        print(_described(given.manual), end="")
        return 0
    missing = [name for name, value in (("DATASET", given.dataset), ("--out", given.out)) if value is None]
    if missing:
        parser.error(f"missing: {' and '.join(missing)}")
    with Progress("reading the dataset") as progress:
        dataset, protocol, policy = _inputs(given.dataset, given.protocol, given.release)
        progress.step("evaluating")
        evaluation = _evaluated(dataset, protocol, policy)
        progress.step("writing the report")
        page = _written(evaluation, given.out)
    from tornio.evaluation.terminal import summary

    print(f"{summary(evaluation)}\n\nReport: {page}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tornio evaluate",
        description="Evaluate a dataset as its protocol promised, and write the report.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("dataset", metavar="DATASET", type=Path, nargs="?", help="folder of the dataset")
    parser.add_argument(
        "--protocol", metavar="NAME", default="kent", help="a protocol of Tornio, or a TOML file (%(default)s)"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, help="folder for the report")
    parser.add_argument(
        "--release",
        metavar="POLICY",
        default="none",
        help="none, mhsds, hes, opensafely, or protocol: the one that the protocol names",
    )
    described = parser.add_mutually_exclusive_group()
    described.add_argument("--schema", action="store_true", help="print the JSON Schema of findings.json")
    described.add_argument(
        "--manual", choices=("findings", "protocol"), help="print the reference page of the file"
    )
    return parser


def _described(manual: str | None) -> str:
    if manual == "protocol":
        from tornio.study.page import page

        return page()
    from tornio.evaluation import findings_file

    return findings_file.page() if manual else findings_file.schema()


def _inputs(folder: Path, protocol: str, policy: str) -> tuple[Dataset, Protocol, Policy]:
    """All that is given on the command line; the faults of all of it are told together."""
    from tornio.disclosure.policies import policy as named
    from tornio.evaluation.reading import read
    from tornio.study.reading import load

    faults: list[Fault] = []
    dataset, study = _kept(lambda: read(folder), faults), _kept(lambda: load(protocol), faults)
    chosen = None if policy == BY_PROTOCOL else _kept(lambda: named(policy), faults)
    refuse(faults)
    if dataset is None or study is None:
        raise AssertionError("what could not be read has faults, and those were refused")
    return dataset, study, chosen or named(study.disclosure)


def _kept(compute: Callable[[], T], faults: list[Fault]) -> T | None:
    try:
        return compute()
    except FaultyInput as error:
        faults.extend(error.faults)
        return None


def _evaluated(dataset: Dataset, protocol: Protocol, policy: Policy) -> Evaluation:
    from tornio.evaluation.evaluate import evaluate
    from tornio.evaluation.release import release

    return release(evaluate(dataset, protocol), policy)


def _written(evaluation: Evaluation, out: Path) -> Path:
    from tornio.evaluation.findings_file import as_json
    from tornio.evaluation.report.writing import write

    return write(evaluation, out, as_json(evaluation.findings))
