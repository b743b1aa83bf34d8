"""An amendment in other words: a recommendation or a counter-text changes what it says, not where it says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .amend import TITLE, Delete, Insert, Operation, Replace, Retitle
from .blocks import Kind, settle
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
    known = base.names | {TITLE: "Titel"}
    found = []
    for operation in wanted:
        match operation:
            case Retitle(text):
                found.append(Wording(TITLE, known[TITLE], base.title, text))
            case Replace(block_id, text, _):
                found.append(Wording(block_id, known[block_id], olds[block_id], text))
            case Delete(block_id):
                found.append(Wording(block_id, known[block_id], olds[block_id], ""))
            case Insert(_, block):
                name = "Neue Zwischenüberschrift" if block.kind is Kind.HEADING else "Neuer Absatz"
                found.append(Wording(block.id, name, "", block.text))
    return found


def modified(base: Text, wanted: Sequence[Operation], words: Mapping[str, str]) -> tuple[Operation, ...]:
    """The amendment with other words at the places of `wordings`.

    No words at a place mean: what stands there goes, or is not inserted; an empty title leaves the title as it is.
    Words for a block that was to go keep it. TextError if the text grows too long.
    """
    kept = {block.id for block in base.blocks if words.get(block.id)}
    others = [op for op in wanted if not (isinstance(op, Delete) and op.id in kept)]
    new = settle(
        replace(block, text=words[block.id]) if block.id in words else block
        for block in base.apply(others).checked().blocks
        if words.get(block.id, block.text)
    )
    return base.operations_to(Text(words.get(TITLE) or base.title, new))
