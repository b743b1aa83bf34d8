"""Two texts beside each other as rows of two cells: the one text left, the other right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from .blocks import Block, Kind
from .diff import Change
from .redline import DELETE, INSERT, Segment

PARTS = {Kind.PREAMBLE: "Präambel", Kind.ZIFFER: "Beschlussvorschlag", Kind.RATIONALE: "Begründung"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One paragraph with its number. `segments`: words the other text does not have are of op `delete` or `insert`."""

    label: str
    level: int
    segments: tuple[Segment, ...]
    is_heading: bool = False

    @property
    def look(self) -> str:
        """As a heading, or on its level."""
        return "heading" if self.is_heading else str(self.level)


@dataclass(frozen=True, slots=True)
class Pair:
    """One row. `is_same_place`: both cells are the same paragraph; otherwise they only happen to stand side by side."""

    part: str
    left: Cell | None
    right: Cell | None
    is_same_place: bool


def pairs_of(changes: Iterable[Change]) -> list[Pair]:
    """In the order of both texts. What only one of them has stands beside what only the other has, to save room."""
    pairs = []
    for kind, part in groupby(changes, key=lambda change: change.block.kind.part):
        rows = list(_rows(part))
        pairs += [Pair("" if place else PARTS[kind], *row) for place, row in enumerate(rows)]
    return pairs


def _rows(changes: Iterable[Change]) -> Iterator[tuple[Cell | None, Cell | None, bool]]:
    lefts, rights = [], []
    for change in changes:
        if change.old and change.new:
            yield from ((*row, False) for row in zip_longest(lefts, rights))
            lefts, rights = [], []
            yield _left(change), _right(change), True
        elif change.old:
            lefts.append(_left(change))
        else:
            rights.append(_right(change))
    yield from ((*row, False) for row in zip_longest(lefts, rights))


def _left(change: Change) -> Cell:
    return _cell(change.old, change.old_label, tuple(s for s in change.segments if s.op != INSERT))


def _right(change: Change) -> Cell:
    return _cell(change.new, change.new_label, tuple(s for s in change.segments if s.op != DELETE))


def _cell(block: Block, label: str, segments: tuple[Segment, ...]) -> Cell:
    return Cell(label, block.level, segments, block.kind is Kind.HEADING)
