"""`tornio serve`: the service, on this machine or behind the organisation's proxy."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from collections.abc import Iterator
from threading import Event, Thread
from typing import TYPE_CHECKING

from tornio.commands.service import start_django
from tornio.vocabulary.fault import Fault, refuse

if TYPE_CHECKING:
    from tornio.actions.invention.reading import Colleague

EXAMPLES = """examples:
  tornio serve                          on http://127.0.0.1:8000, with SQLite
  tornio serve --port 9000
  TORNIO_ADDRESS=https://pod.example.org TORNIO_SECRET_KEY=… DATABASE_URL=postgresql://… tornio serve
                                        behind a proxy that speaks https"""

PORTS = 65536
OTHER_PORT = "Give another with --port."
OTHER_HOST = "Give one of this machine's own with --host, or leave it out."


def main(arguments: list[str]) -> int:
    """Prepares the database and the static files, then serves until it is stopped."""
    parser = argparse.ArgumentParser(
        prog="tornio serve",
        description="Run the service.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    given = parser.parse_args(arguments)
    os.environ.setdefault("TORNIO_ADDRESS", f"http://127.0.0.1:{given.port}")
    refuse(taken(given.host, given.port))
    prepare()
    announce(given.host, given.port)
    serve(given.host, given.port)
    return 0


def taken(host: str, port: int) -> list[Fault]:
    """Why nobody can listen there."""
    if not 0 < port < PORTS:
        return [Fault("port", str(port), f"A port is a number from 1 to {PORTS - 1}.", OTHER_PORT)]
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):  # the latter for what cannot be a name
        return [Fault("host", host, "There is no address of this name.", OTHER_HOST)]
    with socket.socket(family) as bound, socket.socket(family) as tried:
        for shared in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
            bound.setsockopt(socket.SOL_SOCKET, shared, 1)
        try:
            bound.bind(place)
        except OSError as error:
            return [refused(host, port, error)]
        if tried.connect_ex(place) == 0:  # another that shares its port
            return [Fault("port", str(port), "Another program listens there.", OTHER_PORT)]
    return []


def refused(host: str, port: int, error: OSError) -> Fault:
    """What the machine says against listening there, in our words."""
    if error.errno == errno.EADDRNOTAVAIL:
        return Fault("host", host, "It is no address of this machine.", OTHER_HOST)
    if error.errno == errno.EADDRINUSE:
        return Fault("port", str(port), "Another program listens there.", OTHER_PORT)
    return Fault("port", str(port), f"The machine does not let us listen there: {error.strerror}.", OTHER_PORT)


def prepare() -> None:
    """Settings checked, secret kept, database brought up to date, static files collected."""
    start_django()
    from django.core.management import call_command

    from tornio.actions import keeping

    keeping.prepare()
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["fonts", "images", "logos"])


def announce(host: str, port: int) -> None:
    """Where the service is; how to set it up, where nobody has; in the demonstration, whom to sign in as."""
    from tornio.actions import demonstration, installation, notices
    from tornio.care.permissions import THE_SYSTEM

    print(f"Tornio is at {os.environ['TORNIO_ADDRESS']} (listening on {host}:{port}).", flush=True)
    for gap in notices.gaps(THE_SYSTEM):
        print(gap, file=sys.stderr, flush=True)
    if demonstration.accounts(THE_SYSTEM):
        print("\n".join(whom_to_sign_in_as()), flush=True)
    if installation.kind() is None:
        print(
            f"To set it up, open {os.environ['TORNIO_ADDRESS']}/set-up with the code {installation.code()}.",
            flush=True,
        )


def whom_to_sign_in_as() -> Iterator[str]:
    """The demonstration's accounts, and whose record can be opened from another team."""
    from tornio.actions import demonstration
    from tornio.care.permissions import THE_SYSTEM

    yield f"Everybody in it is invented. Sign in with the password “{demonstration.password()}” as"
    yield from map(account, demonstration.accounts(THE_SYSTEM))
    if others := demonstration.accounts_elsewhere(THE_SYSTEM):
        sought = demonstration.sought()
        yield "or in a second, small team (the administrator works for both) as"
        yield from map(account, others)
        who = f"{sought.given_name} {sought.family_name}, born on {sought.born_on:%d/%m/%Y}"
        yield f"{who}, is with the second team: a practitioner of the first opens the record with a reason,"
        yield "at Find somebody, They are with another team."


def account(one: Colleague) -> str:
    """A line about somebody who can be signed in as."""
    return f"  {one.email:<32} {one.role}: {one.name}, {one.profession.lower()}"


def serve(host: str, port: int) -> None:
    """Four threads in one process: measured best for pages that wait for a database (59 MB). What happens by
    itself happens in two threads beside it: notices have their own, since a mail server may take its time."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    from tornio.actions import jobs

    connections.close_all()  # the server's process begins with none of ours
    for keep in (jobs.keep_running, jobs.keep_sending):
        Thread(target=keep, args=(Event(),), daemon=True).start()
    Granian(
        "tornio.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_access=False,
        log_enabled=False,
    ).serve()
