"""The difference of two texts, block by block and word by word.

Blocks are the same paragraph when they have the same id; their place in the other text does not matter. Every
change carries both sides, so that the old and the new text can be rebuilt from the changes exactly.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .blocks import PARTS, Block, Kind, labels
from .redline import DELETE, INSERT, Segment, redline

_Key = tuple[Kind, str]  # a block that has become part of the rationale is no longer the same
_HEAVY = 1000  # a Ziffer counts more than all subpoints a text can have


class Difference(StrEnum):
    """What happened to one block."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    MOVED_CHANGED = "moved_changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One block in the old and in the new text, with its printed number and its place (from 0) in each."""

    kind: Difference
    old: Block | None
    new: Block | None
    old_label: str
    new_label: str
    segments: tuple[Segment, ...]
    old_place: int | None = None
    new_place: int | None = None

    @property
    def block(self) -> Block:
        """The block as it is now, or as it was if it is gone."""
        return self.new or self.old


def compare(old: Sequence[Block], new: Sequence[Block]) -> tuple[Change, ...]:
    """The changes in the order of the new text; a deleted block stands behind the one it used to follow."""
    return tuple(_Comparison(old, new).changes())


def compare_titles(old: str, new: str) -> tuple[Segment, ...]:
    """The word difference of two titles."""
    return redline(old, new)


def before(changes: Iterable[Change]) -> tuple[Block, ...]:
    """The old text, rebuilt from the segments."""
    olds = sorted((change for change in changes if change.old), key=lambda change: change.old_place)
    return tuple(_rebuilt(change.old, change.segments, without=INSERT) for change in olds)


def after(changes: Iterable[Change]) -> tuple[Block, ...]:
    """The new text, rebuilt from the segments."""
    news = sorted((change for change in changes if change.new), key=lambda change: change.new_place)
    return tuple(_rebuilt(change.new, change.segments, without=DELETE) for change in news)


def _rebuilt(block: Block, segments: tuple[Segment, ...], *, without: str) -> Block:
    text = "".join(segment.text for segment in segments if segment.op != without)
    return Block(block.id, block.kind, text, block.level)


class _Comparison:
    """Both texts with what is needed to look up a block in either."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old, self.new = old, new
        self.old_labels, self.new_labels = labels(old), labels(new)
        self.old_places = {_key(block): place for place, block in enumerate(old)}
        self.new_places = {_key(block): place for place, block in enumerate(new)}
        self.moved = moved_ids(old, new)

    def changes(self) -> Iterator[Change]:
        deleted = self._deleted_behind()
        for part in PARTS:
            yield from deleted.get((part, ""), ())
            for key, place in self.new_places.items():
                if key[0].part is part:
                    yield self._present(key, place)
                    yield from deleted.get(key, ())

    def _deleted_behind(self) -> dict[_Key, list[Change]]:
        """Deleted blocks by the block ahead of them that stayed in its place, by (part, "") if none did."""
        deleted: dict[_Key, list[Change]] = {}
        anchor: _Key | None = None
        for key, place in self.old_places.items():
            if anchor is None or anchor[0].part is not key[0].part:
                anchor = key[0].part, ""
            if key not in self.new_places:
                deleted.setdefault(anchor, []).append(self._deleted(place))
            elif key[1] not in self.moved:
                anchor = key
        return deleted

    def _present(self, key: _Key, place: int) -> Change:
        new, old_place = self.new[place], self.old_places.get(key)
        label = self.new_labels[new.id]
        if old_place is None:
            segments = (Segment(INSERT, new.text),)
            return Change(Difference.INSERTED, None, new, "", label, segments, None, place)
        old = self.old[old_place]
        kind, segments = _KINDS[new.id in self.moved, old != new], redline(old.text, new.text)
        return Change(kind, old, new, self.old_labels[old.id], label, segments, old_place, place)

    def _deleted(self, place: int) -> Change:
        old = self.old[place]
        label, segments = self.old_labels[old.id], (Segment(DELETE, old.text),)
        return Change(Difference.DELETED, old, None, label, "", segments, place, None)


_KINDS = {
    (False, False): Difference.SAME,
    (False, True): Difference.CHANGED,
    (True, False): Difference.MOVED,
    (True, True): Difference.MOVED_CHANGED,
}


def moved_ids(old: Iterable[Block], new: Iterable[Block]) -> set[str]:
    """The blocks that stand in another order: as few Ziffern as possible, and then as few subpoints and headings."""
    places = {_key(block): place for place, block in enumerate(old)}
    rows: list[tuple[int, int, str]] = []  # per row of blocks in their old order: place of the last, weight, id
    ahead: dict[str, str | None] = {}
    for block in new:
        if (place := places.get(_key(block))) is None:
            continue
        at = bisect_left(rows, (place,))
        weight = (_HEAVY if block.rank == 1 else 1) + (rows[at - 1][1] if at else 0)
        ahead[block.id] = rows[at - 1][2] if at else None
        rows[at:] = [(place, weight, block.id), *(row for row in rows[at:] if row[1] > weight)]
    stayed: set[str] = set()
    last = rows[-1][2] if rows else None
    while last:
        stayed.add(last)
        last = ahead[last]
    return set(ahead) - stayed


def moves_by_itself(change: Change, old_above: Mapping[str, str | None], new_above: Mapping[str, str | None]) -> bool:
    """Whether a block of both texts has another place or level, and does not just go along with the point above it."""
    is_moved = change.kind in (Difference.MOVED, Difference.MOVED_CHANGED)
    above = old_above[change.old.id]
    goes_along = above and above == new_above[change.new.id] and change.old_label == change.new_label
    return change.old.level != change.new.level or (is_moved and not goes_along)


def _key(block: Block) -> _Key:
    return block.kind, block.id
