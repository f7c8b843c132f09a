"""Reads what `tornio.actions.reports.writing` wrote."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tornio.actions.reports import SUMMARY


def made_at(folder: Path) -> datetime | None:
    """When the reports were made, or None where there are none."""
    file = folder / SUMMARY
    return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.is_file() else None


def summary(folder: Path) -> str:
    """What the evaluation found, in lines for a terminal."""
    return (folder / SUMMARY).read_text(encoding="utf-8")


def page(folder: Path, name: str, page: str) -> str | None:
    """A page of a report, which needs nothing else, or None where there is none."""
    file = folder / name / page
    return file.read_text(encoding="utf-8") if file.is_file() else None
