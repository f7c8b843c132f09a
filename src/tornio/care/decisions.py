"""Where decisions are made (invariant 1): in a meeting at which the person was present, or a declared
exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tornio.vocabulary.fault import Fault, refuse

DIFFERENTLY = "sees it differently"
STANCES = ("with it", DIFFERENTLY, "not asked")


@dataclass(frozen=True)
class Stance:
    """Where one voice stands on a decision; `whose` is a key, and empty for the person."""

    voice: str
    whose: str
    stance: str = "not asked"


class NotInTheRoomError(PermissionError):
    """A decision where the person was not present, and no exception was declared; `rule` says which."""

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(f"{rule} What law or urgency decided is declared as an exception.")


@dataclass(frozen=True)
class DeclaredException:
    """A decision that law or urgency gave to a named professional: never blocked, only declared."""

    decided_by: str
    authority: str
    decided_at: datetime
    because: str
    not_yet_safe: bool = False

    def __post_init__(self) -> None:
        words = {"decided_by": self.decided_by, "authority": self.authority, "because": self.because}
        rule = "A declared exception says who, on what authority, when and why."
        refuse([Fault(name, "", rule, "Say it.") for name, value in words.items() if not value.strip()])


@dataclass(frozen=True)
class InTheRoom:
    """Proof that the person was present: only `present` makes it, and a meeting's decision cannot be built
    without it."""

    meeting: str

    @classmethod
    def present(cls, meeting: str, *, person_here: bool | None) -> InTheRoom:
        """The proof, from what was recorded about who was here.

        Raises:
            NotInTheRoomError: when the person was not present, or nobody has said yet.
        """
        if person_here is not True:
            raise NotInTheRoomError(
                "The person has not been said to be in the room."
                if person_here is None
                else "The person was not in the room: a network may meet without them; it decides nothing then."
            )
        return cls(meeting)


@dataclass(frozen=True)
class Decision:
    """What was decided, on one of the only two grounds there are."""

    words: str
    ground: InTheRoom | DeclaredException
    medicines: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.ground, InTheRoom | DeclaredException):
            raise NotInTheRoomError("A decision needs a meeting with the person, or a declared exception.")
        if not self.words.strip():
            refuse(
                [
                    Fault(
                        "words",
                        "",
                        "A decision has words.",
                        "Write it as it was said, or choose “not decided”.",
                    )
                ]
            )


def undecided(stances: Iterable[Stance]) -> bool:
    """Whether the person sees it differently: a decision is their own. Everybody else who does is heard, and
    kept."""
    return any(one.voice == "person" and one.stance == DIFFERENTLY for one in stances)


def undecided_faults(stances: Iterable[Stance], before: Iterable[Stance] | None = None) -> list[Fault]:
    """What the person sees differently is not decided in the room. A correction, which is told where everybody
    stood `before`, puts no “with it” into their mouth: what they saw differently then may stay so."""
    if not undecided(stances) or undecided(before or ()):
        return []
    rule = "They see it differently: then it is not decided yet."
    new = "Choose “not decided”, or declare an exception."
    wrong = "Strike it out, then choose “not decided” in the meeting."
    return [Fault("stances", "", rule, new if before is None else wrong)]


def to_bring(exceptions: tuple[DeclaredException, ...]) -> tuple[DeclaredException, ...]:
    """The declared exceptions that come to the next meeting: all but those for which that is not safe yet."""
    return tuple(exception for exception in exceptions if not exception.not_yet_safe)
