"""Which item was called when, kept for good. Reversible: the table is new."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

GUARDS = """
    CREATE FUNCTION voting_call_fits() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM voting_session WHERE id = NEW.session_id AND closed_at IS NULL FOR UPDATE;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'the session is closed');
        END IF;
        PERFORM FROM conferences_agendaitem item JOIN voting_session session ON session.meeting_id = item.meeting_id
            WHERE item.id = NEW.item_id AND session.id = NEW.session_id;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'the item stands on another agenda');
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER call_fits BEFORE INSERT ON voting_call FOR EACH ROW EXECUTE FUNCTION voting_call_fits();
    CREATE TRIGGER call_append_only BEFORE UPDATE OR DELETE OR TRUNCATE
        ON voting_call FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""
LIFT = """
    DROP TRIGGER call_append_only ON voting_call;
    DROP TRIGGER call_fits ON voting_call;
    DROP FUNCTION voting_call_fits();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0003_subjects_of_unanimity"),
        ("voting", "0008_about"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("called_at", models.DateTimeField(default=intmk.clock.now, verbose_name="aufgerufen am")),
                (
                    "called_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Person",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="conferences.agendaitem",
                        verbose_name="TOP",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="voting.session",
                        verbose_name="Sitzung",
                    ),
                ),
            ],
            options={"verbose_name": "Aufruf", "verbose_name_plural": "Aufrufe", "ordering": ["session", "pk"]},
        ),
        migrations.RunSQL(GUARDS, LIFT),
    ]
