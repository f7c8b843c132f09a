"""Corrections: striking out what stands under the wrong person, making two records of one person one."""

from __future__ import annotations

from tornio.vocabulary.fault import Fault

#: What can be struck out, and what it is called.
KINDS = {
    "referral": "referral",
    "episode": "episode of care",
    "meeting": "network meeting",
    "contact": "contact",
    "statement": "statement",
    "decision": "decision",
}


def reason_faults(reason: str) -> list[Fault]:
    """Whoever asks later reads why."""
    if reason.strip():
        return []
    return [Fault("reason", "", "Somebody will ask why.", "Write the reason.")]


def out_faults(*, out: bool) -> list[Fault]:
    """A visit stays in view while somebody is out at it: nobody would look for them otherwise."""
    if not out:
        return []
    return [
        Fault(
            "reason",
            "",
            "Somebody is out at this meeting and has not left safely.",
            "Strike it out when they have left.",
        )
    ]


def merge_faults(kept: str, other: str, *, merged_already: bool) -> list[Fault]:
    """Two different records, neither of them merged already."""
    if kept == other:
        return [Fault("other", "", "A record cannot be merged with itself.", "Choose the other one.")]
    if merged_already:
        rule = "One of them was merged already."
        return [Fault("other", "", rule, "Look at where it went first.")]
    return []
