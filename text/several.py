"""Several Ziffern at once, named by their numbers: „3“, „5 bis 7“, „2 b“; and words found and replaced in a text."""

import re
from collections.abc import Callable
from dataclasses import replace

from .blocks import Block, TextError, end_of_branch, settle
from .find import find_ziffer

Blocks = tuple[Block, ...]

_PARTS = re.compile(r"[,;]|\bund\b")
_RANGE = re.compile(r"\bbis\b|–|-")
NONE = "Nennen Sie die Ziffern, zum Beispiel „3“, „2 b“ oder „5 bis 7, 9“."
LONGEST = 200  # characters of what is looked for and of what comes in its place


def named(blocks: Blocks, typed: str) -> list[str]:
    """The ids of the Ziffern that were typed, in their order. TextError for a number that there is not."""
    order, found = [block.id for block in blocks], set()
    for part in filter(str.strip, _PARTS.split(typed)):
        ends = [_one(blocks, each) for each in _RANGE.split(part, maxsplit=1)]
        first, last = sorted(map(order.index, (ends[0], ends[-1])))
        level = min(blocks[first].level, blocks[last].level)
        found |= {block.id for block in blocks[first : last + 1] if block.level <= level}
    if not found:
        raise TextError(NONE)
    return [block_id for block_id in order if block_id in found]


def _one(blocks: Blocks, typed: str) -> str:
    block_id = find_ziffer(blocks, typed)
    if block_id is None:
        raise TextError(f"Eine Ziffer „{typed.strip()[:40]}“ gibt es in diesem Text nicht.")
    return block_id


def move(blocks: Blocks, typed: str, to: str) -> tuple[Blocks, str]:
    """Put Ziffern with their subpoints behind another one, on its level; to the top where „0“ is typed."""
    chosen = _branches(blocks, named(blocks, typed))
    left = tuple(block for block in blocks if block.id not in {each.id for branch in chosen for each in branch})
    place, level = _behind(blocks, left, to, chosen[0][0])
    moved = [replace(each, level=each.level - branch[0].level + level) for branch in chosen for each in branch]
    return settle((*left[:place], *moved, *left[place:])), chosen[0][0].id


def _behind(blocks: Blocks, left: Blocks, to: str, first: Block) -> tuple[int, int]:
    """The place among those that stay, and the level there."""
    if to.strip() == "0":
        return next((n for n, block in enumerate(left) if block.kind is first.kind), len(left)), 1
    anchor = _one(blocks, to)
    place = next((n for n, block in enumerate(left) if block.id == anchor), None)
    if place is None:
        raise TextError("Die Ziffern lassen sich nicht hinter eine von ihnen selbst stellen.")
    return end_of_branch(left, place), left[place].level


def _branches(blocks: Blocks, ids: list[str]) -> list[Blocks]:
    """The Ziffern with their subpoints; what goes with another one goes once."""
    found, place = [], 0
    for at, block in enumerate(blocks):
        if at >= place and block.id in ids:
            place = end_of_branch(blocks, at)
            found.append(blocks[at:place])
    return found


def each(operation: Callable, blocks: Blocks, typed: str) -> tuple[Blocks, str]:
    """Do to every named Ziffer what a button does to one; a subpoint goes with the point above it."""
    focus = ""
    for branch in _branches(blocks, named(blocks, typed)):
        blocks, focus = operation(blocks, branch[0].id)
    return blocks, focus


def substitute(blocks: Blocks, words: str, by: str) -> tuple[Blocks, str, int]:
    """Put other words in the place of some, everywhere, capitals told apart. With the first place and how many."""
    if not words:
        raise TextError("Geben Sie an, was gesucht wird.")
    if max(len(words), len(by)) > LONGEST:
        raise TextError(f"Gesucht und ersetzt werden höchstens {LONGEST} Zeichen.")
    where = [block for block in blocks if words in block.text]
    if not where:
        raise TextError(f"„{words}“ kommt im Text nicht vor.")
    changed = tuple(replace(block, text=block.text.replace(words, by)) for block in blocks)
    return changed, where[0].id, sum(block.text.count(words) for block in where)
