"""What people read: a site's licensed wording where it has one, the definition's topics where it has none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tornio.measures.answers import Item, Option
from tornio.measures.definition import Definition
from tornio.vocabulary.checked import Checked, blanks, repeated
from tornio.vocabulary.fault import Fault


@dataclass(frozen=True)
class WordedItem(Checked):
    """The wording of one item, and of its answers where they differ from those of its set."""

    id: str
    text: str
    options: tuple[Option, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id", "text")
        yield from repeated("options", (option.code for option in self.options))


@dataclass(frozen=True)
class WordedAnswers(Checked):
    """The wording of a set of answers, by the set's id in the definition."""

    id: str
    options: tuple[Option, ...]

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "id")
        yield from repeated("options", (option.code for option in self.options))


@dataclass(frozen=True)
class Wording(Checked):
    """One version of one measure in one language, and by whose permission it is shown."""

    measure: str
    version: str
    language: str
    permission: str
    items: tuple[WordedItem, ...]
    answers: tuple[WordedAnswers, ...] = ()
    title: str = ""
    instructions: str = ""

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it."""
        yield from blanks(self, "measure", "version", "language", "permission")
        yield from repeated("items", (item.id for item in self.items))
        yield from repeated("answers", (answers.id for answers in self.answers))

    def strays(self, definition: Definition) -> Iterator[Fault]:
        """Where it does not fit the definition: another version, an item or a code that is not there."""
        for name, found, wanted in (
            ("measure", self.measure, definition.id),
            ("version", self.version, definition.version),
        ):
            if found != wanted:
                yield Fault(
                    name, found, f"This wording is for {wanted} here.", "Correct it, or the file's name."
                )
        worded = {item.id for item in self.items}
        for item in definition.items:
            if item.id not in worded:
                yield Fault(f"items[{item.id}]", "", "A wording has every item.", "Add its text.")
        yield from self._unknown(definition)

    def _unknown(self, definition: Definition) -> Iterator[Fault]:
        codes = {item.answers.id: _codes(item) for item in definition.items}
        for answers in self.answers:
            if answers.id not in codes:
                cure = f"It has: {', '.join(codes)}."
                yield Fault(
                    f"answers[{answers.id}]", answers.id, "The measure has no such set of answers.", cure
                )
            else:
                yield from _strange(f"answers[{answers.id}]", answers.options, codes[answers.id])
        for item in self.items:
            if not definition.has_item(item.id):
                yield Fault(f"items[{item.id}]", item.id, "The measure has no such item.", "Remove it.")
            else:
                yield from _strange(f"items[{item.id}]", item.options, _codes(definition.item(item.id)))


def _codes(item: Item) -> frozenset[int]:
    return item.answers.missing_codes | item.answers.worth.keys()


def _strange(place: str, options: tuple[Option, ...], codes: frozenset[int]) -> Iterator[Fault]:
    for option in options:
        if option.code not in codes:
            rule = "The item has no answer with this code."
            yield Fault(f"{place}.options", str(option.code), rule, "Correct the code, or remove it.")
        if option.value is not None:
            rule = "A wording says how an answer reads; what it is worth is the definition's."
            yield Fault(f"{place}.options", f"{option.value:g}", rule, "Remove the value.")


@dataclass(frozen=True)
class Question:
    """An item as people read it: its text (`is_topic`: only our topic for it), its answers with their labels.

    `options` are the answers that count, `missing` those that say that there is none.
    """

    id: str
    text: str
    is_topic: bool
    options: tuple[Option, ...]
    missing: tuple[Option, ...]


def questions(definition: Definition, wording: Wording | None = None) -> tuple[Question, ...]:
    """Every item as people read it, in the wording where there is one."""
    texts = {item.id: item for item in wording.items} if wording else {}
    sets = {answers.id: answers.options for answers in wording.answers} if wording else {}
    return tuple(
        _question(item, texts.get(item.id), sets.get(item.answers.id, ())) for item in definition.items
    )


def _question(item: Item, worded: WordedItem | None, of_set: tuple[Option, ...]) -> Question:
    labels = {option.code: option.label for option in (*of_set, *(worded.options if worded else ()))}
    options, missing = (
        tuple(Option(option.code, labels.get(option.code, option.label), option.value) for option in part)
        for part in (item.options, item.missing)
    )
    text = worded.text if worded else item.name
    return Question(item.id, text, worded is None, options, missing)
