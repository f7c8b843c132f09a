"""Every voice keeps its words (invariant 2)."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.vocabulary.fault import Fault, refuse

VOICES = ("person", "member", "practitioner", "absent")
FORMS = ("quote", "summary")
AGREED = ("yes", "no", "not asked")


@dataclass(frozen=True)
class Statement:
    """Words, whose they are, who wrote them down, whether they quote, and whether the speaker agreed them.

    A practitioner's are their own writing: a peer worker's story is there only if the peer chooses.
    """

    voice: str
    whose: str
    writer: str
    words: str
    form: str = "summary"
    agreed: str = "not asked"

    def __post_init__(self) -> None:
        lists = {"voice": VOICES, "form": FORMS, "agreed": AGREED}
        faults = [
            Fault(name, getattr(self, name), "It has to be one of the list.", "Choose one.")
            for name, allowed in lists.items()
            if getattr(self, name) not in allowed
        ]
        if not self.words.strip():
            faults.append(Fault("words", "", "A statement has words.", "Write them, or leave the voice out."))
        if self.voice == "practitioner" and self.whose != self.writer:
            rule = "A practitioner's own words are written by themselves."
            faults.append(Fault("words", self.words, rule, "Let them write, if they choose to."))
        refuse(faults)


def correction_faults(writer: str, by: str) -> list[Fault]:
    """Whoever wrote words down may add a correction; the first words stay. Nobody edits what another wrote."""
    if writer == by:
        return []
    rule = "Only whoever wrote these words down can correct them."
    return [Fault("words", "", rule, "Add what you heard as words of your own writing.")]
