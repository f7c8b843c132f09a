"""Today: what needs somebody."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.actions.door import reading
from tornio.actions.referrals import room
from tornio.care.permissions import Actor, check_sign_in, may_see_referrals
from tornio.care.referrals import OPEN, Room
from tornio.records import reach, referrals
from tornio.records.referrals import ReferralRow


@dataclass(frozen=True)
class Today:
    """The page that a day starts with; empty for those who see no referrals."""

    open_referrals: tuple[ReferralRow, ...]
    room: Room | None


@reading("home.today", check_sign_in)
def today(by: Actor) -> Today:
    """What needs somebody today, as far as the actor may see it."""
    if not may_see_referrals(by):
        return Today((), None)
    return Today(referrals.listed(reach.referrals(by), OPEN), room(by))
