"""What is pasted into a text that is being written: which part of it goes where."""

from collections.abc import Iterable
from dataclasses import replace

from .blocks import MAX_LEVEL, Block, Kind, TextError, end_of_branch, new_id, said_of, settle
from .reading.reader import ReadText
from .reading.taking import Take, taken

Blocks = tuple[Block, ...]

TITLE = "Der Titel „{}“ im eingefügten Text wurde nicht übernommen."
_OWN = {Kind.PREAMBLE: Take.PREAMBLE, Kind.RATIONALE: Take.RATIONALE}


class NoText(TextError):
    """Nothing that was pasted is text: a table alone."""


def read_for(here: Block, text: str, take: Take = Take.READ) -> ReadText:
    """What was pasted at this block, as it would be taken over: outside the Ziffern it becomes paragraphs."""
    read = taken(text, _OWN.get(here.kind, take) if take is Take.READ else take)
    told = [TITLE.format(read.title)] if read.title else []
    return replace(read, title="", warnings=[*told, *read.warnings])


def paste(blocks: Blocks, here: Block, text: str, take: Take = Take.READ) -> tuple[Blocks, str]:
    """The text with what was pasted at a block, and the last block of it.

    Ziffern come behind that block and its subpoints, or in its place if it is empty; what hangs below it comes right
    behind it, what belongs to another part at the end of that.
    """
    read = read_for(here, text, take)
    pasted = [*_new(Kind.PREAMBLE, read.preamble), *_ziffern(here, read), *_new(Kind.RATIONALE, read.rationale)]
    if not pasted:
        raise NoText("In der Zwischenablage ist kein Text, der sich einfügen lässt.")
    place = next(n for n, block in enumerate(blocks) if block.id == here.id)
    own = [block for block in pasted if block.kind.part is here.kind.part]
    if own and not here.text.strip():
        renamed = replace(own[0], id=here.id) if own[0].kind is here.kind else own[0]
        pasted = [renamed if block is own[0] else block for block in pasted]
        own[0] = renamed
        blocks = (*blocks[:place], *blocks[place + 1 :])
    elif own:
        place = place + 1 if own[0].level > here.level else end_of_branch(blocks, place)
    others = [block for block in pasted if block.kind.part is not here.kind.part]
    return settle((*blocks[:place], *own, *blocks[place:], *others)), (own or others)[-1].id


def _ziffern(here: Block, read: ReadText) -> list[Block]:
    """At a Ziffer they stand on its level; bullets alone are its subpoints."""
    level = here.level if here.kind is Kind.ZIFFER else 1
    if here.kind is Kind.ZIFFER and here.text.strip() and read.hangs:
        level += 1
    return [_below(level, Block(new_id(), kind, text, deep)) for kind, deep, text in map(said_of, read.ziffern)]


def _below(level: int, block: Block) -> Block:
    is_point = block.kind is Kind.ZIFFER
    return replace(block, level=min(level + block.level - 1, MAX_LEVEL)) if is_point else block


def _new(kind: Kind, texts: Iterable[str]) -> list[Block]:
    return [Block(new_id(), kind, text) for text in texts]
