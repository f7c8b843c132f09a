"""Claims: what a paper says that can be held against its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tornio.evaluation.check.kinds import Kind
from tornio.evaluation.check.kinds.comparisons import Anova, Tukey
from tornio.evaluation.check.kinds.counts import Bound, Direction, Proportion, ScaleRange, Sum
from tornio.evaluation.check.kinds.granular import Debit, Grim, Grimmer
from tornio.evaluation.check.kinds.judged import Judged
from tornio.evaluation.check.kinds.p_values import PValue
from tornio.evaluation.check.kinds.paired_t import PairedT
from tornio.evaluation.check.kinds.spreads import Ceiling, EqualVariances, LargestSd
from tornio.evaluation.check.kinds.t_tests import TTest
from tornio.evaluation.check.verdict import FAILING, Outcome

#: Every kind of claim, by the name that a claims file uses.
KINDS: Mapping[str, type[Kind]] = {
    "anova": Anova,
    "tukey": Tukey,
    "t-test": TTest,
    "paired-t": PairedT,
    "p-value": PValue,
    "proportion": Proportion,
    "sum": Sum,
    "grim": Grim,
    "grimmer": Grimmer,
    "debit": Debit,
    "largest-sd": LargestSd,
    "ceiling": Ceiling,
    "scale-range": ScaleRange,
    "direction": Direction,
    "equal-variances": EqualVariances,
    "bound": Bound,
    "judged": Judged,
}


@dataclass(frozen=True)
class Claim:
    """One printed thing, where it stands, what it says, and how it is checked."""

    id: str
    section: str
    text: str
    kind: str
    subject: Kind
    note: str = ""

    @property
    def judged(self) -> bool:
        """Whether a reader, not arithmetic, gives the verdict."""
        return isinstance(self.subject, Judged)


@dataclass(frozen=True)
class Paper:
    """A paper and its claims, in the order of the file."""

    title: str
    source: str
    reader: str
    date: str
    claims: tuple[Claim, ...]
    about: str = ""


@dataclass(frozen=True)
class Result:
    """A claim and what became of it."""

    claim: Claim
    outcome: Outcome

    @property
    def stands(self) -> bool:
        """Whether nothing speaks against the claim."""
        return self.outcome.verdict not in FAILING

    @property
    def printed(self) -> str:
        """The figure or words that were checked, as printed; empty where the claim prints none."""
        printed = getattr(self.claim.subject, "printed", "")
        return printed if isinstance(printed, str) else str(printed.text)

    @property
    def reader(self) -> str | None:
        """Who judged it; None for a computed verdict."""
        return self.claim.subject.by if isinstance(self.claim.subject, Judged) else None

    @property
    def weight(self) -> int:
        """For "worst first": impossible, contradicted, hard to reconcile, then the rest."""
        if self.outcome.certainty == "impossible":
            return 0
        if self.outcome.verdict == "contradicted":
            return 1
        if self.outcome.certainty == "hard to reconcile":
            return 2
        return 3 + ("note", "rounding", "compatible", "reproduces", "derived").index(self.outcome.verdict)


def check(paper: Paper) -> tuple[Result, ...]:
    """Every claim of a paper with its outcome, in the order of the file."""
    return tuple(Result(claim, claim.subject.check()) for claim in paper.claims)
