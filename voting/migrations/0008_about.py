"""A ballot says in words what it is about where that is not the whole text: an amendment, a Ziffer. Reversible."""

from django.db import migrations, models

BEFORE = (
    "purpose, scope, proposal_id, version_id, block, amendment_id, agenda_item_id, question, meeting_id, rule, "
    "bloc_id, opened_at, opened_by_id"
)
DROP = "DROP TRIGGER ballot_append_only ON voting_ballot;"


def keep(columns: str) -> str:
    return (
        f"CREATE TRIGGER ballot_append_only BEFORE UPDATE OF {columns} OR DELETE OR TRUNCATE ON voting_ballot "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )


class Migration(migrations.Migration):
    dependencies = [("voting", "0007_statements")]

    operations = [
        migrations.RunSQL(DROP, keep(BEFORE)),
        migrations.AddField(
            "ballot", "about", models.CharField(blank=True, default="", max_length=300, verbose_name="Worüber")
        ),
        migrations.AlterField("ballot", "about", models.CharField(blank=True, max_length=300, verbose_name="Worüber")),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                condition=models.Q(("about", ""), ("scope__in", ["ziffer", "amendment"]), _negated=True),
                name="ballot_about",
            ),
        ),
        migrations.RunSQL(keep(f"{BEFORE}, about"), DROP),
    ]
