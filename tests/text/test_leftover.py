"""What no longer fits, with the words that were wanted, and how it is put into the changed text all the same."""

import pytest

from tests.text.spelled import text
from text.carry import carry_over
from text.leftover import leftovers, put
from text.text import Text

OLD = Text("Alt", text("a:eins b:zwei c/2:drei d:vier"))


def left(wanted: Text, new: Text):
    operations = OLD.operations_to(wanted)
    _, flagged = carry_over(OLD, new, operations)
    return leftovers(OLD, new, operations, flagged)


def told(wanted: str, new: str) -> list[tuple]:
    found = left(Text("Alt", text(wanted)), Text("Alt", text(new)))
    return [(each.name, each.then, each.now, each.wanted, each.note) for each in found]


@pytest.mark.parametrize(
    ("wanted", "new", "found"),
    [
        (
            "a:eins b:Zwei c/2:drei d:vier",
            "a:eins b:anders c/2:drei d:vier",
            [("Ziffer 2", "zwei", "anders", "Zwei", "")],
        ),
        ("a:eins b:Zwei c/2:drei d:vier", "a:eins d:vier", [("früher Ziffer 2", "zwei", None, "Zwei", "")]),
        (
            "a:eins b:zwei c/2:Drei d:vier",
            "a:eins b:zwei d:vier",
            [("früher Ziffer 2 Buchstabe a", "drei", None, "Drei", "")],
        ),
        (
            "a:eins b:zwei d:vier",
            "a:eins b:zwei c/2:anders d:vier",
            [("Ziffer 2 Buchstabe a", "drei", "anders", "", "streichen")],
        ),
        (
            "a:eins b:zwei c/2:drei x/2:neu d:vier",
            "a:eins d:vier",
            [("Neu, früher nach Ziffer 2 Buchstabe a", "", None, "neu", "einfügen")],
        ),
        (
            "d:vier a:eins b:zwei c/2:drei",
            "a:eins d:vier b:zwei c/2:drei",
            [("Ziffer 2", "vier", "vier", "vier", "vor Ziffer 1 verschieben")],
        ),
        (
            "d:Vier a:eins b:zwei c/2:drei",
            "a:eins b:zwei c/2:drei",
            [("früher Ziffer 3", "vier", None, "Vier", "vor Ziffer 1 verschieben")],
        ),
        (
            "a:eins b/2:zwei c/2:drei d:vier",
            "a:eins b:anders c/2:drei d:vier",
            [("Ziffer 2", "zwei", "anders", "zwei", "als Buchstabe")],
        ),
        ("a:eins b:Zwei c/2:drei d:vier", "a:eins b:Zwei c/2:drei d:anders", []),
        ("a:eins b:Zwei c/2:drei d:vier", "a:anders b:zwei c/2:drei d:vier", []),
    ],
)
def test_what_no_longer_fits(wanted, new, found):
    assert told(wanted, new) == found


def test_a_title_that_others_have_changed():
    [title] = left(Text("Neu", OLD.blocks), Text("Anders", OLD.blocks))
    assert (title.name, title.then, title.now, title.wanted) == ("Titel", "Alt", "Anders", "Neu")


def test_the_wish_stands_against_the_words_of_today():
    [here] = left(Text("Alt", text("a:eins b:Zwei c/2:drei d:vier")), Text("Alt", text("a:eins b:anders d:vier")))
    assert [(segment.op, segment.text) for segment in here.segments] == [("delete", "anders"), ("insert", "Zwei")]


@pytest.mark.parametrize(
    ("wanted", "new", "together"),
    [
        ("a:eins b:Zwei c/2:drei d:vier", "a:eins b:anders c/2:drei d:vier", "a:eins b:Zwei c/2:drei d:vier"),
        ("a:eins b:Zwei c/2:drei d:vier", "a:eins d:vier", "a:eins b:Zwei d:vier"),
        ("a:eins b:zwei c/2:Drei d:vier", "d:vier a:eins", "d:vier a:eins c/2:Drei"),
        ("a:eins b:zwei d:vier", "a:eins b:zwei c/2:anders d:vier", "a:eins b:zwei d:vier"),
        ("a:eins b:zwei c/2:drei x/2:neu d:vier", "a:eins d:vier", "a:eins x/2:neu d:vier"),
        ("d:vier a:eins b:zwei c/2:drei", "a:eins d:vier b:zwei c/2:drei", "d:vier a:eins b:zwei c/2:drei"),
        ("d:Vier a:eins b:zwei c/2:drei", "a:eins b:zwei c/2:drei", "a:eins b:zwei c/2:drei d:Vier"),
        ("a:eins b:zwei c/2:drei d:vier x:neu y/2:sub", "a:eins x:da", "a:eins x:neu"),
    ],
)
def test_put_in_all_the_same(wanted, new, together):
    new = Text("Alt", text(new))
    operations = [op for each in left(Text("Alt", text(wanted)), new) for op in each.operations]
    assert put(OLD, new, operations).blocks == text(together)
