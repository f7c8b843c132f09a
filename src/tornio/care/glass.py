"""Opening a record outside one's own team: with a reason, for a short time, shown to managers afterwards."""

from __future__ import annotations

from datetime import timedelta

from tornio.vocabulary.fault import Fault

#: Long enough for a crisis at night to be met; whoever needs longer says again why.
OPEN_FOR = timedelta(hours=1)
SHORTEST_REASON = 10
#: What whoever opened a record is told when they change something that is not their team's.
FOR_READING = Fault(
    "record", "", "A record that you opened is for reading: it is another team’s.", "Ring them: they change it."
)


def reason_faults(reason: str) -> list[Fault]:
    """A reason that a manager can follow: some words, not a dot."""
    if len(reason.strip()) >= SHORTEST_REASON:
        return []
    rule = "The managers of that team read why."
    return [Fault("reason", reason, rule, "Write a sentence.")]
