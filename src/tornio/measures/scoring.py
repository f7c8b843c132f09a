"""From answers to a score, or to the reason why there is none. Pure: nothing is read, nothing is rounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from numbers import Integral
from typing import Literal

from tornio.measures.answers import Item
from tornio.measures.definition import Definition
from tornio.measures.scales import Scale
from tornio.vocabulary.fault import Fault, refuse
from tornio.vocabulary.text import Text

#: Answers by item id; None, a missing code and an item that is not there all mean «no answer».
Answers = Mapping[str, int | None]


@dataclass(frozen=True)
class Score:
    """A score, from how many of how many items, and which way is better."""

    measure: str
    version: str
    scale: str
    value: float
    answered: int
    of: int
    better: Literal["higher", "lower"]

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        return f"{self.better} is better"


@dataclass(frozen=True)
class NotScorable:
    """That there is no score, and why, in a sentence; it has no number that could be mistaken for one."""

    measure: str
    version: str
    scale: str
    because: str
    answered: int
    of: int


def score(definition: Definition, answers: Answers, scale: str | None = None) -> Score | NotScorable:
    """Scores one scale (the primary one where none is named) as the definition says.

    FaultyInput where an answer is not an option of its item, where an item or the scale is not the measure's.
    """
    chosen = definition.scale(scale)
    refuse(faulty_answers(definition, answers))
    return _scored(definition, chosen, answers)


def score_all(definition: Definition, answers: Answers) -> tuple[Score | NotScorable, ...]:
    """Scores every scale, in the definition's order. FaultyInput as for `score`."""
    refuse(faulty_answers(definition, answers))
    return tuple(_scored(definition, scale, answers) for scale in definition.scales)


def faulty_answers(definition: Definition, answers: Answers) -> Iterator[Fault]:
    """Every answer that its item does not have, with the item as the field."""
    for identity, code in answers.items():
        if not definition.has_item(identity):
            rule = Text("%(measure)s has no such item.", measure=definition.short_title)
            ends = {"first": definition.items[0].id, "last": definition.items[-1].id}
            cure = Text("Its items are ‘%(first)s’ to ‘%(last)s’, as texts.", **ends)
            yield Fault(f"item {identity}", "" if code is None else str(code), rule, cure)
        elif code is not None and not is_answer(definition.item(identity), code):
            yield not_an_option(definition.item(identity), str(code))


def not_an_option(item: Item, found: str) -> Fault:
    """The fault of an answer that is not among an item's options."""
    options = ", ".join(str(option.code) for option in item.options)
    missing = "".join(f", or {option.code} for ‘{option.label}’" for option in item.missing)
    cure = "Correct it, or leave it empty where there is no answer."
    rule = Text("The answers to it are %(answers)s.", answers=options + missing)
    return Fault(f"item {item.id}", found, rule, cure)


def is_answer(item: Item, code: object) -> bool:
    """Whether the item takes this code, as an option or as a missing code. True is not 1, and 3.0 is not 3."""
    whole = isinstance(code, Integral) and not isinstance(code, bool)
    return whole and (code in item.answers.worth or code in item.answers.missing_codes)


def _scored(definition: Definition, scale: Scale, answers: Answers) -> Score | NotScorable:
    worths = list(_worths(definition, scale, answers))
    answered, of = len(worths), len(scale.items)
    if answered < scale.missing.at_least:
        because = _because(scale, answered)
        return NotScorable(definition.id, definition.version, scale.id, because, answered, of)
    value = _value(scale, sum(worths), answered)
    return Score(definition.id, definition.version, scale.id, value, answered, of, scale.better)


def _worths(definition: Definition, scale: Scale, answers: Answers) -> Iterator[float]:
    """What each answered item of the scale adds to it."""
    for identity in scale.items:
        part = definition.item(identity).answers
        code = answers.get(identity)
        if code is not None and code in part.worth:
            worth = part.worth[code]
            yield part.lowest + part.highest - worth if identity in scale.reversed else worth


def _value(scale: Scale, total: float, answered: int) -> float:
    if scale.method == "lookup":
        return scale.lookup[round(total)]
    if scale.method == "mean":
        return total / answered
    if scale.missing.unanswered == "mean of the others":
        return total * len(scale.items) / answered
    return float(total)


def _because(scale: Scale, answered: int) -> str:
    of, needed = len(scale.items), scale.missing.at_least
    wanted = f"all {of}" if needed == of else f"at least {needed}"
    return f"{answered} of {of} items answered, and this score needs {wanted}. {scale.missing.words}"
