"""Corrections: striking out what stands under the wrong person, making two records of one person one."""

from __future__ import annotations

from tornio.vocabulary.fault import Fault
from tornio.vocabulary.text import Text

#: What can be struck out, and what it is called. Whatever holds free words about a person is one of these, or
#: hangs on one of them and goes with it.
KINDS = {
    "referral": Text("Referral"),
    "episode": Text("Episode of care"),
    "first-contact": Text("First contact"),
    "meeting": Text("Network meeting"),
    "contact": Text("Contact"),
    "statement": Text("Statement"),
    "decision": Text("Decision"),
    "safety-plan": Text("Version of the safety plan"),
    "member": Text("Member of the network"),
    "way": Text("Number or address"),
    "urgent": Text("Call for help"),
    "protected-note": Text("Protected note"),
    "adherence-form": Text("Adherence form"),
}
#: Its circle alone knows of it: for everybody else there is nothing to list or to put back (invariant 3).
OF_ITS_CIRCLE = "protected-note"


def reason_faults(reason: str) -> list[Fault]:
    """Whoever asks later reads why."""
    if reason.strip():
        return []
    return [Fault("reason", "", "Somebody will ask why.", "Write the reason.")]


def out_faults(*, out: bool) -> list[Fault]:
    """A visit stays in view while somebody is out at it: nobody would look for them otherwise."""
    if not out:
        return []
    rule = "Somebody is out at this meeting and has not left safely."
    return [Fault("reason", "", rule, "Strike it out when they have left.")]


def call_faults(*, called: bool) -> list[Fault]:
    """A call for help stays in view until it is settled: nobody would answer it otherwise."""
    if not called:
        return []
    rule = "A call for help waits here."
    return [Fault("reason", "", rule, "Settle it first, then strike it out.")]


def put_back_faults(*, replaced: bool, person_away: bool) -> list[Fault]:
    """Where there is one of a kind, what was struck out comes back only while no other stands in its place. A
    decision comes back only to a meeting that the person was in, as its record says now (invariant 1)."""
    faults = []
    if replaced:
        rule = "Another one was written in its place since."
        faults.append(Fault("reason", "", rule, "Strike that one out first."))
    if person_away:
        rule = "By now the record of this meeting says that the person was not there."
        faults.append(Fault("reason", "", rule, "Correct who was here first."))
    return faults


def merge_faults(kept: str, other: str, *, merged_already: bool) -> list[Fault]:
    """Two different records, neither of them merged already."""
    if kept == other:
        return [Fault("other", "", "A record cannot be merged with itself.", "Choose the other one.")]
    if merged_already:
        rule = "One of them was merged already."
        return [Fault("other", "", rule, "Look at where it went first.")]
    return []


def undo_faults(*, merged_since: bool) -> list[Fault]:
    """The newest merge is undone first: what came with an earlier one went on with it."""
    if not merged_since:
        return []
    return [Fault("reason", "", "This record was merged into another since.", "Undo that merge first.")]
