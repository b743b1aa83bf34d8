"""One text becomes several: every Ziffer goes to one part or to several, preamble and rationale go to all of them.

A heading goes with its Ziffern, and to several parts where they go to several.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from .blocks import HEADING_LEVELS, Block, Kind, TextError, check, end_of_branch
from .following import follow
from .text import Text


def points(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The Ziffern of the first level: with their subpoints they are what can be dealt out."""
    return tuple(block for block in blocks if block.kind is Kind.ZIFFER and block.level == 1)


def divide(text: Text, parts: Mapping[str, Collection[int]], titles: Sequence[str]) -> tuple[Text, ...]:
    """One text for each title; `parts` says for the id of each Ziffer of the first level to which (from 0) it goes.

    What holds for several parts goes to several.

    Ids stay, so that each part can be compared with the text it comes from. TextError where a Ziffer is not dealt out,
    where one is dealt out that the text does not have, or where a part gets none.
    """
    count, known = len(titles), {block.id for block in points(text.blocks)}
    dealt = {part for chosen in parts.values() for part in chosen}
    if set(parts) != known or not all(parts.values()) or not dealt <= set(range(count)):
        raise TextError("Bitte ordnen Sie jede Ziffer mindestens einem Teil zu.")
    if count < 2 or dealt != set(range(count)):
        raise TextError("Jeder Teil braucht mindestens eine Ziffer, und es müssen mindestens zwei Teile sein.")
    found: list[list[Block]] = [[] for _ in range(count)]
    current: Collection[int] = ()
    for block in text.blocks:
        if block.kind is not Kind.ZIFFER:
            for part in found:
                part.append(block)
            continue
        current = parts.get(block.id, current)  # a subpoint follows the point it stands under
        for part in sorted(set(current)):
            found[part].append(block)
    empty = {block.id for block in text.blocks} - {block.id for block in _headed(text.blocks)}
    return tuple(Text(title, check(_headed(part, empty))) for title, part in zip(titles, found, strict=True))


def without(text: Text, ids: Collection[str]) -> Text:
    """The text without these Ziffern and their subpoints, and without the headings that lose all their Ziffern.

    References follow the numbers that are new then; ids stay.
    """
    gone = {
        block.id
        for place, point in enumerate(text.blocks)
        if point.id in ids
        for block in text.blocks[place : end_of_branch(text.blocks, place)]
    }
    empty = {block.id for block in text.blocks} - {block.id for block in _headed(text.blocks)}
    left = tuple(_headed([block for block in text.blocks if block.id not in gone], empty))
    return replace(text, blocks=follow(text.blocks, left))


def _headed(blocks: Sequence[Block], kept: Collection[str] = ()) -> list[Block]:
    """Without the headings that have lost all their Ziffern; `kept` had none before."""
    found: list[Block] = []
    open_above = 0  # above this level a heading further down has Ziffern
    for block in reversed(blocks):
        if block.kind is Kind.ZIFFER:
            open_above = HEADING_LEVELS + 1
        if block.kind is not Kind.HEADING or block.level < open_above or block.id in kept:
            found.append(block)
        if block.kind is Kind.HEADING:
            open_above = min(open_above, block.level)
    return found[::-1]
