"""Places by the numbers of the text that lies before all. `tests.text.spelled`: „b c/2“ is Ziffer 1 with a)."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.text.spelled import text
from tests.text.strategies import quick, versions
from text.amend import TITLE
from text.blocks import Block, Kind
from text.diff import compare
from text.places import Places
from text.words import in_words

BASE = "a b c/2 d/2 e/3 f"


def told(new: str, base: str = BASE) -> list[str]:
    """In words, where every block without words of its own says its letter if it is new."""
    known = {block.id for block in text(base)}
    blocks = [replace(b, text=b.id[0]) if b.text == "bittet" and b.id not in known else b for b in text(new)]
    return list(in_words(compare(text(base), blocks)))


@pytest.mark.parametrize(
    ("new", "sentences"),
    [
        ("x a b c/2 d/2 e/3 f", ["Vor Ziffer 1 wird eingefügt: ‚x‘"]),
        ("a x b c/2 d/2 e/3 y f", ["Nach Ziffer 1 wird eingefügt: ‚x‘", "Nach Ziffer 2 wird eingefügt: ‚y‘"]),
        ("a b c/2 d/2 e/3 f x y", ["Nach Ziffer 3 wird eingefügt: ‚x‘", "Danach wird eingefügt: ‚y‘"]),
        ("a x/2 b c/2 d/2 e/3 f", ["In Ziffer 1 wird als Buchstabe eingefügt: ‚x‘"]),
        ("a b x/2 c/2 d/2 e/3 f", ["Vor Ziffer 2 Buchstabe a wird eingefügt: ‚x‘"]),
        ("a b c/2 x/2 d/2 e/3 f", ["Nach Ziffer 2 Buchstabe a wird eingefügt: ‚x‘"]),
        ("a b c/2 d/2 e/3 x/2 f", ["Nach Ziffer 2 Buchstabe b wird eingefügt: ‚x‘"]),
        (
            "a b c/2 d/2 e/3 x/3 f",
            ["Nach Ziffer 2 Buchstabe b Doppelbuchstabe aa wird eingefügt: ‚x‘"],
        ),
        ("a b c/2 x d/2 e/3 f", ["Nach Ziffer 2 Buchstabe a wird als Ziffer eingefügt: ‚x‘"]),
        (
            "a x y/2 b c/2 d/2 e/3 f",
            [
                "Nach Ziffer 1 wird eingefügt: ‚x‘",
                "In der neuen Ziffer nach Ziffer 1 wird als Buchstabe eingefügt: ‚y‘",
            ],
        ),
        ("b c/2 d/2 e/3 f x", ["Ziffer 1 wird gestrichen.", "Nach Ziffer 3 wird eingefügt: ‚x‘"]),
        ("f a b c/2 d/2 e/3", ["Ziffer 3 wird vor Ziffer 1 verschoben."]),
        ("a f b c/2 d/2 e/3", ["Ziffer 3 wird hinter Ziffer 1 verschoben."]),
        ("a b d/2 e/3 c/2 f", ["Ziffer 2 Buchstabe a wird hinter Ziffer 2 Buchstabe b verschoben."]),
        ("a f/2 b c/2 d/2 e/3", ["Ziffer 3 wird zu einem Buchstaben in Ziffer 1."]),
        ("a b c/2 d/2 e/3 f/2", ["Ziffer 3 wird zu einem Buchstaben hinter Ziffer 2 Buchstabe b."]),
    ],
)
def test_places_in_words(new, sentences):
    assert told(new) == sentences


def test_no_sentence_counts_by_the_new_text():
    assert told("x a b y f:g", "a b c d e f") == [
        "Vor Ziffer 1 wird eingefügt: ‚x‘",
        "Ziffer 3 wird gestrichen.",
        "Ziffer 4 wird gestrichen.",
        "Ziffer 5 wird gestrichen.",
        "Nach Ziffer 2 wird eingefügt: ‚y‘",
        "Ziffer 6 erhält folgende Fassung: ‚g‘",
    ]


def test_names_of_what_is_new_are_told_apart():
    base, order = text("a b/2 c"), text("x a b/2 y z v/2 w/2 c")
    places = Places(base, order)
    assert [places.name(block.id) for block in order] == [
        "Neu vor Ziffer 1",
        "Ziffer 1",
        "Ziffer 1 Buchstabe a",
        "Neu nach Ziffer 1",
        "Neu nach Ziffer 1 (2)",
        "Neu nach Ziffer 1 (2), Buchstabe a",
        "Neu nach Ziffer 1 (2), Buchstabe b",
        "Ziffer 2",
    ]
    assert (places.name(TITLE), places.name("nirgends")) == ("Titel", "Neuer Absatz")


def test_a_part_that_is_empty():
    reason = Block("neuneu00", Kind.RATIONALE, "Weil.")
    places = Places(text("a"), (*text("a"), reason))
    assert (places.name(reason.id), str(places.where(reason.id))) == ("Neu in der Begründung", "in der Begründung")


def test_paragraphs_of_the_preamble():
    old, new = Block("altaltaa", Kind.PREAMBLE, "Alt."), Block("neuneu00", Kind.PREAMBLE, "Neu.")
    assert Places([old], [old, new]).name(new.id) == "Neu nach Absatz 1 der Präambel"
    assert Places([old], [new, old]).name(new.id) == "Neu vor Absatz 1 der Präambel"


@quick
@given(versions())
def test_every_place_has_a_name_of_its_own(both):
    old, new = both
    places = Places(old, new)
    names = [places.name(block.id) for block in new]
    assert len(set(names)) == len(names)
