"""A ballot becomes a question, its result a declaration; votes are acts that follow one another (design §7).

What was recorded in one stroke becomes a ballot that was opened and closed at that moment, with one declaration. The
journal goes on vouching for it: a ballot is sealed with what its first declaration says. Reversible while nothing has
been voted on: corrections, remarks and ballots that decide nothing have no place in the earlier tables.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import intmk.clock

USER = settings.AUTH_USER_MODEL
PROTECT = django.db.models.deletion.PROTECT
RESULTS = [
    ("adopted", "angenommen"),
    ("rejected", "abgelehnt"),
    ("no_majority", "erforderliche Mehrheit verfehlt"),
    ("no_quorum", "nicht beschlussfähig"),
]
PURPOSES = [
    ("substance", "in der Sache"),
    ("procedure", "zum Verfahren"),
    ("admission", "Zulassung eines verfristeten Punkts"),
]
SCOPES = [
    ("whole", "der ganze Text"),
    ("ziffer", "eine Ziffer"),
    ("amendment", "ein Änderungsantrag"),
    ("item", "ein Tagesordnungspunkt"),
]
CHANNELS = [("desk", "von der Geschäftsstelle erfasst"), ("device", "vom Land selbst abgegeben")]

FILL = """
    INSERT INTO voting_declaration (ballot_id, result, wording, yes, no, abstain, choices, decided_at, declared_at,
        declared_by_id, decides_id, reason, is_valid)
    SELECT ballot.id, result, wording, yes, no, abstain, (
            SELECT coalesce(jsonb_object_agg(vote.land_id, vote.choice), '{}') FROM voting_vote vote
            WHERE vote.ballot_id = ballot.id
        ), opened_at, opened_at, opened_by_id, CASE WHEN result <> 'no_quorum' THEN proposal_id END, '', true
    FROM voting_ballot ballot ORDER BY ballot.id;
    UPDATE voting_ballot SET closed_at = opened_at, closed_by_id = opened_by_id;
    UPDATE voting_vote vote SET recorded_by_id = ballot.opened_by_id, cast_at = ballot.opened_at
    FROM voting_ballot ballot WHERE ballot.id = vote.ballot_id;
"""

# As `record` would: what the declarations say is taken into the journal, which has vouched for it on their ballots.
ATTEST = """
    INSERT INTO journal_entry (subject, at, role, verb, says, facts, position, previous, digest)
    SELECT 'journal', max(declared_at), '', 'stock_taken', 'hat Zeilen in den Verlauf aufgenommen.',
        jsonb_build_object('digests', jsonb_object_agg('voting.declaration:' || id,
            '14:' || encode(sha256(convert_to(jsonb_build_array(
                ballot_id, result, wording, yes, no, abstain, choices,
                (extract(epoch FROM decided_at) * 1000000)::bigint, (extract(epoch FROM declared_at) * 1000000)::bigint,
                declared_by_id, decides_id, corrects_id, reason, confirmed_by_id
            )::text, 'UTF8')), 'hex'))), 0, '', ''
    FROM voting_declaration HAVING count(*) > 0;
"""

# Lifted for the owner of the tables as `append_only` is.
GUARDS = """
    CREATE FUNCTION voting_refuse(relation oid, why text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        IF current_setting('intmk.maintenance', true) IS DISTINCT FROM 'on'
            OR (SELECT relowner FROM pg_class WHERE oid = relation)
                <> ANY (SELECT oid FROM pg_roles WHERE rolname IN (session_user, current_user)) THEN
            RAISE EXCEPTION '% is append-only: %', relation::regclass, why USING ERRCODE = 'restrict_violation';
        END IF;
    END $$;
    CREATE FUNCTION voting_declaration_takes_effect() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.corrects_id IS NULL THEN
            UPDATE voting_ballot SET closed_at = NEW.declared_at, closed_by_id = NEW.declared_by_id
            WHERE id = NEW.ballot_id AND closed_at IS NULL;
        ELSE
            UPDATE voting_declaration SET is_valid = false
            WHERE id = NEW.corrects_id AND ballot_id = NEW.ballot_id AND is_valid;
        END IF;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'there is nothing to declare');
        END IF;
        RETURN NEW;
    END $$;
    CREATE FUNCTION voting_vote_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM FROM voting_ballot WHERE id = NEW.ballot_id AND closed_at IS NULL FOR SHARE;
        IF NOT FOUND THEN
            PERFORM voting_refuse(TG_RELID, 'the ballot is closed');
        END IF;
        RETURN NEW;
    END $$;
    CREATE FUNCTION voting_once_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM voting_refuse(TG_RELID, 'it has ended');
        RETURN NEW;
    END $$;
    CREATE TRIGGER declaration_takes_effect BEFORE INSERT ON voting_declaration
        FOR EACH ROW EXECUTE FUNCTION voting_declaration_takes_effect();
    CREATE TRIGGER vote_while_open BEFORE INSERT ON voting_vote
        FOR EACH ROW EXECUTE FUNCTION voting_vote_while_open();
    CREATE TRIGGER ballot_once BEFORE UPDATE ON voting_ballot
        FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION voting_once_only();
    CREATE TRIGGER declaration_once BEFORE UPDATE ON voting_declaration
        FOR EACH ROW WHEN (NOT OLD.is_valid) EXECUTE FUNCTION voting_once_only();
    CREATE TRIGGER correction_once BEFORE UPDATE ON voting_correction
        FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION voting_once_only();
"""
LIFT = """
    DROP TRIGGER correction_once ON voting_correction;
    DROP TRIGGER declaration_once ON voting_declaration;
    DROP TRIGGER ballot_once ON voting_ballot;
    DROP TRIGGER vote_while_open ON voting_vote;
    DROP TRIGGER declaration_takes_effect ON voting_declaration;
    DROP FUNCTION voting_once_only();
    DROP FUNCTION voting_vote_while_open();
    DROP FUNCTION voting_declaration_takes_effect();
    DROP FUNCTION voting_refuse(oid, text);
"""
KEPT = {
    "ballot": "UPDATE OF purpose, scope, proposal_id, version_id, block, amendment_id, agenda_item_id, question, "
    "meeting_id, rule, bloc_id, opened_at, opened_by_id",
    "vote": "UPDATE",
    "declaration": "UPDATE OF ballot_id, result, wording, yes, no, abstain, choices, decided_at, declared_at, "
    "declared_by_id, decides_id, corrects_id, reason, confirmed_by_id",
    "correction": "UPDATE OF declaration_id, choices, decided_at, reason, asked_by_id, asked_at",
    "remark": "UPDATE",
}


def drop(name: str) -> str:
    return f"DROP TRIGGER {name}_append_only ON voting_{name};"


def keep(name: str, what: str) -> str:
    return (
        f"CREATE TRIGGER {name}_append_only BEFORE {what} OR DELETE OR TRUNCATE ON voting_{name} "
        "FOR EACH STATEMENT EXECUTE FUNCTION append_only();"
    )


def user(**options):
    return models.ForeignKey(on_delete=PROTECT, related_name="+", to=USER, **options)


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(USER),
        ("accounts", "0003_sign_in_throttle"),
        ("conferences", "0003_subjects_of_unanimity"),
        ("journal", "0003_rows_and_seals"),
        ("proposals", "0009_subject_class"),
        ("voting", "0002_append_only"),
    ]
    operations = [
        *(migrations.RunSQL(drop(name), keep(name, "UPDATE")) for name in ("ballot", "vote")),
        migrations.RemoveConstraint("ballot", "one_deciding_ballot"),
        migrations.RemoveConstraint("ballot", "ballot_result"),
        migrations.RemoveConstraint("ballot", "ballot_counts"),
        migrations.RemoveConstraint("vote", "one_vote_per_land"),
        migrations.AlterModelOptions(
            "ballot",
            {
                "ordering": ["proposal", "opened_at", "pk"],
                "verbose_name": "Abstimmung",
                "verbose_name_plural": "Abstimmungen",
            },
        ),
        migrations.AlterModelOptions(
            "vote",
            {
                "ordering": ["ballot", "land__rotation_index", "pk"],
                "verbose_name": "Stimme",
                "verbose_name_plural": "Stimmen",
            },
        ),
        migrations.RenameField("ballot", "held_at", "opened_at"),
        migrations.RenameField("ballot", "recorded_by", "opened_by"),
        migrations.AlterField(
            "ballot", "opened_at", models.DateTimeField(default=intmk.clock.now, verbose_name="eröffnet am")
        ),
        migrations.AddField(
            "ballot",
            "purpose",
            models.CharField(choices=PURPOSES, default="substance", max_length=20, verbose_name="Zweck"),
        ),
        migrations.AddField(
            "ballot",
            "scope",
            models.CharField(choices=SCOPES, default="whole", max_length=20, verbose_name="Gegenstand"),
        ),
        migrations.AddField("ballot", "block", models.CharField(blank=True, max_length=12, verbose_name="Ziffer")),
        migrations.AddField(
            "ballot",
            "amendment",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="ballots", to="proposals.amendment"),
        ),
        migrations.AddField(
            "ballot",
            "agenda_item",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="ballots", to="conferences.agendaitem"),
        ),
        migrations.AddField("ballot", "question", models.CharField(blank=True, max_length=300, verbose_name="Frage")),
        migrations.AddField(
            "ballot",
            "bloc",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="called_together", to="voting.ballot"),
        ),
        migrations.AddField("ballot", "closed_at", models.DateTimeField(null=True, verbose_name="geschlossen am")),
        migrations.AddField("ballot", "closed_by", user(null=True)),
        migrations.AddField(
            "ballot",
            "abort_reason",
            models.CharField(blank=True, max_length=300, verbose_name="Grund des Abbruchs"),
        ),
        migrations.AlterField(
            "ballot",
            "proposal",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="ballots", to="proposals.proposal"),
        ),
        migrations.AlterField(
            "ballot",
            "version",
            models.ForeignKey(
                null=True, on_delete=PROTECT, related_name="+", to="proposals.version", verbose_name="Fassung"
            ),
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("result", models.CharField(choices=RESULTS, max_length=20, verbose_name="Ergebnis")),
                ("wording", models.CharField(max_length=80, verbose_name="Ergebnis in Worten")),
                ("yes", models.PositiveSmallIntegerField(verbose_name="Ja")),
                ("no", models.PositiveSmallIntegerField(verbose_name="Nein")),
                ("abstain", models.PositiveSmallIntegerField(verbose_name="Enthaltung")),
                ("choices", models.JSONField(verbose_name="Stimmen")),
                ("decided_at", models.DateTimeField(verbose_name="entschieden am")),
                ("declared_at", models.DateTimeField(default=intmk.clock.now, verbose_name="festgestellt am")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="Grund der Berichtigung")),
                ("is_valid", models.BooleanField(default=True, editable=False, verbose_name="gilt")),
                (
                    "ballot",
                    models.ForeignKey(on_delete=PROTECT, related_name="declarations", to="voting.ballot"),
                ),
                ("declared_by", user(verbose_name="Person")),
                (
                    "decides",
                    models.ForeignKey(
                        null=True, on_delete=PROTECT, related_name="declarations", to="proposals.proposal"
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True, on_delete=PROTECT, related_name="corrected_by", to="voting.declaration"
                    ),
                ),
                ("confirmed_by", user(null=True)),
            ],
            options={
                "verbose_name": "Feststellung",
                "verbose_name_plural": "Feststellungen",
                "ordering": ["ballot_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("choices", models.JSONField(verbose_name="Stimmen")),
                ("decided_at", models.DateTimeField(verbose_name="entschieden am")),
                ("reason", models.CharField(max_length=300, verbose_name="Grund")),
                ("asked_at", models.DateTimeField(default=intmk.clock.now, verbose_name="vorgelegt am")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="beendet am")),
                ("is_confirmed", models.BooleanField(default=False, verbose_name="bestätigt")),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="Anmerkung")),
                (
                    "declaration",
                    models.ForeignKey(on_delete=PROTECT, related_name="corrections", to="voting.declaration"),
                ),
                ("asked_by", user()),
                ("ended_by", user(null=True)),
            ],
            options={
                "verbose_name": "Berichtigung",
                "verbose_name_plural": "Berichtigungen",
                "ordering": ["declaration_id", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300, verbose_name="Anmerkung")),
                ("made_at", models.DateTimeField(default=intmk.clock.now, verbose_name="angemerkt am")),
                (
                    "declaration",
                    models.ForeignKey(on_delete=PROTECT, related_name="remarks", to="voting.declaration"),
                ),
                (
                    "land",
                    models.ForeignKey(on_delete=PROTECT, related_name="+", to="accounts.land", verbose_name="Land"),
                ),
                ("made_by", user()),
            ],
            options={
                "verbose_name": "Anmerkung zur Abstimmung",
                "verbose_name_plural": "Anmerkungen zur Abstimmung",
                "ordering": ["declaration_id", "pk"],
            },
        ),
        migrations.AddField(
            "vote",
            "channel",
            models.CharField(choices=CHANNELS, default="desk", max_length=20, verbose_name="Weg"),
        ),
        migrations.AddField("vote", "cast_by", user(null=True)),
        migrations.AddField(
            "vote", "function", models.CharField(blank=True, max_length=120, verbose_name="in der Funktion")
        ),
        migrations.AddField("vote", "recorded_by", user(null=True)),
        migrations.AddField(
            "vote", "cast_at", models.DateTimeField(default=intmk.clock.now, verbose_name="abgegeben am")
        ),
        migrations.AddField("vote", "key", models.UUIDField(null=True)),
        migrations.AlterField(
            "vote",
            "land",
            models.ForeignKey(null=True, on_delete=PROTECT, related_name="+", to="accounts.land", verbose_name="Land"),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(ATTEST, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE;", migrations.RunSQL.noop),
        migrations.AlterField("vote", "recorded_by", user()),
        *(migrations.RemoveField("ballot", name) for name in ("result", "wording", "yes", "no", "abstain")),
        migrations.AddConstraint(
            "ballot",
            models.UniqueConstraint(
                condition=models.Q(closed_at__isnull=True) & models.Q(bloc__isnull=True),
                fields=["meeting"],
                name="one_open_ballot",
            ),
        ),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                name="ballot_scope",
                condition=models.Q(
                    scope="whole", proposal__isnull=False, version__isnull=False, block="", amendment__isnull=True
                )
                | (
                    models.Q(scope="ziffer", proposal__isnull=False, version__isnull=False, amendment__isnull=True)
                    & ~models.Q(block="")
                )
                | models.Q(
                    scope="amendment", proposal__isnull=False, version__isnull=False, block="", amendment__isnull=False
                )
                | models.Q(
                    scope="item", agenda_item__isnull=False, version__isnull=True, block="", amendment__isnull=True
                ),
            ),
        ),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                name="ballot_question",
                condition=models.Q(purpose="substance", proposal__isnull=False) | ~models.Q(question=""),
            ),
        ),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                name="ballot_purpose", condition=models.Q(purpose__in=["substance", "procedure", "admission"])
            ),
        ),
        migrations.AddConstraint(
            "ballot",
            models.CheckConstraint(
                name="ballot_closed",
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True, abort_reason="")
                | models.Q(closed_at__isnull=False, closed_at__gte=models.F("opened_at"), closed_by__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            "ballot", models.CheckConstraint(name="ballot_leads_no_bloc", condition=~models.Q(bloc=models.F("id")))
        ),
        migrations.AddConstraint(
            "vote",
            models.UniqueConstraint(
                name="one_act_of_voting",
                fields=["ballot", "land", "key"],
                condition=models.Q(key__isnull=False),
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            "vote",
            models.CheckConstraint(
                name="vote_cast_by",
                condition=models.Q(channel="desk", cast_by__isnull=True)
                | models.Q(channel="device", cast_by__isnull=False, key__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.UniqueConstraint(name="one_valid_declaration", fields=["ballot"], condition=models.Q(is_valid=True)),
        ),
        migrations.AddConstraint(
            "declaration",
            models.UniqueConstraint(
                name="one_deciding_declaration",
                fields=["decides"],
                condition=models.Q(is_valid=True, decides__isnull=False),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.UniqueConstraint(
                name="one_first_declaration", fields=["ballot"], condition=models.Q(corrects__isnull=True)
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.CheckConstraint(
                name="declaration_result",
                condition=models.Q(result__in=["adopted", "rejected", "no_majority", "no_quorum"]),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.CheckConstraint(
                name="declaration_counts",
                condition=models.Q(yes__lte=17 - models.F("no") - models.F("abstain")),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.CheckConstraint(
                name="declaration_decides",
                condition=models.Q(decides__isnull=True) | ~models.Q(result="no_quorum"),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.CheckConstraint(
                name="declaration_corrects",
                condition=models.Q(corrects__isnull=True, reason="", confirmed_by__isnull=True)
                | (models.Q(corrects__isnull=False) & ~models.Q(reason="")),
            ),
        ),
        migrations.AddConstraint(
            "declaration",
            models.CheckConstraint(
                name="declaration_second_person",
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("declared_by")),
            ),
        ),
        migrations.AddConstraint(
            "correction",
            models.UniqueConstraint(
                name="one_waiting_correction", fields=["declaration"], condition=models.Q(ended_at__isnull=True)
            ),
        ),
        migrations.AddConstraint(
            "correction", models.CheckConstraint(name="correction_reason", condition=~models.Q(reason=""))
        ),
        migrations.AddConstraint(
            "correction",
            models.CheckConstraint(
                name="correction_ended",
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True, is_confirmed=False, answer="")
                | models.Q(ended_at__isnull=False, ended_at__gte=models.F("asked_at"), ended_by__isnull=False),
            ),
        ),
        migrations.AddConstraint("remark", models.CheckConstraint(name="remark_text", condition=~models.Q(text=""))),
        migrations.RunSQL(GUARDS, LIFT),
        *(migrations.RunSQL(keep(name, what), drop(name)) for name, what in KEPT.items()),
    ]
