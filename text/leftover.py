"""What no longer fits of an amendment or a wish: the words of then, those of today, and those that are wanted. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from .amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle, subject
from .blocks import TextError
from .carry import forced, nearest
from .places import Places, noun
from .redline import DELETE, Segment, redline
from .text import Text


@dataclass(frozen=True, slots=True)
class Leftover:
    """One place that is no longer what it was when somebody said what is wanted there.

    `then` is empty for what was to be new, `now` None where the text does not have the place any more, `wanted`
    empty where it was to go. `after` is the block behind which it would stand, where it is gone.
    """

    id: str
    name: str
    then: str
    now: str | None
    wanted: str
    note: str
    operations: tuple[Operation, ...]
    after: str | None = None

    @property
    def is_gone(self) -> bool:
        return self.now is None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The wish against the words of today, or those of then where there are none any more."""
        before = self.then if self.now is None else self.now
        return redline(before, self.wanted) if self.wanted else (Segment(DELETE, before),) if before else ()


def leftovers(old: Text, new: Text, operations: Sequence[Operation], flagged: Collection[str]) -> list[Leftover]:
    """The flagged places (`carry.carry_over`) in the order of the amendment."""
    by_place: dict[str, list[Operation]] = {}
    for operation in operations:
        if subject(operation) in flagged:
            by_place.setdefault(subject(operation), []).append(operation)
    if not by_place:
        return []
    told = _Told(old, new, operations)
    return [told.leftover(block_id, tuple(wanted)) for block_id, wanted in by_place.items()]


def put(old: Text, new: Text, operations: Iterable[Operation]) -> Text:
    """The new text with these wishes in it, whatever has become of their places."""
    return new.apply(forced(old, new, operations))


class _Told:
    def __init__(self, old: Text, new: Text, operations: Sequence[Operation]) -> None:
        self.old, self.new = old, new
        self.places = Places(new.blocks)
        try:
            self.earlier = Places(old.blocks, old.apply(operations).blocks)
        except TextError:
            self.earlier = Places(old.blocks)

    def leftover(self, block_id: str, operations: tuple[Operation, ...]) -> Leftover:
        then, now = _words(self.old, block_id), _words(self.new, block_id)
        gone = {"after": nearest(self.old, self.new, block_id)} if now is None else {}
        name = self.places.name(block_id) if now is not None else self._former(block_id)
        wanted = then or ""
        notes = []
        for operation in operations:
            match operation:
                case Retitle(text) | Replace(_, text):
                    wanted = text
                    notes += self._level(operation)
                case Insert(_, block):
                    wanted = block.text
                    notes.append("einfügen")
                case Delete():
                    wanted = ""
                    notes.append("streichen")
                case Move():
                    wanted = wanted if len(operations) > 1 else now or then
                    notes.append(f"{self.earlier.where(block_id).of_move} verschieben")
        return Leftover(block_id, name, then or "", now, wanted, ", ".join(notes), operations, **gone)

    def _former(self, block_id: str) -> str:
        name = self.earlier.name(block_id)
        return f"Neu, früher {name.removeprefix('Neu ')}" if name.startswith("Neu ") else f"früher {name}"

    def _level(self, operation: Operation) -> list[str]:
        """A level of its own that it is to have, besides the words."""
        block = self.old.get(subject(operation))
        if block is None or not isinstance(operation, Replace) or block.level == operation.level:
            return []
        return [f"als {noun(replace(block, level=operation.level))}"]


def _words(text: Text, block_id: str) -> str | None:
    if block_id == TITLE:
        return text.title
    block = text.get(block_id)
    return block.text if block else None
