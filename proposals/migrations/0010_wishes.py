"""„Unterstützt, wenn“ may be about several places, strike and insert; an amendment knows the position it comes from."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

WORDS = "stance, note, block_id, wording, proposal_id, version_id, land_id, taken_by_id"
DROP = "DROP TRIGGER position_append_only ON proposals_position;"


def keep(columns: str) -> str:
    return (
        f"CREATE TRIGGER position_append_only BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE "
        "ON proposals_position FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("proposals", "0009_subject_class")]
    operations = [
        migrations.RemoveConstraint("position", "position_condition"),
        migrations.AddField(
            "position", "operations", models.JSONField(null=True, verbose_name="gewünschte Änderungen")
        ),
        migrations.AddField(
            "amendment",
            "position",
            models.ForeignKey(
                "proposals.position",
                django.db.models.deletion.PROTECT,
                related_name="amendments",
                null=True,
                verbose_name="Wunsch",
            ),
        ),
        migrations.AddConstraint(
            "position",
            models.CheckConstraint(
                name="position_condition",
                condition=(Q(stance="supports_if", operations__isnull=True) & ~Q(block_id="") & ~Q(wording=""))
                | Q(stance="supports_if", operations__isnull=False, block_id="", wording="")
                | (~Q(stance="supports_if") & Q(block_id="", wording="", operations__isnull=True)),
            ),
        ),
        migrations.RunSQL(DROP, keep(WORDS)),
        migrations.RunSQL(keep(f"{WORDS}, operations"), DROP),
    ]
