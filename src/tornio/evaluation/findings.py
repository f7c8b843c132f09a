"""A finding: one number with its method, its n and the way back to its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from types import MappingProxyType

from tornio.evaluation import wording

BASES = ("as published", "recommended")

#: What a row holds in a column to be among the rows of a finding: a value, one of several (None: nothing), or
#: `{"at most": 10}`, `{"at least": 2}`, `{"present": True}`.
Condition = str | int | tuple[str | None, ...] | Mapping[str, int | bool]


@dataclass(frozen=True)
class Rows:
    """The rows that a finding was computed from: one file of the dataset, and what its columns must hold."""

    file: str
    where: Mapping[str, Condition] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Interval:
    """A confidence interval; `level` is the share of such intervals that hold the true value."""

    low: float
    high: float
    level: float = 0.95

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise ValueError(
                f"an interval from {self.low} to {self.high} is none: give two finite ends in order."
            )


@dataclass(frozen=True)
class Finding:
    """One number that may stand in a report.

    `id` is stable: the same dataset and protocol give the same ids in the same order. `measure`, `scale`,
    `group`, `wave`, `against` (the wave, service or benchmark that it is compared with) and `category` say
    what the number is about, `quantity` and `unit` what kind of number it is, `n` from how many, `method` how,
    in a sentence, and `rows` from which rows. `counts` are the numbers of people (or meetings, forms,
    episodes) that the value gives away, so that disclosure control can judge it. `assumption` says what was
    assumed where the data alone do not determine the value. A suppressed finding has no value and no n, but
    the reason. `decimals` is to how many it was rounded, where it was.
    """

    id: str
    analysis: str
    quantity: str
    value: float | None
    n: int | None
    method: str
    basis: str
    rows: tuple[Rows, ...]
    measure: str | None = None
    scale: str | None = None
    group: str | None = None
    wave: str | None = None
    against: str | None = None
    category: str | None = None
    unit: str = ""
    interval: Interval | None = None
    df: tuple[float, ...] = ()
    direction: str = ""
    table: str | None = None
    label: str = ""
    counts: tuple[int, ...] = ()
    assumption: str | None = None
    suppressed: str | None = None
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.basis not in BASES:
            raise ValueError(f"{self.id}: basis ‘{self.basis}’ is unknown; use one of {', '.join(BASES)}.")
        if not self.method or not self.rows:
            raise ValueError(f"{self.id}: a number without its method or its rows is no finding; give both.")
        if self.suppressed is None:
            self._check_numbers()
        elif self.value is not None or self.n is not None or self.interval is not None or self.counts:
            raise ValueError(f"{self.id}: suppressed, yet it carries numbers; leave value, n and interval out.")

    def _check_numbers(self) -> None:
        numbers = (self.value, *self.df)
        if any(number is None or not isfinite(number) for number in numbers):
            raise ValueError(f"{self.id}: {self.value} is not a finite number; leave the finding out instead.")
        if self.n is None or self.n < 0:
            raise ValueError(f"{self.id}: n = {self.n}; a finding says from how many it was computed.")

    @property
    def shown(self) -> str:
        """The value as a reader sees it, rounded by its quantity; the word `suppressed` where it is."""
        return "suppressed" if self.value is None else wording.number(self.quantity, self.value, self.decimals)

    @property
    def span(self) -> str:
        """The interval as a reader sees it: `95% interval 2.70 to 8.48`; empty where there is none."""
        if self.interval is None:
            return ""
        ends = wording.span(self.quantity, self.interval.low, self.interval.high, self.decimals)
        return f"{self.interval.level:.0%} interval {ends}"

    def __format__(self, spec: str) -> str:
        """In a sentence: `{}` is the value, `{:n}` its n, `{:interval}` the value with its interval.

        `{:inside}` is the same for places that stand in brackets already.
        """
        if spec == "n":
            return "suppressed" if self.n is None else f"{self.n:,}"
        if spec == "inside":
            return f"{self.shown}, {self.span}" if self.span else self.shown
        if spec == "interval":
            return f"{self.shown} ({self.span})" if self.span else self.shown
        return format(self.shown, spec)

    @property
    def text(self) -> str:
        """The finding in one line: what it is about, the value, the interval and n."""
        about = ", ".join(part for part in (self.label, self.category, self.wave) if part)
        amount = "" if self.n is None else f", n = {self.n:,}"
        return f"{about}: {self.quantity} {self:interval}{amount}."
