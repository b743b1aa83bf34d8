"""A file that was attached is never changed or removed: only which version counts and the withdrawal are written later.

Reversible: the trigger is dropped.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("proposals", "0002_versions_append_only")]
    operations = [
        migrations.RunSQL(
            "CREATE TRIGGER attachment_append_only BEFORE UPDATE OF id, proposal_id, token, number, version, title, kind, "
            "access, file_name, content_type, size, sha256, data, land_id, is_of_office, by_id, at OR DELETE OR TRUNCATE "
            "ON proposals_attachment FOR EACH STATEMENT EXECUTE FUNCTION append_only();",
            "DROP TRIGGER attachment_append_only ON proposals_attachment;",
        ),
    ]
