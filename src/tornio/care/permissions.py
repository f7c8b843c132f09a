"""Who may do what: a pair for each thing, `check_…` raises with the reason and `may_…` answers yes or no.

Roles give what a person may do at all; whose records they reach is their teams' (and `opened`, for glass broken
with a reason). A peer worker, a carer practitioner and a psychiatrist hold one role, practitioner (mission 36).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

PRACTITIONER = "practitioner"
MANAGER = "manager"
ADMINISTRATOR = "administrator"
RECRUITER = "recruiter"
RESEARCHER = "researcher"
GOVERNANCE = "governance reader"
SYSTEM = "system"

ROLES = (PRACTITIONER, MANAGER, ADMINISTRATOR, RECRUITER, RESEARCHER, GOVERNANCE)
CARE = frozenset({PRACTITIONER, MANAGER})


class NotPermittedError(PermissionError):
    """What somebody tried is not theirs to do; the message says why, in words for the person."""


@dataclass(frozen=True)
class Actor:
    """Who acts: a member of staff, or the system itself. `teams` and `opened` hold keys, never names."""

    key: str
    name: str
    roles: frozenset[str]
    teams: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        unknown = self.roles - {*ROLES, SYSTEM}
        if unknown:
            raise ValueError(f"{sorted(unknown)} are not roles: use {', '.join(ROLES)}.")

    @property
    def at_home(self) -> Actor:
        """The same worker among their own teams' records, without what they opened of others': for lists, for
        sums, and for nearly everything that is written (docs/decisions/0019)."""
        return replace(self, opened=frozenset())


#: Who acts when nobody does: background jobs.
THE_SYSTEM = Actor("system", "the system", frozenset({SYSTEM}))

Check = Callable[[Actor], None]
May = Callable[[Actor], bool]


def pair(roles: frozenset[str], reason: str) -> tuple[Check, May]:
    """The two halves of one permission."""

    def may(actor: Actor) -> bool:
        return bool(actor.roles & roles)

    def check(actor: Actor) -> None:
        if not may(actor):
            raise NotPermittedError(reason)

    return check, may


check_sign_in, may_sign_in = pair(frozenset(ROLES), "Your account holds no role yet; ask your administrator.")
check_register_referral, may_register_referral = pair(
    CARE | {ADMINISTRATOR}, "Referrals are registered by practitioners and administrators."
)
check_see_referrals, may_see_referrals = pair(
    CARE | {ADMINISTRATOR}, "Referrals are seen by practitioners and administrators."
)
check_decide_referral, may_decide_referral = pair(CARE, "Whether the team accepts is for its practitioners.")
check_waive_capacity, may_waive_capacity = pair(
    frozenset({MANAGER}), "Going over the week's number is for the team manager, with a reason."
)
check_see_care, may_see_care = pair(CARE, "What is said and decided in care is for those who give it.")
check_give_care, may_give_care = pair(CARE, "This is for practitioners.")
check_see_people, may_see_people = pair(
    CARE | {ADMINISTRATOR}, "People's names and telephone numbers are for those who ring them."
)
check_keep_people, may_keep_people = pair(
    CARE | {ADMINISTRATOR}, "What is known of people is kept by practitioners and administrators."
)
check_call_urgent, may_call_urgent = pair(
    CARE | {ADMINISTRATOR}, "Whoever answers the telephone here can say that it is urgent."
)
check_break_glass, may_break_glass = pair(
    CARE, "Opening another team's record is for practitioners, with a reason."
)
check_correct_records, may_correct_records = pair(
    frozenset({MANAGER}), "Whose record something belongs to is put right by the team manager."
)
check_see_opened, may_see_opened = pair(
    frozenset({MANAGER}), "Who opened the team's records from outside is for its manager."
)
check_see_team, may_see_team = pair(CARE | {ADMINISTRATOR}, "The team page is for the team.")
check_run_team, may_run_team = pair(
    frozenset({MANAGER, ADMINISTRATOR}),
    "The team's posts, training and rota are kept by its manager and administrator.",
)
check_give_roles, may_give_roles = pair(frozenset({ADMINISTRATOR}), "Roles are given by the administrator.")
check_see_names, may_see_names = pair(
    frozenset({RECRUITER}), "The list of whom to approach is for the recruiter of the study."
)
check_see_pseudonyms, may_see_pseudonyms = pair(
    frozenset({RESEARCHER}), "The study's data are for its researchers."
)
check_see_aggregates, may_see_aggregates = pair(
    frozenset({GOVERNANCE, MANAGER, RESEARCHER}),
    "The evaluation is for the manager, researchers and governance.",
)
check_run_jobs, may_run_jobs = pair(frozenset({SYSTEM}), "Only the system does this, on its own schedule.")
