"""Entries that speak of rows carry their order, the ends of all chains are sealed, and only the owner can lift the guard.

The setting `intmk.maintenance` counts for nobody but the role that owns the table, signed in as itself: in an installation
with a role of its own for `migrate`, the application can set it as often as it likes. Reversible: the functions are put
back as they were, the table of seals is dropped.
"""

from django.db import migrations, models

import intmk.clock

APPEND_ONLY = r"""
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('intmk.maintenance', true) = 'on'
        AND (SELECT relowner FROM pg_class WHERE oid = TG_RELID)
            = ALL (SELECT oid FROM pg_roles WHERE rolname IN (session_user, current_user)) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

APPEND_ONLY_BEFORE = r"""
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('intmk.maintenance', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""

CHAIN_ENTRY = r"""
CREATE OR REPLACE FUNCTION journal_chain_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    link journal_chain;
BEGIN
    INSERT INTO journal_chain (subject, length, head) VALUES (NEW.subject, 1, '')
        ON CONFLICT (subject) DO UPDATE SET length = journal_chain.length + 1
        RETURNING * INTO link;
    NEW.position := link.length;
    NEW.previous := link.head;{order}
    NEW.digest := encode(sha256(convert_to(concat_ws(E'\x1f',
        NEW.previous, NEW.subject, NEW.position::text,
        (extract(epoch FROM NEW.at) * 1000000)::bigint::text,
        coalesce(NEW.actor_id::text, ''), coalesce(NEW.land_id, ''),
        NEW.role, NEW.verb, NEW.says, NEW.facts::text), 'UTF8')), 'hex');
    UPDATE journal_chain SET head = NEW.digest WHERE subject = NEW.subject;
    RETURN NEW;
END $$;
"""

# Two chains can speak of one row; which of two entries is the newer one is then told by the digest, too.
ORDER = """
    IF NEW.facts ? 'digests' THEN
        NEW.facts := NEW.facts || jsonb_build_object('order', NEW.id);
    END IF;"""

# Only the trigger of an entry writes the end of a chain: a statement from outside has depth 0.
GUARDS = """
CREATE TRIGGER journal_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_seal
    FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE TRIGGER journal_chain_is_kept BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON journal_chain
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION append_only();
"""

REMOVE_GUARDS = """
DROP TRIGGER journal_chain_is_kept ON journal_chain;
DROP TRIGGER journal_seal_append_only ON journal_seal;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]

    operations = [
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BEFORE),
        migrations.RunSQL(CHAIN_ENTRY.replace("{order}", ORDER), CHAIN_ENTRY.replace("{order}", "")),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False, verbose_name="Nummer")),
                ("at", models.DateTimeField(default=intmk.clock.now, verbose_name="am")),
                ("chains", models.PositiveIntegerField(verbose_name="Ketten")),
                ("ends", models.JSONField(verbose_name="Enden")),
                ("previous", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name": "Siegel",
                "verbose_name_plural": "Siegel",
                "ordering": ["number"],
            },
        ),
        migrations.RunSQL(GUARDS, REMOVE_GUARDS),
    ]
