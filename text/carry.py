"""What is left of an amendment when the text it amends has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile

from .amend import Delete, Insert, Move, Operation, Replace, Retitle, subject
from .blocks import Block, Kind, points_above
from .collide import new_points_above
from .diff import moved_ids
from .text import Text


def carry_over(old: Text, new: Text, operations: Iterable[Operation]) -> tuple[tuple[Operation, ...], set[str]]:
    """The operations that fit the changed base, and the ids (or `TITLE`) of those a person must look at.

    An operation fits if its block is as it was. What the new base already says is dropped without a word. What is
    to be inserted goes behind what has been inserted at the same place in the meantime.
    """
    return _Carrier(old.blocks, new.blocks, tuple(operations)).carry((old.title, new.title))


def forced(old: Text, new: Text, operations: Iterable[Operation]) -> tuple[Operation, ...]:
    """The same wishes for the changed base although their places have changed: what is gone comes back as wanted.

    What is to be struck and is gone already is left out. What remains fits the new base.
    """
    return _Carrier(old.blocks, new.blocks, tuple(operations)).forced()


def nearest(old: Text, new: Text, block_id: str) -> str | None:
    """Behind which block of the new base a block of the old one would stand that is gone; None at the beginning."""
    block = old.get(block_id)
    return _Carrier(old.blocks, new.blocks, ()).nearest(block_id, block) if block else None


class _Carrier:
    """Both bases, with what is needed to find the place of a block in the new one."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block], operations: tuple[Operation, ...]) -> None:
        self.old_base, self.new_base, self.operations = old, new, operations
        self.old, self.new = ({block.id: block for block in base} for base in (old, new))
        self.moved = moved_ids(old, new)
        self.above = new_points_above(operations, old)
        above = points_above(new)
        self.extended = {above[block.id] for block in new if block.id not in self.old}
        self.own = {operation.block.id: operation for operation in operations if isinstance(operation, Insert)}
        self.gone = {operation.id for operation in operations if isinstance(operation, Delete)}

    def carry(self, titles: tuple[str, str]) -> tuple[tuple[Operation, ...], set[str]]:
        carried: list[Operation] = []
        flagged: set[str] = set()
        for operation in self.operations:
            if self._is_done(operation, titles):
                continue
            if not self._fits(operation, titles):
                flagged.add(subject(operation))
            else:
                carried.append(self._placed(operation, flagged))
        return tuple(carried), flagged

    def forced(self) -> tuple[Operation, ...]:
        found: list[Operation] = []
        there = {*self.new}
        for operation in self.operations:
            block_id = subject(operation)
            match operation:
                case Replace(_, text, level) if block_id not in there:
                    block = replace(self.old[block_id], text=text, level=level)
                    found.append(Insert(self.nearest(block_id, block), block))
                    there.add(block_id)
                case Insert(after, block) if block_id not in there:
                    found.append(Insert(self._there(after, block, there), block))
                    there.add(block_id)
                case Insert(_, block):
                    found.append(Replace(block_id, block.text, block.level))
                case Move(_, after) if block_id in there:
                    found.append(Move(block_id, self._there(after, self.new[block_id], there)))
                case Retitle() | Replace():
                    found.append(operation)
                case Delete() if block_id in there:
                    found.append(operation)
        return tuple(found)

    def _there(self, after: str | None, block: Block, there: set[str]) -> str | None:
        """What it is put behind, or the nearest ahead of that."""
        while after in self.own and after not in there:
            after = self.own[after].after
        return after if after in there else self.nearest(after, block)

    def _is_done(self, operation: Operation, titles: tuple[str, str]) -> bool:
        now = self.new.get(subject(operation))
        match operation:
            case Retitle(text):
                return text == titles[1]
            case Delete():
                return now is None
            case Move(block_id, after):
                return block_id in self.moved and self._ahead(block_id) == after
            case Replace(_, text, level) | Insert(_, Block(text=text, level=level)):
                return now is not None and (now.text, now.level) == (text, level)

    def _fits(self, operation: Operation, titles: tuple[str, str]) -> bool:
        block_id = subject(operation)
        if self.above.get(block_id) not in {None, *self.new}:
            return False
        match operation:
            case Retitle():
                return titles[0] == titles[1]
            case Insert():
                return block_id not in self.new
            case Move():
                return block_id in self.new and block_id not in self.moved
            case Delete() if block_id in self.extended:
                return False
        return block_id in self.new and self.new[block_id] == self.old.get(block_id)

    def _placed(self, operation: Operation, flagged: set[str]) -> Operation:
        """The operation with the place its block has in the new base."""
        match operation:
            case Insert(after, block):
                return Insert(self._anchor(after, block, flagged), block)
            case Move(block_id, after):
                return Move(block_id, self._anchor(after, self.new[block_id], flagged))
        return operation

    def _anchor(self, after: str | None, block: Block, flagged: set[str]) -> str | None:
        while after in self.own and after not in self.new:
            if after not in flagged:
                return after
            after = self.own[after].after
        anchor = self.nearest(after, block)
        behind = self._behind(anchor, block.kind)
        newer = takewhile(lambda other: self._is_newer(other, block), behind)
        return [anchor, *(other.id for other in newer)][-1]

    def nearest(self, after: str | None, block: Block) -> str | None:
        """The block itself if the new base has it, else the last one ahead of it that is still there."""
        if after in self.new:
            return after
        ids = [other.id for other in self.old_base if other.kind.part is block.kind.part]
        ahead = ids[: ids.index(after)] if after in ids else []
        still = [other for other in ahead if other in self.new and other not in self.gone | {block.id}]
        return still[-1] if still else None

    def _behind(self, anchor: str | None, kind: Kind) -> list[Block]:
        part = [block for block in self.new_base if block.kind.part is kind.part]
        ids = [block.id for block in part]
        return part[ids.index(anchor) + 1 :] if anchor in ids else part

    def _is_newer(self, other: Block, block: Block) -> bool:
        return other.id not in self.old and other.rank >= block.rank

    def _ahead(self, block_id: str) -> str | None:
        part = [block.id for block in self.new_base if block.kind.part is self.new[block_id].kind.part]
        place = part.index(block_id)
        return part[place - 1] if place else None
