"""What was released is frozen: only its publication is written later. Reversible: the trigger is dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0001_initial"), ("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER resolution_frozen BEFORE UPDATE OF proposal_id, conference_id, reference, top, kind, title, "
            "blocks, digest, theme, sponsors, addressee, meeting, decided_at, wording, counts, is_example, released_at, "
            "released_by_id, embargo_until OR DELETE OR TRUNCATE "
            "ON resolutions_resolution FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER resolution_frozen ON resolutions_resolution;",
        ),
    ]
