"""Writing Ziffer by Ziffer: what the buttons of the editor do to a list of blocks.

While somebody writes, a block may be empty or hold line breaks; `finished` makes the text that can be saved. Every
operation keeps the ids of the blocks it does not create, and names the block the person goes on with.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from . import pasting
from .blocks import (
    HEADING_LEVELS,
    MAX_LEVEL,
    ORDER,
    Block,
    Kind,
    TextError,
    check,
    clean_text,
    end_of_branch,
    new_id,
    settle,
)
from .reading.taking import Take

Blocks = tuple[Block, ...]


def finished(blocks: Sequence[Block]) -> Blocks:
    """The text to save, as `written`. Raises TextError for a text that cannot be kept."""
    return check(written(blocks))


def written(blocks: Sequence[Block]) -> Blocks:
    """What there is of a text so far: cleaned, without empty blocks, in order."""
    cleaned = (replace(block, text=clean_text(block.text)) for block in blocks)
    return settle(block for block in cleaned if block.text)


def add(blocks: Blocks, kind: Kind) -> tuple[Blocks, str]:
    """An empty block at the end of a part."""
    return _with_new(blocks, _end_of(blocks, kind), Block(new_id(), kind, ""))


def after(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """An empty block behind another one and its subpoints, of its kind and level; a Ziffer behind a heading."""
    place = _place(blocks, block_id)
    return _with_new(blocks, end_of_branch(blocks, place), _like(blocks[place]))


def heading(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """An empty heading above a Ziffer of the first level and all that stands below it; an empty Ziffer becomes one."""
    place = _place(blocks, block_id)
    if blocks[place].kind is not Kind.ZIFFER:
        raise TextError("Eine Zwischenüberschrift steht über Ziffern: Wählen Sie die Ziffer, über der sie stehen soll.")
    new = Block(new_id(), Kind.HEADING, "")
    if not blocks[place].text.strip():
        return settle(_replaced(blocks, place, place + 1, [new])), new.id
    while blocks[place].level > 1:
        place -= 1
    return _with_new(blocks, place, new)


def split(blocks: Blocks, block_id: str, cursor: int | None = None) -> tuple[Blocks, str]:
    """Cut a block at the cursor, or at the first line break where no cursor is known; the first half keeps the id.

    Its subpoints stay with the second half; where that is empty, with the first.
    """
    place = _place(blocks, block_id)
    block = blocks[place]
    if cursor is None:
        cursor = block.text.strip().find("\n") + len(block.text) - len(block.text.lstrip())
        if "\n" not in block.text.strip():
            raise TextError("Setzen Sie zum Teilen einen Zeilenumbruch an die Stelle, an der geteilt werden soll.")
    first, second = block.text[:cursor].rstrip(), block.text[cursor:].lstrip()
    if first and not second:
        return after(_replaced(blocks, place, place + 1, [replace(block, text=first)]), block_id)
    blocks = _replaced(blocks, place, place + 1, [replace(block, text=first)])
    return _with_new(blocks, place + 1, _like(block, second))


def join(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Append a block to the one before it in the same part; that one keeps its id.

    Behind a heading only an empty block can be joined, which goes.
    """
    place = _place(blocks, block_id)
    if place == 0 or blocks[place - 1].kind.part != blocks[place].kind.part:
        raise TextError("Davor steht in diesem Teil kein Absatz, mit dem sich verbinden lässt.")
    before, block = blocks[place - 1 : place + 1]
    if before.kind != block.kind:
        if block.text.strip():
            raise TextError("Eine Zwischenüberschrift lässt sich nicht mit einer Ziffer verbinden.")
        return settle(_replaced(blocks, place, place + 1, [])), before.id
    joined = replace(before, text=f"{before.text.rstrip()} {blocks[place].text.lstrip()}".strip())
    return settle(_replaced(blocks, place - 1, place + 1, [joined])), before.id


def delete(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Take a block out with its subpoints."""
    place = _place(blocks, block_id)
    return _without(blocks, place, end_of_branch(blocks, place), [])


def only(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Take the line of one block out; its subpoints take its place, one level higher."""
    place = _place(blocks, block_id)
    end = end_of_branch(blocks, place)
    return _without(blocks, place, end, [replace(block, level=block.level - 1) for block in blocks[place + 1 : end]])


def up(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Move a block with its subpoints in front of the one before on its level."""
    place = _place(blocks, block_id)
    before = _sibling_before(blocks, place)
    if before is None:
        raise TextError("Weiter nach oben geht es in diesem Teil nicht.")
    end = end_of_branch(blocks, place)
    return _replaced(blocks, before, end, [*blocks[place:end], *blocks[before:place]]), block_id


def down(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Move a block with its subpoints behind the next one on its level."""
    end = end_of_branch(blocks, _place(blocks, block_id))
    block = blocks[_place(blocks, block_id)]
    if end == len(blocks) or _stand(blocks[end]) != _stand(block):
        raise TextError("Weiter nach unten geht es in diesem Teil nicht.")
    return up(blocks, blocks[end].id)[0], block_id


def indent(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Make a Ziffer a subpoint of the one before it; its own subpoints follow. A heading gets the second level."""
    place = _place(blocks, block_id)
    end = end_of_branch(blocks, place)
    if blocks[place].kind is Kind.HEADING:
        return _deepened(blocks, place)
    before = _sibling_before(blocks, place)
    if blocks[place].kind != Kind.ZIFFER or before is None or blocks[before].kind is Kind.HEADING:
        raise TextError("Einrücken lässt sich nur eine Ziffer, vor der eine gleichrangige steht.")
    if max(block.level for block in blocks[place:end]) == MAX_LEVEL:
        raise TextError(f"Ziffern haben höchstens {MAX_LEVEL} Ebenen.")
    return _shifted(blocks, place, end, 1), block_id


def _deepened(blocks: Blocks, place: int) -> tuple[Blocks, str]:
    if blocks[place].level == HEADING_LEVELS:
        raise TextError(f"Zwischenüberschriften haben höchstens {HEADING_LEVELS} Ebenen.")
    return _shifted(blocks, place, place + 1, 1), blocks[place].id


def outdent(blocks: Blocks, block_id: str) -> tuple[Blocks, str]:
    """Raise a subpoint by one level; its own subpoints follow."""
    place = _place(blocks, block_id)
    if blocks[place].level == 1:
        raise TextError("Weiter ausrücken geht nicht: Das ist schon die oberste Ebene.")
    return _shifted(blocks, place, end_of_branch(blocks, place), -1), block_id


def paste(blocks: Blocks, block_id: str, text: str, take: Take = Take.READ) -> tuple[Blocks, str]:
    """Numbered text becomes Ziffern behind a block, or in its place if it is empty; other parts get paragraphs."""
    return pasting.paste(blocks, at(blocks, block_id), text, take)


def at(blocks: Blocks, block_id: str) -> Block:
    """The block with this id. TextError where it has gone."""
    return blocks[_place(blocks, block_id)]


OPERATIONS: dict[str, Callable] = {
    function.__name__: function for function in (after, heading, split, join, delete, only, up, down, indent, outdent)
}


def _place(blocks: Blocks, block_id: str) -> int:
    for place, block in enumerate(blocks):
        if block.id == block_id:
            return place
    raise TextError("Diesen Absatz gibt es nicht mehr. Bitte wählen Sie einen anderen.")


def _end_of(blocks: Blocks, kind: Kind) -> int:
    return sum(ORDER[block.kind] <= ORDER[kind] for block in blocks)


def _like(block: Block, text: str = "") -> Block:
    """A new block to go on with behind this one."""
    is_heading = block.kind is Kind.HEADING
    return Block(new_id(), Kind.ZIFFER, text) if is_heading else replace(block, id=new_id(), text=text)


def _stand(block: Block) -> tuple[Kind, int]:
    """Among which others a block moves: headings among the Ziffern of the first level."""
    return block.kind.part, max(block.rank, 1)


def _sibling_before(blocks: Blocks, place: int) -> int | None:
    part, level = _stand(blocks[place])
    for before in range(place - 1, -1, -1):
        other_part, other_level = _stand(blocks[before])
        if other_part != part or other_level < level:
            return None
        if other_level == level:
            return before
    return None


def _shifted(blocks: Blocks, start: int, end: int, by: int) -> Blocks:
    return settle(_replaced(blocks, start, end, [replace(b, level=b.level + by) for b in blocks[start:end]]))


def _without(blocks: Blocks, place: int, end: int, left_over: Sequence[Block]) -> tuple[Blocks, str]:
    left = settle(_replaced(blocks, place, end, left_over))
    return left, left[min(place, len(left) - 1)].id if left else ""


def _with_new(blocks: Blocks, place: int, block: Block) -> tuple[Blocks, str]:
    return settle(_replaced(blocks, place, place, [block])), block.id


def _replaced(blocks: Blocks, start: int, end: int, new: Sequence[Block]) -> Blocks:
    return (*blocks[:start], *new, *blocks[end:])
