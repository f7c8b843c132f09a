"""The network: who the person names, and who they want to be asked. Each invitation has its own yes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tornio.care.meetings import RELATIONSHIPS
from tornio.care.service import Code
from tornio.vocabulary.fault import Fault

#: How the dataset contract's relationships are said on a page.
RELATIONSHIP_CODES = (
    Code("partner", "Husband, wife or partner"),
    Code("parent", "Mother or father"),
    Code("friend", "Friend"),
    Code("child", "Grown-up child"),
    Code("other relative", "Another relative"),
    Code("sibling", "Sister or brother"),
    Code("other", "Somebody else"),
)
#: The person's answer when asked whether this member should be invited. Only a yes invites.
WANTED = (
    Code("yes", "Yes, ask them"),
    Code("not now", "Not now"),
    Code("not asked", "I have not asked yet"),
)


@dataclass(frozen=True)
class MemberDetails:
    """Somebody in a person's life, as the person tells it."""

    name: str
    relationship: str
    phone: str = ""
    interpreter: str = ""
    communication_needs: str = ""


def member_faults(details: MemberDetails) -> list[Fault]:
    """What is missing from a member: a name to call them by, and who they are to the person."""
    found = []
    if not details.name.strip():
        found.append(Fault("name", "", "They need a name.", "The name that the person uses will do."))
    if details.relationship not in RELATIONSHIPS:
        rule = "Who they are to the person is one of the list."
        found.append(Fault("relationship", details.relationship, rule, "Choose the nearest."))
    return found


def asked_faults(members: Iterable[str], invited: Collection[str]) -> list[Fault]:
    """Only those are expected at a meeting whom the person wants asked."""
    if set(members) <= set(invited):
        return []
    rule = "Each is somebody the person wants asked."
    return [Fault("members", "", rule, "Choose among those who are invited.")]
