from __future__ import annotations

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

from team import actor, new_referral
from tornio import actions, web
from tornio.actions import door, referrals
from tornio.care.permissions import RECRUITER, NotPermittedError
from tornio.records.audit import Event, Seen
from tornio.records.referrals import Referral

WEB = Path(web.__path__[0])
#: Modules that are no noun: the door itself, what it asks, and the questions that come before anybody can act.
MACHINERY = {"door", "clock", "rules", "health", "installation"}
#: Functions before the door: who acts, keeping the words of a page whose session had ended, and who comes in.
BEFORE_THE_DOOR = {"staff.actor", "drafts.hold", "users.join", "glass.signed_out"}
BEFORE_THE_DOOR |= {"signing_in.note", "signing_in.note_failure"}


def public_functions() -> list[tuple[str, object]]:
    names = {module.name for module in pkgutil.iter_modules(actions.__path__)} - MACHINERY
    modules = {name: import_module(f"tornio.actions.{name}") for name in names}
    return [
        (f"{name}.{function}", found)
        for name, module in modules.items()
        for function, found in vars(module).items()
        if inspect.isfunction(found) and found.__module__ == module.__name__ and hasattr(found, "action")
    ]


def test_whatever_pages_call_is_an_action():
    """Read from the pages themselves: `referrals.view(…)` in web has to be a door in actions."""
    doors = {name for name, _ in public_functions()} | BEFORE_THE_DOOR
    called = {call for page in WEB.glob("*.py") for call in calls(page.read_text())}
    assert called <= doors
    assert "referrals.view" in called


def calls(source: str) -> set[str]:
    """The calls `noun.function(…)` on modules imported from tornio.actions, machinery left out."""
    tree = ast.parse(source)
    nouns = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "tornio.actions"
        for alias in node.names
    } - MACHINERY
    found = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    attributes = (one for one in found if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name))
    return {
        f"{one.value.id}.{one.attr}" for one in attributes if one.value.id in nouns and one.attr[0].islower()
    }


@pytest.mark.parametrize(("name", "action"), public_functions())
def test_every_action_takes_its_actor_first(name, action):
    first = next(iter(door.signature(action).parameters.values()))
    assert (first.name, first.annotation) == ("by", "Actor"), name


def test_every_action_has_a_name_of_its_own():
    names = [action.action for _, action in public_functions()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.django_db
def test_the_wrong_role_is_told_why_and_leaves_no_trace():
    with pytest.raises(NotPermittedError, match="practitioners and administrators"):
        referrals.register(actor("Rita", RECRUITER), new_referral())
    assert not Referral.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_a_read_is_noted_with_its_subject_and_without_words():
    by = actor("Ann")
    key = referrals.register(by, new_referral())
    referrals.view(by, key)
    assert Seen.objects.values_list("actor", "action", "subject").last() == (by.key, "referrals.view", key)


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["Sorrel", "Sam Sorrel", "sorrelsorrel", "2" * 11, "2" * 13])
def test_a_word_in_the_place_of_a_key_is_not_noted(words):
    by = actor("Ann")
    referrals.listed(by, words)
    assert Seen.objects.last().subject == ""


@pytest.mark.django_db
def test_of_a_write_the_log_holds_keys_and_a_keyed_digest_alone(settings):
    by = actor("Ann")
    sent = new_referral(reason="Nobody sleeps in this house")
    key = referrals.register(by, sent)
    event = Event.objects.get()
    kept = (event.actor, event.action, event.subject, event.digest, event.before, event.hash)
    assert kept[:3] == (by.key, "referrals.register", key)
    assert all(len(text) == 64 and set(text) <= set("0123456789abcdef") for text in kept[3:])
    settings.SECRET_KEY = "another"  # whoever has the log alone cannot try words out
    assert door.digest("referrals.register", (sent,), {}) != event.digest


@pytest.mark.django_db
def test_the_same_sending_twice_makes_one_referral():
    by = actor("Ann")
    first, second = (referrals.register(by, new_referral(), once="one sending") for _ in range(2))
    assert first == second
    assert Referral.objects.count() == 1
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_the_same_sending_with_other_words_is_not_swallowed():
    by = actor("Ann")
    referrals.register(by, new_referral(), once="one sending")
    with pytest.raises(door.AlreadySentError):
        referrals.register(by, new_referral(reason="something new"), once="one sending")


@pytest.mark.django_db
def test_the_same_mark_from_another_person_is_another_sending():
    ann, bob = actor("Ann"), actor("Bob")
    keys = {referrals.register(by, new_referral(), once="one sending") for by in (ann, bob)}
    assert len(keys) == 2


@pytest.mark.django_db
def test_a_refused_write_leaves_nothing_half_written():
    by = actor("Ann")
    with pytest.raises(ValueError, match="A name is needed"):
        referrals.register(by, new_referral(given_name=" "), once="one sending")
    assert not Referral.objects.exists()
    assert not Event.objects.exists()
