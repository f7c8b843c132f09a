"""Loading the demonstration: into an empty database, by the system, the same rows each time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from team import actor
from tornio.actions import demonstration, installation
from tornio.actions.invention import meetings as invention
from tornio.actions.invention.book import Book
from tornio.care.decisions import NotInTheRoomError
from tornio.care.permissions import THE_SYSTEM, NotPermittedError
from tornio.evaluation.demonstration.building import SEED
from tornio.records import models
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
EVERYTHING = (models.User, models.Person, models.Meeting, models.Statement, models.Decision, models.Position)


def test_the_same_seed_at_the_same_moment_writes_the_same_rows(monkeypatch):
    monkeypatch.setattr("tornio.actions.clock.now", lambda: datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert written() == written()


def written() -> list[list[tuple]]:
    """The keys and words of one loading, which is then undone."""
    with transaction.atomic():
        demonstration.load(THE_SYSTEM, SEED)
        columns = [[field.name for field in model._meta.fields if field.name in SHOWN] for model in EVERYTHING]
        rows = [
            list(model.objects.order_by("pk").values_list(*names))
            for model, names in zip(EVERYTHING, columns, strict=True)
        ]
        transaction.set_rollback(True)
    return rows


SHOWN = {"key", "words", "given_name", "family_name", "starts_at", "stance"}


def test_a_real_service_is_never_filled():
    installation.declare(installation.REAL)
    with pytest.raises(FaultyInput, match="set up already as a real service"):
        demonstration.load(THE_SYSTEM, SEED)
    assert not models.User.objects.exists()


def test_nobody_who_works_here_can_load_it():
    with pytest.raises(NotPermittedError):
        demonstration.load(actor("Ann"), SEED)


def test_a_database_with_somebody_in_it_is_not_filled():
    actor("Ann")
    with pytest.raises(FaultyInput, match="an empty database"):
        demonstration.load(THE_SYSTEM, SEED)


def test_no_account_of_the_demonstration_is_offered_in_a_real_service():
    installation.declare(installation.REAL)
    assert demonstration.accounts(THE_SYSTEM) == ()


def test_1_not_even_an_invented_decision_is_made_without_the_person(monkeypatch):
    book = Book(SEED, datetime(2026, 3, 2, 12, tzinfo=UTC))
    monkeypatch.setattr(book, "chance", lambda _share: True)
    without = book.add(models.Meeting(person_here=False, episode=models.Episode()))
    with pytest.raises(NotInTheRoomError):
        invention.decide(book, without, [models.User()], [], book.now)
