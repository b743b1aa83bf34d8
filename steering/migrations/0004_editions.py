"""Editions of an agenda, frozen with their lines and documents, and what a reader last saw. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0007_groups_over_the_years"),
        ("journal", "0002_append_only"),
        ("steering", "0003_planned_steps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="Ausgabe")),
                ("sent_on", models.DateField(verbose_name="versandt am")),
                ("note", models.CharField(blank=True, max_length=1000, verbose_name="Hinweis")),
                ("digest", models.CharField(max_length=64)),
                ("approved_at", models.DateTimeField(default=intmk.clock.now, verbose_name="freigegeben am")),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="conferences.meeting",
                        verbose_name="Sitzung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ausgabe der Tagesordnung",
                "verbose_name_plural": "Ausgaben der Tagesordnung",
                "ordering": ["meeting", "number"],
            },
        ),
        migrations.CreateModel(
            name="EditionDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "circle",
                    models.CharField(
                        choices=[("laender", "Länder"), ("guests", "Gäste des Bundes")],
                        max_length=10,
                        verbose_name="bestimmt für",
                    ),
                ),
                ("pdf", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="Größe in Byte")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="steering.edition"
                    ),
                ),
            ],
            options={
                "verbose_name": "Dokument einer Ausgabe",
                "verbose_name_plural": "Dokumente einer Ausgabe",
                "ordering": ["edition", "circle"],
            },
        ),
        migrations.CreateModel(
            name="EditionLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveIntegerField(verbose_name="Reihenfolge")),
                ("number", models.CharField(max_length=10, verbose_name="TOP")),
                ("title", models.CharField(max_length=300, verbose_name="Titel")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposal", "Vorschlag"),
                            ("report", "Bericht"),
                            ("information", "Unterrichtung"),
                            ("procedure", "Verfahren"),
                        ],
                        max_length=20,
                        verbose_name="Art",
                    ),
                ),
                ("sponsors", models.CharField(blank=True, max_length=400, verbose_name="Antragsteller")),
                ("rapporteur", models.CharField(blank=True, max_length=60, verbose_name="Berichterstattung")),
                ("reference", models.CharField(blank=True, max_length=12, verbose_name="Nummer")),
                ("joint", models.CharField(blank=True, max_length=10, verbose_name="gemeinsam mit TOP")),
                ("is_on_consent_list", models.BooleanField(verbose_name="ohne Aussprache")),
                ("is_internal", models.BooleanField(verbose_name="intern")),
                ("is_for_guests", models.BooleanField(verbose_name="für Gäste des Bundes")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("open", "auf der Tagesordnung"),
                            ("withdrawn", "zurückgezogen"),
                            ("moved", "verlegt"),
                        ],
                        max_length=10,
                        verbose_name="Stand",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="Grund")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="steering.edition"
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="conferences.agendaitem"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "Zeile einer Ausgabe",
                "verbose_name_plural": "Zeilen einer Ausgabe",
                "ordering": ["edition", "rank"],
            },
        ),
        migrations.CreateModel(
            name="AgendaVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seen", models.JSONField(default=dict, verbose_name="gesehen")),
                ("before", models.JSONField(null=True, verbose_name="zuvor gesehen")),
                ("seen_at", models.DateTimeField(default=intmk.clock.running, verbose_name="gesehen am")),
                (
                    "conference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="conferences.conference"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Besuch der Tagesordnung",
                "verbose_name_plural": "Besuche der Tagesordnung",
                "constraints": [models.UniqueConstraint(fields=("conference", "user"), name="one_agenda_visit")],
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("meeting", "number"), name="edition_number_once"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="edition_number_from_1"),
        ),
        migrations.AddConstraint(
            model_name="editiondocument",
            constraint=models.UniqueConstraint(fields=("edition", "circle"), name="edition_document_once"),
        ),
        migrations.AddConstraint(
            model_name="editiondocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("circle__in", ["laender", "guests"])), name="edition_document_circle"
            ),
        ),
        migrations.AddConstraint(
            model_name="editiondocument",
            constraint=models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="edition_document_size"),
        ),
        migrations.AddConstraint(
            model_name="editionline",
            constraint=models.UniqueConstraint(fields=("edition", "rank"), name="edition_line_rank_once"),
        ),
        migrations.AddConstraint(
            model_name="editionline",
            constraint=models.UniqueConstraint(fields=("edition", "item"), name="edition_line_item_once"),
        ),
        migrations.AddConstraint(
            model_name="editionline",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["proposal", "report", "information", "procedure"])),
                name="edition_line_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="editionline",
            constraint=models.CheckConstraint(
                condition=models.Q(("standing__in", ["open", "withdrawn", "moved"])), name="edition_line_standing"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionline",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_internal", False), ("is_for_guests", False), _connector="OR"),
                name="edition_line_internal_not_for_guests",
            ),
        ),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON steering_{name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
                f"DROP TRIGGER {name}_append_only ON steering_{name};",
            )
            for name in ("edition", "editionline", "editiondocument")
        ),
    ]
