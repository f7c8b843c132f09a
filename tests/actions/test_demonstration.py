from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction

from team import actor
from tornio.actions import audit, demonstration, installation
from tornio.actions.invention import meetings as invention
from tornio.actions.invention.book import Book
from tornio.care.decisions import NotInTheRoomError
from tornio.care.permissions import ROLES, THE_SYSTEM, NotPermittedError
from tornio.evaluation.demonstration.building import SEED, build
from tornio.records import models
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db
EVERYTHING = (models.User, models.Person, models.Meeting, models.Statement, models.Decision, models.Position)


@pytest.fixture
def loaded():
    demonstration.load(THE_SYSTEM, SEED)


@pytest.fixture
def at_noon(monkeypatch):
    monkeypatch.setattr("tornio.actions.clock.now", lambda: datetime(2026, 3, 2, 12, tzinfo=UTC))


def test_every_role_can_be_signed_in_as(loaded):
    accounts = demonstration.accounts(THE_SYSTEM)
    assert {one.role for one in accounts} == set(ROLES)
    assert {"Peer worker", "Carer practitioner"} <= {one.profession for one in accounts}
    for one in (accounts[0], accounts[-1]):
        assert models.User.objects.get(email=one.email).check_password(demonstration.password())


def test_the_people_of_the_dataset_had_the_meetings_company_and_forms_of_the_dataset(loaded):
    dataset = build(SEED)
    studied = models.Meeting.objects.filter(closed_at__isnull=False, episode__safety_plans=None)
    assert studied.count() == len(dataset.meetings)
    assert models.Place.objects.filter(meeting__in=studied, came=True).count() == len(dataset.attendance)
    assert models.AdherenceAnswer.objects.count() == len(dataset.adherence)
    alone = studied.filter(places=None)
    assert alone.count() == sum(row.nobody_because is not None for row in dataset.meetings)


def test_something_is_going_on_today(loaded, at_noon):
    assert models.Referral.objects.filter(outcome="open").count() == 2
    assert models.Referral.objects.filter(outcome="waiting").count() == 1
    assert models.FirstContact.objects.filter(episode__meetings=None).count() == 1
    assert models.Meeting.objects.filter(arrived_at=None).exists()
    assert models.Duty.objects.exists()


def test_what_was_decided_was_decided_with_the_person_in_the_room(loaded):
    assert models.Decision.objects.exists()
    assert not models.Decision.objects.exclude(meeting__person_here=True).exists()


def test_a_practitioner_speaks_only_for_themselves(loaded):
    own = models.Statement.objects.filter(voice="practitioner").values_list("practitioner", "written_by")
    assert own
    assert all(whose == writer for whose, writer in own)


def test_the_same_seed_at_the_same_moment_writes_the_same_rows(at_noon):
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


def test_a_demonstration_can_never_be_set_up_as_a_real_service(loaded):
    first = installation.FirstPerson("Team", "Ann", "ann@example.org", "a long enough pass phrase")
    with pytest.raises(FaultyInput, match="set up already"):
        installation.begin(installation.code(), first)


def test_loading_is_one_event_in_the_audit_log_without_words(loaded):
    event = models.Event.objects.get(action="demonstration.load")
    assert event.actor == "system"
    assert audit.problems(THE_SYSTEM) == ()


def test_no_account_of_the_demonstration_is_offered_in_a_real_service():
    installation.declare(installation.REAL)
    assert demonstration.accounts(THE_SYSTEM) == ()


def test_1_not_even_an_invented_decision_is_made_without_the_person(monkeypatch):
    book = Book(SEED, datetime(2026, 3, 2, 12, tzinfo=UTC))
    monkeypatch.setattr(book, "chance", lambda _share: True)
    without = book.add(models.Meeting(person_here=False, episode=models.Episode()))
    with pytest.raises(NotInTheRoomError):
        invention.decide(book, without, [models.User()], [], book.now)
