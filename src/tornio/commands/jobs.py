"""`tornio jobs`: once, what a running service does by itself every few minutes."""

from __future__ import annotations

import argparse

from tornio.commands.service import start_django

EXAMPLES = """examples:
  tornio jobs                       all of them, once; a machine's timer can do this where no service runs
  TORNIO_ANCHOR_TO=… TORNIO_MAIL_SERVER=… tornio jobs       mails the audit log's end as well"""


def main(arguments: list[str]) -> int:
    """Exit status: 0 all done, 1 something failed (the log says what)."""
    argparse.ArgumentParser(
        prog="tornio jobs",
        description="Escalate urgent calls, call about overdue visits, send notices, seal reads, mail anchors.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    ).parse_args(arguments)
    start_django()
    from tornio.actions import jobs, keeping

    keeping.prepare()
    done = jobs.run(0)
    for name, count in done.items():
        print(f"{name}: {'failed' if count is None else count}")
    return 1 if None in done.values() else 0
