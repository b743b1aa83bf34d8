"""A saved text and its difference to another are made once in a process."""

import pytest

from text import text as texts
from text.blocks import Block, Kind, TextError
from text.text import Text, compared, remembered


def saved(title: str, words: str = "Die Länder bitten den Bund.") -> Text:
    return Text(title, (Block("ziffer01", Kind.ZIFFER, words),))


@pytest.fixture(autouse=True)
def nothing_remembered():
    for memory in (texts._texts, texts._comparisons):
        memory.forget()


def test_a_remembered_text_keeps_what_was_computed_from_it():
    first = remembered("eins", lambda: saved("eins"))
    assert remembered("eins", lambda: saved("eins")) is first
    assert remembered("eins", lambda: saved("eins")).names is first.names


def test_a_text_weighs_what_it_says():
    assert (saved("eins").length, saved("", "Kurse").length) == (31, 5)


def test_a_text_that_cannot_be_read_is_not_remembered():
    with pytest.raises(TextError):
        remembered("eins", lambda: Text.load("eins", None))
    assert remembered("eins", lambda: saved("eins")) == saved("eins")


def test_two_texts_are_compared_once_and_each_way_for_itself():
    old, new = saved("eins"), saved("eins", "Die Länder bitten das Land.")
    assert compared(old, new) == old.compare(new)
    assert compared(saved("eins"), new) is compared(old, new)
    assert compared(new, old) == new.compare(old)


def test_a_comparison_weighs_what_both_texts_say():
    assert compared(saved("eins"), saved("zwei", "Die Länder bitten das Land.")).length == 8 + 19 + 2 * 8
