"""Two versions compared, as a page shows it: marked in the text, beside each other, and in words. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from text.blocks import Block, Kind, points_above
from text.diff import Change, Difference, moves_by_itself
from text.pairing import PARTS, Cell
from text.pointers import between
from text.redline import DELETE, INSERT, Segment
from text.text import Text, compared

_CLASSES = {
    Difference.SAME: "",
    Difference.CHANGED: "changed",
    Difference.INSERTED: "inserted",
    Difference.DELETED: "deleted",
    Difference.MOVED: "moved",
    Difference.MOVED_CHANGED: "moved changed",
}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One paragraph with what happened to it. `note` says where it stood before, if it has moved."""

    id: str
    label: str
    level: int
    classes: str
    segments: tuple[Segment, ...]
    note: str
    is_heading: bool
    left: Cell | None  # the same paragraph in the old and in the new text, never two that only stand side by side
    right: Cell | None

    @property
    def is_same(self) -> bool:
        """Whether both texts say the same here, if under another number."""
        sides = [side and (side.level, side.segments) for side in (self.left, self.right)]
        return sides[0] == sides[1] and not self.note


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """Preamble, Beschlussvorschlag or Begründung."""

    title: str
    is_numbered: bool
    rows: list[ComparedRow]

    @property
    def groups(self) -> list[tuple[bool, list[ComparedRow]]]:
        """Lists of Ziffern, and between them the headings (True)."""
        return [(is_heading, list(rows)) for is_heading, rows in groupby(self.rows, lambda row: row.is_heading)]


@dataclass(frozen=True)
class Beside:
    """What one saved text says other than another, as the page shows it; computed where it is looked at."""

    old: Text
    new: Text

    @property
    def key(self) -> tuple:
        """Tells these two texts, in this order, from any others."""
        return self.old.digest, self.new.digest

    @property
    def title(self) -> tuple[Segment, ...]:
        return compared(self.old, self.new).title

    @property
    def has_new_title(self) -> bool:
        return compared(self.old, self.new).has_new_title

    @property
    def pointers(self) -> list[str]:
        """What to say of the references to Ziffern."""
        return between(self.old.blocks, self.new.blocks)

    @property
    def sentences(self) -> tuple[str, ...]:
        return compared(self.old, self.new).sentences

    @cached_property
    def parts(self) -> list[ComparedPart]:
        changes = compared(self.old, self.new).changes
        return list(_parts(changes, _notes(changes, self.old, self.new)))


def _parts(changes: Sequence[Change], notes: dict[str, str]) -> Iterable[ComparedPart]:
    for kind, title in PARTS.items():
        rows = [_row(change, notes) for change in changes if change.block.kind.part is kind]
        if rows:
            yield ComparedPart(title, kind == "ziffer", rows)


def _row(change: Change, notes) -> ComparedRow:
    block = change.block
    return ComparedRow(
        id=change.new.id if change.new else "",  # an id stands once on a page, at the place of today
        label=change.new_label or change.old_label,
        level=block.level,
        classes=_CLASSES[change.kind],
        segments=change.segments,
        note=notes.get(block.id, "") if change.new else "",
        is_heading=block.kind is Kind.HEADING,
        left=_cell(change.old, change.old_label, change.segments, without=INSERT),
        right=_cell(change.new, change.new_label, change.segments, without=DELETE),
    )


def _cell(block: Block | None, label: str, segments: Sequence[Segment], *, without: str) -> Cell | None:
    if block is None:
        return None
    words = tuple(segment for segment in segments if segment.op != without)
    return Cell(label, block.level, words, block.kind is Kind.HEADING)


def _notes(changes: Iterable[Change], old: Text, new: Text) -> dict[str, str]:
    """„bisher Ziffer 6“ for every paragraph that has a move of its own, by id."""
    above = points_above(old.blocks), points_above(new.blocks)
    return {
        change.new.id: _note(old.names[change.old.id], new.names[change.new.id])
        for change in changes
        if change.old and change.new and moves_by_itself(change, *above)
    }


def _note(before: str, now: str) -> str:
    return f"verschoben, bisher {before}" if before.startswith("Ziffer") and before != now else "verschoben"
