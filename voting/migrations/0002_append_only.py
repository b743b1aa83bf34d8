"""A recorded vote is never changed or removed, not even by hand. Reversible: the triggers are dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial"), ("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON voting_{name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            f"DROP TRIGGER {name}_append_only ON voting_{name};",
        )
        for name in ("ballot", "vote")
    ]
