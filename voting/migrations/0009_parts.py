"""The parts of a text in the session: what is handled without a ballot, the order, single Ziffern. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

KEPT = {
    "handling": "UPDATE OF amendment_id, kind, land_id, through_id, reason, noted_by_id, noted_at",
    "votingorder": "UPDATE",
    "zifferrequest": "UPDATE OF proposal_id, block, named, land_id, noted_by_id, noted_at",
}
ENDED = {"handling": "ended_at", "zifferrequest": "withdrawn_at"}


def keep(name: str) -> str:
    kept = (
        f"CREATE TRIGGER {name}_append_only BEFORE {KEPT[name]} OR DELETE OR TRUNCATE ON voting_{name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )
    if name not in ENDED:
        return kept
    return (
        f"{kept} CREATE TRIGGER {name}_once BEFORE UPDATE ON voting_{name} "
        f"FOR EACH ROW WHEN (OLD.{ENDED[name]} IS NOT NULL) EXECUTE FUNCTION voting_once_only();"
    )


def drop(name: str) -> str:
    once = f" DROP TRIGGER {name}_once ON voting_{name};" if name in ENDED else ""
    return f"DROP TRIGGER {name}_append_only ON voting_{name};{once}"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("proposals", "0018_by_conference"),
        ("voting", "0010_calls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("taken_over", "übernommen"), ("moot", "erledigt")], max_length=20, verbose_name="Art"
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="Grund")),
                ("noted_at", models.DateTimeField(default=intmk.clock.now, verbose_name="festgehalten am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="zurückgenommen am")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handlings", to="proposals.amendment"
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "land",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.land",
                        verbose_name="Land",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "through",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="proposals.amendment",
                    ),
                ),
            ],
            options={
                "verbose_name": "Übernahme oder Erledigung",
                "verbose_name_plural": "Übernahmen und Erledigungen",
                "ordering": ["amendment", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("amendment",),
                        name="one_standing_handling",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "taken_over"),
                                ("land__isnull", False),
                                ("reason", ""),
                                ("through__isnull", True),
                            ),
                            models.Q(("kind", "moot"), ("land__isnull", True), ("through__isnull", False)),
                            models.Q(("kind", "moot"), ("land__isnull", True), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="handling_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("through", models.F("amendment")), _negated=True),
                        name="handling_through_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(
                                ("ended_at__gte", models.F("noted_at")),
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="handling_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VotingOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("numbers", models.JSONField(verbose_name="Nummern der Änderungsanträge")),
                ("set_at", models.DateTimeField(default=intmk.clock.now, verbose_name="festgelegt am")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="voting_orders",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "Reihenfolge der Abstimmung",
                "verbose_name_plural": "Reihenfolgen der Abstimmung",
                "ordering": ["proposal", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("numbers", []), _negated=True), name="voting_order_numbers"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ZifferRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.CharField(max_length=12, verbose_name="Ziffer")),
                ("named", models.CharField(max_length=80, verbose_name="Bezeichnung")),
                ("noted_at", models.DateTimeField(default=intmk.clock.now, verbose_name="festgehalten am")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgenommen am")),
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
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ziffer_requests",
                        to="proposals.proposal",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Antrag auf Einzelabstimmung",
                "verbose_name_plural": "Anträge auf Einzelabstimmung",
                "ordering": ["proposal", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("proposal", "block", "land"),
                        name="land_asks_for_a_ziffer_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("block", ""), _negated=True), models.Q(("named", ""), _negated=True)
                        ),
                        name="ziffer_request_block",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(
                                ("withdrawn_at__gte", models.F("noted_at")),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="ziffer_request_withdrawn",
                    ),
                ],
            },
        ),
        *(migrations.RunSQL(keep(name), drop(name)) for name in KEPT),
    ]
