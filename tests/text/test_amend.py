"""Amendments as differences: kept, applied, and read back."""

import json

import pytest
from hypothesis import given

from tests.text.strategies import quick, texts, titled_versions, versions
from text.amend import TITLE, Delete, Insert, Move, Replace, Retitle, apply, dump, load, operations, touched
from text.blocks import Block, Kind, TextError, build, check
from text.text import Text
from text.three_way import join

BASE = (
    Block("preamble", Kind.PREAMBLE, "erwägt"),
    Block("ziffer01", Kind.ZIFFER, "bittet"),
    Block("ziffer02", Kind.ZIFFER, "dankt"),
    Block("ziffer03", Kind.ZIFFER, "fordert"),
    Block("reason01", Kind.RATIONALE, "weil"),
)
NEW = Block("ziffer99", Kind.ZIFFER, "begrüßt")
EVERY_KIND = (
    Retitle("Neuer Titel"),
    Delete("ziffer01"),
    Insert(None, NEW),
    Move("ziffer03", "ziffer99"),
    Replace("ziffer03", "verlangt", 2),
)


@quick
@given(versions())
def test_the_operations_give_the_new_text(both):
    base, new = both
    assert apply(base, operations(base, new)) == new


@quick
@given(texts, texts)
def test_the_operations_give_even_a_text_with_little_in_common(base, new):
    assert apply(base, operations(base, new)) == new


@quick
@given(titled_versions())
def test_operations_survive_storage(both):
    base, new = both
    amendment = base.operations_to(new)
    assert load(json.loads(json.dumps(dump(amendment)))) == amendment


@quick
@given(versions())
def test_operations_refer_to_nothing_but_the_base_and_their_own_blocks(both):
    base, new = both
    amendment = operations(base, new)
    own = {operation.block.id for operation in amendment if isinstance(operation, Insert)}
    anchors = {operation.after for operation in amendment if isinstance(operation, Insert | Move)}
    assert anchors - own - {block.id for block in base} - {None} == set()


@quick
@given(versions())
def test_touched_are_exactly_the_blocks_that_differ(both):
    base, new = both
    ids = touched(operations(base, new))
    untouched = [block for block in base if block.id not in ids]
    assert untouched == [block for block in new if block.id not in ids]


def test_no_difference_no_operations():
    assert operations(BASE, BASE) == Text("Titel", BASE).operations_to(Text("Titel", BASE)) == ()


def test_every_kind_of_operation():
    new = (BASE[0], NEW, Block("ziffer03", Kind.ZIFFER, "verlangt", 2), BASE[2], BASE[4])
    assert Text("Titel", BASE).operations_to(Text("Neuer Titel", new)) == EVERY_KIND
    assert Text("Titel", BASE).apply(EVERY_KIND) == Text("Neuer Titel", new)
    assert touched(EVERY_KIND) == {TITLE, "ziffer01", "ziffer99", "ziffer03"}


def test_an_amendment_withdrawn_leaves_the_others_intact():
    """Both insert at the same place and change different Ziffern; either can go without the other."""
    one = (*BASE[:2], NEW, *BASE[2:])
    other = (*BASE[:2], Block("ziffer98", Kind.ZIFFER, "beauftragt"), *BASE[3:])
    amendments = [operations(BASE, text) for text in (one, other)]
    assert [apply(BASE, amendment) for amendment in amendments] == [one, other]
    both = apply(BASE, [*amendments[0], *amendments[1]])
    assert check(both) == both == join(BASE, one, other).blocks


def test_a_title_is_not_for_the_blocks():
    assert operations(BASE, BASE[:1]) == tuple(Delete(block.id) for block in BASE[1:])
    assert apply(BASE, [Retitle("Neuer Titel")]) == BASE


@pytest.mark.parametrize("operation", [Replace("fremd000", "x"), Delete("fremd000"), Move("fremd000", None),
                                       Move("ziffer01", "fremd000"), Insert("fremd000", NEW)])  # fmt: skip
def test_an_unknown_block_is_refused(operation):
    with pytest.raises(TextError) as error:
        apply(BASE, [operation])
    assert str(error.value) == ("Der Änderungsantrag bezieht sich auf einen Absatz, den es in diesem Text nicht gibt.")


def test_a_subpoint_that_loses_its_point_is_raised():
    base = build([], [(1, "bittet"), (2, "den Bund")], [])
    text = Text("Titel", base).apply([Delete(base[0].id)])
    assert (text.title, [(block.level, block.text) for block in text.blocks]) == ("Titel", [(1, "den Bund")])
    assert text.checked() == text


def test_stored_form():
    assert dump(EVERY_KIND) == [
        {"op": "title", "text": "Neuer Titel"},
        {"op": "delete", "id": "ziffer01"},
        {"op": "insert", "after": None, "id": "ziffer99", "kind": "ziffer", "text": "begrüßt", "level": 1},
        {"op": "move", "id": "ziffer03", "after": "ziffer99"},
        {"op": "replace", "id": "ziffer03", "text": "verlangt", "level": 2},
    ]


@pytest.mark.parametrize(
    "data",
    [
        {},
        ["delete"],
        [{}],
        [{"op": "drop", "id": "ziffer01"}],
        [{"op": ["delete"], "id": "ziffer01"}],
        [{"op": "delete"}],
        [{"op": "delete", "id": "ziffer01", "text": "x"}],
        [{"op": "delete", "id": "ZIFFER01"}],
        [{"op": "delete", "id": 1}],
        [{"op": "move", "id": "ziffer01", "after": ""}],
        [{"op": "title", "text": ""}],
        [{"op": "title", "text": "zwei\nZeilen"}],
        [{"op": "replace", "id": "ziffer01", "text": "x", "level": 4}],
        [{"op": "replace", "id": "ziffer01", "text": "x", "level": True}],
        [{"op": "replace", "id": "ziffer01", "text": None, "level": 1}],
        [{"op": "insert", "after": None, "id": "ziffer99", "kind": "anlage", "text": "x", "level": 1}],
        [{"op": "insert", "after": None, "id": "ziffer99", "kind": ["ziffer"], "text": "x", "level": 1}],
    ],
)
def test_load_refuses(data):
    with pytest.raises(TextError) as error:
        load(data)
    assert str(error.value).startswith("Der Änderungsantrag ist nicht lesbar: ")
