"""Sets the stage for a journey: an invented team in an empty database. Run by the `stage` fixture, in a process
of
its own, because the tests' process has another database."""

from __future__ import annotations

from datetime import date

PASSWORD = "a kitchen in Canterbury"
#: Who is there: name, roles, team.
PEOPLE = (
    ("Ann", "practitioner", "Open Dialogue"),
    ("Bob", "practitioner", "Open Dialogue"),
    ("Pat", "practitioner", "Open Dialogue"),
    ("Mia", "manager", "Open Dialogue"),
    ("Ada", "administrator", "Open Dialogue"),
    ("Charlie", "practitioner", "Another team"),
)


def main() -> None:
    """Migrates, declares the demonstration, adds the people."""
    from tornio.commands.serve import prepare

    prepare()
    from tornio.actions import installation
    from tornio.records.staff import Membership, RoleHeld, Team, User

    installation.declare(installation.DEMONSTRATION)
    since = date(2020, 1, 1)
    for name, role, team in PEOPLE:
        user = User.objects.add(f"{name.lower()}@example.org", name, PASSWORD)
        place, _ = Team.objects.get_or_create(name=team)
        Membership.objects.create(user=user, team=place, since=since)
        RoleHeld.objects.create(user=user, role=role, since=since)
    import kitchen

    kitchen.arrange()


if __name__ == "__main__":
    main()
