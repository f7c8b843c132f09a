"""One tap used to check a whole pair in or out: each of them gets a visit of their own.

Somebody who was still out then is out still, and with them everybody who was to go: better one too many to ring
than one too few. Where it is not known who arrived, nobody can be said to be there, and the meeting keeps its
times.
"""

from typing import Any

from django.db import migrations


def write_visits(apps: Any, _editor: Any) -> None:
    """A visit for each of the pair, as far as nobody said that they did not come; and whose the calls were."""
    Meeting, Visit = apps.get_model("records", "Meeting"), apps.get_model("records", "Visit")
    begun = Meeting.objects.filter(arrived_at__isnull=False, visits=None)
    for meeting in begun.prefetch_related("practitioners").iterator(chunk_size=500):
        seats = meeting.practitioners.all()
        there = {seat.user_id for seat in seats if seat.came is not False}
        there |= {meeting.arrived_by_id} - {None, *(seat.user_id for seat in seats)}
        tapped, left = meeting.arrived_by_id, meeting.left_safely_at
        Visit.objects.bulk_create(
            Visit(
                meeting=meeting,
                user_id=user,
                arrived_at=meeting.arrived_at,
                arrived_by_id=tapped or user,
                left_at=left,
                left_by_id=(tapped or user) if left else None,
            )
            for user in sorted(there)
        )
    called = apps.get_model("records", "HelpAsked").objects.filter(overdue=True)
    for call in called.iterator():
        call.visit = Visit.objects.filter(meeting_id=call.meeting_id, user_id=call.by_id).first()
        call.kind = "overdue"
        call.save(update_fields=["visit", "kind"])


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0008_visits_and_notices"),
    ]

    operations = [migrations.RunPython(write_visits, migrations.RunPython.noop)]
