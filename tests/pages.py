"""Every page there is: who sees it, and a record to see on it. A new address adds its row here."""

from __future__ import annotations

from django.urls import reverse

from team import new_referral, user
from tornio.actions import referrals
from tornio.actions import staff as acting_staff
from tornio.care.permissions import ROLES

#: P practitioner, M manager, A administrator, R recruiter, S researcher, G governance reader. Others get 403.
TABLE = """
home              P M A R S G
referrals         P M A
new-referral      P M A
referral          P M A
decide-referral   P M
"""
#: Before anybody has signed in, and allauth's own pages, which know nobody but oneself.
OPEN = {"health", "set-up"}
LETTERS = dict(zip("PMARSG", ROLES, strict=True))
ROWS = {name: {LETTERS[one] for one in roles} for name, *roles in map(str.split, TABLE.strip().splitlines())}


def a_referral(by) -> str:
    return referrals.register(by, new_referral())


#: How to come by the record that an address is about.
SUBJECTS = {"referral": a_referral, "decide-referral": a_referral}


def address(name: str) -> str:
    """The address of a page, about a record of the team that `user` puts people in."""
    if name not in SUBJECTS:
        return reverse(name)
    return reverse(name, args=[SUBJECTS[name](acting_staff.actor(user("Owner").key))])
