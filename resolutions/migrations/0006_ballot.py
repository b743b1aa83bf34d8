"""A resolution knows the ballot that decided it, so that a correction of its record reaches it.

The ballot of what is stored is the one with the deciding declaration. Reversible: the columns go.
"""

import django.db.models.deletion
from django.db import migrations, models

FROZEN = (
    "proposal_id, conference_id, reference, top, kind, title, blocks, digest, theme, sponsors, addressee, meeting, "
    "decided_at, wording, counts, is_example, released_at, released_by_id, tally"
)
DROP = "DROP TRIGGER resolution_frozen ON resolutions_resolution;"
FILL = """
    UPDATE resolutions_resolution resolution SET ballot_id = declaration.ballot_id
    FROM voting_declaration declaration
    WHERE declaration.decides_id = resolution.proposal_id AND declaration.is_valid;
"""


def freeze(columns: str) -> str:
    return (
        f"CREATE TRIGGER resolution_frozen BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE "
        "ON resolutions_resolution FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("resolutions", "0005_renew_search"), ("voting", "0003_questions_and_answers")]
    operations = [
        migrations.RunSQL(DROP, freeze(FROZEN)),
        migrations.AddField(
            "resolution",
            "ballot",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voting.ballot"
            ),
        ),
        migrations.AddField(
            "resolution",
            "confirmed",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="voting.declaration"
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE;", migrations.RunSQL.noop),
        migrations.RunSQL(freeze(f"{FROZEN}, ballot_id"), DROP),
    ]
