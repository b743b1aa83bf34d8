"""Rows that entries speak of: digested by the database, compared with the newest entry that names them."""

import threading
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import Appointment
from journal.models import Entry, record
from journal.rows import digests_of, sealed_models, with_digests
from journal.verification.rows import CHANGED, MISSING, UNNAMED, altered_rows, take_stock
from tests.journal.verbs import TESTED
from tests.world import appoint


@pytest.fixture
def appointed(laender):
    """Twelve people, each with one appointment that the journal tells of: with keys of one and of two digits."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER SEQUENCE accounts_appointment_id_seq RESTART WITH 4")
    for number in range(12):
        tell(appoint(f"person{number}", "official", "BY").appointments.get())
    return Appointment.objects.order_by("pk")


def tell(appointment, subject=None):
    record(subject or appointment, TESTED, rows=[appointment])


def found() -> list[tuple]:
    return [(each.row, each.reason) for each in altered_rows()]


def key(appointment) -> str:
    return f"accounts.appointment:{appointment.pk}"


def test_an_entry_holds_the_digest_of_the_row_and_its_own_order(appointed):
    appointment = appointed[0]
    entry = Entry.objects.about(appointment).get()
    assert entry.facts == {"digests": digests_of([appointment]), "order": entry.pk}
    assert list(entry.facts["digests"]) == [key(appointment)]
    columns, _, digest = entry.facts["digests"][key(appointment)].partition(":")
    assert (columns, len(digest)) == ("5", 64)


def test_an_entry_about_no_row_holds_no_digest(db):
    record("a", TESTED)
    assert Entry.objects.get().facts == {}


def test_rows_of_several_models_cost_one_statement(proposal_in, django_assert_num_queries):
    rows = [*proposal_in("adopted").ballots.get().votes.all(), *Appointment.objects.all()]
    with django_assert_num_queries(1):
        assert len(digests_of(rows)) == len(rows)
    with django_assert_num_queries(0):
        assert digests_of([]) == {}


def test_a_digest_is_the_same_in_another_time_zone(proposal_in):
    ballot = proposal_in("adopted").ballots.get()
    before = digests_of([ballot])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'Pacific/Auckland'")
    assert digests_of([ballot]) == before


def test_rows_as_told_are_no_finding(appointed):
    assert found() == []


@pytest.mark.parametrize("place", [0, 5, 6, 11])
def test_a_row_changed_removed_or_slipped_in_is_found_wherever_it_stands(appointed, place):
    changed, removed = appointed[place], appointed[(place + 1) % 12]
    Appointment.objects.filter(pk=changed.pk).update(land="SN")
    Appointment.objects.filter(pk=removed.pk).delete()
    added = appoint("fremd", "secretariat", "NI").appointments.get()
    assert sorted(found()) == sorted([(key(changed), CHANGED), (key(removed), MISSING), (key(added), UNNAMED)])


def test_a_finding_names_the_entry_that_tells_otherwise(appointed):
    appointment = appointed[0]
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=date(2030, 1, 1))
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_journal", stderr=err)
    assert err.getvalue() == f"{key(appointment)}: {CHANGED} (nach {key(appointment)}, Eintrag 1)\n"


def test_the_newest_entry_counts_whatever_chain_it_stands_in(appointed):
    appointment = appointed[0]
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=date(2030, 1, 1))
    tell(appointment, "another")
    assert found() == []
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=None)
    assert found() == [(key(appointment), CHANGED)]


def test_the_order_of_entries_is_not_the_one_of_their_keys(appointed):
    """Who gives an older entry a greater key does not make it the newest."""
    appointment = appointed[0]
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=date(2030, 1, 1))
    tell(appointment, "another")
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=None)
    older = Entry.objects.about(appointment)
    older.update(id=older.get().pk + 1000)
    assert found() == [(key(appointment), CHANGED)]


def test_taking_stock_names_what_no_entry_names(appointed):
    added = appoint("neu", "press", "NI").appointments.get()
    assert found() == [(key(added), UNNAMED)]
    assert take_stock() == 1
    assert found() == []
    entry = Entry.objects.about("journal").get()
    assert (str(entry), entry.facts["digests"]) == (
        "Das System hat Zeilen in den Verlauf aufgenommen.",
        digests_of([added]),
    )
    assert take_stock() == 0
    assert Entry.objects.about("journal").count() == 1


def test_taking_stock_excuses_no_row_that_was_changed_or_removed(appointed):
    Appointment.objects.filter(pk=appointed[0].pk).update(land="SN")
    Appointment.objects.filter(pk=appointed[1].pk).delete()
    before = found()
    assert (take_stock(), found()) == (0, before)


def test_stock_is_taken_by_command_before_the_seal(appointed):
    appoint("neu", "press", "NI")
    out = StringIO()
    call_command("seal_journal", "--take-stock", stdout=out)
    told = out.getvalue().splitlines()
    assert told[0] == "1 Zeile aufgenommen."
    assert told[1].startswith("Siegel 1 über 13 Ketten: ")


def test_a_column_sealed_later_does_not_break_older_digests(appointed):
    """The columns are only ever added at the end; taking stock then covers the new one."""
    narrow = appoint("schmal", "press", "NI").appointments.get()
    record(narrow, TESTED, digests={key(narrow): dict(with_digests(Appointment, 3))[narrow.pk]})
    assert found() == []
    Appointment.objects.filter(pk=narrow.pk).update(ends_on=date(2030, 1, 1))
    assert found() == []
    assert take_stock() == 1
    Appointment.objects.filter(pk=narrow.pk).update(ends_on=None)
    assert found() == [(key(narrow), CHANGED)]
    Appointment.objects.filter(pk=narrow.pk).update(land="BY")
    assert take_stock() == 0


def test_sealed_columns_are_columns_and_no_key_stands_twice():
    for model in sealed_models():
        assert len(set(model.SEALED)) == len(model.SEALED)
        assert {model._meta.get_field(name).column for name in model.SEALED if not callable(name)}


@pytest.mark.django_db(transaction=True)
def test_the_proof_stands_at_one_moment_while_others_write(laender):
    """Rows that come while the proof runs, with their entries, are no finding."""
    stop, failures = threading.Event(), []
    for number in range(5):
        tell(appoint(f"person{number}", "official", "BY").appointments.get())

    def writer():
        try:
            number = 100
            while not stop.is_set():
                number += 1
                with transaction.atomic():
                    tell(appoint(f"person{number}", "official", "BY").appointments.get())
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    thread = threading.Thread(target=writer)
    thread.start()
    try:
        for _ in range(10):
            call_command("verify_journal", stdout=StringIO())
    finally:
        stop.set()
        thread.join(20)
    assert failures == []
