"""A saved text and a round of a dialogue are never changed or removed, not even by hand. Reversible: the trigger is dropped."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("proposals", "0001_initial"), ("journal", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON proposals_version "
            "FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER version_append_only ON proposals_version;",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER amendment_round_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
            "ON proposals_amendmentround FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER amendment_round_append_only ON proposals_amendmentround;",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER comment_append_only BEFORE UPDATE OF text, block_id, circle, circle_land_id, audience, "
            "proposal_id, version_id, parent_id, land_id, by_office, by_id, at OR DELETE OR TRUNCATE "
            "ON proposals_comment FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER comment_append_only ON proposals_comment;",
        ),
        migrations.RunSQL(
            "CREATE TRIGGER position_append_only BEFORE UPDATE OF stance, note, block_id, wording, "
            "proposal_id, version_id, land_id, taken_by_id OR DELETE OR TRUNCATE "
            "ON proposals_position FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER position_append_only ON proposals_position;",
        ),
    ]
