"""Statements for the record, kept word by word: only joining, leaving and taking back follow. Reversible."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

KEPT = {
    "recordstatement": "UPDATE OF proposal_id, agenda_item_id, land_id, text, by_office, made_by_id, made_at, key",
    "statementjoiner": "UPDATE OF statement_id, land_id, joined_by_id, joined_at",
}
ENDED = {"recordstatement": "withdrawn_at", "statementjoiner": "left_at"}


def keep(name: str, what: str) -> str:
    return (
        f"CREATE TRIGGER {name}_append_only BEFORE {what} OR DELETE OR TRUNCATE ON voting_{name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
        f"CREATE TRIGGER {name}_once BEFORE UPDATE ON voting_{name} "
        f"FOR EACH ROW WHEN (OLD.{ENDED[name]} IS NOT NULL) EXECUTE FUNCTION voting_once_only();"
    )


def drop(name: str) -> str:
    return f"DROP TRIGGER {name}_append_only ON voting_{name}; DROP TRIGGER {name}_once ON voting_{name};"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0003_subjects_of_unanimity"),
        ("proposals", "0010_wishes"),
        ("journal", "0003_rows_and_seals"),
        ("voting", "0004_session"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordStatement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="Wortlaut")),
                ("by_office", models.BooleanField(default=False, verbose_name="durch die Geschäftsstelle aufgenommen")),
                ("made_at", models.DateTimeField(default=intmk.clock.now, verbose_name="abgegeben am")),
                ("key", models.UUIDField()),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="zurückgenommen am")),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="conferences.agendaitem",
                    ),
                ),
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
                    "made_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="proposals.proposal"
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
                "verbose_name": "Protokollerklärung",
                "verbose_name_plural": "Protokollerklärungen",
                "ordering": ["proposal", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StatementJoiner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("joined_at", models.DateTimeField(default=intmk.clock.now, verbose_name="angeschlossen am")),
                ("left_at", models.DateTimeField(null=True, verbose_name="verlassen am")),
                (
                    "joined_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                    "left_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="joiners", to="voting.recordstatement"
                    ),
                ),
            ],
            options={
                "verbose_name": "Anschluss an eine Protokollerklärung",
                "verbose_name_plural": "Anschlüsse an eine Protokollerklärung",
                "ordering": ["statement", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="recordstatement",
            constraint=models.UniqueConstraint(fields=("proposal", "land", "key"), name="one_statement_for_a_form"),
        ),
        migrations.AddConstraint(
            model_name="recordstatement",
            constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="statement_text"),
        ),
        migrations.AddConstraint(
            model_name="recordstatement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(
                        ("withdrawn_at__gte", models.F("made_at")),
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="statement_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementjoiner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)),
                fields=("statement", "land"),
                name="land_joins_a_statement_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="statementjoiner",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_at__isnull", True), ("left_by__isnull", True)),
                    models.Q(
                        ("left_at__gte", models.F("joined_at")), ("left_at__isnull", False), ("left_by__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="joiner_left",
            ),
        ),
        *(migrations.RunSQL(keep(name, what), drop(name)) for name, what in KEPT.items()),
    ]
