"""The journal guards itself: the database chains every entry and refuses to change or remove one.

`append_only()` is used by other tables as well (text versions). The setting `intmk.maintenance` lets the test suite
empty its own database; nothing else sets it. Reversible: the functions and triggers are dropped.
"""

from django.db import migrations

FUNCTIONS = r"""
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('intmk.maintenance', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION journal_chain_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    link journal_chain;
BEGIN
    INSERT INTO journal_chain (subject, length, head) VALUES (NEW.subject, 1, '')
        ON CONFLICT (subject) DO UPDATE SET length = journal_chain.length + 1
        RETURNING * INTO link;
    NEW.position := link.length;
    NEW.previous := link.head;
    NEW.digest := encode(sha256(convert_to(concat_ws(E'\x1f',
        NEW.previous, NEW.subject, NEW.position::text,
        (extract(epoch FROM NEW.at) * 1000000)::bigint::text,
        coalesce(NEW.actor_id::text, ''), coalesce(NEW.land_id, ''),
        NEW.role, NEW.verb, NEW.says, NEW.facts::text), 'UTF8')), 'hex');
    UPDATE journal_chain SET head = NEW.digest WHERE subject = NEW.subject;
    RETURN NEW;
END $$;

CREATE TRIGGER journal_entry_chain BEFORE INSERT ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_chain_entry();
CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
"""

REMOVE = """
DROP TRIGGER journal_entry_append_only ON journal_entry;
DROP TRIGGER journal_entry_chain ON journal_entry;
DROP FUNCTION journal_chain_entry();
DROP FUNCTION append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, REMOVE)]
