"""Seals hold the ends of all chains, are a chain themselves, and make nobody wait who writes."""

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from journal.models import Entry, Seal, record
from journal.verification.seals import broken_seals
from tests.journal.verbs import TESTED


def write(*subjects):
    for subject in subjects:
        record(subject, TESTED)


def run(command, *options) -> str:
    out = StringIO()
    call_command(command, *options, stdout=out)
    return out.getvalue()


def head_of(subject) -> str:
    return Entry.objects.about(subject).latest("position").digest


def test_a_seal_holds_the_end_of_every_chain(db):
    write("a", "a", "b")
    seal = Seal.make()
    assert (seal.number, seal.chains, seal.previous) == (1, 2, "")
    assert seal.ends == {"a": [2, head_of("a")], "b": [1, head_of("b")]}


def test_the_next_seal_holds_what_has_grown_and_follows_the_first(db):
    write("a", "b")
    first = Seal.make()
    write("b", "c")
    second = Seal.make()
    assert (second.number, second.chains, second.previous) == (2, 3, first.digest)
    assert second.ends == {"b": [2, head_of("b")], "c": [1, head_of("c")]}


def test_nothing_new_is_not_sealed_again(db):
    assert Seal.make() is None
    write("a")
    first = Seal.make()
    assert Seal.make() == first
    assert Seal.objects.get() == first


def test_a_seal_reads_back_as_it_was_digested(db):
    write("a", "Größe „Ü“")
    made = Seal.make()
    stored = Seal.objects.get()
    assert stored.digest == made.digest == stored.expected_digest()
    assert list(broken_seals()) == []


def test_sealing_prints_the_seal_and_the_empty_journal(db):
    assert run("seal_journal") == "Der Verlauf ist leer.\n"
    write("a", "b")
    printed = run("seal_journal")
    assert printed == f"Siegel 1 über 2 Ketten: {Seal.newest().digest}\n"
    assert run("seal_journal") == printed


def test_nothing_is_sealed_over_a_broken_seal(db):
    write("a", "b")
    Seal.make()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE subject = 'b'")
        cursor.execute("DELETE FROM journal_chain WHERE subject = 'b'")
    write("a")
    with pytest.raises(CommandError, match=r"Siegel 1: b, Eintrag 1 fehlt, obwohl versiegelt"):
        call_command("seal_journal")
    assert Seal.objects.count() == 1


def test_head_seals_after_the_proof_and_stands_in_the_last_line(db):
    write("a")
    first = run("verify_journal", "--head").splitlines()
    assert first == ["Der Verlauf ist unverändert: 1 Eintrag, 0 Siegel geprüft.", Seal.newest().digest]
    write("a")
    second = run("verify_journal", "--head", "--expect", first[-1]).splitlines()
    assert second == ["Der Verlauf ist unverändert: 2 Einträge, 1 Siegel geprüft.", Seal.newest().digest]
    assert first[-1] != second[-1]


def test_nothing_is_sealed_where_the_proof_fails(db):
    write("a", "a")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry WHERE position = 2")
    with pytest.raises(CommandError):
        run("verify_journal", "--head")
    assert not Seal.objects.exists()


def test_an_expected_head_that_is_unknown_is_found(db):
    write("a")
    Seal.make()
    err = StringIO()
    with pytest.raises(CommandError, match=r"an 1 Stelle "):
        call_command("verify_journal", "--expect", "0" * 64, stderr=err)
    assert err.getvalue() == f"Das erwartete Siegel ist nicht in der Reihe der Siegel: {'0' * 64}\n"


@pytest.mark.django_db(transaction=True)
def test_sealing_does_not_wait_for_who_writes_and_seals_it_the_next_time():
    write("a")
    written, sealed = threading.Event(), threading.Event()

    def writer():
        try:
            with transaction.atomic():
                write("a", "b")
                written.set()
                sealed.wait(20)
        finally:
            connection.close()

    thread = threading.Thread(target=writer)
    thread.start()
    assert written.wait(20)
    first = Seal.make()
    sealed.set()
    thread.join(20)
    assert {subject: length for subject, (length, _) in first.ends.items()} == {"a": 1}
    assert {subject: length for subject, (length, _) in Seal.make().ends.items()} == {"a": 2, "b": 1}
    assert list(broken_seals()) == []


@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_make_one_chain_of_seals():
    write("a")
    together, failures = threading.Barrier(4), []

    def seal(name):
        try:
            together.wait(20)
            write(name)
            Seal.make()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=seal, args=(name,)) for name in "bcde"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    assert list(broken_seals()) == []
    assert {subject for ends in Seal.objects.values_list("ends", flat=True) for subject in ends} == set("abcde")
