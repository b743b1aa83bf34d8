"""The database itself keeps the journal and the saved texts as they were written."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Appointment
from journal.models import Chain, Entry, Seal, record
from journal.verification import breaks, findings
from proposals.models import Proposal, Version
from tests.journal.verbs import TESTED, TESTED_THAT

GUARDED = {"journal_entry": "says", "journal_seal": "previous", "proposals_version": "note"}


@pytest.fixture
def guard(db):
    """Puts back the guard that the test settings lift."""
    with connection.cursor() as cursor:
        cursor.execute("SET intmk.maintenance = 'off'")
        yield cursor
        cursor.execute("SET intmk.maintenance = 'on'")


@pytest.mark.parametrize("table", GUARDED)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET {column} = 'anders'",
        "UPDATE {table} SET {column} = {column} WHERE false",
        "DELETE FROM {table}",
        "TRUNCATE {table} CASCADE",
    ],
)
def test_rows_are_only_ever_added(start, guard, table, statement):
    start()
    guard.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was written before must not wait for the end of the test
    with pytest.raises(IntegrityError, match=f"{table} is append-only"), transaction.atomic():
        guard.execute(statement.format(table=table, column=GUARDED[table]))
    assert (Entry.objects.count(), Version.objects.count()) == (1, 1)


def test_rows_are_only_ever_added_through_the_models_too(start, guard):
    start()
    entries, versions = Entry.objects.all(), Version.objects.all()
    for change in (entries.delete, lambda: entries.update(says=""), lambda: versions.update(note="")):
        with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_chain SET length = 9",
        "DELETE FROM journal_chain",
        "TRUNCATE journal_chain",
        "INSERT INTO journal_chain (subject, length, head) VALUES ('b', 1, '')",
    ],
)
def test_the_end_of_a_chain_is_written_by_nobody_but_its_entries(guard, statement):
    record("a", TESTED)
    with pytest.raises(IntegrityError, match="journal_chain is append-only"), transaction.atomic():
        guard.execute(statement)
    record("a", TESTED)
    assert Chain.objects.get().length == 2


@pytest.fixture
def application(db):
    """A role that may do what the application does, but owns no table; the guard is lifted as far as it can."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE test_application")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO test_application")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO test_application")
        cursor.execute("SET LOCAL ROLE test_application")
        cursor.execute("SET LOCAL intmk.maintenance = 'on'")
        yield cursor
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize("table", [*GUARDED, "journal_chain", "voting_vote"])
def test_nobody_but_the_owner_lifts_the_guard(application, table):
    for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
            application.execute(statement)


def test_a_role_that_owns_no_table_can_write_and_seal(application):
    record("a", TESTED)
    assert Seal.make().ends == {"a": [1, Entry.objects.get().digest]}
    assert list(findings()) == []


MAY_CHANGE = {
    "journal_entry": set(),
    "journal_chain": set(),
    "journal_seal": set(),
    "proposals_version": set(),
    "proposals_amendmentround": set(),
    "proposals_attachment": {"is_current", "withdrawn_at"},
    "proposals_comment": {"resolved_at", "resolved_by_id", "withdrawn_at"},
    "proposals_presentation": set(),
    "proposals_votum": set(),
    "proposals_formalcheck": set(),
    "proposals_formalremark": {"settled_at", "settled_by_id"},
    "proposals_position": {"taken_at", "is_committed", "committed_by_id", "is_current", "ended_at"},
    "steering_edition": set(),
    "steering_editiondocument": set(),
    "steering_editionline": set(),
    "steering_pendingmatter": set(),
    "voting_ballot": {"closed_at", "closed_by_id", "abort_reason"},
    "voting_call": set(),
    "voting_correction": {"ended_at", "ended_by_id", "is_confirmed", "answer"},
    "voting_declaration": {"is_valid"},
    "voting_handling": {"ended_at", "ended_by_id"},
    "voting_presence": {"left_at", "left_noted_by_id"},
    "voting_recordstatement": {"withdrawn_at", "withdrawn_by_id"},
    "voting_remark": set(),
    "voting_session": {"closed_at", "closed_by_id", "current_item_id"},
    "voting_statementjoiner": {"left_at", "left_by_id"},
    "voting_vote": set(),
    "voting_votingorder": set(),
    "voting_zifferrequest": {"withdrawn_at", "withdrawn_by_id"},
    "notices_noted": set(),
    "resolutions_legaltext": set(),
    "resolutions_resolution": {
        *("search", "published_at", "published_by_id", "visible_from", "embargo_until"),
        *("withdrawn_at", "withdrawn_by_id", "withdrawal_reason", "confirmed_id"),
    },
    "conferences_agendaitem": {
        *("sort_key", "rank", "parent_id", "kind", "title", "is_on_consent_list", "consent_reason"),
        *("is_late", "is_internal", "joint_with_id", "withdrawn_at", "withdrawal_reason", "moved_to_id"),
    },
}
# A trigger without a list of columns keeps them all.
COLUMNS_OF_GUARDED_TABLES = """
    SELECT tgrelid::regclass::text, attname, cardinality(tgattr::int2[]) = 0 OR attnum = ANY (tgattr::int2[])
    FROM pg_trigger JOIN pg_attribute ON attrelid = tgrelid AND attnum > 0 AND NOT attisdropped
    WHERE tgfoid = 'append_only'::regproc
"""


def test_every_guarded_table_keeps_all_columns_but_those_of_later_steps(db):
    """Only its key may lack in the list of a trigger: nothing can refer to a row under another one."""
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS_OF_GUARDED_TABLES)
        columns = cursor.fetchall()
    free = {table: set() for table, _, _ in columns}
    for table, column, is_kept in columns:
        if not is_kept and column != "id":
            free[table].add(column)
    assert free == MAY_CHANGE


def test_saved_texts_stay_when_the_guard_is_on(start, guard, somebody):
    proposal = start()
    assert proposal.move("share", by=somebody("bayern"))
    assert Proposal.objects.get().state == "exchange"


def test_chain_starts_anew_for_each_subject(db):
    for subject in ("a", "b", "a"):
        record(subject, TESTED)
    chain = [(e.subject, e.position, e.previous) for e in Entry.objects.order_by("subject", "position")]
    first = Entry.objects.get(subject="a", position=1)
    assert chain == [("a", 1, ""), ("a", 2, first.digest), ("b", 1, "")]
    assert {c.subject: c.length for c in Chain.objects.all()} == {"a": 2, "b": 1}


def test_position_and_digest_of_the_writer_are_ignored(db):
    Entry.objects.create(subject="a", position=9, previous="x", digest="y", verb="tested")
    entry = Entry.objects.with_facts_as_stored().get()
    assert (entry.position, entry.previous, entry.digest) == (1, "", entry.expected_digest())


def test_entries_written_in_bulk_are_chained_too(db):
    Entry.objects.bulk_create(Entry(subject="a", verb="tested", says=f"hat {n} geprüft.") for n in range(5))
    assert sorted(Entry.objects.values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    assert list(breaks()) == []


def test_entry_rolled_back_leaves_no_gap(db):
    record("a", TESTED)
    with transaction.atomic():
        record("a", TESTED)
        transaction.set_rollback(True)
    record("a", TESTED)
    assert list(Entry.objects.order_by("position").values_list("position", flat=True)) == [1, 2]
    assert list(breaks()) == []


@pytest.mark.django_db(transaction=True)
def test_two_threads_on_one_subject_make_one_chain_without_gap():
    together, failures = threading.Barrier(2), []

    def write(name):
        try:
            together.wait(10)
            for number in range(20):
                with transaction.atomic():
                    record("a", TESTED_THAT, words={"what": number}, writer=name)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("eins", "zwei")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    written = Entry.objects.order_by("position")
    assert list(written.values_list("position", flat=True)) == list(range(1, 41))
    assert [e.facts["writer"] for e in written].count("eins") == 20
    assert list(breaks()) == []


def test_digest_covers_ids_and_no_names(somebody):
    bayern = somebody("bayern")
    entry = record("a", TESTED, by=bayern, appointment=Appointment.objects.get(user=bayern))
    assert (entry.land_id, entry.role) == ("BY", "official")
    stored = Entry.objects.with_facts_as_stored().get()
    assert stored.digest == stored.expected_digest()
    stored.actor.name = "Anders"
    assert stored.digest == stored.expected_digest()
