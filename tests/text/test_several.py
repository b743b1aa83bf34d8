"""Several Ziffern at once, and words replaced."""

import pytest

from text import editing, several
from text.blocks import Block, Kind, TextError, labels

LINES = ((1, "eins"), (1, "zwei"), (2, "klein"), (2, "fein"), (1, "drei"), (1, "vier"))
TEXT = tuple(Block(f"{word:0<8}", Kind.ZIFFER, word, level) for level, word in LINES)


def shape(blocks):
    numbers = labels(blocks)
    return [f"{numbers[block.id]} {block.text}" for block in blocks]


def words(blocks):
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3", ["drei"]),
        ("2 b", ["fein"]),
        ("2b und 4", ["fein", "vier"]),
        ("2 bis 4", ["zwei", "drei", "vier"]),
        ("4-2", ["zwei", "drei", "vier"]),
        ("2a bis 2b", ["klein", "fein"]),
        ("Ziffer 1; Ziffer 3", ["eins", "drei"]),
    ],
)
def test_ziffern_are_named_by_their_numbers(typed, found):
    assert [block.text for block in TEXT if block.id in several.named(TEXT, typed)] == found


@pytest.mark.parametrize(("typed", "said"), [("", several.NONE), ("9", "„9“ gibt es"), ("1 bis 7", "„7“ gibt es")])
def test_a_number_that_there_is_not_is_said(typed, said):
    with pytest.raises(TextError, match=said):
        several.named(TEXT, typed)


@pytest.mark.parametrize(
    ("which", "to", "left"),
    [
        ("2", "4", ["1. eins", "2. drei", "3. vier", "4. zwei", "a) klein", "b) fein"]),
        ("3, 4", "0", ["1. drei", "2. vier", "3. eins", "4. zwei", "a) klein", "b) fein"]),
        ("4", "2", ["1. eins", "2. zwei", "a) klein", "b) fein", "3. vier", "4. drei"]),
        ("4", "2a", ["1. eins", "2. zwei", "a) klein", "b) vier", "c) fein", "3. drei"]),
        ("2a", "3", ["1. eins", "2. zwei", "a) fein", "3. drei", "4. klein", "5. vier"]),
    ],
)
def test_ziffern_are_put_behind_another_with_their_subpoints(which, to, left):
    assert shape(several.move(TEXT, which, to)[0]) == left


def test_ziffern_are_not_put_behind_themselves():
    with pytest.raises(TextError, match="von ihnen selbst"):
        several.move(TEXT, "2", "2a")


def test_what_is_done_to_several_is_done_to_each():
    assert words(several.each(editing.delete, TEXT, "2, 2a, 4")[0]) == ["eins", "drei"]


def test_words_are_replaced_everywhere_and_counted():
    changed, first, count = several.substitute(TEXT, "ei", "EI")
    assert (words(changed), first, count) == (["EIns", "zwEI", "klEIn", "fEIn", "drEI", "vier"], "eins0000", 5)
    with pytest.raises(TextError, match="kommt im Text nicht vor"):
        several.substitute(TEXT, "Eins", "x")
