"""Invariants 1 and 2, sought through every door of a meeting.

Random people of every role tap, write, correct and declare in random order; whatever they reach, no decision is
without its ground, and no words are anybody else's.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from meeting import invited, plan
from team import actor, episode
from tornio.actions import corrections, decisions, endings, plans, safety_plans, visits, voices
from tornio.actions.door import AlreadySentError, ChangedMeanwhileError, NotFoundError
from tornio.care import endings as sections
from tornio.care.decisions import DIFFERENTLY, STANCES, DeclaredException, Stance
from tornio.care.endings import Attendance
from tornio.care.meetings import NOBODY_BECAUSE
from tornio.care.permissions import CARE, MANAGER, ROLES, THE_SYSTEM, NotPermittedError
from tornio.care.voices import AGREED, FORMS, VOICES, Statement
from tornio.records.meetings import Decision, Meeting, Section
from tornio.records.meetings import Statement as Kept
from tornio.records.referrals import Struck
from tornio.records.staff import User
from tornio.records.visits import Visit
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
NOUNS = (plans, endings, voices, decisions, safety_plans, visits)
REFUSALS = (FaultyInput, NotPermittedError, NotFoundError, ChangedMeanwhileError, AlreadySentError)
WORDS = st.sampled_from(["We meet tomorrow", "The tablets stay as they are"] * 2 + [" "])
#: What was really reached, over all examples: a search that finds nothing because it does nothing is no proof.
REACHED: Counter[str] = Counter()


class Room(RuleBasedStateMachine):
    """One team, one stranger, one person with a mother; any number of meetings."""

    @initialize()
    def arrange(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.team = [actor(role.title().split()[0], role) for role in ROLES] + [actor("Pat")]
        self.people = [*self.team, actor("Charlie", team="Another team"), THE_SYSTEM]
        self.ann = self.team[0]
        jobs = ("visits.escalate", "visits.call-for-unheard")
        self.usual = {
            "corrections.put-back": self.team[ROLES.index(MANAGER)],
            **dict.fromkeys(jobs, THE_SYSTEM),
        }
        self.about = episode(self.ann)
        self.mary = invited(self.ann, self.about, "Mary", "parent")
        self.first: dict[str, tuple[object, ...]] = {}
        for _ in range(2):
            made = plans.plan(self.ann, self.about.key, plan(self.ann, members=(self.mary,)))
            visits.arrive(self.ann, made)

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    @rule(data=st.data())
    def somebody_does_something(self, data: st.DataObject) -> None:
        """Anybody tries anything; what is refused changes nothing."""
        ripe = [name for name, rows in RIPE.items() if rows.exists()]
        name = data.draw(st.sampled_from([*sorted(DOORS), *OFTEN * 5, *ripe * 3]))
        by = data.draw(st.sampled_from([*self.people, *[self.usual.get(name, self.ann)] * 12]))
        args, values = DOORS[name](self, by, data.draw)
        action = ACTIONS[name]
        try:
            action(by, *args, **values)
        except REFUSALS:
            REACHED["refused"] += 1
        else:
            REACHED[name] += 1

    @invariant()
    def every_decision_has_its_ground(self) -> None:
        """Invariant 1: of whatever stands."""
        for made in Decision.objects.select_related("meeting", "exception", "written_by"):
            declared = getattr(made, "exception", None)
            assert (made.meeting is None) == (declared is not None)
            if made.meeting is not None:
                assert made.meeting.person_here is True
                assert made.meeting.episode_id == made.episode_id
            else:
                assert all((declared.decided_by, declared.authority, declared.decided_at, declared.because))
                assert declared.brought_to is None or declared.brought_to.person_here is True
            assert made.words.strip()
            assert practises_here(made.written_by)
            assert not made.positions.filter(voice="person", stance=DIFFERENTLY).exists()

    @invariant()
    def every_voice_keeps_its_words(self) -> None:
        """Invariant 2: whatever was written stands there unchanged, and was written by whom it says."""
        for said in Kept.everything.select_related("written_by", "practitioner", "corrects"):
            assert practises_here(said.written_by)
            assert said.practitioner in (None, said.written_by)
            assert said.corrects is None or said.corrects.written_by == said.written_by
            assert said.corrects is None or (said.corrects.voice, said.corrects.member) == (
                said.voice,
                said.member,
            )
        found = {row.key: words(row) for row in (*Kept.everything.all(), *Decision.everything.all())}
        found |= {f"section {row.pk}": (row.answers, row.saved_by_id) for row in Section.objects.all()}
        before = getattr(self, "first", {})
        assert {key: found.get(key) for key in before} == before
        self.first = found


def words(row: Kept | Decision) -> tuple[object, ...]:
    """What may never change."""
    return (row.words, row.written_by_id, row.written_at, row.corrects_id, getattr(row, "agreed", ""))


def practises_here(user: User) -> bool:
    """Whether somebody is a practitioner of the one team."""
    return (
        user.roles.filter(role__in=CARE).exists()
        and user.memberships.filter(team__name="Open Dialogue").exists()
    )


def a_meeting(room: Room, draw) -> Meeting:
    """Rather one at which the person was: there words and decisions can be written."""
    found = Meeting.objects.order_by("pk")
    return draw(st.sampled_from([*found, *found.filter(person_here=True)]))


def version(at: Meeting, section: str, draw) -> int:
    """Mostly the version that is right."""
    return (
        Section.objects.filter(meeting=at, name=section).count()
        + 1
        + draw(st.sampled_from([0, 0, 0, 0, -1, 1]))
    )


def a_key(rows, draw) -> str:
    keys = list(rows.order_by("pk").values_list("key", flat=True))
    return draw(st.sampled_from([*keys, "2" * 12]))


def in_section(section: str, **more):
    """A door of one section: the meeting's key, the version, and what else it takes."""

    def arguments(room: Room, by, draw):
        at = a_meeting(room, draw)
        values = {name: draw(strategy) for name, strategy in more.items()}
        return (at.key,), {"version": version(at, section, draw), **values}

    return arguments


def at_a_meeting(room: Room, by, draw):
    return (a_meeting(room, draw).key,), {}


def planning(room: Room, by, draw):
    return (room.about.key, plan(room.ann, members=draw(st.sampled_from([(), (room.mary,)])))), {}


def changing(room: Room, by, draw):
    at = a_meeting(room, draw)
    return (at.key, plan(room.ann)), {"version": at.version}


def expecting(room: Room, by, draw):
    return (a_meeting(room, draw).key, room.mary), {}


def calling_off(room: Room, by, draw):
    at = a_meeting(room, draw)
    return (at.key,), {"version": at.version}


def saying_why_late(room: Room, by, draw):
    at = a_meeting(room, draw)
    return (at.key,), {"version": at.version, "because": draw(WORDS)}


def who_was_here(room: Room, by, draw):
    at = a_meeting(room, draw)
    here = draw(st.sampled_from([True, True, False]))
    said = Attendance(here, draw(st.sampled_from([(), (room.mary,)])), (room.ann.key,), ("Gran",))
    return (at.key, said), {"version": version(at, sections.HERE, draw)}


def saying(room: Room, by, draw):
    at = a_meeting(room, draw)
    absent = list(at.absent_voices.values_list("key", flat=True))
    fitting = [
        ("person", ""),
        ("member", room.mary),
        ("practitioner", by.key),
        *(("absent", key) for key in absent),
    ]
    strange = [(voice, key) for voice in VOICES for key in ("", room.mary, room.ann.key)]
    voice, whose = draw(st.sampled_from([*fitting * 6, *strange]))
    writer = draw(st.sampled_from([by.key, by.key, room.ann.key]))
    said = trying(voice, whose, writer, draw(WORDS), draw(st.sampled_from(FORMS)))
    return (at.key, said), {"version": version(at, sections.MATTERED, draw)}


def trying(*said) -> tuple[Statement, ...]:
    """Words that the rule lets through, or none."""
    try:
        return (Statement(*said),)
    except FaultyInput:
        return ()


def correcting_words(room: Room, by, draw):
    said = {"words": draw(WORDS), "form": draw(st.sampled_from(FORMS)), "agreed": draw(st.sampled_from(AGREED))}
    return (a_key(Kept.everything, draw),), said


def deciding(room: Room, by, draw):
    at = a_meeting(room, draw)
    stances = (Stance("person", "", draw(st.sampled_from(STANCES))), Stance("member", room.mary, "with it"))
    said = {"words": draw(WORDS), "medicines": False, "stances": stances[: draw(st.integers(0, 2))]}
    return (at.key,), {"version": version(at, sections.DECISIONS, draw), **said}


def correcting_a_decision(room: Room, by, draw):
    stances = draw(st.sampled_from([None, (), *((Stance("person", "", one),) for one in STANCES)]))
    said = {"words": draw(WORDS), "medicines": draw(st.booleans()), "stances": stances}
    return (a_key(Decision.everything, draw),), said


def declaring(room: Room, by, draw):
    at = datetime.now(UTC) + timedelta(days=draw(st.sampled_from([-1, -1, 1])))
    exception = DeclaredException("Dr Ito", "detention", at, "section 2", draw(st.booleans()))
    return (room.about.key, draw(WORDS), exception), {"medicines": False}


def bringing(room: Room, by, draw):
    return (a_meeting(room, draw).key, a_key(Decision.objects, draw)), {}


def writing_a_plan(room: Room, by, draw):
    number = room.about.safety_plans.count() + 1
    return (room.about.key,), {"version": number, "words": {"signs": draw(WORDS)}}


def striking(room: Room, by, draw):
    kind, rows = draw(st.sampled_from([("statement", Kept.everything), ("decision", Decision.everything)]))
    return (a_key(rows, draw),), {"kind": kind, "reason": draw(WORDS)}


def putting_back(room: Room, by, draw):
    return (a_key(Struck.objects, draw),), {"reason": draw(WORDS)}


def answering(room: Room, by, draw):
    return ("2" * 12,), {}


DOORS = {
    "meetings.plan": planning,
    "meetings.change": changing,
    "meetings.expect": expecting,
    "meetings.cancel": calling_off,
    "meetings.arrive": at_a_meeting,
    "meetings.leave": at_a_meeting,
    "meetings.say-why-late": saying_why_late,
    "endings.all-came": in_section(sections.HERE),
    "endings.here": who_was_here,
    "endings.why-nobody": in_section(sections.HERE, because=st.sampled_from(NOBODY_BECAUSE)),
    "endings.reflections": in_section(sections.REFLECTIONS, happened=st.booleans()),
    "endings.nothing-decided": in_section(sections.DECISIONS, word=st.sampled_from(["none", "not decided"])),
    "endings.plan-unchanged": in_section(sections.PLAN),
    "endings.next": in_section(sections.NEXT, kind=st.sampled_from(["we will ring", "not wanted"])),
    "endings.close": at_a_meeting,
    "voices.say": saying,
    "voices.correct": correcting_words,
    "decisions.add": deciding,
    "decisions.correct": correcting_a_decision,
    "decisions.declare": declaring,
    "decisions.safe-now": lambda room, by, draw: ((a_key(Decision.objects, draw),), {}),
    "decisions.bring": bringing,
    "safety-plans.write": writing_a_plan,
    "corrections.strike": striking,
    "corrections.put-back": putting_back,
    "visits.ask-help": at_a_meeting,
    "visits.take-back": at_a_meeting,
    "visits.answer": answering,
    "visits.escalate": lambda room, by, draw: ((a_key(Visit.objects, draw),), {}),
    "visits.call-for-unheard": at_a_meeting,
}
#: The doors that the invariants are about are tried more often, and so is what waits for something to be there.
OFTEN = ["endings.here", "decisions.declare", "voices.say", "decisions.add"]
RIPE = {
    "voices.correct": Kept.objects,
    "decisions.correct": Decision.objects,
    "decisions.safe-now": Decision.objects.filter(exception__not_yet_safe=True),
    "decisions.bring": Decision.objects.filter(exception__not_yet_safe=False),
    "meetings.change": Meeting.objects.filter(visits=None),
    "meetings.cancel": Meeting.objects.filter(visits=None),
    "visits.call-for-unheard": Visit.objects,
    "corrections.strike": Decision.objects,
    "corrections.put-back": Struck.objects.filter(put_back_at=None),
}
ACTIONS = {
    found.action: found
    for noun in NOUNS
    for found in vars(noun).values()
    if getattr(found, "writes", False) and found.__module__ == noun.__name__
} | {found.action: found for found in (corrections.strike, corrections.put_back)}


def seek(examples: int, steps: int, *, derandomize: bool = False) -> None:
    REACHED.clear()
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=derandomize,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Room, settings=quiet)


def test_the_search_tries_every_door_of_a_meeting():
    assert DOORS.keys() == ACTIONS.keys()


def test_1_and_2_hold_whoever_does_what_in_whatever_order():
    seek(examples=6, steps=50, derandomize=True)
    assert REACHED["refused"] > 20
    assert REACHED["endings.here"]
    assert sum(REACHED[name] for name in ("voices.say", "decisions.add", "decisions.declare")) > 5, REACHED


@pytest.mark.proof
def test_1_and_2_hold_in_a_long_search():
    seek(examples=100, steps=80, derandomize=True)
    unreached = [name for name in DOORS if not REACHED[name]]
    assert unreached == ["visits.answer"], unreached


def test_the_search_would_see_a_decision_without_its_ground():
    room = Room()
    room.arrange()
    try:
        Decision.objects.create(
            episode=room.about,
            words="Admitted",
            written_by=User.objects.get(key=room.ann.key),
            written_at=datetime.now(UTC),
        )
        with pytest.raises(AssertionError):
            room.every_decision_has_its_ground()
    finally:
        room.teardown()


def test_the_search_would_see_words_that_changed():
    room = Room()
    room.arrange()
    try:
        at = Meeting.objects.earliest("pk")
        endings.all_came(room.ann, at.key, version=1)
        voices.say(room.ann, at.key, (Statement("person", "", room.ann.key, "I sleep"),), version=1)
        room.every_voice_keeps_its_words()
        Kept.objects.update(words="I do not sleep")
        with pytest.raises(AssertionError):
            room.every_voice_keeps_its_words()
    finally:
        room.teardown()
