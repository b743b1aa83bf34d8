"""A meeting is opened as a session, and Länder are there for a while (design §7).

Intervals are appended; a session takes only deciding meetings and items of its own, and nobody comes or goes once it is
closed. Reversible: the tables are new.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

# Lifted for the owner of the tables as `append_only` is.
GUARDS = """
    CREATE FUNCTION voting_session_fits() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM conferences_meeting WHERE id = NEW.meeting_id AND kind IN ('main', 'special') FOR KEY SHARE;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'a meeting at working level has no session');
        END IF;
        IF NEW.current_item_id IS NOT NULL THEN
            PERFORM FROM conferences_agendaitem WHERE id = NEW.current_item_id AND meeting_id = NEW.meeting_id;
            IF NOT FOUND THEN
                PERFORM voting_refuse(TG_RELID, 'the item stands on another agenda');
            END IF;
        END IF;
        RETURN NEW;
    END $$;
    CREATE FUNCTION voting_presence_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM voting_session WHERE id = NEW.session_id AND closed_at IS NULL FOR UPDATE;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'the session is closed');
        END IF;
        PERFORM FROM voting_presence other WHERE other.session_id = NEW.session_id
            AND other.land_id IS NOT DISTINCT FROM NEW.land_id AND other.left_at > NEW.arrived_at;
        IF FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'it would overlap');
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER session_fits BEFORE INSERT OR UPDATE OF current_item_id ON voting_session
        FOR EACH ROW EXECUTE FUNCTION voting_session_fits();
    CREATE TRIGGER presence_in_order BEFORE INSERT ON voting_presence
        FOR EACH ROW EXECUTE FUNCTION voting_presence_in_order();
    CREATE TRIGGER presence_once BEFORE UPDATE ON voting_presence
        FOR EACH ROW WHEN (OLD.left_at IS NOT NULL) EXECUTE FUNCTION voting_once_only();
    CREATE TRIGGER session_append_only BEFORE UPDATE OF meeting_id, opened_at, opened_by_id OR DELETE OR TRUNCATE
        ON voting_session FOR EACH STATEMENT EXECUTE FUNCTION append_only();
    CREATE TRIGGER presence_append_only BEFORE UPDATE OF session_id, land_id, person, function, arrived_at, noted_by_id
        OR DELETE OR TRUNCATE ON voting_presence FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""
LIFT = """
    DROP TRIGGER presence_append_only ON voting_presence;
    DROP TRIGGER session_append_only ON voting_session;
    DROP TRIGGER presence_once ON voting_presence;
    DROP TRIGGER presence_in_order ON voting_presence;
    DROP TRIGGER session_fits ON voting_session;
    DROP FUNCTION voting_presence_in_order();
    DROP FUNCTION voting_session_fits();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0003_subjects_of_unanimity"),
        ("voting", "0003_questions_and_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("opened_at", models.DateTimeField(default=intmk.clock.now, verbose_name="eröffnet am")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="geschlossen am")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "current_item",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="conferences.agendaitem",
                        verbose_name="aufgerufener TOP",
                    ),
                ),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="session",
                        to="conferences.meeting",
                        verbose_name="Sitzung",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
            ],
            options={
                "verbose_name": "eröffnete Sitzung",
                "verbose_name_plural": "eröffnete Sitzungen",
                "ordering": ["-opened_at"],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(blank=True, max_length=120, verbose_name="Person")),
                (
                    "function",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("minister", "Ministerin oder Minister"),
                            ("state_secretary", "Staatssekretärin oder Staatssekretär"),
                            ("mandate", "Beauftragte mit Vollmacht"),
                            ("other_land", "vertreten durch ein anderes Land"),
                        ],
                        max_length=20,
                        verbose_name="Funktion",
                    ),
                ),
                ("arrived_at", models.DateTimeField(default=intmk.clock.now, verbose_name="anwesend ab")),
                ("left_at", models.DateTimeField(null=True, verbose_name="anwesend bis")),
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
                    "left_noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="voting.session",
                        verbose_name="Sitzung",
                    ),
                ),
            ],
            options={
                "verbose_name": "Anwesenheit",
                "verbose_name_plural": "Anwesenheiten",
                "ordering": ["session", "land__rotation_index", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(
                        ("closed_at__gte", models.F("opened_at")),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="session_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at__isnull", True)),
                fields=("session", "land"),
                name="one_open_presence",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("function", ""),
                    ("function__in", ["minister", "state_secretary", "mandate", "other_land"]),
                    _connector="OR",
                ),
                name="presence_function",
            ),
        ),
        migrations.AddConstraint(
            model_name="presence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("left_at__isnull", True), ("left_noted_by__isnull", True)),
                    models.Q(
                        ("left_at__gte", models.F("arrived_at")),
                        ("left_at__isnull", False),
                        ("left_noted_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="presence_ended",
            ),
        ),
        migrations.RunSQL(GUARDS, LIFT),
    ]
