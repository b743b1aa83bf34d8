"""Whether a matter is pending elsewhere, asked by the office and answered with a source. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("proposals", "0011_remarks"),
        ("journal", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PendingMatter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("nowhere", "Nein"),
                            ("bundesrat", "Ja, im Bundesrat"),
                            ("conference", "Ja, in einer anderen Konferenz"),
                        ],
                        max_length=10,
                        verbose_name="Antwort",
                    ),
                ),
                ("matter", models.CharField(blank=True, max_length=200, verbose_name="was dort anhängig ist")),
                ("source", models.CharField(max_length=200, verbose_name="Quelle")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="am")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pending_matters",
                        to="proposals.proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "anderswo anhängige Sache",
                "verbose_name_plural": "anderswo anhängige Sachen",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["nowhere", "bundesrat", "conference"])),
                        name="pending_answer",
                    ),
                    models.CheckConstraint(condition=models.Q(("source", ""), _negated=True), name="pending_source"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "nowhere"), ("matter", "")),
                            models.Q(("matter", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="pending_matter_named",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER pendingmatter_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON steering_pendingmatter "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER pendingmatter_append_only ON steering_pendingmatter;",
        ),
    ]
