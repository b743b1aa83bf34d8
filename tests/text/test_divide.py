"""A text dealt out to parts: nothing is lost, nothing comes where it was not dealt, subpoints stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick, titled
from text.blocks import Kind, TextError
from text.divide import divide, points
from text.parse import parse
from text.text import Text

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
            if block.kind is not Kind.ZIFFER or place in parts[point]:
                dealt[place].append(block)
    assert [list(part.blocks) for part in divided] == dealt


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
