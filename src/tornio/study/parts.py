"""The nouns of a protocol. Each is one table of its TOML file, with the same keys."""

from __future__ import annotations

from dataclasses import dataclass

RANKS = ("primary", "secondary", "conduct")


@dataclass(frozen=True)
class Objective:
    """What the study set out to learn.

    `rank` is primary, secondary or conduct (who took part and who is missing: what every report owes its
    reader). `unmet` says in words which part of the objective the study collected nothing for.
    """

    id: str
    rank: str
    text: str
    unmet: str = ""


@dataclass(frozen=True)
class Group:
    """A kind of participant: `one` person, `many` people."""

    id: str
    one: str
    many: str


@dataclass(frozen=True)
class Wave:
    """A time of measurement, in whole days since the person's first network meeting.

    `day` is the day aimed at; a booklet from `opens` to `closes`, both included, belongs to the wave.
    """

    id: str
    day: int
    opens: int
    closes: int


@dataclass(frozen=True)
class Battery:
    """A measure that a group answers (or is rated with) at some waves; no waves where it is not tied to one."""

    measure: str
    scale: str
    group: str
    waves: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Benchmark:
    """A published value, without its sampling error, to stand beside a mean of ours."""

    id: str
    measure: str
    scale: str
    title: str
    value: float
    year: int
    source: str


@dataclass(frozen=True)
class Norm:
    """A published sample, by its n, mean and standard deviation."""

    id: str
    measure: str
    scale: str
    title: str
    n: int
    mean: float
    sd: float
    source: str


@dataclass(frozen=True)
class Service:
    """A service whose episodes of care are compared; `ours` marks the one that is evaluated."""

    id: str
    title: str
    ours: bool = False


@dataclass(frozen=True)
class Recruitment:
    """How many people were wanted, and why that many, in the study's own words."""

    target: int
    rationale: str


@dataclass(frozen=True)
class Company:
    """A category of who came to a network meeting.

    It holds where at least `at_least` and at most `at_most` members with one of these relationships were
    there; an `at_most` of 0 means no upper limit. “One parent” and “both parents” differ in nothing else.
    """

    title: str
    relationships: tuple[str, ...]
    at_least: int = 1
    at_most: int = 0

    def holds(self, present: int) -> bool:
        """Whether this many members of the category's relationships make a meeting one of its kind."""
        return present >= self.at_least and (self.at_most == 0 or present <= self.at_most)


@dataclass(frozen=True)
class Attendance:
    """Which meetings are counted: each person's first so many, or all of them where there were fewer."""

    first_meetings: int


@dataclass(frozen=True)
class Analysis:
    """One analysis that the protocol promised.

    `kind` says what is computed (see `tornio.study.kinds`), `objectives` what for, `outcome` of which measure
    or episode column, for which `group` and at which `waves` (the first is the baseline), `against` which
    benchmarks, norms or services. `published` is the paper's method and `recommended` the one that the field
    would ask for, fixed before data are seen. `mission` lists the numbered duties that it answers, `table`
    the table of the paper that it repeats.
    """

    id: str
    kind: str
    title: str
    objectives: tuple[str, ...]
    published: str
    recommended: str
    outcome: str = ""
    scale: str = ""
    group: str = ""
    waves: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    mission: tuple[int, ...] = ()
    table: str = ""
    caution: str = ""
