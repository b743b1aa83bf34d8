"""An agenda is a tree with an order of its own. What is there stands in the order of its numbers, as it did before.

Backwards the order of the numbers holds again.
"""

from django.db import migrations, models
from django.db.models import PROTECT

RANKED = """
    UPDATE conferences_agendaitem item SET rank = ranked.rank FROM (
        SELECT id, row_number() OVER (PARTITION BY meeting_id ORDER BY sort_key) AS rank FROM conferences_agendaitem
    ) ranked WHERE ranked.id = item.id
"""


def to_itself(accessor, verbose_name, field=models.ForeignKey):
    return field(
        null=True,
        on_delete=PROTECT,
        related_name=accessor,
        to="conferences.agendaitem",
        verbose_name=verbose_name,
    )


class Migration(migrations.Migration):
    dependencies = [("conferences", "0003_subjects_of_unanimity")]
    operations = [
        migrations.AddField(
            "agendaitem",
            "rank",
            models.PositiveIntegerField(default=0, editable=False, verbose_name="Reihenfolge"),
            preserve_default=False,
        ),
        migrations.RunSQL(RANKED, migrations.RunSQL.noop),
        migrations.AddField("agendaitem", "parent", to_itself("children", "Unterpunkt von")),
        migrations.AddField("agendaitem", "joint_with", to_itself("joined", "gemeinsam beraten mit")),
        migrations.AddField("agendaitem", "moved_to", to_itself("moved_from", "verlegt auf", models.OneToOneField)),
        migrations.AddField("agendaitem", "is_internal", models.BooleanField(default=False, verbose_name="intern")),
        migrations.AddField(
            "agendaitem", "withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgezogen am")
        ),
        migrations.AddField(
            "agendaitem",
            "withdrawal_reason",
            models.TextField(blank=True, default="", verbose_name="Grund der Rücknahme"),
            preserve_default=False,
        ),
        migrations.AlterField(
            "agendaitem",
            "kind",
            models.CharField(
                choices=[
                    ("proposal", "Vorschlag"),
                    ("report", "Bericht"),
                    ("information", "Unterrichtung"),
                    ("procedure", "Verfahren"),
                ],
                default="proposal",
                max_length=20,
                verbose_name="Art",
            ),
        ),
        migrations.AlterModelOptions(
            "agendaitem",
            {
                "ordering": ["meeting", "rank"],
                "verbose_name": "Tagesordnungspunkt",
                "verbose_name_plural": "Tagesordnungspunkte",
            },
        ),
    ]
