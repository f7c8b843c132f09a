"""Logs as JSON lines: what happened and where in the code; never the words, names or numbers that were in
hand."""

from __future__ import annotations

import json
import logging
import traceback
from http import HTTPStatus

from django.http import HttpRequest

#: Anything may stand where the method should, a name as well.
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


class Facts(logging.Formatter):
    """Writes a message's pattern without what was filled into it, and an exception's type and place without its
    text."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        facts: dict[str, object] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "event": event(record),
        }
        if hasattr(record, "status_code"):
            facts["status"] = record.status_code
        facts |= asked(record)
        if record.exc_info and record.exc_info[0] is not None:
            facts["exception"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            facts["at"] = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames[-5:]]
        return json.dumps(facts)


def asked(record: logging.LogRecord) -> dict[str, str]:
    """How and by which route a page was asked for, where a request stands behind the line. The route is the
    name that the code gives it, never the address: that holds keys."""
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return {}
    method = request.method if request.method in METHODS else "other"
    route = request.resolver_match.view_name if request.resolver_match else ""
    return {"method": str(method), "route": route or "none"}


def event(record: logging.LogRecord) -> str:
    """What happened, as it stands in the code: the answer's own name, a pattern, or a text of our own.

    Another package's finished text may hold whatever it had in hand, so only the place that wrote it is told.
    """
    if (status := getattr(record, "status_code", None)) is not None:
        return HTTPStatus(status).phrase
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    ours = record.name.partition(".")[0] == "tornio"
    return record.msg if record.args or ours else f"{record.filename}:{record.lineno}"
