"""A calendar file for one meeting (RFC 5545). It names nobody: it lands on shared telephones."""

from __future__ import annotations

from datetime import UTC, datetime

LONGEST_LINE = 75  # octets without the line break (RFC 5545, 3.1)
STAMP = "%Y%m%dT%H%M%SZ"


def file(
    key: str,
    starts_at: datetime,
    minutes: int,
    version: int,
    now: datetime,
    title: str,
    place: str,
    *,
    cancelled: bool = False,
) -> str:
    """The text of the file: one event, its time in UTC, with lines folded and words escaped as the standard
    says. A cancelled one keeps its name, so that it takes the earlier one out of the calendar."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tornio//Network meetings//EN",
        "BEGIN:VEVENT",
        f"UID:{key}@tornio",
        f"SEQUENCE:{version}",
        f"DTSTAMP:{now.astimezone(UTC):{STAMP}}",
        f"DTSTART:{starts_at.astimezone(UTC):{STAMP}}",
        f"DURATION:PT{minutes}M",  # an end would have to be reckoned, and the last day of all has no morrow
        f"SUMMARY:{escaped(title)}",
        f"LOCATION:{escaped(place)}",
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(words: str) -> str:
    """Words as a value of the file (RFC 5545, 3.3.11)."""
    for plain in ("\\", ";", ","):
        words = words.replace(plain, f"\\{plain}")
    return words.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line broken where it is too long, never inside a letter."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            parts.append(part)
            part = " "
        part += letter
    return "\r\n".join([*parts, part])
