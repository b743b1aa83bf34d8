"""A saved text is never changed or removed, not even by hand. Reversible: the trigger is dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposals_version "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER version_append_only ON proposals_version;",
        )
    ]
