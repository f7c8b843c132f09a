"""What was decided about a referral before every decision stood in a row of its own gets its row."""

from typing import Any

from django.db import migrations


def write_outcomes(apps: Any, _editor: Any) -> None:
    Outcome = apps.get_model("records", "Outcome")
    decided = apps.get_model("records", "Referral").objects.filter(
        outcome_at__isnull=False, outcome_by__isnull=False, outcomes=None
    )
    Outcome.objects.bulk_create(
        Outcome(
            referral=referral,
            outcome=referral.outcome,
            at=referral.outcome_at,
            by_id=referral.outcome_by_id,
            reason=referral.outcome_reason,
            went_to=referral.went_to,
            waiver=referral.waiver,
        )
        for referral in decided
    )


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0005_corrections_and_expiry"),
    ]

    operations = [migrations.RunPython(write_outcomes, migrations.RunPython.noop)]
