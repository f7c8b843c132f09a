"""A claim that no arithmetic decides: a named reader holds the text against the figures and says why."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.check.fields import given, one_of, text
from tornio.evaluation.check.verdict import Certainty, Outcome, Verdict


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A reader's verdict. It is shown as a judgement and never counted as verified."""

    verdict: Verdict = given(
        one_of("contradicted", "inconsistent", "compatible", "note"), "what the reader finds", '"contradicted"'
    )
    by: str = given(text, "who read it", '"Tornio founders"')
    because: str = given(
        text, "the reason, with the figures", '"Table 2 shows n = 45 for the CMHS at baseline."'
    )
    printed: str = given(text, "what the paper prints", '"every participant"', default="")

    def __post_init__(self) -> None:
        for name in ("by", "because"):
            if not getattr(self, name).strip():
                raise ValueError(f"a judged claim without ‘{name}’. Name the reader and give the reason.")

    def check(self) -> Outcome:
        """The verdict as given."""
        certainty: Certainty = "hard to reconcile" if self.verdict == "inconsistent" else ""
        return Outcome(self.verdict, "", (self.because,), certainty)
