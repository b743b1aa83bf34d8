"""Deadlines hard or soft each, exceptions after a hard one, and items that came after the agenda was sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0013_contacts_and_templates"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Permit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(blank=True, max_length=12, verbose_name="nur für den Vorschlag")),
                ("until", models.DateTimeField(verbose_name="gilt bis")),
                ("reason", models.TextField(verbose_name="Begründung")),
                ("granted_at", models.DateTimeField(default=intmk.clock.now, verbose_name="gewährt am")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgenommen am")),
            ],
            options={
                "verbose_name": "Ausnahme von einer Frist",
                "verbose_name_plural": "Ausnahmen von Fristen",
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="is_late",
            field=models.BooleanField(default=False, verbose_name="nachgereicht"),
        ),
        migrations.AddField(
            model_name="deadline",
            name="hardness",
            field=models.CharField(
                blank=True,
                choices=[
                    ("strict", "Nach Fristende ist keine Einreichung möglich"),
                    ("soft", "Verspätete Vorschläge werden als verfristet markiert"),
                ],
                max_length=10,
                verbose_name="Nach Fristende",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(("hardness", ""), ("hardness__in", ["strict", "soft"]), _connector="OR"),
                name="deadline_hardness",
            ),
        ),
        migrations.AddField(
            model_name="permit",
            name="deadline",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="permits",
                to="conferences.deadline",
                verbose_name="Frist",
            ),
        ),
        migrations.AddField(
            model_name="permit",
            name="granted_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="gewährt von",
            ),
        ),
        migrations.AddField(
            model_name="permit",
            name="land",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.land", verbose_name="Land"
            ),
        ),
        migrations.AddField(
            model_name="permit",
            name="withdrawn_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="zurückgenommen von",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("deadline", "land", "reference"),
                name="one_permit_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("reference", ""), ("reference__regex", "^\\d{4}-\\d{3,}$"), _connector="OR"),
                name="permit_reference",
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("granted_at"))), name="permit_lasts"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="permit_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="permit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="permit_withdrawn_by_somebody",
            ),
        ),
    ]
