"""„Unterstützt, wenn“ place by place: other words, nothing, something new behind it."""

import pytest

from proposals.positions.wishing import PlaceWish, filled_in, wished
from tests.text.spelled import text
from text.amend import TITLE
from text.blocks import Block, Kind
from text.text import Text

BASE = Text("Alt", text("a:eins b:zwei c/2:drei d/2:vier e:fünf"))
A, B, C, D, E = (block.id for block in BASE.blocks)
WISHES = [
    ({A: PlaceWish("Eins")}, ["1 Eins", "1 zwei", "2 drei", "2 vier", "1 fünf"]),
    ({A: PlaceWish("eins")}, ["1 eins", "1 zwei", "2 drei", "2 vier", "1 fünf"]),
    ({A: PlaceWish("Eins"), E: PlaceWish("Fünf")}, ["1 Eins", "1 zwei", "2 drei", "2 vier", "1 Fünf"]),
    ({A: PlaceWish("eins", True)}, ["1 zwei", "2 drei", "2 vier", "1 fünf"]),
    ({B: PlaceWish("zwei", True)}, ["1 eins", "1 fünf"]),
    ({C: PlaceWish("drei", True)}, ["1 eins", "1 zwei", "2 vier", "1 fünf"]),
    ({B: PlaceWish("zwei", False, ("neu",))}, ["1 eins", "1 zwei", "2 drei", "2 vier", "1 neu", "1 fünf"]),
    (
        {C: PlaceWish("drei", False, ("neu", "mehr"))},
        ["1 eins", "1 zwei", "2 drei", "2 neu", "2 mehr", "2 vier", "1 fünf"],
    ),
    ({E: PlaceWish("fünf", False, ("neu",))}, ["1 eins", "1 zwei", "2 drei", "2 vier", "1 fünf", "1 neu"]),
    ({B: PlaceWish("zwei", True, ("neu",))}, ["1 eins", "1 neu", "1 fünf"]),
    (
        {B: PlaceWish("Zwei", False, ("neu",)), D: PlaceWish("vier", False, ("sub",))},
        ["1 eins", "1 Zwei", "2 drei", "2 vier", "2 sub", "1 neu", "1 fünf"],
    ),
    (
        {A: PlaceWish("eins", False, (), ("neu", "mehr"))},
        ["1 neu", "1 mehr", "1 eins", "1 zwei", "2 drei", "2 vier", "1 fünf"],
    ),
    (
        {A: PlaceWish("Eins", False, ("dazu",), ("neu",))},
        ["1 neu", "1 Eins", "1 dazu", "1 zwei", "2 drei", "2 vier", "1 fünf"],
    ),
    ({A: PlaceWish("eins", True, ("neu",))}, ["1 neu", "1 zwei", "2 drei", "2 vier", "1 fünf"]),
]


@pytest.mark.parametrize(("wishes", "expected"), WISHES)
def test_the_text_as_it_is_wished(wishes, expected):
    assert [f"{block.level} {block.text}" for block in wished(BASE, wishes).blocks] == expected


@pytest.mark.parametrize("wishes", [wishes for wishes, _ in WISHES])
def test_what_was_filled_in_comes_back_into_the_form(wishes):
    operations = BASE.operations_to(wished(BASE, wishes))
    again = wished(BASE, filled_in(BASE, operations))
    assert [(b.level, b.text) for b in again.blocks] == [(b.level, b.text) for b in wished(BASE, wishes).blocks]


def test_what_comes_before_the_first_place_comes_back_as_such():
    kinds = {"weil": Kind.PREAMBLE, "Lage": Kind.HEADING, "eins": Kind.ZIFFER, "denn": Kind.RATIONALE}
    base = Text("Alt", tuple(Block(f"b000000{place}", kinds[words], words) for place, words in enumerate(kinds)))
    wishes = {block.id: PlaceWish(block.text, False, (), ("neu",)) for block in base.blocks if block.text != "eins"}
    found = wished(base, wishes)
    assert [(block.kind.value, block.text) for block in found.blocks] == [
        *(("preamble", "neu"), ("preamble", "weil"), ("ziffer", "neu"), ("heading", "Lage"), ("ziffer", "eins")),
        *(("rationale", "neu"), ("rationale", "denn")),
    ]
    assert filled_in(base, base.operations_to(found)) == wishes


def test_another_title():
    assert wished(BASE, {TITLE: PlaceWish("Neu")}).title == "Neu"
    assert wished(BASE, {TITLE: PlaceWish("")}).title == "Alt"
    assert filled_in(BASE, BASE.operations_to(Text("Neu", BASE.blocks))) == {TITLE: PlaceWish("Neu")}


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"neu_preamble": PlaceWish("", new=("weil", "und"))}, ["preamble weil", "preamble und", "ziffer eins"]),
        ({"neu_rationale": PlaceWish("", new=("denn",))}, ["ziffer eins", "rationale denn"]),
        (
            {"neu_preamble": PlaceWish("", new=("weil",)), "neu_rationale": PlaceWish("", new=("denn", "auch"))},
            ["preamble weil", "ziffer eins", "rationale denn", "rationale auch"],
        ),
        (
            {A: PlaceWish("Eins", False, ("zwei",), ("null",)), "neu_rationale": PlaceWish("", new=("denn",))},
            ["ziffer null", "ziffer Eins", "ziffer zwei", "rationale denn"],
        ),
        ({"neu_ziffer": PlaceWish("", new=("gibt es",))}, ["ziffer eins"]),
        ({"neu_rationale": PlaceWish("", new=(" ",))}, ["ziffer eins"]),
    ],
)
def test_a_part_that_the_text_lacks_is_opened(wishes, expected):
    base = Text("Alt", BASE.blocks[:1])
    found = wished(base, wishes)
    assert [f"{block.kind} {block.text}" for block in found.blocks] == expected
    again = wished(base, filled_in(base, base.operations_to(found)))
    assert [f"{block.kind} {block.text}" for block in again.blocks] == expected


def test_ziffern_are_opened_where_there_are_reasons_alone():
    base = Text("Alt", (Block("b0000000", Kind.RATIONALE, "denn"),))
    found = wished(base, {"neu_ziffer": PlaceWish("", new=("eins", "zwei"))})
    assert [block.text for block in found.blocks] == ["eins", "zwei", "denn"]
    assert filled_in(base, base.operations_to(found)) == {"neu_ziffer": PlaceWish("", new=("eins", "zwei"))}
