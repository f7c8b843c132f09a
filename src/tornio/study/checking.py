"""What a protocol must not contradict: every name is known, every promise has a purpose, windows are apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tornio.disclosure.policies import POLICIES
from tornio.study.kinds import EPISODE_MEASURES, EPISODE_OUTCOMES, KINDS, Kind
from tornio.study.parts import RANKS, Analysis
from tornio.vocabulary.fault import Fault

if TYPE_CHECKING:
    from tornio.study.protocol import Protocol


def faults(protocol: Protocol) -> Iterator[Fault]:
    """Every contradiction in a protocol, in the order of its parts."""
    yield from _figures(protocol)
    yield from _names(protocol)
    yield from _objectives(protocol)
    yield from _windows(protocol)
    yield from _batteries(protocol)
    for place, analysis in enumerate(protocol.analyses, start=1):
        yield from _analysis(f"analyses[{analysis.id or place}]", analysis, protocol)


def _figures(protocol: Protocol) -> Iterator[Fault]:
    for field, share in (("level", protocol.level), ("alpha", protocol.alpha)):
        if not 0 < share < 1:
            yield Fault(field, str(share), "It is a share between 0 and 1.", "Write 0.95 for 95 %.")
    yield from _known("disclosure", [protocol.disclosure], POLICIES)
    if protocol.recruitment.target < 1:
        yield Fault(
            "recruitment.target", str(protocol.recruitment.target), "At least one.", "Say how many were wanted."
        )
    if protocol.attendance.first_meetings < 1:
        yield Fault(
            "attendance.first_meetings",
            str(protocol.attendance.first_meetings),
            "At least the first meeting is counted.",
            "Write 10 for the first ten.",
        )


def _names(protocol: Protocol) -> Iterator[Fault]:
    """Ids are given, and given once."""
    for name in ("objectives", "groups", "waves", "benchmarks", "norms", "services", "analyses"):
        seen: set[str] = set()
        for place, part in enumerate(getattr(protocol, name), start=1):
            field = f"{name}[{part.id or place}].id"
            if not part.id:
                yield Fault(field, "", "Every part has an id.", "Give it a short name.")
            elif part.id in seen:
                yield Fault(field, part.id, "An id stands once.", "Rename one of the two.")
            seen.add(part.id)


def _objectives(protocol: Protocol) -> Iterator[Fault]:
    served = {objective for analysis in protocol.analyses for objective in analysis.objectives}
    for place, objective in enumerate(protocol.objectives, start=1):
        field = f"objectives[{objective.id or place}]"
        if objective.rank not in RANKS:
            yield _unknown(f"{field}.rank", objective.rank, RANKS)
        if objective.id and objective.id not in served and not objective.unmet:
            cure = "Add an analysis for it, or say under `unmet` what was not collected."
            yield Fault(field, objective.id, "An objective has an analysis.", cure)


def _windows(protocol: Protocol) -> Iterator[Fault]:
    before = None
    for place, wave in enumerate(protocol.waves, start=1):
        field = f"waves[{wave.id or place}]"
        window = f"{wave.id}: {wave.opens} to {wave.closes}"
        if not wave.opens <= wave.day <= wave.closes:
            yield Fault(
                field, window, f"The window holds its own day, {wave.day}.", "Move opens, day or closes."
            )
        if before is not None and wave.opens <= before.closes:
            rule = f"Windows are apart and in order; {before.id} closes on day {before.closes}."
            yield Fault(field, window, rule, "Open it later, or close the one before it earlier.")
        before = wave


def _batteries(protocol: Protocol) -> Iterator[Fault]:
    groups, waves = _ids(protocol.groups), _ids(protocol.waves)
    seen: set[tuple[str, str]] = set()
    for place, battery in enumerate(protocol.measures, start=1):
        field = f"measures[{place}]"
        yield from _known(f"{field}.group", [battery.group], groups)
        yield from _known(f"{field}.waves", battery.waves, waves)
        if (battery.measure, battery.group) in seen:
            yield Fault(
                field, battery.measure, "A measure stands once for a group.", "Join the two, with all waves."
            )
        seen.add((battery.measure, battery.group))


def _analysis(field: str, analysis: Analysis, protocol: Protocol) -> Iterator[Fault]:
    if analysis.kind not in KINDS:
        yield _unknown(f"{field}.kind", analysis.kind, KINDS)
        return
    kind = KINDS[analysis.kind]
    if not analysis.objectives:
        cure = "Name the objective that it serves under `objectives`."
        yield Fault(f"{field}.objectives", "", "An analysis serves an objective.", cure)
    yield from _known(f"{field}.objectives", analysis.objectives, _ids(protocol.objectives))
    yield from _known(f"{field}.published", [analysis.published], kind.published)
    yield from _known(f"{field}.recommended", [analysis.recommended], kind.recommended)
    yield from _known(f"{field}.waves", analysis.waves, _ids(protocol.waves))
    yield from _needs(field, analysis, kind)
    yield from _group(field, analysis, kind, protocol)
    yield from _outcome(field, analysis, kind, protocol)
    yield from _against(field, analysis, kind, protocol)


def _needs(field: str, analysis: Analysis, kind: Kind) -> Iterator[Fault]:
    if len(analysis.waves) < kind.waves:
        rule = f"‘{analysis.kind}’ needs at least {kind.waves} wave{'s' if kind.waves > 1 else ''}."
        yield Fault(f"{field}.waves", ", ".join(analysis.waves), rule, "Name the waves, the baseline first.")
    if analysis.published == "paired-t" and len(analysis.waves) != 2:
        rule = "A paired t-test compares two waves."
        yield Fault(
            f"{field}.waves", ", ".join(analysis.waves), rule, "Name two waves, or choose one-way-anova."
        )
    if analysis.against and not kind.against:
        rule = f"‘{analysis.kind}’ compares with nothing outside."
        yield Fault(f"{field}.against", ", ".join(analysis.against), rule, "Leave `against` out.")


def _group(field: str, analysis: Analysis, kind: Kind, protocol: Protocol) -> Iterator[Fault]:
    if kind.group:
        yield from _known(f"{field}.group", [analysis.group], _ids(protocol.groups))
    elif analysis.group:
        yield Fault(f"{field}.group", analysis.group, f"‘{analysis.kind}’ has no group.", "Leave `group` out.")


def _outcome(field: str, analysis: Analysis, kind: Kind, protocol: Protocol) -> Iterator[Fault]:
    if kind.outcome == "episodes":
        yield from _known(f"{field}.outcome", [analysis.outcome], EPISODE_OUTCOMES)
    elif kind.outcome == "episode-measure":
        yield from _known(f"{field}.outcome", [analysis.outcome], EPISODE_MEASURES)
    elif kind.outcome == "measure":
        yield from _measured(field, analysis, kind, protocol)
    elif analysis.outcome:
        yield Fault(f"{field}.outcome", analysis.outcome, f"‘{analysis.kind}’ has no outcome.", "Leave it out.")


def _measured(field: str, analysis: Analysis, kind: Kind, protocol: Protocol) -> Iterator[Fault]:
    """The outcome is a measure that the group meets, at the waves of the analysis."""
    met = [battery for battery in protocol.measures if battery.group == analysis.group or not kind.group]
    yield from _known(f"{field}.outcome", [analysis.outcome], [battery.measure for battery in met])
    for battery in met:
        if battery.measure == analysis.outcome and kind.group:
            known = [wave for wave in analysis.waves if wave in _ids(protocol.waves)]
            yield from _known(f"{field}.waves", known, battery.waves)


def _against(field: str, analysis: Analysis, kind: Kind, protocol: Protocol) -> Iterator[Fault]:
    if not kind.against:
        return
    known = {"benchmark": protocol.benchmarks, "norm": protocol.norms, "service": protocol.services}[
        kind.against
    ]
    yield from _known(f"{field}.against", analysis.against, _ids(known))
    least = 2 if kind.against == "service" else 1
    if len(analysis.against) < least:
        rule = f"‘{analysis.kind}’ names at least {least} {kind.against}{'s' if least > 1 else ''}."
        yield Fault(
            f"{field}.against", ", ".join(analysis.against), rule, f"Name them; known: {_list(_ids(known))}."
        )


def _ids(parts: Iterable[object]) -> list[str]:
    return [str(getattr(part, "id")) for part in parts]  # noqa: B009 - the parts share an id, not a type


def _known(field: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    options = list(known)
    return (_unknown(field, name, options) for name in names if name not in options)


def _unknown(field: str, name: str, known: Iterable[str]) -> Fault:
    return Fault(field, name, "It is not known here.", f"Use one of: {_list(known)}.")


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) or "none are given"
