"""Accounts: what an administrator may change about whom."""

from __future__ import annotations

from collections.abc import Collection

from tornio.care.permissions import (
    ADMINISTRATOR,
    GOVERNANCE,
    MANAGER,
    PRACTITIONER,
    RECRUITER,
    RESEARCHER,
    ROLES,
)
from tornio.care.service import Code
from tornio.vocabulary.fault import Fault

#: How the roles are called on a page.
ROLE_CODES = (
    Code(PRACTITIONER, "Practitioner"),
    Code(MANAGER, "Manager"),
    Code(ADMINISTRATOR, "Administrator"),
    Code(RECRUITER, "Recruiter"),
    Code(RESEARCHER, "Researcher"),
    Code(GOVERNANCE, "Governance reader"),
)


def account_faults(name: str, email: str, taken: Collection[str]) -> list[Fault]:
    """An account needs a name and an email address of its own."""
    faults = []
    if not name.strip():
        faults.append(Fault("name", "", "A name is needed.", "Write what colleagues call them."))
    if "@" not in email.strip().strip("@"):
        faults.append(Fault("email", email, "It is no email address.", "Write name@organisation."))
    elif email.strip().lower() in taken:
        faults.append(Fault("email", email, "There is an account with this address.", "Look in the list."))
    return faults


def team_faults(name: str, taken: Collection[str]) -> list[Fault]:
    """A team needs a name of its own, whatever its capitals."""
    if not name.strip():
        return [Fault("name", "", "A name is needed.", "Write what people call the team.")]
    if name.strip().casefold() in {one.casefold() for one in taken}:
        return [Fault("name", name, "There is a team with this name.", "Give it another name.")]
    return []


def role_faults(
    before: Collection[str], after: Collection[str], *, own: bool, other_administrators: bool
) -> list[Fault]:
    """Nobody gives a role to themselves, and somebody stays who can give roles."""
    faults = []
    unknown = sorted(set(after) - set(ROLES))
    if unknown:
        faults.append(Fault("roles", ", ".join(unknown), "There is no such role.", "Choose from the list."))
    if own and set(after) - set(before):
        rule = "Nobody gives a role to themselves."
        faults.append(Fault("roles", ", ".join(sorted(after)), rule, "Ask another administrator."))
    if ADMINISTRATOR in before and ADMINISTRATOR not in after and not other_administrators:
        rule = "Somebody has to be able to give roles."
        faults.append(Fault("roles", "", rule, "Make another person administrator first."))
    return faults


def closing_faults(roles: Collection[str], *, own: bool, other_administrators: bool) -> list[Fault]:
    """Nobody closes their own account, nor the last administrator's."""
    if own:
        rule = "Nobody closes their own account."
        return [Fault("close", "", rule, "Ask another administrator.")]
    return role_faults(roles, (), own=False, other_administrators=other_administrators)


def reset_faults(*, own: bool) -> list[Fault]:
    """Nobody takes away how they sign in themselves: the code that lets them in again would stand behind their
    own door."""
    rule = "Nobody resets how they sign in themselves."
    return [Fault("reset", "", rule, "Ask another administrator.")] if own else []
