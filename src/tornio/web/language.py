"""How a text, a day, a time and a code are written in the reader's language."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import dateformat, translation

from tornio.actions import rules
from tornio.care.service import Code, labels
from tornio.vocabulary.text import Text


def translated(text: str) -> str:
    """A text that comes from a rule, from configuration or from a variable, with its values filled in.
    (`_("")` would be the catalogue's header.)"""
    if not isinstance(text, Text):
        return translation.gettext(text) if text else ""
    if text.plural:
        sentence = translation.ngettext(text.template, text.plural, text.number)
    else:
        sentence = translation.gettext(text.template)
    return sentence % {name: written(value) for name, value in text.values.items()} if text.values else sentence


def written(value: object) -> str:
    """A value as it stands in a sentence: a day as the language writes it, a Text in the language, several
    with commas, and the rest as it is."""
    match value:
        case tuple():
            return ", ".join(map(written, value))
        case Text():
            return translated(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
    return str(value)


def day(value: date | datetime | None) -> str:
    """`3 March 2026`, as the reader's language writes it."""
    return "" if value is None else dateformat.format(here(value), translation.gettext("j F Y"))


def short_day(value: date) -> str:
    """`Tue 3 Mar`, as the reader's language writes it."""
    return dateformat.format(value, translation.gettext("D j M"))


def clock_time(value: datetime | time | None) -> str:
    """`14:05`, by the service's clock, as the reader's language writes it."""
    pattern = translation.gettext("H:i")
    if isinstance(value, time):
        return dateformat.time_format(value, pattern)
    return "" if value is None else dateformat.format(here(value), pattern)


def moment(value: datetime | None) -> str:
    """`Tuesday 3 March 2026, 14:05`, as the reader's language writes it, by the service's clock."""
    pattern = translation.gettext("l j F Y, H:i")
    return "" if value is None else dateformat.format(here(value), pattern)


def here(value: date | datetime) -> date | datetime:
    """A moment as the service's own clock shows it; a day is a day anywhere."""
    return value.astimezone(rules.service().zone) if isinstance(value, datetime) else value


def label(code: str, codes: tuple[Code, ...]) -> str:
    """The label of a code in its list, in the reader's language."""
    return translated(labels(codes).get(code, code))


def pairs(codes: tuple[Code, ...]) -> list[tuple[str, str]]:
    """A code list as a field takes it, in the reader's language."""
    return [(one.code, translated(one.label)) for one in codes]
