"""Finding a Ziffer by the way people name it."""

import pytest
from hypothesis import given

from tests.text.strategies import texts
from text.blocks import Kind, build, labels, names
from text.find import find_ziffer

TEXT = build(["Vorweg 1."], [(1, "Eins"), (1, "Zwei"), (2, "a"), (2, "b"), (3, "aa"), (1, "Drei")], ["Weil 3."])
SAID = {block.text: block.id for block in TEXT}


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("1", "Eins"),
        ("2.", "Zwei"),
        (" 02 ", "Zwei"),
        ("2b", "b"),
        ("2 b)", "b"),
        ("2.b.aa", "aa"),
        ("Ziffer 2 Buchstabe b Doppelbuchstabe aa", "aa"),
        ("ZIFFER 3", "Drei"),
        ("Nr. 3", "Drei"),
    ],
)
def test_a_ziffer_is_found_by_its_name(typed, text):
    assert find_ziffer(TEXT, typed) == SAID[text]


@pytest.mark.parametrize(
    "typed", ["", " ", "4", "0", "2c", "b", "aa", "2 b b", "Ziffer", "²", "\0", "3 und 4", "9" * 5000]
)
def test_what_the_text_does_not_have_is_not_found(typed):
    assert find_ziffer(TEXT, typed) is None


@given(texts)
def test_every_ziffer_is_found_by_its_printed_name(blocks):
    ziffern = [block.id for block in blocks if block.kind is Kind.ZIFFER]
    assert [find_ziffer(blocks, names(blocks)[each]) for each in ziffern] == ziffern
    first_level = [b.id for b in blocks if b.kind is Kind.ZIFFER and b.level == 1]
    assert [find_ziffer(blocks, labels(blocks)[each]) for each in first_level] == first_level
