"""An amendment is the difference between a text and what a Land wants it to be, kept as operations on block ids.

Operations refer only to blocks of their base and to blocks they insert themselves, never to another amendment: any
of several amendments can be withdrawn without touching the rest. To adopt several one after the other, carry
each over to the text as it stands by then (`carry.carry_over`) and apply what was carried.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .blocks import MAX_LEVEL, ORDER, Block, Kind, TextError, clean_text, is_id, settle
from .diff import Difference, compare

TITLE = "title"  # stands for the title where a block id is meant: too short to be one


@dataclass(frozen=True, slots=True)
class Replace:
    """The block gets these words and this level."""

    id: str
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Insert:
    """A new block behind the block `after`, or at the beginning of its part of the text if that is None."""

    after: str | None
    block: Block


@dataclass(frozen=True, slots=True)
class Delete:
    """The block goes."""

    id: str


@dataclass(frozen=True, slots=True)
class Move:
    """The block stands behind the block `after`, or at the beginning of its part if that is None."""

    id: str
    after: str | None


@dataclass(frozen=True, slots=True)
class Retitle:
    """The proposal gets this title."""

    text: str


Operation = Replace | Insert | Delete | Move | Retitle


def wording(operation: Operation) -> str | None:
    """The words that an operation gives to a block; None where it gives none."""
    match operation:
        case Replace(_, text) | Insert(_, Block(text=text)):
            return text
    return None


def operations(base: Sequence[Block], new: Sequence[Block]) -> tuple[Operation, ...]:
    """What turns the base into the new text: applied to the base, they give exactly the new text."""
    deletions: list[Operation] = []
    others: list[Operation] = []
    ahead: Block | None = None
    for change in compare(base, new):
        if change.kind is Difference.DELETED:
            deletions.append(Delete(change.old.id))
            continue
        block = change.new
        after = ahead.id if ahead and ahead.kind.part is block.kind.part else None
        if change.kind is Difference.INSERTED:
            others.append(Insert(after, block))
        if change.kind in (Difference.MOVED, Difference.MOVED_CHANGED):
            others.append(Move(block.id, after))
        if change.kind in (Difference.CHANGED, Difference.MOVED_CHANGED):
            others.append(Replace(block.id, block.text, block.level))
        ahead = block
    return (*deletions, *others)


def apply(blocks: Iterable[Block], operations: Iterable[Operation]) -> tuple[Block, ...]:
    """The blocks after the operations, not checked for length; a new title is none of theirs.

    TextError if one of the operations refers to a block that is not there.
    """
    text = list(blocks)
    for operation in operations:
        if not isinstance(operation, Retitle):
            _apply(operation, text)
    return settle(text)


def _apply(operation: Operation, text: list[Block]) -> None:
    match operation:
        case Replace(block_id, words, level):
            place = _place(text, block_id)
            text[place] = Block(block_id, text[place].kind, words, level)
        case Delete(block_id):
            del text[_place(text, block_id)]
        case Move(block_id, after):
            block = text.pop(_place(text, block_id))
            text.insert(_place_behind(text, after, block.kind), block)
        case Insert(after, block):
            text.insert(_place_behind(text, after, block.kind), block)


def _place(text: list[Block], block_id: str) -> int:
    for place, block in enumerate(text):
        if block.id == block_id:
            return place
    raise TextError("Der Änderungsantrag bezieht sich auf einen Absatz, den es in diesem Text nicht gibt.")


def _place_behind(text: list[Block], after: str | None, kind: Kind) -> int:
    if after is not None:
        return _place(text, after) + 1
    return sum(1 for block in text if ORDER[block.kind] < ORDER[kind])


def touched(operations: Iterable[Operation]) -> set[str]:
    """Ids of the blocks that are changed, moved, deleted or inserted, and `TITLE` for a new title."""
    return {subject(operation) for operation in operations}


def subject(operation: Operation) -> str:
    """The id of the block the operation is about, or `TITLE`."""
    match operation:
        case Retitle():
            return TITLE
        case Insert(_, block):
            return block.id
    return operation.id


def without_new_ids(operations: Iterable[Operation]) -> list[dict[str, Any]]:
    """The operations as `dump` gives them, but without the ids we gave to new blocks: what a person has typed."""
    operations = tuple(operations)
    new = [op.block.id for op in operations if isinstance(op, Insert)]
    return [
        {key: new.index(value) if value in new else value for key, value in entry.items()} for entry in dump(operations)
    ]


def dump(operations: Iterable[Operation]) -> list[dict[str, Any]]:
    """The JSON list of the operations."""
    return [{"op": _NAMES[type(operation)], **_plain(asdict(operation))} for operation in operations]


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    if block := entry.pop("block", None):
        return entry | block | {"kind": block["kind"].value}
    return entry


def load(data: Any) -> tuple[Operation, ...]:
    """Operations from their JSON list. Strict: anything that `dump` could not have written is a `TextError`."""
    if not isinstance(data, list):
        raise TextError("Der Änderungsantrag ist nicht lesbar: Erwartet wird eine Liste von Änderungen.")
    return tuple(_operation(entry, place) for place, entry in enumerate(data, start=1))


def _operation(entry: Any, place: int) -> Operation:
    kind = entry.get("op") if isinstance(entry, dict) else None
    if not isinstance(kind, str) or kind not in _SHAPES or set(entry) != {"op", *_SHAPES[kind]}:
        raise TextError(f"Der Änderungsantrag ist nicht lesbar: Änderung {place} hat unbekannte Angaben.")
    wrong = [key for key, is_right in _SHAPES[kind].items() if not is_right(entry[key])]
    if wrong:
        raise TextError(f"Der Änderungsantrag ist nicht lesbar: Änderung {place}, Angabe „{wrong[0]}“.")
    given = {key: value for key, value in entry.items() if key != "op"}
    if kind == "insert":
        after = given.pop("after")
        return Insert(after, Block(**given | {"kind": Kind(given["kind"])}))
    return _CLASSES[kind](**given)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and is_id(value)


def _is_anchor(value: Any) -> bool:
    return value is None or _is_id(value)


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and value == clean_text(value)


def _is_level(value: Any) -> bool:
    return type(value) is int and 1 <= value <= MAX_LEVEL


def _is_kind(value: Any) -> bool:
    return isinstance(value, str) and value in set(Kind)


_CLASSES = {"replace": Replace, "insert": Insert, "delete": Delete, "move": Move, "title": Retitle}
_NAMES = {operation: name for name, operation in _CLASSES.items()}
_SHAPES: dict[str, dict[str, Callable[[Any], bool]]] = {
    "replace": {"id": _is_id, "text": _is_words, "level": _is_level},
    "insert": {"after": _is_anchor, "id": _is_id, "kind": _is_kind, "text": _is_words, "level": _is_level},
    "delete": {"id": _is_id},
    "move": {"id": _is_id, "after": _is_anchor},
    "title": {"text": _is_words},
}
