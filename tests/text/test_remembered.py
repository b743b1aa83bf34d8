"""What a process remembers: a text is made once, and there is a bound to what is kept."""

from collections import OrderedDict

import pytest

from text.blocks import Block, Kind, TextError
from text.text import Text, remembered

BLOCKS = (Block("ziffer01", Kind.ZIFFER, "Die Länder bitten den Bund."),)


@pytest.fixture
def read(monkeypatch):
    """Read a text of this name through a memory for two, and the names of all that had to be made."""
    monkeypatch.setattr("text.text._texts", OrderedDict())
    monkeypatch.setattr("text.text.REMEMBERED", 2)
    made = []

    def make(name: str) -> Text:
        made.append(name)
        return Text(name, BLOCKS)

    def reading(*names: str) -> list[str]:
        made.clear()
        assert [remembered(name, lambda name=name: make(name)).title for name in names] == list(names)
        return made[:]

    return reading


def test_a_text_is_made_once(read):
    assert read("eins", "zwei", "eins", "zwei", "eins") == ["eins", "zwei"]
    assert read("zwei") == []


def test_a_remembered_text_keeps_what_was_computed_from_it(read):
    first = remembered("eins", lambda: Text("eins", BLOCKS))
    assert remembered("eins", lambda: Text("eins", BLOCKS)) is first
    assert remembered("eins", lambda: Text("eins", BLOCKS)).names is first.names


def test_the_text_not_read_for_longest_is_forgotten_beyond_the_bound(read):
    assert read("eins", "zwei", "drei") == ["eins", "zwei", "drei"]
    assert read("drei", "zwei") == []
    assert read("eins") == ["eins"]
    assert read("zwei") == []
    assert read("drei") == ["drei"]


def test_what_could_not_be_made_is_not_remembered(read):
    with pytest.raises(TextError):
        remembered("eins", lambda: Text.load("eins", None))
    assert read("eins", "eins") == ["eins"]
