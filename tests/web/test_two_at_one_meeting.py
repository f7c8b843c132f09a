"""Invariant 4, sought through the forms of a meeting: people of every role, some of whom may not, write about
one meeting at once, lose their answers, send again, and come with pages that are old. No answered save is lost,
none is doubled, nothing is overwritten, and whoever comes second is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from meeting import begun, invited
from team import browser, episode, user
from tornio.actions import endings
from tornio.actions import staff as acting_staff
from tornio.care.endings import Attendance
from tornio.care.permissions import ADMINISTRATOR, GOVERNANCE, MANAGER, PRACTITIONER, RECRUITER, RESEARCHER
from tornio.records.forms import Receipt
from tornio.records.meetings import AbsentVoice, Decision, Meeting, Place, Section, Statement
from tornio.records.notes import SafetyPlan

pytestmark = pytest.mark.django_db

#: Who is there: their role and their team. The first three may write about this meeting.
PEOPLE = {
    "Ann": (PRACTITIONER, "Open Dialogue"),
    "Bob": (PRACTITIONER, "Open Dialogue"),
    "Mia": (MANAGER, "Open Dialogue"),
    "Ada": (ADMINISTRATOR, "Open Dialogue"),
    "Rita": (RECRUITER, "Open Dialogue"),
    "Rob": (RESEARCHER, "Open Dialogue"),
    "Gwen": (GOVERNANCE, "Open Dialogue"),
    "Charlie": (PRACTITIONER, "Another team"),
}
WRITERS = ("Ann", "Bob", "Mia")
WRITER, OTHERS = st.sampled_from(WRITERS), st.sampled_from(sorted(PEOPLE.keys() - set(WRITERS)))
DOING = st.sampled_from(("comes_second", "comes_second", "is_killed", "tries", "opens", "sends_what_lay_there"))
Draw = Callable[[st.SearchStrategy[str]], str]
#: What somebody says in a form: which of two answers, or which words.
SAID = st.sampled_from(("yes", "no"))
#: Once, keeper and version of a form, as they stand side by side in it.
OWN = re.compile(
    r'name="once" value="([^"]*)"><input type="hidden" name="keeper" value="([^"]*)">\s*'
    r'<input type="hidden" name="version" value="([^"]*)"'
)
DAYS = {answer: datetime.now(UTC) + timedelta(days=days) for answer, days in (("yes", 2), ("no", 5))}
REACHED: Counter[str] = Counter()


class KilledError(BaseException):
    """The machine stops here; nobody is answered."""


@dataclass(frozen=True)
class Page:
    """A form as somebody has it before them."""

    who: str
    form: str
    once: str
    keeper: str
    version: str


@dataclass
class Kept:
    """What one form should have saved: its answers in order. `version` is what a new page of it carries."""

    version: int = 1
    answers: list[str] = field(default_factory=list)


#: Each form: its address, and what is sent where somebody says yes or no (of the meeting and its mother).
FORMS: dict[str, tuple[str, Callable[[Meeting, str, str], dict[str, str]]]] = {
    "here": (
        "/meetings/{meeting}/here",
        lambda at, mother, said: {
            "person": "yes",
            f"member-{mother}": said,
            **{f"practitioner-{seat.user.key}": "yes" for seat in at.practitioners.all()},
        },
    ),
    "words": ("/meetings/{meeting}/words", lambda _at, _mother, said: {"words-person": said}),
    "decision": (
        "/meetings/{meeting}/decision",
        lambda _at, mother, said: {"words": said, "stance-person": "with it", f"stance-{mother}": "not asked"},
    ),
    "plan": ("/safety-plans/{episode}/write", lambda _at, _mother, said: {"signs": said}),
    "next": ("/meetings/{meeting}/next", lambda _at, _mother, said: {"at": DAYS[said].isoformat()}),
    "reflections": ("/meetings/{meeting}/end", lambda _at, _mother, said: {"tap": "reflections", "word": said}),
}
#: Under which name each form's savings are kept.
SECTIONS = {
    "here": "here",
    "words": "mattered",
    "decision": "decisions",
    "next": "next",
    "reflections": "reflections",
}


class Together(RuleBasedStateMachine):
    """What the service should know of one meeting, kept beside what it knows."""

    @initialize()
    def arrange(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        users = {name: user(name, role, team=team) for name, (role, team) in PEOPLE.items()}
        self.users, self.clients = users, {}
        ann = acting_staff.actor(users["Ann"].key)
        about = episode(ann)
        self.mother = invited(ann, about, "Mary", "parent")
        self.meeting = begun(ann, about, members=(self.mother,))
        self.kept = {form: Kept() for form in FORMS}
        self.kept["here"] = Kept(2, ["yes"])
        self.saved: dict[str, str] = {}
        self.pages: list[Page] = []

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def client(self, who: str) -> Client:
        if who not in self.clients:
            self.clients[who] = browser(self.users[who])
        return self.clients[who]

    def address(self, form: str) -> str:
        return FORMS[form][0].format(meeting=self.meeting.key, episode=self.meeting.episode.key)

    def post(self, page: Page, said: str) -> int:
        own = {"once": page.once, "keeper": page.keeper, "version": page.version}
        values = FORMS[page.form][1](self.meeting, self.mother, said)
        return self.client(page.who).post(self.address(page.form), {**own, **values}).status_code

    @rule(data=st.data())
    def somebody_does_something(self, data: st.DataObject) -> None:
        """In one rule, because a search that leaves rules out would leave out what it is about."""
        getattr(self, data.draw(DOING))(data.draw)

    def opens(self, draw: Draw) -> Page:
        """A page that lies there from now on, and may be sent much later."""
        page = self.opened(draw(WRITER), self.rare(draw))
        self.pages.append(page)
        return page

    def sends_what_lay_there(self, draw: Draw) -> None:
        if self.pages:
            self.send(draw(st.sampled_from(self.pages)), draw(SAID))

    def tries(self, draw: Draw) -> None:
        """Whoever may not."""
        self.send(self.opened(draw(OTHERS), self.rare(draw)), draw(SAID))

    def comes_second(self, draw: Draw) -> None:
        """Two have the same form before them; the first then sends again, the same or something else."""
        form = self.rare(draw)
        first, second = self.opened(draw(WRITER), form), self.opened(draw(WRITER), form)
        self.send(first, draw(SAID))
        self.send(second, draw(SAID))
        self.send(first, draw(SAID))

    def is_killed(self, draw: Draw) -> None:
        """Before a save is whole nothing of it stays; after, all of it does, though nobody was answered.
        Whoever lost the answer sends again."""
        page, said, where = self.opens(draw), draw(SAID), draw(st.sampled_from(("before", "after")))
        what = {"before": "tornio.actions.door.audit.append", "after": "tornio.web.pages.drafts.find"}
        with patch(what[where], side_effect=KilledError), pytest.raises(KilledError):
            self.post(page, said)
        if where == "after":
            self.keep(page, said)
        self.what_is_kept_is_what_was_answered()
        self.send(page, said)
        REACHED[f"killed {where}"] += 1

    def rare(self, draw: Draw) -> str:
        """One of the forms that were saved least so far: chance alone comes back to a few."""
        return draw(st.sampled_from(sorted(FORMS, key=lambda form: (self.kept[form].version, form))[:3]))

    def opened(self, who: str, form: str) -> Page:
        """Whoever may not write sees no form; they send what they saw over somebody's shoulder."""
        answer = self.client(who).get(self.address(form))
        if who not in WRITERS:
            assert answer.status_code == (404 if who == "Charlie" else 403)
            return Page(who, form, f"{who} {len(self.saved)}", "", str(self.kept[form].version))
        own = next(
            found for found in OWN.findall(answer.text) if form != "reflections" or "-reflections" in found[0]
        )
        assert own[2] == str(self.kept[form].version)
        return Page(who, form, *own)

    def send(self, page: Page, said: str) -> None:
        """Once only, only upon what they saw, and only by those who may."""
        status, kept = self.post(page, said), self.kept[page.form]
        if page.who not in WRITERS:
            assert status == (404 if page.who == "Charlie" else 403)
            REACHED["refused"] += 1
        elif page.once in self.saved:
            assert status == (303 if self.saved[page.once] == said else 409)
            REACHED[f"sent again: {status}"] += 1
        elif page.version == str(kept.version):
            assert status == 303, page
            self.keep(page, said)
        else:
            assert status == 409  # the second is told
            REACHED[f"told: {page.form}"] += 1

    def keep(self, page: Page, said: str) -> None:
        self.saved[page.once] = said
        kept = self.kept[page.form]
        kept.version += 1
        kept.answers.append(said)
        REACHED[f"saved: {page.form}"] += 1

    @invariant()
    def what_is_kept_is_what_was_answered(self) -> None:
        if not hasattr(self, "kept"):
            return
        answers = {form: kept.answers for form, kept in self.kept.items()}
        assert words(Statement) == answers["words"]
        assert words(Decision) == answers["decision"]
        assert list(SafetyPlan.objects.order_by("number").values_list("signs", flat=True)) == answers["plan"]
        for form, section in SECTIONS.items():
            assert Section.objects.filter(meeting=self.meeting, name=section).count() == len(answers[form]), (
                form
            )
        self.the_newest_stands(answers)
        assert Receipt.objects.count() == len(self.saved)

    def the_newest_stands(self, answers: dict[str, list[str]]) -> None:
        """Of what is answered anew, the newest answer; of what follows from it, one."""
        found = Meeting.objects.get(pk=self.meeting.pk)
        assert Place.objects.get(meeting=found).came is (answers["here"][-1] == "yes")
        assert found.reflections is (
            {"yes": True, "no": False}[answers["reflections"][-1]] if answers["reflections"] else None
        )
        following = list(found.followed_by.values_list("starts_at", flat=True))
        assert following == [DAYS[said] for said in answers["next"][-1:]]


def words(model: type[Statement] | type[Decision]) -> list[str]:
    return list(model.objects.order_by("pk").values_list("words", flat=True))


def seek(examples: int, steps: int, *, derandomize: bool) -> None:
    REACHED.clear()
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        derandomize=derandomize,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Together, settings=quiet)


def drawing(*answers: str) -> Draw:
    """Instead of chance: these answers, in this order."""
    left = iter(answers)
    return lambda _strategy: next(left)


@pytest.fixture
def together():
    """The meeting and everybody who may come to it, for a test without chance."""
    REACHED.clear()
    made = Together()
    made.arrange()
    yield made
    made.teardown()


@pytest.mark.parametrize("form", FORMS)
def test_4_at_every_form_the_second_is_told_and_a_kill_neither_loses_nor_doubles(together, form):
    """What chance may leave out: each form by itself, whoever may not, two at once, a kill at each place."""
    for other in ("Charlie", "Gwen"):
        together.tries(drawing(other, form, "yes"))
    together.comes_second(drawing(form, "Ann", "Bob", "yes", "no", "no"))
    together.comes_second(drawing(form, "Bob", "Mia", "no", "yes", "no"))
    for where in ("before", "after"):
        together.is_killed(drawing("Ann", form, "yes", where))
    together.what_is_kept_is_what_was_answered()
    assert {
        "refused": 2,
        f"saved: {form}": 4,
        f"told: {form}": 2,
        "sent again: 409": 1,
        "sent again: 303": 2,
        "killed before": 1,
        "killed after": 1,
    } == REACHED


def test_4_of_those_who_write_about_one_meeting_nobody_loses_nobody_doubles_and_the_second_is_told():
    seek(examples=3, steps=16, derandomize=True)
    assert {name.partition(":")[0] for name in REACHED} >= {"saved", "told"}, REACHED


@pytest.mark.proof
def test_4_holds_in_a_long_search():
    seek(examples=40, steps=60, derandomize=False)
    assert {f"told: {form}" for form in FORMS} <= set(REACHED), REACHED


@pytest.mark.parametrize("what", ["lost", "doubled"])
def test_the_search_would_see_a_save_that_is(together, what):
    together.send(together.opened("Bob", "words"), "yes")
    together.what_is_kept_is_what_was_answered()
    said = Statement.objects.get()
    if what == "lost":
        said.delete()
    else:
        said.pk, said.key = None, "2" * 12
        said.save()
    with pytest.raises(AssertionError):
        together.what_is_kept_is_what_was_answered()


@pytest.mark.parametrize("whose", ["member", "absent"])
def test_4_words_of_somebody_said_in_between_not_to_have_been_here_stay_on_the_page(together, whose):
    ann = acting_staff.actor(together.users["Ann"].key)
    endings.here(
        ann, together.meeting.key, Attendance(True, (together.mother,), (ann.key,), ("Gran",)), version=2
    )
    voices = {"member": together.mother, "absent": AbsentVoice.objects.get().key}
    words = {f"words-{voices[whose]}": "I worry at night"}
    endings.here(ann, together.meeting.key, Attendance(True, (), (ann.key,)), version=3)
    page = together.client("Bob").post(together.address("words"), {**words, "version": "1", "once": "once"})
    assert page.status_code == 422
    assert "I worry at night" in page.text
    assert "A voice belongs to somebody who was here" in page.text


def test_4_a_decision_sent_again_is_the_same_though_who_was_here_changed_in_between(together):
    page = together.opened("Bob", "decision")
    together.send(page, "yes")
    together.send(together.opened("Ann", "here"), "no")
    together.send(page, "yes")
    together.what_is_kept_is_what_was_answered()
