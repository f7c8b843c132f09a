"""Invariant 4, sought through the pages: two write about the same thing, lose their answers, are killed in the
middle, come back after their session; no answered save is lost, none is doubled, and the second is told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from team import actor, browser, episode, user
from tornio.records.forms import Draft, Receipt
from tornio.records.referrals import Episode
from tornio.records.staff import User

pytestmark = pytest.mark.django_db
WORDS = st.sampled_from(("Ward 4", "Ward 9", "Acute ward", "Littlebrook"))
WRITERS = st.sampled_from(("Ann", "Bob"))
#: What was really reached, over all examples: a search that finds nothing because it does nothing is no proof.
REACHED: Counter[str] = Counter()


class KilledError(BaseException):
    """The machine stops here; nobody is answered."""


@dataclass
class Page:
    """A page as somebody opened it."""

    who: str
    version: str
    once: str
    keeper: str

    def form(self, words: str) -> dict[str, str]:
        own = {"version": self.version, "once": self.once, "keeper": self.keeper}
        return {**own, "stays": "ward", "ward": words}


class TwoWriters(RuleBasedStateMachine):
    """What the service should know, kept beside what it knows."""

    pages = Bundle("pages")

    @initialize()
    def arrange(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        self.users = {name: user(name) for name in ("Ann", "Bob")}
        self.clients = {name: browser(found) for name, found in self.users.items()}
        self.key = episode(actor("Cat")).key
        self.address = f"/people/episodes/{self.key}/ward"
        self.ward, self.version = "", 1
        self.saved: dict[str, str] = {}
        self.drafts: dict[str, tuple[str, str]] = {}

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    @rule(target=pages, who=WRITERS)
    def open(self, who: str) -> Page:
        """The page shows what is saved, or what they had written, which is not saved."""
        text = self.clients[who].get(self.address).text
        shown = {name: re.search(f'name="{name}"[^>]* value="([^"]*)"', text)[1] for name in SHOWN}
        words, version = self.drafts.get(who, (self.ward, str(self.version)))
        assert (shown["ward"], shown["version"]) == (words, version)
        REACHED["opened with a draft"] += who in self.drafts
        return Page(who, shown["version"], shown["once"], shown["keeper"])

    @rule(page=pages, words=WORDS)
    def send(self, page: Page, words: str) -> None:
        """Once only, and only upon what they saw."""
        status = self.clients[page.who].post(self.address, page.form(words)).status_code
        if page.once in self.saved:
            assert status == (303 if self.saved[page.once] == words else 409)
            REACHED[f"sent again: {status}"] += 1
        elif page.version == str(self.version):
            assert status == 303
            self.keep(page, words)
            REACHED["saved"] += 1
        else:
            assert status == 409  # the second is told
            REACHED["told"] += 1
            return
        if status == 303:
            self.drafts.pop(page.who, None)

    def keep(self, page: Page, words: str) -> None:
        self.saved[page.once] = words
        self.ward, self.version = words, self.version + 1

    @rule(page=pages, words=WORDS, where=st.sampled_from(("before", "after")))
    def killed(self, page: Page, words: str, where: str) -> None:
        """Before the save is whole nothing of it stays; after, all of it does, though nobody was answered."""
        fresh = page.once not in self.saved and page.version == str(self.version)
        if not fresh:
            return
        what = {"before": "tornio.actions.door.audit.append", "after": "tornio.web.pages.drafts.find"}
        with patch(what[where], side_effect=KilledError), pytest.raises(KilledError):
            self.clients[page.who].post(self.address, page.form(words))
        if where == "after":
            self.keep(page, words)
        REACHED[f"killed {where}"] += 1

    @rule(page=pages, words=WORDS)
    def session_over(self, page: Page, words: str) -> None:
        """What is sent after the session ended becomes a draft of whoever opened the page."""
        assert browser().post(self.address, page.form(words)).status_code == 302
        self.drafts[page.who] = (words, page.version)

    @rule(page=pages, words=WORDS)
    def left_lying(self, page: Page, words: str) -> None:
        """What is written and not sent is kept; once the same form was saved, it is no draft any more."""
        answer = self.clients[page.who].post("/drafts", {**page.form(words), "page": self.address})
        assert answer.status_code == 204
        if page.once not in self.saved:
            self.drafts[page.who] = (words, page.version)
            REACHED["left lying"] += 1

    @invariant()
    def what_is_kept_is_what_was_answered(self) -> None:
        if not hasattr(self, "key"):
            return
        found = Episode.objects.get(key=self.key)
        assert (found.ward, found.version) == (self.ward, self.version)
        assert Receipt.objects.filter(action="people.ward").count() == len(self.saved)
        drafts = {draft.user.name: draft.values["ward"] for draft in Draft.objects.select_related("user")}
        assert drafts == {who: words for who, (words, _) in self.drafts.items()}


SHOWN = ("version", "once", "keeper", "ward")


@pytest.mark.parametrize("examples", [12, pytest.param(200, marks=pytest.mark.proof)])
def test_no_answered_save_is_lost_none_is_doubled_and_the_second_is_told(examples):
    calm = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        TwoWriters,
        settings=settings(
            max_examples=examples, stateful_step_count=20, derandomize=True, suppress_health_check=calm
        ),
    )
    assert not User.objects.filter(name="Bob").exists()  # every example was undone
    wanted = {"saved", "told", "sent again: 303", "sent again: 409", "killed before", "killed after"}
    assert wanted | {"opened with a draft", "left lying"} <= set(+REACHED)
