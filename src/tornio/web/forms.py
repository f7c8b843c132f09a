"""Reading a plain form: each reader returns the value or notes a fault; `refuse` then tells all faults at once.

def save(form: Form, by: Actor) -> str:
    new = NewReferral(given_name=form.text("given_name"), received_at=form.moment("received_at"), …)
    form.refuse()
    return reverse("referral", args=[referrals.register(by, new, once=form.once)])
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tornio.actions import clock
from tornio.vocabulary.fault import Fault, FaultyInput
from tornio.vocabulary.text import Text

LONGEST = 10_000
#: How much of the mark of a sending is kept; a longer one is shortened to another of its own.
LONGEST_MARK = 40
EARLIEST_YEAR = 1900
#: How many years ahead a meeting, leave or a shift is planned; a year further off is a slip of the finger.
YEARS_AHEAD = 2
#: What a form carries for itself, which is nobody's answer. The version is kept with the answers: a draft that
#: is sent days later has to meet whatever was saved in between.
OWN = frozenset({"csrfmiddlewaretoken", "once", "keeper", "page"})
#: A yes or a no as its box stands first; neither where nobody has said.
YES_NO: Mapping[bool | None, str] = {True: "yes", False: "no", None: ""}


class Form:
    """What somebody typed, as they typed it, and what is wrong with it."""

    def __init__(self, values: Mapping[str, str], zone: ZoneInfo) -> None:
        self.values = {name: value.replace("\r\n", "\n").replace("\x00", "") for name, value in values.items()}
        self.zone = zone
        self.faults: list[Fault] = []
        self.labels: dict[str, str] = {}  # noted by the page as it shows the fields
        self.once = mark(self["once"]) or secrets.token_urlsafe(18)

    def __getitem__(self, name: str) -> str:
        """What stands in a field, for showing it again."""
        return self.values.get(name, "")

    @property
    def version(self) -> int:
        """The version of the record that the page showed."""
        text = self["version"]
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    @property
    def answers(self) -> dict[str, str]:
        """What was typed, without what the form carries for itself."""
        return {name: value for name, value in self.values.items() if name not in OWN}

    def follow(self, seen: Mapping[str, str], newest: Mapping[str, str]) -> None:
        """Somebody else saved in between: what the writer left as they had `seen` it shows the newest, and what
        they changed stays theirs. Saving it then takes nothing back that the other wrote."""
        untouched = [name for name in newest if self[name].strip() == seen.get(name, "").strip()]
        self.values |= {name: newest[name] for name in untouched}

    def fault(self, field: str, rule: str, cure: str) -> None:
        """Notes a fault in a field."""
        self.faults.append(Fault(field, self[field], rule, cure))

    def refuse(self) -> None:
        """Raises everything that was found, or returns."""
        if self.faults:
            raise FaultyInput(self.faults)

    def of(self, field: str) -> tuple[Fault, ...]:
        """The faults of one field, to stand beside it."""
        return tuple(fault for fault in self.faults if fault.field == field)

    def text(self, name: str, *, needed: str = "", longest: int = LONGEST) -> str:
        """Words, without the blanks around them; `needed` says what is missing where nothing stands there."""
        value = self[name].strip()
        if needed and not value:
            self.fault(name, needed, "Write it here.")
        if len(value) > longest:
            rule = Text("It has %(count)s characters; %(most)s fit.", count=len(value), most=longest)
            self.fault(name, rule, "Shorten it.")
        return value

    def choice(self, name: str, allowed: Collection[str], *, needed: str = "") -> str:
        """One word of a list, or nothing where nothing is needed."""
        value = self[name]
        if (value and value not in allowed) or (needed and not value):
            self.fault(name, needed or "It has to be one of the list.", "Choose one.")
            return ""
        return value

    def choices(self, name: str, allowed: Collection[str]) -> tuple[str, ...]:
        """Several words of a list; they stand in the field one a line, so that a draft keeps them all."""
        given = tuple(dict.fromkeys(self[name].splitlines()))
        if not set(given) <= set(allowed):
            self.fault(name, "Each has to be one of the list.", "Choose again.")
        return tuple(value for value in given if value in allowed)

    def team(self, teams: Sequence[tuple[str, str]]) -> str:
        """Which of their teams somebody means, given as (key, name); whoever is in one alone is not asked."""
        several = len(teams) > 1
        return self.choice("team", dict(teams), needed="It is for one of your teams." if several else "")

    def yes_no(self, name: str) -> bool | None:
        """Yes, no, or not known."""
        return {"yes": True, "no": False}.get(self[name])

    def number(self, name: str, *, least: int = 0, most: int = 10_000) -> int | None:
        """A whole number, or None where nothing stands there."""
        text = self[name].strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
            rule = Text("It is a whole number from %(least)s to %(most)s.", least=least, most=most)
            self.fault(name, rule, "Write it in figures.")
            return None
        return int(text)

    def day(self, name: str, *, needed: str = "", ahead: int = YEARS_AHEAD) -> date | None:
        """A day from its three boxes (name-day, name-month, name-year), at most so many years ahead, or None
        where all are empty."""
        parts = [self[f"{name}-{part}"].strip() for part in ("year", "month", "day")]
        if not any(parts):
            if needed:
                self.fault(name, needed, "Write day, month and year in figures.")
            return None
        try:
            year, month, day = (int(part) for part in parts)
            found = date(year if year >= EARLIEST_YEAR else 0, month, day)  # there is no year 0
        except (ValueError, OverflowError):
            self.fault(
                name, "There is no such day.", "Write day, month and year in figures, such as 27 3 2026."
            )
            return None
        return found if self.in_time(name, found, ahead) else None

    def in_time(self, name: str, found: date, ahead: int = YEARS_AHEAD) -> bool:
        """Whether a day lies no more than so many years ahead; notes a fault where it lies further."""
        latest = clock.today().year + ahead
        if found.year > latest:
            self.fault(name, Text("It is after the year %(latest)s.", latest=str(latest)), "Check the year.")
        return found.year <= latest

    def moment(self, name: str, *, needed: str = "", before: datetime | None = None) -> datetime | None:
        """A day and a time of day (name-time) by the service's clock, as a moment in UTC.

        A time that the clocks skip is refused; of one that comes twice, the first is meant. Where the boxes
        still say what was there `before`, that very moment stays: it may have been the second of the two.
        """
        boxes = moment_boxes(name, before, self.zone)
        if before is not None and all(self[box].strip() == text for box, text in boxes.items()):
            return before
        day, text = self.day(name, needed=needed), self[f"{name}-time"].strip()
        if day is None:
            return None
        try:
            hours, minutes = (int(part) for part in text.replace(".", ":").split(":"))
            local = datetime(day.year, day.month, day.day, hours, minutes, tzinfo=self.zone)
        except (ValueError, OverflowError):
            rule = "There is no such time." if text else needed or "The time is missing."
            self.fault(name, rule, "Write hours and minutes, such as 14:30.")
            return None
        moment = local.astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            self.fault(name, "The clocks skip this hour.", "Write the time that the clock showed.")
            return None
        return moment


def mark(given: str) -> str:
    """The mark of one sending, as it is kept: the same for the same, whatever its length."""
    if len(given) <= LONGEST_MARK:
        return given
    return hashlib.sha256(given.encode()).hexdigest()[:LONGEST_MARK]


def day_boxes(name: str, day: date | None) -> dict[str, str]:
    """A day in its three boxes, as it stands in a form first."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")} if day else {}


def moment_boxes(name: str, moment: datetime | None, zone: ZoneInfo) -> dict[str, str]:
    """A moment in its four boxes, by the service's clock."""
    if moment is None:
        return {}
    local = moment.astimezone(zone)
    return {**day_boxes(name, local.date()), f"{name}-time": f"{local:%H:%M}"}
