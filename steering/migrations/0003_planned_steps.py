"""Steps that the office plans before it takes them. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("proposals", "0011_remarks"),
        ("steering", "0002_board"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlannedStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, verbose_name="Schritt")),
                ("facts", models.JSONField(default=dict, verbose_name="Angaben")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="geplant am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                ("was_applied", models.BooleanField(default=False, verbose_name="angewendet")),
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
                        related_name="planned_steps",
                        to="proposals.proposal",
                    ),
                ),
            ],
            options={
                "verbose_name": "geplanter Schritt",
                "verbose_name_plural": "geplante Schritte",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("proposal",), name="planned_one_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("was_applied", False), ("ended_at__isnull", False), _connector="OR"),
                        name="planned_applied_has_ended",
                    ),
                ],
            },
        ),
    ]
