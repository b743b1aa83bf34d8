"""The order of an agenda as a tree laid out in a row, and one item in it going elsewhere. Pure."""

import hashlib
import json
from dataclasses import dataclass

from intmk.labelled import Labelled
from intmk.refusal import Refused

MOST_LEVELS = 3


@dataclass(frozen=True, slots=True)
class Node:
    """An item by its key, and the item it is a sub-item of."""

    key: int
    parent: int | None = None


class Spot(Labelled):
    """Where an item goes. All but the first two say it by a number or by the key of another item."""

    UP = "hoch", "nach oben"
    DOWN = "runter", "nach unten"
    AT = "an", "an Stelle"
    BEFORE = "vor", "vor"
    BELOW = "unter", "unter"


def arrange(nodes: list[Node], key: int, spot: Spot, value: int | None = None) -> list[Node]:
    """The row afterwards; the sub-items of the item go with it. Refused where it would lie too deep or in itself.

    `value`: the place among its neighbours from 1 (AT), the key of the item it comes before (BEFORE), or of the one
    it becomes a sub-item of (BELOW, None for none).
    """
    branch = branch_of(nodes, key)
    keys = {node.key for node in branch}
    rest = [node for node in nodes if node.key not in keys]
    if spot in (Spot.BEFORE, Spot.BELOW) and value in keys:
        raise Refused("Ein Punkt kann nicht vor oder unter sich selbst stehen. Wählen Sie einen anderen.")
    parent, index = _target(nodes, rest, branch[0], spot, value)
    if level(rest, parent) + _height(branch) > MOST_LEVELS:
        raise Refused(f"Unterpunkte gibt es bis zur {MOST_LEVELS}. Ebene. Wählen Sie einen Punkt, der höher steht.")
    place = _place(rest, parent, index)
    return [*rest[:place], Node(key, parent), *branch[1:], *rest[place:]]


def branch_of(nodes: list[Node], key: int) -> list[Node]:
    """An item and everything below it, in order."""
    keys, found = {key}, []
    for node in nodes:
        if node.key == key or node.parent in keys:
            keys.add(node.key)
            found.append(node)
    return found


def neighbours(nodes: list[Node], parent: int | None) -> list[Node]:
    """The items directly below one, or the highest ones."""
    return [node for node in nodes if node.parent == parent]


def level(nodes: list[Node], key: int | None) -> int:
    """How deep an item lies: 1 for a highest one, 0 for none."""
    above = {node.key: node.parent for node in nodes}
    depth = 0
    while key is not None:
        key, depth = above[key], depth + 1
    return depth


def digest(nodes: list[Node]) -> str:
    """What a page was opened with, as 64 characters."""
    return hashlib.sha256(json.dumps([[node.key, node.parent] for node in nodes]).encode()).hexdigest()


def _target(nodes, rest, own, spot, value) -> tuple[int | None, int]:
    """The item above, and the index among the others there."""
    if spot == Spot.BELOW:
        return value, len(neighbours(rest, value))
    if spot == Spot.BEFORE:
        other = next(node for node in rest if node.key == value)
        return other.parent, neighbours(rest, other.parent).index(other)
    here = neighbours(nodes, own.parent).index(own)
    index = {Spot.UP: here - 1, Spot.DOWN: here + 1}.get(spot, (value or 1) - 1)
    return own.parent, max(index, 0)


def _place(rest, parent, index) -> int:
    """Where in the row an index among neighbours lies: before that one, or behind everything below the item above."""
    beside = neighbours(rest, parent)
    if index < len(beside):
        return rest.index(beside[index])
    if parent is None:
        return len(rest)
    return rest.index(branch_of(rest, parent)[-1]) + 1


def _height(branch) -> int:
    """How many levels a branch has."""
    root, *below = branch
    inner = [root.key, *(node.key for node in below)]
    depths = {root.key: 1}
    for node in below:
        depths[node.key] = depths[node.parent] + 1
    return max(depths[key] for key in inner)
