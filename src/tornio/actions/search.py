"""Finding somebody by name. What was typed is in no address, no log and no audit row."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.actions.door import reading
from tornio.care.permissions import Actor, check_see_people
from tornio.records import reach
from tornio.records import search as records
from tornio.records.search import Found


@dataclass(frozen=True)
class Words:
    """What was typed. (A text by itself would be noted in the audit log as what was read.)"""

    typed: str


@reading("search.people", check_see_people)
def people(by: Actor, words: Words) -> tuple[Found, ...]:
    """The people within reach whose name begins like the words."""
    return records.found(reach.people(by), words.typed)
