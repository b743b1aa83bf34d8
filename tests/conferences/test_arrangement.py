"""An agenda as a tree laid out in a row: one item goes elsewhere, and everything else stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conferences.arrangement import MOST_LEVELS, Node, Spot, arrange, branch_of, digest, level
from intmk.refusal import Refused

#   1, 2 (21 (211), 22), 3
ROW = [Node(1), Node(2), Node(21, 2), Node(211, 21), Node(22, 2), Node(3)]


def told(nodes) -> str:
    return " ".join(str(node.key) for node in nodes)


@pytest.mark.parametrize(
    ("key", "spot", "value", "after"),
    [
        (2, Spot.UP, None, "2 21 211 22 1 3"),
        (2, Spot.DOWN, None, "1 3 2 21 211 22"),
        (1, Spot.DOWN, None, "2 21 211 22 1 3"),
        (22, Spot.UP, None, "1 2 22 21 211 3"),
        (21, Spot.DOWN, None, "1 2 22 21 211 3"),
        (3, Spot.AT, 1, "3 1 2 21 211 22"),
        (1, Spot.AT, 2, "2 21 211 22 1 3"),
        (1, Spot.AT, 99, "2 21 211 22 3 1"),
        (3, Spot.BEFORE, 2, "1 3 2 21 211 22"),
        (1, Spot.BEFORE, 22, "2 21 211 1 22 3"),
        (3, Spot.BELOW, 1, "1 3 2 21 211 22"),
        (3, Spot.BELOW, 21, "1 2 21 211 3 22"),
        (211, Spot.BELOW, None, "1 2 21 22 3 211"),
    ],
)
def test_an_item_goes_with_its_sub_items(key, spot, value, after):
    assert told(arrange(ROW, key, spot, value)) == after


@pytest.mark.parametrize(
    ("key", "spot", "value"), [(1, Spot.UP, None), (3, Spot.DOWN, None), (22, Spot.DOWN, None), (1, Spot.BEFORE, 2)]
)
def test_at_the_edge_nothing_changes(key, spot, value):
    assert arrange(ROW, key, spot, value) == ROW


def test_it_becomes_a_sub_item_or_none():
    assert [node for node in arrange(ROW, 3, Spot.BELOW, 1) if node.key == 3] == [Node(3, 1)]
    assert [node for node in arrange(ROW, 1, Spot.BEFORE, 22) if node.key == 1] == [Node(1, 2)]
    assert [node for node in arrange(ROW, 211, Spot.BELOW) if node.key == 211] == [Node(211)]


@pytest.mark.parametrize(("key", "spot", "value"), [(2, Spot.BELOW, 21), (2, Spot.BELOW, 2), (2, Spot.BEFORE, 211)])
def test_nothing_lies_in_itself(key, spot, value):
    with pytest.raises(Refused, match="nicht vor oder unter sich selbst"):
        arrange(ROW, key, spot, value)


@pytest.mark.parametrize(("key", "value"), [(1, 211), (21, 22), (2, 1)])
def test_nothing_lies_deeper_than_three_levels(key, value):
    with pytest.raises(Refused, match=r"bis zur 3\. Ebene"):
        arrange(ROW, key, Spot.BELOW, value)


@given(st.data())
def test_whatever_is_moved_every_item_stays_once_and_behind_the_one_above_it(data):
    row = ROW
    for _ in range(data.draw(st.integers(1, 6))):
        key, spot = data.draw(st.sampled_from([node.key for node in row])), data.draw(st.sampled_from(list(Spot)))
        value = data.draw(st.integers(1, 4) if spot == Spot.AT else st.sampled_from([node.key for node in row]))
        try:
            row = arrange(row, key, spot, value)
        except Refused:
            continue
    assert sorted(node.key for node in row) == [1, 2, 3, 21, 22, 211]
    assert max(level(row, node.key) for node in row) <= MOST_LEVELS
    for node in row:
        place = row.index(node)
        assert row[place : place + len(branch_of(row, node.key))] == branch_of(row, node.key)


def test_a_digest_tells_order_and_tree():
    other = [Node(1), Node(2), Node(21), *ROW[3:]]
    assert len({digest(ROW), digest(ROW[::-1]), digest(other)}) == 3
    assert digest(ROW) == digest(list(ROW))
