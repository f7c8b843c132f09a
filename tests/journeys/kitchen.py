"""A kitchen to meet in: Robin, whose mother and friend are invited; a meeting soon."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def arrange() -> None:
    """Adds Robin's network, a peer worker, the duty telephone, and a meeting planned for today."""
    from tornio.actions import first_contacts, network, plans, staff
    from tornio.care.first_contacts import Told
    from tornio.care.meetings import Plan
    from tornio.care.network import MemberDetails
    from tornio.records.people import Person
    from tornio.records.referrals import Episode
    from tornio.records.staff import Duty, Team, User

    now, team = datetime.now(UTC), Team.objects.get(name="Open Dialogue")
    people = {user.name: user for user in User.objects.all()}
    User.objects.filter(name="Pat").update(profession="Peer worker", phone="07700 900002")
    User.objects.filter(name="Ann").update(profession="Nurse", phone="07700 900001")
    hours = {"starts_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=8)}
    Duty.objects.create(team=team, user=people["Bob"], phone="01227 000000", **hours)
    robin = Person.objects.create(given_name="Robin", family_name="Hale")
    episode = Episode.objects.create(person=robin, team=team, opened_on=now.date())
    ann = staff.actor(people["Ann"].key)
    contact = Told(now - timedelta(hours=3), "telephone", where_wished="at home")
    first_contacts.make(ann, episode.key, contact)
    members = tuple(
        network.add(ann, robin.key, MemberDetails(name, relationship), wanted=True)
        for name, relationship in (("Mary", "parent"), ("Jo", "friend"))
    )
    plan = Plan(
        starts_at=now + timedelta(minutes=30),
        place="home",
        where="12 Mill Lane",
        minutes=90,
        practitioners=(people["Ann"].key, people["Pat"].key),
        members=members,
    )
    plans.plan(ann, episode.key, plan)
