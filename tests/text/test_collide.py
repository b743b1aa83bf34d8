"""Which amendments cannot both be adopted."""

import pytest
from hypothesis import given

from tests.text.spelled import text
from tests.text.strategies import quick, titled_versions
from text.amend import TITLE, operations
from text.collide import Collision, collisions
from text.text import Text

BASE = text("a b c/2 d")


def found(one: str, other: str) -> list[str]:
    sets = {key: operations(BASE, text(spec)) for key, spec in (("ÄA 1", one), ("ÄA 2", other))}
    return [collision.sentence for collision in collisions(sets, BASE)]


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        ("a:x b c/2 d", "a:y b c/2 d", ["ÄA 1 und ÄA 2 ändern Ziffer 1 verschieden."]),
        ("a b c d", "a b c/2:x d", ["ÄA 1 und ÄA 2 ändern Ziffer 2 Buchstabe a verschieden."]),
        ("b c/2 d", "a:x b c/2 d", ["ÄA 1 streicht Ziffer 1, ÄA 2 ändert Ziffer 1."]),
        ("a:x b c/2 d", "b c/2 d", ["ÄA 2 streicht Ziffer 1, ÄA 1 ändert Ziffer 1."]),
        ("d a b c/2", "a b c/2", ["ÄA 2 streicht Ziffer 3, ÄA 1 verschiebt Ziffer 3."]),
        ("d a b c/2", "a d b c/2", ["ÄA 1 und ÄA 2 stellen Ziffer 3 an verschiedene Stellen."]),
        ("a d", "a b c/2 x/2 d", ["ÄA 1 streicht Ziffer 2, ÄA 2 ergänzt Ziffer 2."]),
        ("a b d", "a b c/2 x/2 y/3 d", []),
        ("a d", "a b c/2 d/2", ["ÄA 1 streicht Ziffer 2, ÄA 2 ergänzt Ziffer 2."]),
        ("a b c/2 d x:1", "a b c/2 d x:2", ["ÄA 1 und ÄA 2 fügen nach Ziffer 3 Verschiedenes ein."]),
        (
            "a:x b c/2 d:x",
            "a:y b c/2",
            ["ÄA 1 und ÄA 2 ändern Ziffer 1 verschieden.", "ÄA 2 streicht Ziffer 3, ÄA 1 ändert Ziffer 3."],
        ),
    ],
)
def test_collisions(one, other, sentences):
    assert found(one, other) == sentences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a:x b c/2 d", "a:x b c/2 d"),
        ("b c/2 d", "b c/2 d"),
        ("d a b c/2", "d a b c/2"),
        ("a:x b c/2 d", "a b:x c/2 d"),
        ("a x b c/2 d", "a y b c/2 d"),
        ("b c/2 d", "a x b c/2 d"),
        ("a b c/2 d", "a:x b c/2"),
        ("a c y/2 d", "a c/2 d"),
    ],
    ids=["words", "deletion", "move", "other block", "same place", "behind a deleted one", "none", "raised point"],
)
def test_no_collision(one, other):
    assert found(one, other) == []


def test_titles_and_three_amendments():
    base = Text("Alt", BASE)
    sets = {number: base.operations_to(Text(title, BASE)) for number, title in ((7, "Neu"), (8, "Anders"), (9, "Neu"))}
    assert collisions(sets, BASE) == [
        Collision((7, 8), TITLE, "7 und 8 ändern den Titel verschieden."),
        Collision((8, 9), TITLE, "8 und 9 ändern den Titel verschieden."),
    ]


@quick
@given(titled_versions())
def test_an_amendment_never_collides_with_itself(both):
    base, new = both
    amendment = base.operations_to(new)
    assert collisions({1: amendment, 2: amendment}, base.blocks) == []
