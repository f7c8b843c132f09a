"""What an outcome did over the waves, in words: whether it changed, which way, and who says otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from tornio.evaluation.analyses.anova import Published
from tornio.evaluation.analyses.contrasts import Change, Contrasts
from tornio.evaluation.analyses.describing import Described
from tornio.evaluation.findings import Finding
from tornio.evaluation.material import Outcome
from tornio.evaluation.sections import Sentence
from tornio.evaluation.wording import listed


def means(outcome: Outcome, described: Mapping[str, Described]) -> Sentence:
    """The mean at every wave, with the scale and its better end."""
    known = [(wave, each.mean) for wave, each in described.items() if each.mean is not None]
    if not known:
        return Sentence(f"Nobody has a {outcome.name} score.")
    parts = listed([f"{{}} at {wave} (n = {{:n}})" for wave, _ in known])
    scale = f"from {outcome.scale.minimum:g} to {outcome.scale.maximum:g}, {outcome.scale.direction}"
    findings = tuple(mean for _, mean in known for _ in ("value", "n"))
    return Sentence(f"The mean {outcome.name} score ({scale}) was {parts}.", findings)


def changes(
    outcome: Outcome, found: Mapping[str, Change], contrasts: Contrasts, alpha: float
) -> tuple[Sentence, ...]:
    """What the recommended analysis says of each later wave, and what else it found."""
    said = [
        Sentence(
            f"From {contrasts.first} to {wave} the mean of {{:n}} {outcome.group.many} {contrasts.who} "
            f"changed by {{:interval}} points: {_verdict(change, outcome, alpha)} (adjusted p {{}}).",
            (change.difference, change.difference, change.adjusted),
        )
        for wave, change in found.items()
    ]
    return (*said, *contrasts.sentences)


def _verdict(change: Change, outcome: Outcome, alpha: float) -> str:
    """`an improvement`, `a worsening`, or that no change was shown."""
    if not _is_found(change.adjusted, alpha) or change.difference.value is None:
        return "no change was shown"
    is_better = (change.difference.value > 0) == (outcome.scale.better == "higher")
    return "an improvement" if is_better else "a worsening"


def _is_found(p: Finding, alpha: float) -> bool:
    """Whether a p value is below the protocol's alpha."""
    return p.value is not None and p.value < alpha


def disagreements(
    outcome: Outcome, published: Published, found: Mapping[str, Change], contrasts: Contrasts, alpha: float
) -> tuple[Sentence, ...]:
    """One sentence for each wave, and for all together, where the two analyses say different things."""
    both = [
        (f"At {wave}", published.changes[wave][1], found[wave].adjusted)
        for wave in found
        if wave in published.changes
    ]
    if len(found) > 1 and contrasts.joint is not None and published.test:
        both.append(("Over all waves together", published.test[-1], contrasts.joint))
    return tuple(
        Sentence(
            f"{where} the two analyses disagree about {outcome.name}. As published, {_shows(theirs, alpha)} "
            f"(p {{}}); as recommended, {_shows(ours, alpha)} ({_adjusted(ours)} {{}}). The published test "
            f"takes the waves as different people; {contrasts.why}.",
            (theirs, ours),
        )
        for where, theirs, ours in both
        if _is_found(theirs, alpha) != _is_found(ours, alpha)
    )


def _adjusted(p: Finding) -> str:
    """A single test of everything needs no adjustment."""
    return "p" if p.quantity == "joint p" else "adjusted p"


def _shows(p: Finding, alpha: float) -> str:
    return "a change is shown" if _is_found(p, alpha) else "no change is shown"
