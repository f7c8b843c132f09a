"""What is in the demonstration. Loaded once for all of these; test_demonstration_loading.py loads it itself."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import pytest
from django.db import transaction

from tornio.actions import audit, demonstration, glass, installation, people, staff
from tornio.actions.door import NotFoundError
from tornio.actions.glass import Sought
from tornio.actions.invention.reading import invented
from tornio.care.permissions import ROLES, THE_SYSTEM
from tornio.evaluation.demonstration.building import SEED, build
from tornio.records import models
from tornio.vocabulary import nhs_number
from tornio.vocabulary.fault import FaultyInput

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """Loaded once, at a noon; taken back when the last of these tests has looked."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        patched.setattr("tornio.actions.clock.now", lambda: datetime(2026, 3, 2, 12, tzinfo=UTC))
        demonstration.load(THE_SYSTEM, SEED)
        yield
        transaction.set_rollback(True)


def test_every_role_can_be_signed_in_as(filled):
    accounts = demonstration.accounts(THE_SYSTEM)
    assert {one.role for one in accounts} == set(ROLES)
    assert {"Peer worker", "Carer practitioner"} <= {one.profession for one in accounts}
    for one in (accounts[0], accounts[-1]):
        assert models.User.objects.get(email=one.email).check_password(demonstration.password())


def test_the_people_of_the_dataset_had_the_meetings_company_and_forms_of_the_dataset(filled):
    dataset = build(SEED)
    studied = models.Meeting.objects.filter(closed_at__isnull=False, episode__safety_plans=None)
    assert studied.count() == len(dataset.meetings)
    assert models.Place.objects.filter(meeting__in=studied, came=True).count() == len(dataset.attendance)
    assert models.AdherenceAnswer.objects.count() == len(dataset.adherence)
    alone = studied.filter(places=None)
    assert alone.count() == sum(row.nobody_because is not None for row in dataset.meetings)


def test_something_is_going_on_today(filled):
    kent = models.Referral.objects.filter(team__name=invented().team)
    assert kent.filter(outcome="open").count() == 2
    assert kent.filter(outcome="waiting").count() == 1
    assert models.FirstContact.objects.filter(episode__referral__in=kent, episode__meetings=None).count() == 1
    assert models.Meeting.objects.filter(arrived_at=None).exists()
    assert models.Duty.objects.exists()


def test_everybody_has_a_number_of_their_own_that_nobody_real_can_have(filled):
    """NHS numbers from 999 on are kept for tests."""
    numbers = list(models.Identifier.objects.values_list("value", flat=True))
    assert len(set(numbers)) == len(numbers) == models.Person.objects.count()
    assert all(number.startswith("999") and nhs_number.valid(number) for number in numbers)


def test_everybody_of_the_dataset_is_with_the_first_team(filled):
    teams = models.AdherenceForm.objects.values_list("meeting__episode__team__name", flat=True)
    assert set(teams) == {invented().team}


def test_a_record_of_the_second_team_is_found_by_the_first_with_a_reason_alone(filled):
    peer, manager = (signed_in_as(email) for email in ("peer", "medway.manager"))
    rosa = models.Person.objects.get(family_name=demonstration.sought().family_name)
    with pytest.raises(NotFoundError):
        people.view(peer, rosa.key)
    glass.open_record(
        peer, Sought(**asdict(demonstration.sought())), reason="At the station, asks for somebody"
    )
    assert people.view(signed_in_as("peer"), rosa.key)
    (row,) = glass.listed(manager)
    assert (row.who, row.person) == (peer.name, str(rosa))


def test_the_administrator_works_for_both_teams_and_the_others_for_one(filled):
    assert len(signed_in_as("administrator").teams) == 2
    everybody = [*demonstration.accounts(THE_SYSTEM), *demonstration.accounts_elsewhere(THE_SYSTEM)]
    assert [one.role for one in everybody if len(signed_in_as(one.email.split("@")[0]).teams) > 1] == [
        "administrator"
    ]


def signed_in_as(name):
    """Whoever has this address."""
    return staff.actor(models.User.objects.get(email=f"{name}@tornio.example").key)


def test_what_was_decided_was_decided_with_the_person_in_the_room(filled):
    assert models.Decision.objects.exists()
    assert not models.Decision.objects.exclude(meeting__person_here=True).exists()


def test_a_practitioner_speaks_only_for_themselves(filled):
    own = models.Statement.objects.filter(voice="practitioner").values_list("practitioner", "written_by")
    assert own
    assert all(whose == writer for whose, writer in own)


def test_a_demonstration_can_never_be_set_up_as_a_real_service(filled):
    first = installation.FirstPerson("Team", "Ann", "ann@example.org", "a long enough pass phrase")
    with pytest.raises(FaultyInput, match="set up already"):
        installation.begin(installation.code(), first)


def test_loading_is_one_event_in_the_audit_log_without_words(filled):
    event = models.Event.objects.get(action="demonstration.load")
    assert event.actor == "system"
    assert audit.problems(THE_SYSTEM) == ()
