"""A proposal is held fast while the Länder are asked about it; the ballots themselves set that (`voting`). Reversible.

The guard is of one row and knows no ballot: what is put to the vote keeps its state and its text until it no longer is.
"""

from django.db import migrations, models

HOLD = """
    CREATE FUNCTION proposals_held_while_put_to_vote() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'proposal % is put to the vote: its state and its text stay', OLD.reference
            USING ERRCODE = 'restrict_violation';
    END $$;
    CREATE TRIGGER proposal_held_while_put_to_vote BEFORE UPDATE OF state, text_id ON proposals_proposal
        FOR EACH ROW WHEN (OLD.is_put_to_vote AND NEW.is_put_to_vote
            AND (OLD.state, OLD.text_id) IS DISTINCT FROM (NEW.state, NEW.text_id))
        EXECUTE FUNCTION proposals_held_while_put_to_vote();
"""
LET_GO = """
    DROP TRIGGER proposal_held_while_put_to_vote ON proposals_proposal;
    DROP FUNCTION proposals_held_while_put_to_vote();
"""


class Migration(migrations.Migration):
    dependencies = [("proposals", "0018_by_conference")]

    operations = [
        migrations.AddField(
            "proposal",
            "is_put_to_vote",
            models.BooleanField(default=False, editable=False, verbose_name="wird abgestimmt"),
        ),
        migrations.RunSQL(HOLD, LET_GO),
    ]
