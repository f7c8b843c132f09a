"""Writes an evaluation into the service's folder: for the team, and as its protocol lets it leave."""

from __future__ import annotations

from pathlib import Path

from tornio.actions.reports import RELEASED, SUMMARY, TEAM
from tornio.disclosure.policies import policy
from tornio.evaluation.dataset import Dataset
from tornio.evaluation.evaluate import evaluate
from tornio.evaluation.findings_file import as_json
from tornio.evaluation.release import release
from tornio.evaluation.report.writing import write
from tornio.evaluation.terminal import summary
from tornio.study.protocol import Protocol


def write_reports(dataset: Dataset, protocol: Protocol, folder: Path) -> None:
    """Evaluates once and writes both reports; the summary comes last and says that both are whole."""
    evaluation = evaluate(dataset, protocol)
    for name, under in ((TEAM, "none"), (RELEASED, protocol.disclosure)):
        seen = release(evaluation, policy(under))
        write(seen, folder / name, as_json(seen.findings))
    (folder / SUMMARY).write_text(summary(evaluation), encoding="utf-8")
