"""Ballots hold their proposal fast while they are open, sessions say that their meeting sits. Reversible.

The floors below read it from their own rows, and nothing that opens or closes can forget to say so. Ballots that are
called together stand in one meeting, and the first of them belongs to no other.
"""

from django.db import migrations

TELL = """
    CREATE FUNCTION voting_ballot_holds_proposal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE proposals_proposal SET is_put_to_vote = NOT is_put_to_vote
        WHERE id = NEW.proposal_id AND is_put_to_vote IS DISTINCT FROM EXISTS (
            SELECT FROM voting_ballot WHERE proposal_id = NEW.proposal_id AND closed_at IS NULL
        );
        RETURN NULL;
    END $$;
    CREATE FUNCTION voting_session_tells_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE conferences_meeting SET is_in_session = (NEW.closed_at IS NULL) WHERE id = NEW.meeting_id;
        RETURN NULL;
    END $$;
    CREATE FUNCTION voting_bloc_fits() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM voting_ballot first WHERE first.id = NEW.bloc_id
            AND first.meeting_id = NEW.meeting_id AND first.bloc_id IS NULL AND first.closed_at IS NULL;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'the ballots of a bloc are called together');
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER ballot_holds_proposal AFTER INSERT OR UPDATE OF closed_at ON voting_ballot
        FOR EACH ROW WHEN (NEW.proposal_id IS NOT NULL) EXECUTE FUNCTION voting_ballot_holds_proposal();
    CREATE TRIGGER session_tells_meeting AFTER INSERT OR UPDATE OF closed_at ON voting_session
        FOR EACH ROW EXECUTE FUNCTION voting_session_tells_meeting();
    CREATE TRIGGER bloc_fits BEFORE INSERT ON voting_ballot
        FOR EACH ROW WHEN (NEW.bloc_id IS NOT NULL) EXECUTE FUNCTION voting_bloc_fits();
"""
KEEP_SILENT = """
    DROP TRIGGER bloc_fits ON voting_ballot;
    DROP TRIGGER session_tells_meeting ON voting_session;
    DROP TRIGGER ballot_holds_proposal ON voting_ballot;
    DROP FUNCTION voting_bloc_fits();
    DROP FUNCTION voting_session_tells_meeting();
    DROP FUNCTION voting_ballot_holds_proposal();
"""
FILL = """
    UPDATE proposals_proposal SET is_put_to_vote = true
    WHERE id IN (SELECT proposal_id FROM voting_ballot WHERE closed_at IS NULL);
    UPDATE conferences_meeting SET is_in_session = true
    WHERE id IN (SELECT meeting_id FROM voting_session WHERE closed_at IS NULL);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("conferences", "0015_in_session"),
        ("proposals", "0022_put_to_vote"),
        ("voting", "0009_parts"),
    ]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(TELL, KEEP_SILENT),
    ]
