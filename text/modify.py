"""An amendment in other words: a recommendation or a counter-text changes what it says, or declines a move."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle
from .blocks import settle
from .places import Places
from .text import Text


@dataclass(frozen=True, slots=True)
class Wording:
    """One place an amendment touches: its id, how officials call it, the words there now and those it wants.

    `old` is empty for a new block, `new` for one that is to go.
    """

    id: str
    name: str
    old: str
    new: str


def wordings(base: Text, wanted: Sequence[Operation]) -> list[Wording]:
    """The places where an amendment has words to change, in its own order. Moving alone is none."""
    olds = {block.id: block.text for block in base.blocks}
    places = Places(base.blocks, base.apply(wanted).blocks)
    found = []
    for operation in wanted:
        match operation:
            case Retitle(text):
                found.append(Wording(TITLE, places.name(TITLE), base.title, text))
            case Replace(block_id, text, _):
                found.append(Wording(block_id, places.name(block_id), olds[block_id], text))
            case Delete(block_id):
                found.append(Wording(block_id, places.name(block_id), olds[block_id], ""))
            case Insert(_, block):
                found.append(Wording(block.id, places.name(block.id), "", block.text))
    return found


@dataclass(frozen=True, slots=True)
class Moving:
    """A block that an amendment puts elsewhere or on another level: its id, name and where it goes."""

    id: str
    name: str
    where: str


def movings(base: Text, wanted: Sequence[Operation]) -> list[Moving]:
    """What an amendment moves by itself, in its own order."""
    placed = {each.change.block.id: each for each in base.compare(base.apply(wanted)).placed}
    levels = {block.id: block.level for block in base.blocks}
    found = dict.fromkeys(op.id for op in wanted if _moves(op, levels))
    return [Moving(key, placed[key].name, placed[key].note) for key in found if key in placed]


def _moves(operation: Operation, levels: Mapping[str, int]) -> bool:
    is_raised = isinstance(operation, Replace) and operation.level != levels[operation.id]
    return is_raised or isinstance(operation, Move)


def modified(
    base: Text, wanted: Sequence[Operation], words: Mapping[str, str], staying: Collection[str] = ()
) -> tuple[Operation, ...]:
    """The amendment with other words at the places of `wordings`; of its `movings` those of `staying` do not happen.

    No words at a place mean: what stands there goes, or is not inserted; an empty title leaves the title as it is.
    Words for a block that was to go keep it. TextError if the text grows too long.
    """
    kept = {block.id for block in base.blocks if words.get(block.id)}
    levels = {block.id: block.level for block in base.blocks if block.id in staying}
    others = [
        replace(op, level=levels[op.id]) if isinstance(op, Replace) and op.id in levels else op
        for op in wanted
        if not (isinstance(op, Delete) and op.id in kept) and not (isinstance(op, Move) and op.id in staying)
    ]
    new = settle(
        replace(block, text=words[block.id]) if block.id in words else block
        for block in base.apply(others).checked().blocks
        if words.get(block.id, block.text)
    )
    return base.operations_to(Text(words.get(TITLE) or base.title, new))
