"""Who has a proposal in hand, and the views of the board that are kept. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("proposals", "0011_remarks"),
        ("steering", "0001_pending_matters"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="Name")),
                ("query", models.CharField(blank=True, max_length=1000, verbose_name="Auswahl")),
                ("is_shared", models.BooleanField(default=False, verbose_name="für die ganze Geschäftsstelle")),
                ("saved_at", models.DateTimeField(default=intmk.clock.now, verbose_name="gespeichert am")),
                (
                    "land",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.land",
                        verbose_name="Land",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "Ansicht der Steuerung",
                "verbose_name_plural": "Ansichten der Steuerung",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("land", "owner", "name"), name="saved_view_name_once"),
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="saved_view_name"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Treatment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="seit")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="bis")),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="treatments", to="proposals.proposal"
                    ),
                ),
            ],
            options={
                "verbose_name": "Bearbeitung",
                "verbose_name_plural": "Bearbeitungen",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("proposal",),
                        name="treatment_by_one_at_a_time",
                    )
                ],
            },
        ),
    ]
