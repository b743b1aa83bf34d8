"""Room for what happens after the release: another embargo, a withdrawal, the whole count.

The end of the embargo is no longer frozen by the database: it may be moved until its minute, which only the clock of
the application knows; the journal vouches for each change. Reversible while no resolution is withdrawn.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

FROZEN = (
    "proposal_id, conference_id, reference, top, kind, title, blocks, digest, theme, sponsors, addressee, meeting, "
    "decided_at, wording, counts, is_example, released_at, released_by_id"
)
DROP = "DROP TRIGGER resolution_frozen ON resolutions_resolution;"


def freeze(columns: str) -> str:
    return (
        f"CREATE TRIGGER resolution_frozen BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE "
        "ON resolutions_resolution FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("resolutions", "0002_frozen"),
    ]
    operations = [
        migrations.RunSQL(DROP, freeze(f"{FROZEN}, embargo_until")),
        migrations.AlterField("resolution", "counts", models.CharField("Stimmen", max_length=120)),
        migrations.AddField("resolution", "tally", models.JSONField("Auszählung", null=True)),
        migrations.AddField("resolution", "withdrawn_at", models.DateTimeField("zurückgezogen am", null=True)),
        migrations.AddField(
            "resolution",
            "withdrawn_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            "resolution",
            "withdrawal_reason",
            models.CharField("Grund der Rücknahme", max_length=300, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "resolution",
            models.CheckConstraint(
                name="resolution_withdrawn",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal_reason="")
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False, visible_from__isnull=False)
                & ~models.Q(withdrawal_reason=""),
            ),
        ),
        migrations.RunSQL(freeze(f"{FROZEN}, tally"), DROP),
    ]
