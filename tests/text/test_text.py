"""The noun itself: a title and its blocks as one value, and what follows from them."""

import json
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from tests.text.strategies import quick, titled, titled_versions
from text.amend import Delete, Insert, Replace, Retitle
from text.blocks import MAX_BLOCKS, Block, Kind, TextError, build, digest
from text.diff import Difference
from text.redline import DELETE, INSERT
from text.search import lexemes
from text.text import Text
from text.three_way import Conflict, Joined

PREAMBLE = Block("preamble", Kind.PREAMBLE, "Die Kurse helfen.")
FIRST = Block("ziffer01", Kind.ZIFFER, "Die Länder bitten den Bund.")
SUB = Block("ziffer02", Kind.ZIFFER, "um Geld", 2)
LAST = Block("ziffer03", Kind.ZIFFER, "Das Vorsitzland soll berichten.")
REASON = Block("reason01", Kind.RATIONALE, "Weil es Straßen braucht.")
TEXT = Text("Sprachkurse sichern", (PREAMBLE, FIRST, SUB, LAST, REASON))
NEW = Block("ziffer99", Kind.ZIFFER, "Die Länder danken.")
UNKNOWN = "Der Änderungsantrag bezieht sich auf einen Absatz, den es in diesem Text nicht gibt."


# What a text is


def test_a_text_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        TEXT.title = "Neu"


@quick
@given(titled)
def test_equal_texts_are_one_value_whatever_has_been_computed_from_them(text):
    twin = Text(text.title, text.blocks)
    assert (text.digest, text.numbers, text.names, text.lexemes) == (
        twin.digest,
        twin.numbers,
        twin.names,
        twin.lexemes,
    )
    assert {text, Text(text.title, text.blocks)} == {text}


def test_what_was_computed_from_a_text_is_not_taken_for_its_successor():
    computed = (TEXT.digest, TEXT.numbers, TEXT.names, TEXT.lexemes)
    successor = replace(TEXT, title="Neuer Titel", blocks=(LAST,))
    assert computed == (TEXT.digest, TEXT.numbers, TEXT.names, TEXT.lexemes)
    assert successor.digest == digest("Neuer Titel", [LAST])
    assert (successor.numbers, successor.names) == ({LAST.id: "1."}, {LAST.id: "Ziffer 1"})
    assert successor.lexemes == lexemes("Neuer Titel", [LAST.text])


@quick
@given(titled)
def test_load_takes_what_dump_wrote(text):
    assert Text.load(text.title, json.loads(json.dumps(text.dump()))) == text


def test_stored_form():
    assert Text("Titel", (SUB,)).dump() == [{"id": "ziffer02", "kind": "ziffer", "text": "um Geld", "level": 2}]


@pytest.mark.parametrize("data", [None, {}, ["bittet"], [{"id": "ziffer01"}], Text("", (SUB,)).dump()])
def test_load_refuses(data):
    with pytest.raises(TextError) as error:
        Text.load("Titel", data)
    assert str(error.value).startswith("Der Text ist nicht ")


@quick
@given(titled_versions(3))
def test_digests_differ_where_texts_differ(three):
    assert [one.digest == other.digest for one in three for other in three] == [
        one == other for one in three for other in three
    ]


@quick
@given(titled)
def test_the_digest_is_the_same_for_ever(text):
    assert text.digest == Text.load(text.title, text.dump()).digest == digest(text.title, text.blocks)


def test_numbers_and_names():
    assert list(TEXT.numbers.values()) == ["", "1.", "a)", "2.", ""]
    assert list(TEXT.names.values()) == [
        "Präambel, Absatz 1", "Ziffer 1", "Ziffer 1 Buchstabe a", "Ziffer 2", "Begründung, Absatz 1",
    ]  # fmt: skip
    assert list(TEXT.numbers) == list(TEXT.names) == [block.id for block in TEXT.blocks]


def test_lexemes_are_those_of_the_title_and_of_all_blocks():
    text = Text("Kurse der Länder", (FIRST, REASON))
    assert text.lexemes == lexemes("Kurse der Länder", [FIRST.text, REASON.text])
    assert Text("").lexemes == {}


@quick
@given(titled)
def test_every_block_is_got_by_its_id(text):
    assert tuple(text.get(block.id) for block in text.blocks) == text.blocks
    assert text.get("fremd000") is None


# Whether it can be kept


@quick
@given(titled)
def test_a_valid_text_is_checked_and_settled_as_it_is(text):
    assert text.checked() == text.settled() == text


@pytest.mark.parametrize(
    ("blocks", "objection"),
    [
        ((replace(FIRST, text=""),), "Der Text ist nicht gültig, Absatz 1: er ist leer."),
        ((SUB,), "Der Text ist nicht gültig, Absatz 1: über diesem Unterpunkt fehlt ein Punkt."),
        ((FIRST, FIRST), "Der Text ist nicht gültig, Absatz 2: seine Kennung kommt zweimal vor."),
        ((REASON, FIRST), "Der Text ist nicht gültig, Absatz 2: die Reihenfolge ist Präambel, Ziffern, Begründung."),
    ],
)
def test_what_breaks_the_schema_can_be_held_but_not_kept(blocks, objection):
    with pytest.raises(TextError) as error:
        Text("Titel", blocks).checked()
    assert str(error.value) == objection


def test_settling_brings_parts_and_levels_in_order():
    settled = Text("Titel", (REASON, SUB, PREAMBLE, replace(LAST, level=3))).settled()
    assert settled == Text("Titel", (PREAMBLE, replace(SUB, level=1), replace(LAST, level=2), REASON))


# What one says other than another


@quick
@given(titled_versions())
def test_the_operations_lead_to_the_new_text(both):
    base, new = both
    assert base.apply(base.operations_to(new)) == new


@quick
@given(titled, titled)
def test_the_operations_lead_even_to_a_text_with_little_in_common(base, new):
    assert base.apply(base.operations_to(new)) == new


@quick
@given(titled_versions())
def test_a_title_is_given_only_where_it_is_new(both):
    base, new = both
    given_titles = [operation for operation in base.operations_to(new) if isinstance(operation, Retitle)]
    assert given_titles == ([] if new.title == base.title else [Retitle(new.title)])
    assert (base.operations_to(new) == ()) == (base == new)


def test_title_and_blocks_are_changed_by_the_operations_about_them():
    operations = [Retitle("Einmal"), Delete(SUB.id), Insert(FIRST.id, NEW), Retitle("Zweimal")]
    assert TEXT.apply(operations) == Text("Zweimal", (PREAMBLE, FIRST, NEW, LAST, REASON))
    assert TEXT.apply([]) == TEXT


def test_an_operation_about_an_unknown_block_is_refused():
    with pytest.raises(TextError) as error:
        TEXT.apply([Retitle("Neu"), Replace("fremd000", "x")])
    assert str(error.value) == UNKNOWN


def test_a_text_that_grows_too_long_can_be_looked_at_but_not_kept():
    full = Text("Titel", build([], [(1, "x")] * MAX_BLOCKS, []))
    grown = full.apply([Insert(None, NEW)])
    assert grown == Text("Titel", (NEW, *full.blocks))
    with pytest.raises(TextError) as error:
        grown.checked()
    assert str(error.value) == (
        "Der Text hat 401 Absätze, möglich sind höchstens 400. Bitte teilen Sie den Vorschlag auf."
    )


@quick
@given(titled_versions())
def test_a_comparison_is_empty_only_for_equal_texts(both):
    old, new = both
    comparison = old.compare(new)
    assert comparison.has_new_title == (old.title != new.title)
    assert (comparison.changed == []) == (old.blocks == new.blocks)
    assert (comparison.sentences == ()) == (old == new)


@quick
@given(titled_versions())
def test_a_comparison_holds_both_titles_and_every_block(both):
    old, new = both
    comparison = old.compare(new)
    assert "".join(segment.text for segment in comparison.title if segment.op != INSERT) == old.title
    assert "".join(segment.text for segment in comparison.title if segment.op != DELETE) == new.title
    assert tuple(change.new for change in comparison.changes if change.new) == new.blocks
    assert {change.old for change in comparison.changes if change.old} == set(old.blocks)
    assert {change for change in comparison.changes if change not in comparison.changed} == {
        change for change in comparison.changes if change.old == change.new and change.kind is Difference.SAME
    }


def test_the_title_is_told_before_the_blocks():
    new = Text("Sprachkurse retten", (PREAMBLE, FIRST, SUB, NEW, replace(LAST, text="Das Vorsitzland wird berichten.")))
    assert TEXT.compare(new).sentences == (
        "Im Titel wird ‚sichern‘ durch ‚retten‘ ersetzt.",
        "Nach Ziffer 1 wird eingefügt: ‚Die Länder danken.‘",
        "In Ziffer 2 wird ‚soll‘ durch ‚wird‘ ersetzt.",
        "Absatz 1 der Begründung wird gestrichen.",
    )


def test_a_new_number_alone_is_no_change():
    comparison = TEXT.compare(replace(TEXT, blocks=(PREAMBLE, NEW, *TEXT.blocks[1:])))
    assert [change.block for change in comparison.changed] == [NEW]
    assert [(change.old_label, change.new_label) for change in comparison.changes if change.block == LAST] == [
        ("2.", "3.")
    ]


# What two people make of it


@quick
@given(titled_versions())
def test_one_side_alone_prevails_with_its_title(both):
    base, new = both
    expected = Joined(new.blocks, (), new.title)
    assert [base.three_way(*sides) for sides in ((new, base), (base, new), (new, new))] == [expected] * 3
    assert expected.is_settled


@quick
@given(titled_versions(3))
def test_titles_and_blocks_are_joined_apart(three):
    base, mine, theirs = three
    joined = base.three_way(mine, theirs)
    blocks_alone = replace(base, title="").three_way(replace(mine, title=""), replace(theirs, title=""))
    assert replace(joined, title="") == blocks_alone
    is_contested = len({base.title, mine.title, theirs.title}) == 3
    assert (joined.title is None) == is_contested
    assert joined.is_settled == (not is_contested and not joined.conflicts)


def test_a_title_both_changed_is_left_open_while_the_blocks_are_joined():
    mine = Text("Sprachkurse retten", (*TEXT.blocks[:3], NEW, LAST, REASON))
    theirs = Text("Sprachkurse erhalten", TEXT.blocks[:4])
    joined = TEXT.three_way(mine, theirs)
    assert joined == Joined((*TEXT.blocks[:3], NEW, LAST), (), None)
    assert not joined.is_settled
    assert TEXT.three_way(mine, replace(theirs, title=TEXT.title)).title == "Sprachkurse retten"


def test_a_block_both_changed_is_left_open_while_the_title_is_joined():
    mine, theirs = (Text("Titel", (replace(FIRST, text=words),)) for words in ("Mein Satz.", "Ihr Satz."))
    joined = Text("Titel", (FIRST,)).three_way(replace(mine, title="Neuer Titel"), theirs)
    assert joined == Joined(
        theirs.blocks, (Conflict(FIRST.id, FIRST, mine.blocks[0], theirs.blocks[0]),), "Neuer Titel"
    )
    assert not joined.is_settled


@pytest.mark.parametrize("found", [TEXT.numbers, TEXT.names])
def test_what_follows_from_a_text_can_only_be_read(found):
    with pytest.raises(TypeError):
        found[LAST.id] = "9."
