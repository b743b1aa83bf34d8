"""Packs of an agenda with its texts, made while their reader waits, and kept for a day. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0007_groups_over_the_years"),
        ("proposals", "0017_wishes_found"),
        ("steering", "0004_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "holds",
                    models.CharField(
                        choices=[
                            ("agenda", "Nur die Tagesordnung"),
                            ("texts", "Tagesordnung mit Texten, Synopsen und Anlagen"),
                        ],
                        max_length=10,
                        verbose_name="Inhalt",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("docx", "Word"), ("zip", "ZIP")], max_length=10, verbose_name="Datei"
                    ),
                ),
                ("ordered_at", models.DateTimeField(default=intmk.clock.running, verbose_name="bestellt am")),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("data", models.BinaryField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.land",
                        verbose_name="Vorgänge von",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="conferences.meeting",
                        verbose_name="Sitzung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Mappe",
                "verbose_name_plural": "Mappen",
                "ordering": ["-ordered_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PackPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64)),
                ("words", models.JSONField(null=True)),
                ("text", models.BinaryField(null=True)),
                ("synopsis", models.BinaryField(null=True)),
                (
                    "pack",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="steering.pack"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "Teil einer Mappe",
                "verbose_name_plural": "Teile einer Mappe",
            },
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.UniqueConstraint(
                fields=("by", "meeting", "land", "holds", "form"), name="pack_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(("holds__in", ["agenda", "texts"])), name="pack_holds"
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["pdf", "docx", "zip"])), name="pack_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(("data__isnull", True), models.Q(("digest", ""), _negated=True), _connector="OR"),
                name="pack_made_of_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="packpart",
            constraint=models.UniqueConstraint(fields=("pack", "proposal"), name="pack_part_once"),
        ),
        migrations.AddConstraint(
            model_name="packpart",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text__isnull", False), ("words__isnull", True)),
                    models.Q(("text__isnull", True), ("words__isnull", False)),
                    _connector="OR",
                ),
                name="pack_part_words_or_files",
            ),
        ),
    ]
