"""A TOP keeps its number and is never removed, so that no number is given twice. Reversible: the trigger is dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("conferences", "0001_initial"), ("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER agenda_item_stays BEFORE UPDATE OF meeting_id, number OR DELETE OR TRUNCATE "
            "ON conferences_agendaitem FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER agenda_item_stays ON conferences_agendaitem;",
        ),
    ]
