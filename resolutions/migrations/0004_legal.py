"""The pages every public site has to have, in versions that are never changed, and what people report.

Reversible: the tables are dropped.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("resolutions", "0003_changes"),
        ("journal", "0003_rows_and_seals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="Rückmeldung")),
                ("where", models.CharField(blank=True, max_length=300, verbose_name="Seite")),
                ("contact", models.CharField(blank=True, max_length=300, verbose_name="Kontakt")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="am")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="erledigt am")),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Rückmeldung",
                "verbose_name_plural": "Rückmeldungen",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="feedback_said"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at__isnull", True), ("settled_by__isnull", True)),
                            models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="feedback_settled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("impressum", "Impressum"),
                            ("datenschutz", "Datenschutz"),
                            ("barrierefreiheit", "Erklärung zur Barrierefreiheit"),
                        ],
                        max_length=20,
                        verbose_name="Seite",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="Fassung")),
                ("text", models.TextField(verbose_name="Text")),
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
            ],
            options={
                "verbose_name": "Pflichtseite",
                "verbose_name_plural": "Pflichtseiten",
                "ordering": ["page", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("page", "number"), name="legal_text_number"),
                    models.CheckConstraint(
                        condition=models.Q(("page__in", ["impressum", "datenschutz", "barrierefreiheit"])),
                        name="legal_text_page",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="legal_text_said"),
                ],
            },
        ),
        migrations.RunSQL(
            "CREATE TRIGGER legal_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON resolutions_legaltext "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER legal_text_append_only ON resolutions_legaltext;",
        ),
    ]
