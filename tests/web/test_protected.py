"""Invariant 3: a protected note is seen by its circle and leaves no trace or gap anywhere else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from hypothesis.strategies import sampled_from

from beside import a_note
from pages import DOCUMENTS, ROWS, address
from team import browser, episode, user
from tornio.actions import clock, corrections, protected
from tornio.actions import staff as acting_staff
from tornio.actions.protected import Circle
from tornio.care.permissions import CARE, ROLES
from tornio.records.notes import ProtectedNote
from tornio.records.referrals import Episode
from tornio.records.staff import User

pytestmark = pytest.mark.django_db

#: What is new on every page anyway: random marks of the form and of the policy, and the seconds of a session.
RANDOM = re.compile(
    rb'(nonce="[^"]*"|name="(csrfmiddlewaretoken|once|keeper)" value="[^"]*"|data-seconds="\d+"'
    rb"|[a-z0-9]{6}-[0-9a-f]{32})"
)
SECRET = "what was said in confidence"
PICK = st.integers(0, 99)
#: Pages that are about a protected note, and so make one to look at.
OF_NOTES = {"protected-note", "correct-protected", "review-protected", "strike-protected-note", "put-back"}


def seen(who: User, addresses: list[str]) -> dict[str, tuple[int, bytes]]:
    """Every page as somebody sees it: its status, and all bytes but random ones and the address they typed."""
    cache.clear()
    client = browser(who)
    answers = {one: client.get(one) for one in addresses}
    return {
        one: (answer.status_code, RANDOM.sub(b"", answer.content.replace(f'"{one}"'.encode(), b"")))
        for one, answer in answers.items()
    }


class ProtectedNotes(RuleBasedStateMachine):
    """Random members of the team write, correct, review, strike and put back protected notes; those outside
    their circle then see, byte for byte, what they saw before there was any."""

    @initialize(role=sampled_from(ROLES))
    def set_the_stage(self, role):
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        still = datetime.now(UTC) + timedelta(seconds=1)
        self.time = patch.object(clock, "now", lambda: still)
        self.time.start()
        self.colleagues = [user("Ann"), user("Bob"), user("Mia", "manager")]
        User.objects.filter(pk=self.colleagues[2].pk).update(profession="Nurse")
        self.outsiders = [user("Bea"), user("Somebody", role)]
        subjects = sorted(ROWS.keys() - DOCUMENTS - OF_NOTES)
        self.addresses = [address(name) for name in subjects]
        self.before = [seen(who, self.addresses) for who in self.outsiders]
        self.notes = []

    @rule(who=sampled_from(range(3)), circle=st.sets(sampled_from(range(3))), pick=PICK)
    def write(self, who, circle, pick):
        episodes = Episode.objects.order_by("pk")
        about = episodes[pick % len(episodes)].key
        self.notes.append(protected.write(self.act(who), about, "abuse", SECRET, self.circle(circle)))

    @rule(pick=PICK)
    def correct(self, pick):
        for by, note in self.standing(pick):
            self.notes.append(protected.correct(by, note.key, SECRET * 2, version=note.version))

    @rule(circle=st.sets(sampled_from(range(3))), pick=PICK)
    def review(self, circle, pick):
        for by, note in self.standing(pick):
            protected.review(by, note.key, self.circle(circle), version=note.version)

    @rule(pick=PICK)
    def strike(self, pick):
        for by, note in self.standing(pick):
            corrections.strike(by, note.key, kind="protected-note", reason=SECRET)

    @rule(pick=PICK)
    def put_back(self, pick):
        notes = list(ProtectedNote.everything.exclude(struck_at=None).filter(corrections=None).order_by("pk"))
        for note in [notes[pick % len(notes)]] if notes else []:
            corrections.put_back(acting_staff.actor(note.answers_for_it.key), note.key, reason=SECRET)

    def act(self, number):
        return acting_staff.actor(self.colleagues[number].key)

    def circle(self, members):
        keys = tuple(self.colleagues[number].key for number in sorted(members))
        return Circle(keys, self.colleagues[2].key, clock.today() + timedelta(days=30))

    def standing(self, pick):
        """One of the notes that stand, where there is any, and who answers for it."""
        notes = list(ProtectedNote.objects.filter(corrections=None).order_by("pk"))
        chosen = [notes[pick % len(notes)]] if notes else []
        return [(acting_staff.actor(note.answers_for_it.key), note) for note in chosen]

    def teardown(self):
        if not hasattr(self, "atomic"):
            return
        try:
            for who, before in zip(self.outsiders, getattr(self, "before", []), strict=False):
                after = seen(who, self.addresses)
                assert [page for page in self.addresses if after[page] != before[page]] == []
                self.is_no_address_for(who)
        finally:
            self.time.stop()
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def is_no_address_for(self, who):
        for key in self.notes:
            notes = [f"/protected/{key}{page}" for page in ("", "/correct", "/review")]
            notes += [f"/corrections/{page}/{key}" for page in ("protected-note", "struck")]
            nowhere = [one.replace(key, "2" * 12) for one in notes]
            assert list(seen(who, notes).values()) == list(seen(who, nowhere).values())


@pytest.mark.parametrize("examples", [1, pytest.param(20, marks=pytest.mark.proof)])
def test_3_no_page_of_an_outsider_changes_by_a_byte_whatever_the_circle_does(examples):
    brief = settings(
        max_examples=examples,
        stateful_step_count=6,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(ProtectedNotes, settings=brief)


def test_3_the_comparison_would_see_a_trace():
    """The same comparison finds the one page that does change: the list of somebody in the circle."""
    owner, ann = user("Owner"), user("Ann")
    before = seen(ann, ["/protected/"])
    a_note(acting_staff.actor(owner.key), [ann])
    assert seen(ann, ["/protected/"]) != before


def test_3_only_the_circle_finds_the_note_and_not_by_role():
    owner, ann = user("Owner"), user("Ann")
    note = a_note(acting_staff.actor(owner.key), [ann])
    assert browser(ann).get(f"/protected/{note}").status_code == 200
    for outsider in (user("Mia", "manager"), user("Bob")):
        assert browser(outsider).get(f"/protected/{note}").status_code == 404


def test_3_whoever_leaves_the_team_leaves_the_circle():
    owner, ann = user("Owner"), user("Ann")
    note = a_note(acting_staff.actor(owner.key), [ann])
    ann.memberships.update(until=clock.today() - timedelta(days=1))
    assert browser(ann).get(f"/protected/{note}").status_code == 404


def test_the_circle_is_told_when_nobody_answers_for_it_any_more():
    owner, ann = user("Owner"), user("Ann")
    note = a_note(acting_staff.actor(owner.key), [ann])
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert "not in this team any more" in browser(ann).get(f"/protected/{note}").text
    assert "no longer here" in browser(ann).get("/protected/").text


def test_a_note_is_written_on_its_page_and_read_again():
    ann = user("Ann")
    User.objects.filter(pk=ann.pk).update(profession="Nurse")
    about, client = episode(acting_staff.actor(ann.key)), browser(ann)
    day = {"review_on-day": "1", "review_on-month": "4", "review_on-year": str(clock.today().year + 1)}
    sent = client.post(
        f"/protected/new/{about.key}", {"because": "abuse", "words": SECRET, "answers_for_it": ann.key, **day}
    )
    assert sent.status_code == 303
    assert SECRET in client.get(sent["Location"]).text


def test_every_fault_of_a_note_is_told_at_once():
    ann = user("Ann")
    about = episode(acting_staff.actor(ann.key))
    page = browser(ann).post(f"/protected/new/{about.key}", {})
    assert page.status_code == 422
    for field in ("because", "words", "answers_for_it", "review_on"):
        assert f'href="#{field}"' in page.text


def test_the_page_warns_to_ask_nobody_in_front_of_others():
    ann = user("Ann")
    about = episode(acting_staff.actor(ann.key))
    assert "Ask nobody about abuse in front of others" in browser(ann).get(f"/protected/new/{about.key}").text


def test_everybody_who_gives_care_has_the_same_entry_in_the_menu():
    for role in sorted(CARE):
        assert 'href="/protected/"' in browser(user("Somebody", role)).get("/").text
