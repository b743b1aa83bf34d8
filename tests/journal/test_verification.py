"""`verify_journal` proves that nothing was changed, and names the first entry of a chain that was."""

import hashlib
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from journal.models import Entry, Note, record
from journal.verification import breaks
from tests.journal.verbs import TESTED, TESTED_THAT

CHANGED = "Inhalt wurde nachträglich verändert"
GONE = "Eintrag fehlt"
LINK = "Verweis auf den vorigen Eintrag stimmt nicht"
SURPLUS = "Eintrag gehört nicht zur Kette"


@pytest.fixture
def chains(laender):
    """Two chains of four entries; the first entry of „a“ carries a note."""
    bayern = User.objects.create_user("bayern@example.org", name="Bayern")
    for subject in ("a", "b"):
        for number in range(1, 5):
            note = "Vermerk" if (subject, number) == ("a", 1) else ""
            record(subject, TESTED_THAT, words={"what": f"Nummer {number}"}, by=bayern, note=note, number=number)
    return Entry.objects


def tamper(*statements):
    """What somebody with all rights on the database can do."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER USER")


def found() -> list[tuple]:
    return [(b.subject, b.position, b.reason) for b in breaks()]


TAMPERINGS = {
    "says": (["UPDATE journal_entry SET says = 'hat nichts getan.' WHERE subject = 'a' AND position = 2"], 2, CHANGED),
    "facts": (["UPDATE journal_entry SET facts = '{\"number\": 9}' WHERE subject = 'a' AND position = 3"], 3, CHANGED),
    "verb": (["UPDATE journal_entry SET verb = 'adopt' WHERE subject = 'a' AND position = 1"], 1, CHANGED),
    "moment": (
        ["UPDATE journal_entry SET at = at - interval '1 microsecond' WHERE subject = 'a' AND position = 4"],
        4,
        CHANGED,
    ),
    "person": (["UPDATE journal_entry SET actor_id = NULL WHERE subject = 'a' AND position = 2"], 2, CHANGED),
    "land": (["UPDATE journal_entry SET land_id = 'HH' WHERE subject = 'a' AND position = 2"], 2, CHANGED),
    "role": (["UPDATE journal_entry SET role = 'press' WHERE subject = 'a' AND position = 2"], 2, CHANGED),
    "digest": (["UPDATE journal_entry SET digest = repeat('0', 64) WHERE subject = 'a' AND position = 2"], 2, CHANGED),
    "first deleted": (
        [
            "DELETE FROM journal_note",
            "DELETE FROM journal_entry WHERE subject = 'a' AND position = 1",
        ],
        1,
        GONE,
    ),
    "middle deleted": (["DELETE FROM journal_entry WHERE subject = 'a' AND position = 2"], 2, GONE),
    "middle deleted and moved up": (
        [
            "DELETE FROM journal_entry WHERE subject = 'a' AND position = 2",
            "UPDATE journal_entry SET position = 2 WHERE subject = 'a' AND position = 3",
        ],
        2,
        LINK,
    ),
    "last deleted": (["DELETE FROM journal_entry WHERE subject = 'a' AND position = 4"], 4, "Eintrag fehlt am Ende"),
    "all deleted": (
        ["DELETE FROM journal_note", "DELETE FROM journal_entry WHERE subject = 'a'"],
        1,
        "alle Einträge fehlen",
    ),
    "last deleted and the chain shortened": (
        [
            "DELETE FROM journal_entry WHERE subject = 'a' AND position = 4",
            "UPDATE journal_chain SET length = 3 WHERE subject = 'a'",
        ],
        3,
        "Ende der Kette stimmt nicht",
    ),
    "swapped": (
        [
            "UPDATE journal_entry SET position = 99 WHERE subject = 'a' AND position = 2",
            "UPDATE journal_entry SET position = 2 WHERE subject = 'a' AND position = 3",
            "UPDATE journal_entry SET position = 3 WHERE subject = 'a' AND position = 99",
        ],
        2,
        LINK,
    ),
    "added without the trigger": (
        [
            "INSERT INTO journal_entry (subject, position, at, role, verb, says, facts, previous, digest) "
            "VALUES ('a', 5, now(), '', 'tested', 'hat geprüft.', '{}', 'x', 'y')"
        ],
        5,
        LINK,
    ),
    "chain forgotten": (["DELETE FROM journal_chain WHERE subject = 'a'"], 1, SURPLUS),
}


def test_untouched_journal_is_proved(chains):
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "Der Verlauf ist unverändert: 8 Einträge, 0 Siegel geprüft.\n"


def test_single_entry_is_counted_as_one(db):
    record("a", TESTED)
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "Der Verlauf ist unverändert: 1 Eintrag, 0 Siegel geprüft.\n"


def test_empty_journal_is_proved(db):
    assert found() == []


@pytest.mark.parametrize("name", TAMPERINGS)
def test_first_broken_entry_is_named_after(name, chains):
    statements, position, reason = TAMPERINGS[name]
    tamper(*statements)
    assert found() == [("a", position, reason)]
    err = StringIO()
    with pytest.raises(CommandError, match=r"^Der Verlauf ist an 1 Stelle verändert worden\.$"):
        call_command("verify_journal", stderr=err)
    assert err.getvalue() == f"a, Eintrag {position}: {reason}\n"


def test_entry_with_a_forged_digest_breaks_the_next(chains):
    entry = chains.with_facts_as_stored().get(subject="a", position=2)
    entry.says = "hat nichts getan."
    forged = entry.expected_digest()
    tamper(
        f"UPDATE journal_entry SET says = 'hat nichts getan.', digest = '{forged}' WHERE subject = 'a' AND position = 2"
    )
    assert found() == [("a", 3, LINK)]


def test_last_entry_with_a_forged_digest_breaks_the_end(chains):
    entry = chains.with_facts_as_stored().get(subject="a", position=4)
    entry.says = "hat nichts getan."
    forged = entry.expected_digest()
    tamper(
        f"UPDATE journal_entry SET says = 'hat nichts getan.', digest = '{forged}' WHERE subject = 'a' AND position = 4"
    )
    assert found() == [("a", 4, "Ende der Kette stimmt nicht")]


def test_entry_added_with_a_forged_digest_is_named(chains):
    record("a", TESTED_THAT, words={"what": "Nummer 5"})
    tamper("UPDATE journal_chain SET length = 4, head = (SELECT previous FROM journal_entry WHERE position = 5)")
    assert found()[0] == ("a", 5, SURPLUS)


def test_entry_slipped_in_before_the_first_is_named(chains):
    tamper(
        "INSERT INTO journal_entry (subject, position, at, role, verb, says, facts, previous, digest) "
        "VALUES ('a', 0, now(), '', 'tested', 'hat geprüft.', '{}', '', 'y')"
    )
    assert found() == [("a", 0, SURPLUS)]


def test_every_broken_chain_is_named_once(chains):
    tamper("UPDATE journal_entry SET says = 'hat nichts getan.' WHERE position IN (2, 3)")
    assert found() == [("a", 2, CHANGED), ("b", 2, CHANGED)]


def test_entry_moved_to_another_subject_breaks_both(chains):
    tamper("UPDATE journal_entry SET subject = 'c' WHERE subject = 'b' AND position = 4")
    assert found() == [("b", 4, "Eintrag fehlt am Ende"), ("c", 1, "Eintrag fehlt")]


def test_entries_are_read_in_the_order_of_the_chain(chains):
    tamper(
        "UPDATE journal_entry SET id = -1 WHERE subject = 'a' AND position = 3",
        "UPDATE journal_entry SET id = (SELECT id FROM journal_entry WHERE subject = 'a' AND position = 2) + 1000"
        " WHERE subject = 'a' AND position = 2",
    )
    assert found() == []
    assert [entry.position for entry in chains.about("a").for_reading()] == [4, 3, 2, 1]


def test_note_erased_does_not_break_the_chain(chains):
    Note.objects.all().delete()
    assert found() == []


def test_note_changed_is_found(chains):
    Note.objects.update(text="Vermerk, geschönt")
    assert found() == [("a", 1, "Anmerkung wurde nachträglich verändert")]


def test_note_put_to_another_entry_is_found(chains):
    Note.objects.create(entry=chains.get(subject="a", position=3), text="Untergeschoben")
    assert found() == [("a", 3, "Anmerkung wurde nachträglich verändert")]


def test_note_lies_in_the_chain_as_a_digest_only(chains):
    entry = chains.get(subject="a", position=1)
    assert entry.facts == {"number": 1, "note_sha256": hashlib.sha256(b"Vermerk").hexdigest()}


def test_person_renamed_does_not_break_the_chain(chains):
    User.objects.filter(email="bayern@example.org").update(name="Erika Neu", email="neu@example.org")
    assert found() == []
    assert str(chains.get(subject="a", position=1)) == "Erika Neu hat Nummer 1 geprüft."


def test_facts_in_any_order_and_script_are_read_back_as_stored(db):
    record(
        "a",
        TESTED_THAT,
        words={"what": "„Größe“"},
        zulu=1.50,
        alpha='Übergröße \U0001f600 \\ "',
        nested={"b": [1, None]},
    )
    assert found() == []
