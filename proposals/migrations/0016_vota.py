"""Every Votum of the Vorkonferenz is a row that stays. Those recorded so far are read from the journal.

Reversible: the newest Votum stands on the proposal as before, all others in the journal.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

RECOMMENDATIONS = [
    ("consent", "Zustimmung ohne Aussprache"),
    ("debate", "Aussprache in der Hauptkonferenz"),
    ("return", "Überarbeitung"),
    ("refer", "Überweisung"),
]
FROM_THE_JOURNAL = """
    INSERT INTO proposals_votum (proposal_id, meeting_id, recommendation, note, recorded_at, recorded_by_id)
    SELECT proposal.id, proposal.pre_meeting_id, entry.facts ->> 'recommendation', coalesce(note.text, ''),
           entry.at, entry.actor_id
    FROM journal_entry entry
    JOIN proposals_proposal proposal ON entry.subject = 'proposals.proposal:' || proposal.id
    LEFT JOIN journal_note note ON note.entry_id = entry.id
    WHERE entry.verb = 'recommend' AND entry.actor_id IS NOT NULL AND proposal.pre_meeting_id IS NOT NULL
      AND entry.facts ->> 'recommendation' IN ('consent', 'debate', 'return')
    ORDER BY entry.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0011_remarks"),
        ("conferences", "0005_tree_of_an_agenda"),
        ("journal", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Votum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "recommendation",
                    models.CharField(choices=RECOMMENDATIONS, max_length=20, verbose_name="Votum"),
                ),
                ("note", models.TextField(blank=True, verbose_name="Anmerkung")),
                ("recorded_at", models.DateTimeField(default=intmk.clock.now, verbose_name="festgehalten am")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="vota", to="proposals.proposal"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.meeting",
                        verbose_name="Vorkonferenz",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Votum",
                "verbose_name_plural": "Vota",
                "ordering": ["proposal", "-recorded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        name="votum_recommendation",
                        condition=models.Q(recommendation__in=[code for code, _ in RECOMMENDATIONS]),
                    )
                ],
            },
        ),
        migrations.AlterField(
            "proposal",
            "recommendation",
            models.CharField(blank=True, choices=RECOMMENDATIONS, max_length=20, verbose_name="Votum"),
        ),
        migrations.RunSQL(FROM_THE_JOURNAL, migrations.RunSQL.noop),
        migrations.RunSQL(
            "CREATE TRIGGER votum_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposals_votum "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER votum_append_only ON proposals_votum;",
        ),
    ]
