"""The teams that somebody is in: which one is meant, where there are two."""

from __future__ import annotations

from django.db.models import QuerySet

from tornio.actions.door import NotFoundError, reading
from tornio.care.permissions import Actor, check_see_people
from tornio.records.staff import Team
from tornio.vocabulary.fault import Fault


@reading("own.teams", check_see_people)
def teams(by: Actor) -> tuple[tuple[str, str], ...]:
    """The actor's own teams: key and name."""
    return tuple(Team.objects.filter(key__in=by.teams).order_by("name").values_list("key", "name"))


def meant(by: Actor, key: str) -> QuerySet[Team]:
    """The team of this key among the actor's own; without a key, all of them."""
    own = Team.objects.filter(key__in=by.teams)
    return own.filter(key=key) if key else own


def first(by: Actor, key: str) -> Team | None:
    """The team of this key among the actor's own; without a key the first by name, where there is any.

    Raises:
        NotFoundError: for a key that is none of theirs.
    """
    found = meant(by, key).order_by("name").first()
    if key and found is None:
        raise NotFoundError("no such team among the actor's own")
    return found


def team_faults(meant: QuerySet[Team]) -> list[Fault]:
    """Whoever is in two teams says which one is meant."""
    return [] if meant.count() == 1 else [Fault("team", "", "It is for one of your teams.", "Choose the team.")]
