"""Two texts in rows: each side reads as its text, and what both have stands in one row."""

from hypothesis import given

from tests.text.strategies import quick, versions
from text.blocks import labels
from text.diff import compare, moved_ids
from text.pairing import pairs_of
from text.parse import keep_ids, parse


def words(cell):
    return cell and "".join(segment.text for segment in cell.segments)


@quick
@given(versions())
def test_both_sides_are_whole(texts):
    old, new = texts
    pairs = pairs_of(compare(old, new))
    lefts = [(pair.left.label, words(pair.left)) for pair in pairs if pair.left]
    rights = [(pair.right.label, words(pair.right)) for pair in pairs if pair.right]
    assert sorted(lefts) == sorted((labels(old)[block.id], block.text) for block in old)
    assert rights == [(labels(new)[block.id], block.text) for block in new]
    if not moved_ids(old, new):
        assert lefts == [(labels(old)[block.id], block.text) for block in old]


def test_what_only_one_side_has_stands_beside_what_only_the_other_has():
    old = parse("", "1. Gleich.\n2. Steht nur links im Text.\n3. Schluss.")
    new = keep_ids(
        old, parse("", "1. Gleich.\n2. Rechts gibt es etwas ganz anderes.\n3. Rechts außerdem mehr.\n4. Schluss.")
    )
    rows = [
        (pair.part, words(pair.left), words(pair.right), pair.is_same_place) for pair in pairs_of(compare(old, new))
    ]
    assert rows == [
        ("Beschlussvorschlag", "Gleich.", "Gleich.", True),
        ("", "Steht nur links im Text.", "Rechts gibt es etwas ganz anderes.", False),
        ("", None, "Rechts außerdem mehr.", False),
        ("", "Schluss.", "Schluss.", True),
    ]
