"""`tornio audit`: does the audit log hold, and an anchor of its end to keep elsewhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tornio.commands.service import start_django
from tornio.vocabulary.fault import Fault, FaultyInput

if TYPE_CHECKING:
    from tornio.actions.audit import Head

EXAMPLES = """examples:
  tornio audit anchor /mnt/elsewhere/anchor.txt           keep the log's end on another machine, daily
  tornio audit anchor --mail                              … or mail it to the address that the settings name
  tornio audit verify                                     is every event as it was chained?
  tornio audit verify --anchor /mnt/elsewhere/anchor.txt  … and is none cut off the end?"""


def main(arguments: list[str]) -> int:
    """Exit status: 0 the log holds, 1 it does not, 2 the anchor cannot be read."""
    parser = argparse.ArgumentParser(
        prog="tornio audit",
        description="Verify the audit log, or anchor its end outside.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    jobs = parser.add_subparsers(dest="job", required=True)
    verify_job = jobs.add_parser("verify", help="look at every event and every sealed read")
    verify_job.add_argument("--anchor", type=Path, help="an anchor that was kept outside")
    anchor_job = jobs.add_parser("anchor", help="write the log's end to a file, or mail it")
    where = anchor_job.add_mutually_exclusive_group(required=True)
    where.add_argument("file", type=Path, nargs="?")
    where.add_argument("--mail", action="store_true", help="to TORNIO_ANCHOR_TO")
    given = parser.parse_args(arguments)
    start_django()
    from tornio.actions import keeping

    keeping.look()
    return verify(given.anchor) if given.job == "verify" else anchor(given.file)


def verify(anchor_file: Path | None) -> int:
    """Prints what does not hold."""
    from tornio.actions import audit
    from tornio.care.permissions import THE_SYSTEM

    anchored = audit.Head(*read(anchor_file)) if anchor_file else None
    problems = audit.problems(THE_SYSTEM, anchored)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"The audit log holds: {audit.head(THE_SYSTEM).number:,} events.")
    return 1 if problems else 0


def anchor(file: Path | None) -> int:
    """Seals the reads so far, and writes the number and hash of the last event to a file, or mails them."""
    from tornio.actions import audit
    from tornio.care.permissions import THE_SYSTEM

    audit.seal()
    head = audit.head(THE_SYSTEM)
    if file is None:
        if not audit.mailed():
            rule = "Nobody is named to mail it to."
            raise FaultyInput([Fault("TORNIO_ANCHOR_TO", "", rule, "Set it, and TORNIO_MAIL_SERVER.")])
        send(head)
        print(f"Mailed an anchor of {head.number:,} events.")
        return 0
    file.write_text(f"{head.number} {head.hash}\n")
    print(f"Anchored {head.number:,} events in {file}. Keep it where nobody who can reach the database can.")
    return 0


def send(head: Head) -> None:
    """Mails an anchor.

    Raises:
        FaultyInput: when the mail server does not take it.
    """
    from django.conf import settings

    from tornio.actions import audit

    try:
        audit.send_anchor(head)
    except OSError as error:  # whatever smtplib raises is one
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        rule = f"It did not take the anchor ({type(error).__name__}: {error})."
        cure = "Check the server, its password and TORNIO_MAIL_FROM, and mail it again."
        raise FaultyInput([Fault("TORNIO_MAIL_SERVER", server, rule, cure)]) from error


def read(file: Path) -> tuple[int, str]:
    """An anchor: a number and a hash.

    Raises:
        FaultyInput: when the file is not there, or holds something else.
    """
    text = file.read_text() if file.is_file() else ""
    number, _, link = text.strip().partition(" ")
    if not number.isdecimal() or len(link) != 64:
        rule = "An anchor is a line with a number and a hash."
        raise FaultyInput(
            [Fault("anchor", text.strip()[:80], rule, "Make one with tornio audit anchor.", file=str(file))]
        )
    return int(number), link
