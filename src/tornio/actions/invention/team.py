"""The invented teams: who works there, since when, and who has the duty telephone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.hashers import make_password

from tornio.actions.invention.book import Book, Staff
from tornio.actions.invention.reading import Colleague, invented
from tornio.care.permissions import CARE
from tornio.records import models
from tornio.records.staff import User

COURSE = "Peer-supported Open Dialogue foundation diploma"
#: Ofcom keeps 01632 960000 to 960999 and 07700 900000 to 900999 for drama (“Telephone numbers for use in TV and
#: radio drama programmes”): nobody can ever be rung by mistake.
DUTY_PHONE, SECOND_DUTY_PHONE = "01632 960 100", "01632 960 200"
MOBILE = "07700 900 {:03}"
DAYS_OF_DUTY = 28


def team(book: Book, today: date) -> Staff:
    """The first team, with one account for every role."""
    place = book.add(models.Team(name=invented().team))
    staff = working(book, place, invented().staff, today, DUTY_PHONE, first_mobile=101)
    away = staff.practising[5]
    book.add(models.Leave(user=away, first_day=today + timedelta(days=9), last_day=today + timedelta(days=16)))
    return staff


def second_team(book: Book, first: Staff, today: date) -> Staff:
    """The second team, a small one; the first one's administrator works for both."""
    given = invented().elsewhere
    place = book.add(models.Team(name=given.team))
    staff = working(book, place, given.staff, today, SECOND_DUTY_PHONE, first_mobile=201)
    book.add(models.Membership(user=first.administrator, team=place, since=began(today)))
    return Staff(place, (*staff.everybody, first.administrator), staff.practising)


def working(
    book: Book, place: models.Team, given: Sequence[Colleague], today: date, phone: str, first_mobile: int
) -> Staff:
    """A team's accounts; its practitioners share the duty telephone in turn."""
    password = make_password(invented().password)  # once: it is the same for all
    users = [
        colleague(book, one, place, began(today), password, MOBILE.format(number))
        for number, one in enumerate(given, start=first_mobile)
    ]
    practising = [user for user, one in zip(users, given, strict=True) if one.role in CARE]
    for number, user in enumerate(practising):
        trained(book, user, number, began(today))
    duty(book, place, practising[:6], today, phone)
    return Staff(place, users, practising)


def began(today: date) -> date:
    """The day on which both teams began."""
    return today - timedelta(days=600)


def colleague(book: Book, one: Colleague, place: models.Team, since: date, password: str, phone: str) -> User:
    """A member of staff: an account, a role, a place in the team, a share of a post."""
    user = book.add(
        User(email=one.email, name=one.name, profession=one.profession, password=password, phone=phone)
    )
    book.add(models.Membership(user=user, team=place, since=since))
    book.add(models.RoleHeld(user=user, role=one.role, since=since))
    book.add(models.WholeTime(user=user, since=since, equivalent=Decimal(one.equivalent)))
    return user


def trained(book: Book, user: User, number: int, since: date) -> None:
    """Most have finished the course; the two who came last have not yet, and one supervises."""
    finished = since - timedelta(days=30) if number < 6 else None
    started = since - timedelta(days=395)
    book.add(
        models.Training(
            user=user,
            course=COURSE,
            provider="An invented academy",
            started_on=started,
            completed_on=finished,
            certificate=f"INV-{number + 1:03}" if finished else "",
            supervisor_level=number == 5,
        )
    )


def duty(book: Book, place: models.Team, users: Sequence[User], today: date, phone: str) -> None:
    """The duty telephone from nine to five, seven days a week, one of them a day."""
    for number in range(-7, DAYS_OF_DUTY):
        day = today + timedelta(days=number)
        book.add(
            models.Duty(
                team=place,
                user=users[number % len(users)],
                starts_at=book.at(day, 9),
                ends_at=book.at(day, 17),
                phone=phone,
            )
        )
