"""The safety plan, written together; every version stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tornio.actions import clock
from tornio.actions.door import reading, writing
from tornio.care.endings import PLAN
from tornio.care.permissions import Actor, check_give_care, check_see_care
from tornio.records import endings, meetings, reach
from tornio.records import safety_plans as records
from tornio.records.base import one
from tornio.records.meetings import Meeting
from tornio.records.referrals import Episode
from tornio.records.safety_plans import PlanVersion
from tornio.records.staff import User
from tornio.vocabulary.fault import Fault, refuse

#: The parts of the plan. Any may stay empty: unfinished is fine (invariant 7).
PARTS = ("signs", "what_helps", "who_helps", "surroundings", "reasons_to_live", "who_to_call")
OPENED = "opened"


@dataclass(frozen=True)
class PlanPage:
    """A plan and its older versions; `meeting` is the one that goes on now, to lead back to."""

    episode: str
    person: str
    versions: tuple[PlanVersion, ...]
    meeting: str | None
    version: int


@reading("safety-plans.view", check_see_care)
def view(by: Actor, key: str) -> PlanPage:
    """The safety plan of an episode."""
    episode = one(reach.episodes(by).select_related("person").filter(key=key))
    going_on = running(episode)
    return PlanPage(
        key,
        str(episode.person),
        records.versions(episode),
        going_on.key if going_on is not None else None,
        records.version(episode),
    )


@writing("safety-plans.write", check_give_care, through_glass=True)
def write(by: Actor, key: str, *, version: int, words: Mapping[str, str]) -> str:
    """Adds a version; where a meeting goes on, it is that meeting's. Returns the episode's key."""
    episode = one(reach.episodes(by).filter(key=key))
    said = {part: words.get(part, "").strip() for part in PARTS}
    if not any(said.values()):
        refuse([Fault("signs", "", "Nothing is written yet.", "Write one part, or go back: that is fine too.")])
    writer, meeting, now = User.objects.get(key=by.key), running(episode), clock.now()
    records.add(episode, meeting, version, writer, now, said)
    if meeting is not None:
        saved = endings.history(meeting).get(PLAN, ())
        seen = saved[0].version if saved else 1
        endings.save(meeting, PLAN, seen, writer, now, {"safety_plan": OPENED}, safety_plan=OPENED)
    return key


def running(episode: Episode) -> Meeting | None:
    """The meeting that goes on, or whose record is still open."""
    return meetings.held(episode).filter(closed_at=None).first()
