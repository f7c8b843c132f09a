"""Who acts."""

from __future__ import annotations

from tornio.actions import clock
from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_see_people
from tornio.records import staff
from tornio.records.staff import Colleague


def actor(user_key: str) -> Actor:
    """Who a signed-in user is today; the one question asked before anybody acts.

    Raises:
        NotFoundError: when they no longer work here.
    """
    return staff.actor(user_key, clock.now(), clock.today())


@reading("staff.colleagues", check_see_people)
def colleagues(by: Actor) -> tuple[Colleague, ...]:
    """Those in the actor's own teams, to choose from."""
    return staff.colleagues(by.teams, clock.today())
