"""A text dealt out to parts: nothing is lost, nothing comes where it was not dealt, subpoints stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, titled
from text.blocks import Kind, TextError
from text.divide import divide, points, without
from text.parse import parse
from text.text import Text

AMONG_ZIFFERN = (Kind.HEADING, Kind.ZIFFER)
TEXT = Text("Alles", parse("Vorweg.", "1. Eins\n   a) unter eins\n2. Zwei\n3. Drei\n   a) unter drei", "Darum."))
ONE, TWO, THREE = (block.id for block in points(TEXT.blocks))


@quick
@given(st.data(), titled)
def test_every_ziffer_goes_to_the_parts_it_is_dealt_to(data, text):
    ids = [block.id for block in points(text.blocks)]
    count = data.draw(st.integers(2, 4))
    titles = [f"{text.title} {place}" for place in range(count)]
    parts = {block_id: data.draw(st.sets(st.integers(0, count - 1))) for block_id in ids}
    if len(ids) < 1 or not all(parts.values()) or set().union(*parts.values()) != set(range(count)):
        with pytest.raises(TextError):
            divide(text, parts, titles)
        return
    divided = divide(text, parts, titles)
    assert [part.checked() for part in divided] == list(divided)
    assert [part.title for part in divided] == titles
    point, dealt = None, [[] for _ in range(count)]
    for block in text.blocks:
        point = block.id if block.id in parts else point
        for place in range(count):
            if block.kind is Kind.ZIFFER and place in parts[point]:
                dealt[place].append(block)
    assert [[block for block in part.blocks if block.kind is Kind.ZIFFER] for part in divided] == dealt
    rest = [[block for block in part.blocks if block.kind not in AMONG_ZIFFERN] for part in divided]
    assert rest == [[block for block in text.blocks if block.kind not in AMONG_ZIFFERN]] * count
    assert {block for part in divided for block in part.blocks} == set(text.blocks)


def test_a_heading_goes_with_its_ziffern():
    text = Text("Alles", parse("", "Überschrift: A\n1. eins\nUnterüberschrift: B\n2. zwei\nÜberschrift: C\n3. drei"))
    one, two, three = (block.id for block in points(text.blocks))
    parts = divide(text, {one: {0}, two: {1}, three: {0}}, ["Erster", "Zweiter"])
    assert [[block.text for block in part.blocks] for part in parts] == [["A", "eins", "C", "drei"], ["A", "B", "zwei"]]


def test_a_heading_without_ziffern_goes_to_all_parts():
    text = Text("Alles", parse("", "Überschrift: Leer\nÜberschrift: A\n1. eins\n2. zwei\nÜberschrift: Ende"))
    one, two = (block.id for block in points(text.blocks))
    parts = divide(text, {one: {0}, two: {1}}, ["Erster", "Zweiter"])
    assert [[block.text for block in part.blocks] for part in parts] == [
        ["Leer", "A", "eins", "Ende"],
        ["Leer", "A", "zwei", "Ende"],
    ]


def test_subpoints_go_with_their_point():
    first, second = divide(TEXT, {ONE: {1}, TWO: {0}, THREE: {1}}, ["Erster", "Zweiter"])
    assert (first.title, second.title) == ("Erster", "Zweiter")
    assert [block.text for block in first.blocks] == ["Vorweg.", "Zwei", "Darum."]
    assert [block.text for block in second.blocks] == ["Vorweg.", "Eins", "unter eins", "Drei", "unter drei", "Darum."]


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ({ONE: {0}, TWO: {1}}, 2),
        ({ONE: {0}, TWO: {1}, THREE: set()}, 2),
        ({ONE: {0}, TWO: {1}, THREE: {0}, "fremdeid": {1}}, 2),
        ({ONE: {0}, TWO: {1}, THREE: {2}}, 2),
        ({ONE: {0}, TWO: {1}, THREE: {0, 2}}, 2),
        ({ONE: {0}, TWO: {0}, THREE: {0}}, 2),
        ({ONE: {0}, TWO: {0}, THREE: {0}}, 1),
        ({}, 2),
    ],
)
def test_ziffern_left_over_and_empty_parts_are_refused(parts, count):
    with pytest.raises(TextError):
        divide(TEXT, parts, ["Erster", "Zweiter"][:count])


def test_one_ziffer_goes_to_several_parts_with_its_subpoints():
    first, second = divide(TEXT, {ONE: {0, 1}, TWO: {0}, THREE: {1}}, ["Erster", "Zweiter"])
    assert [block.text for block in first.blocks] == ["Vorweg.", "Eins", "unter eins", "Zwei", "Darum."]
    assert [block.text for block in second.blocks] == ["Vorweg.", "Eins", "unter eins", "Drei", "unter drei", "Darum."]
    assert {block.id for block in first.blocks} & {block.id for block in second.blocks} >= {ONE}


@quick
@given(st.data(), titled)
def test_some_ziffern_fall_out_with_what_is_below_them_and_ids_stay(data, text):
    ziffern = [block.id for block in points(text.blocks)]
    gone = data.draw(st.sets(st.sampled_from(ziffern))) if ziffern else set()
    found = without(text, gone)
    left = [block.id for block in found.blocks]
    assert left == [block.id for block in text.blocks if block.id in set(left)]
    assert [block.id for block in points(found.blocks)] == [each for each in ziffern if each not in gone]
    assert without(text, ()) == text
    assert found.settled() == found


def test_a_heading_that_loses_all_its_ziffern_falls_out_with_them():
    text = Text("Alles", parse("", "Überschrift: A\n1. eins\nÜberschrift: B\n2. zu Ziffer 3\n3. drei"))
    one, _, _ = (block.id for block in points(text.blocks))
    assert [block.text for block in without(text, [one]).blocks] == ["B", "zu Ziffer 2", "drei"]
