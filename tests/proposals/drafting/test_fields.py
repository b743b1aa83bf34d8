"""What an operation changes of the fields of the editor."""

import pytest

from proposals.drafting.fields import changes, parts_of
from text import editing
from text.blocks import Block, Kind
from text.text import Text

PREAMBLE = Block("praeamb1", Kind.PREAMBLE, "Die Länder sind sich einig.")
FIRST, POINT, OTHER, LAST = (
    Block(f"ziffer0{place}", Kind.ZIFFER, words, level)
    for place, words, level in ((1, "Kurse fehlen.", 1), (2, "für Kurse,", 2), (3, "für Beratung.", 2), (4, "Dank.", 1))
)
TEXT = Text("Titel", (PREAMBLE, FIRST, POINT, OTHER, LAST))


def found(operation, *arguments) -> tuple:
    """Order, marks, and number and words of the fields that an operation on the text changes."""
    blocks, _ = operation(TEXT.blocks, *arguments)
    change = changes(TEXT, Text("Titel", blocks))
    return change.order, change.marks, [(field.number, field.block.text) for field in change.fields]


def test_every_part_has_its_fields_with_their_names():
    parts = parts_of(TEXT)
    assert [(part.kind, part.title, part.noun, len(part.fields)) for part in parts] == [
        ("preamble", "Präambel", "Absatz", 1),
        ("ziffer", "Beschlusstext", "Ziffer", 4),
        ("rationale", "Begründung", "Absatz", 0),
    ]
    assert [(field.number, field.name) for part in parts for field in part.fields] == [
        ("Absatz 1", "Präambel, Absatz 1"),
        ("1.", "Ziffer 1."),
        ("a)", "Ziffer a)"),
        ("b)", "Ziffer b)"),
        ("2.", "Ziffer 2."),
    ]


def test_a_field_knows_of_subpoints():
    fields = [field for part in parts_of(TEXT) for field in part.fields]
    assert [field.has_subpoints for field in fields] == [False, True, False, False, False]


def test_a_field_is_as_high_as_its_lines_and_one_more():
    text = Text("", (Block("ziffer01", Kind.ZIFFER, "Eine Zeile\nund " + "lang " * 20),))
    assert [field.rows for part in parts_of(text) for field in part.fields] == [4]


def test_the_same_text_changes_nothing():
    assert found(lambda blocks: (blocks, "")) == ({}, {}, [])


def test_a_move_sends_the_order_and_the_numbers_alone():
    order = {"ziffer": [POINT.id, OTHER.id]}
    assert found(editing.up, OTHER.id) == (
        {"ziffer": [FIRST.id, *reversed(order["ziffer"]), LAST.id]},
        {OTHER.id: ("a)", 2), POINT.id: ("b)", 2)},
        [],
    )


def test_a_level_is_sent_with_the_numbers_behind_it():
    assert found(editing.outdent, OTHER.id) == ({}, {OTHER.id: ("2.", 1), LAST.id: ("3.", 1)}, [])


def test_a_split_sends_both_halves():
    order, marks, fields = found(editing.split, FIRST.id, 5)
    assert fields == [("1.", "Kurse"), ("2.", "fehlen.")]
    assert (len(order["ziffer"]), marks) == (5, {LAST.id: ("3.", 1)})


def test_a_join_sends_the_one_that_stays():
    order = {"ziffer": [FIRST.id, POINT.id, LAST.id]}
    assert found(editing.join, OTHER.id) == (order, {}, [("a)", "für Kurse, für Beratung.")])


def test_what_goes_takes_the_fields_below_it():
    assert found(editing.delete, FIRST.id) == ({"ziffer": [LAST.id]}, {LAST.id: ("1.", 1)}, [])


def test_a_line_that_goes_alone_raises_what_stood_below_it():
    assert found(editing.only, FIRST.id) == (
        {"ziffer": [POINT.id, OTHER.id, LAST.id]},
        {POINT.id: ("1.", 1), OTHER.id: ("2.", 1), LAST.id: ("3.", 1)},
        [],
    )


@pytest.mark.parametrize(("kind", "number"), [(Kind.PREAMBLE, "Absatz 2"), (Kind.RATIONALE, "Absatz 1")])
def test_a_new_paragraph_touches_its_part_alone(kind, number):
    order, marks, fields = found(editing.add, kind)
    assert (list(order), marks, fields) == ([kind.value], {}, [(number, "")])


def test_headings_have_a_count_of_their_own_and_another_name_on_the_second_level():
    heading = Block("kopf0001", Kind.HEADING, "II. Mittel")
    text = Text("Titel", (FIRST, heading, LAST, Block("kopf0002", Kind.HEADING, "Bund", 2)))
    fields = parts_of(text)[1].fields
    assert [(field.number, field.name, field.called, field.look) for field in fields] == [
        ("1.", "Ziffer 1.", "1.", "numbered"),
        ("Zwischenüberschrift 1", "Zwischenüberschrift 1", "Zwischenüberschrift 1", "heading"),
        ("2.", "Ziffer 2.", "2.", "numbered"),
        ("Unterüberschrift 2", "Unterüberschrift 2", "Unterüberschrift 2", "heading"),
    ]


def test_a_heading_renumbers_nothing():
    order, marks, fields = found(editing.heading, LAST.id)
    assert (marks, fields) == ({}, [("Zwischenüberschrift 1", "")])
    assert order["ziffer"][:3] + order["ziffer"][4:] == [FIRST.id, POINT.id, OTHER.id, LAST.id]
