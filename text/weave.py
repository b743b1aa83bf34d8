"""Several amendments in one text: what comes out when some of their parts go in together.

A part of an amendment is all it does to one block (or to the title). Moves and insertions happen first, in the order
of the amendments; what is deleted goes last, so that whatever was put behind it keeps its place. Where two parts want
different words for a block the first one stands until somebody decides (`collide.collisions` finds these places);
words typed by hand stand above all amendments and keep their block.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from .amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle, subject
from .blocks import ORDER, Block, Kind, settle
from .text import Text

Amendment = Sequence[Operation]


def parts(operations: Iterable[Operation]) -> dict[str, tuple[Operation, ...]]:
    """The operations of one amendment by the block they are about; those for the title under `TITLE`."""
    found: dict[str, tuple[Operation, ...]] = {}
    for operation in operations:
        block_id = subject(operation)
        found[block_id] = (*found.get(block_id, ()), operation)
    return found


def without_the_rest(chosen: Sequence[Operation], inserted: Mapping[str, str | None]) -> list[Operation]:
    """Some operations of an amendment without the others.

    `inserted` names all blocks the amendment inserts, with what each stands behind. What was to stand behind a block
    that is not inserted after all stands where that block would have stood.
    """
    there = {operation.block.id for operation in chosen if isinstance(operation, Insert)}

    def anchored(operation: Operation) -> Operation:
        if not isinstance(operation, Insert | Move):
            return operation
        after = operation.after
        while after in inserted and after not in there:
            after = inserted[after]
        return replace(operation, after=after)

    return [anchored(operation) for operation in chosen]


def weave(base: Text, amendments: Sequence[Amendment], by_hand: Mapping[str, str]) -> Text:
    """The base with the operations of all the amendments. They must fit the base (see `carry.carry_over`).

    What comes out is not yet checked for length.
    """
    loom = _loom(base.title, base.blocks, amendments)
    for block_id, text in by_hand.items():
        if block_id in loom.known:
            loom.known[block_id] = replace(loom.known[block_id], text=text)
    kept = (loom.known[block_id] for block_id in loom.order if block_id not in loom.gone or block_id in by_hand)
    return Text(by_hand.get(TITLE, loom.title), settle(kept))


def places(base: Sequence[Block], amendments: Sequence[Amendment]) -> list[Block]:
    """All blocks of the base in their order, with every block that an amendment inserts at its place among them."""
    inserting = [[op for op in operations if isinstance(op, Insert)] for operations in amendments]
    loom = _loom("", base, inserting)
    return [loom.known[block_id] for block_id in loom.order]


def _loom(title: str, base: Sequence[Block], amendments: Sequence[Amendment]) -> "_Loom":
    loom = _Loom(title, [block.id for block in base], {block.id: block for block in base})
    for operations in amendments:
        loom.take(operations)
    return loom


@dataclass(slots=True)
class _Loom:
    """The text while it is woven: order and words of all blocks, also of those that will go."""

    title: str
    order: list[str]
    known: dict[str, Block]
    gone: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)  # blocks with words or a place somebody has asked for
    anchors: dict[str, str | None] = field(default_factory=dict)  # behind what each inserted block was put

    def take(self, operations: Amendment) -> None:
        own = {op.block.id for op in operations if isinstance(op, Insert)}
        for operation in operations:
            match operation:
                case Retitle(text):
                    if self._is_first(TITLE):
                        self.title = text
                case Replace(block_id, text, level):
                    if self._is_first(f"words {block_id}"):
                        self.known[block_id] = replace(self.known[block_id], text=text, level=level)
                case Delete(block_id):
                    self.gone.add(block_id)
                case Move(block_id, after):
                    if self._is_first(f"place {block_id}"):
                        self.order.remove(block_id)
                        self.order.insert(self._behind(after, self.known[block_id], own), block_id)
                case Insert(after, block) if block.id not in self.known:
                    self.anchors[block.id] = after
                    self.known[block.id] = block
                    self.order.insert(self._behind(after, block, own), block.id)

    def _is_first(self, wish: str) -> bool:
        is_first = wish not in self.settled
        self.settled.add(wish)
        return is_first

    def _behind(self, after: str | None, block: Block, own: set[str]) -> int:
        """The place behind a block, and behind what earlier amendments have inserted there."""
        while after is not None and after not in self.order:
            after = self.anchors.get(after)
        place = self.order.index(after) + 1 if after else sum(1 for _ in self._ahead_of(block.kind))
        earlier = takewhile(
            lambda other: other in self.anchors and other not in own and self._is_beside(other, block),
            self.order[place:],
        )
        return place + sum(1 for _ in earlier)

    def _ahead_of(self, kind: Kind) -> Iterator[str]:
        return (other for other in self.order if ORDER[self.known[other].kind] < ORDER[kind])

    def _is_beside(self, other: str, block: Block) -> bool:
        known = self.known[other]
        return known.kind.part is block.kind.part and known.rank >= block.rank
