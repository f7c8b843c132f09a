"""What a report is made of: sections with sentences, tables, figures and checks, all holding findings.

A number of the dataset appears in them only as a finding, so that whatever holds for findings (method, n,
rows, suppression) holds for every table, figure and sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from string import Formatter

from tornio.evaluation.findings import Finding

Cell = str | Finding | None


@dataclass(frozen=True)
class Sentence:
    """Plain words with findings in them: `pattern` has one place, such as `{}` or `{:n}`, for each finding."""

    pattern: str
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        places = sum(place is not None for _, place, _, _ in Formatter().parse(self.pattern))
        if places != len(self.findings):
            raise ValueError(f"‘{self.pattern}’ has {places} places for {len(self.findings)} findings.")

    @property
    def text(self) -> str:
        """The sentence with its numbers in place."""
        return self.pattern.format(*self.findings)


def plain(words: str) -> Sentence:
    """A sentence without findings, whose braces are only braces."""
    return Sentence(words.replace("{", "{{").replace("}", "}}"))


@dataclass(frozen=True)
class Table:
    """A table: headings, and rows whose cells are words, findings or nothing. `id` names its CSV file.

    A finding in a cell shows its value, and its interval where it has one.
    """

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(
                f"table {self.id}: every row needs {len(self.columns)} cells, one for each heading."
            )


@dataclass(frozen=True)
class Check:
    """An assumption of a test, and in words whether the data speak against it.

    `holds` is None where the data cannot tell.
    """

    assumption: str
    sentence: Sentence
    holds: bool | None = None


@dataclass(frozen=True)
class Step:
    """One box of a flow, and those of it who are not in the next one, by reason; `left_label` says what they
    did instead.
    """

    label: str
    count: Finding
    left: tuple[tuple[str, Finding], ...] = ()
    left_label: str = "not in the next step"


@dataclass(frozen=True)
class FlowFigure:
    """Who was approached, who took part and who left: boxes from top to bottom."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class ChangeFigure:
    """Scores over the waves: every person's line behind the means.

    `people` has one tuple for each person with a score (or None) for each wave, without names; it is empty in
    whatever leaves the team. `means` are findings with intervals, one for each wave that was measured.
    """

    id: str
    title: str
    waves: tuple[str, ...]
    means: tuple[Finding | None, ...]
    people: tuple[tuple[float | None, ...], ...]
    minimum: float
    maximum: float
    direction: str


@dataclass(frozen=True)
class Bar:
    """A category, with one count or percentage, or one for each series (`baseline`, `6 months`)."""

    label: str
    values: tuple[tuple[str, Finding], ...]


@dataclass(frozen=True)
class BarFigure:
    """Counts or percentages by category, in the order given; `whole` is the longest that a bar could be."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    whole: float
    unit: str


@dataclass(frozen=True)
class IntervalFigure:
    """Estimates side by side, each with its interval; `marks` are published values from elsewhere, by name."""

    id: str
    title: str
    estimates: tuple[tuple[str, Finding], ...]
    direction: str = ""
    marks: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class DistributionFigure:
    """Every single value of some groups, where a mean alone would mislead; never in what leaves the team."""

    id: str
    title: str
    samples: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str


Figure = FlowFigure | ChangeFigure | BarFigure | IntervalFigure | DistributionFigure


@dataclass(frozen=True)
class Parts:
    """Counts that add up to a total: where one of them is suppressed, another has to be as well."""

    total: Finding
    parts: tuple[Finding, ...]


@dataclass(frozen=True)
class Section:
    """The outcome of one analysis of the protocol.

    `summary` is what it showed, `methods` how it was computed, `checks` the assumptions, `disagreements` where
    the published and the recommended method part, `cautions` what it does not show. `borrowed` are findings of
    another section that this one shows as well.
    """

    id: str
    title: str
    kind: str
    objectives: tuple[str, ...]
    findings: tuple[Finding, ...]
    summary: tuple[Sentence, ...] = ()
    methods: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    disagreements: tuple[Sentence, ...] = ()
    cautions: tuple[Sentence, ...] = ()
    partitions: tuple[Parts, ...] = ()
    borrowed: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        known = set(map(id, (*self.findings, *self.borrowed)))
        if any(
            id(used) not in known
            for used in findings_in((self.summary, self.tables, self.figures, self.checks))
        ):
            raise ValueError(f"section {self.id}: it shows a finding that is not in its list of findings.")


def findings_in(part: object) -> Iterator[Finding]:
    """Every finding inside a part of a report, however deep."""
    if isinstance(part, Finding):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from findings_in(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from findings_in(getattr(part, field.name))
