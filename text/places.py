"""How places are called: by the numbers of one text, also where something new is wanted in it. Pure.

Officials, minutes and everybody who compares two amendments have the text before them as it is: „Nach Ziffer 8 wird
eingefügt“, „hinter Ziffer 1“. The numbers of a text that nobody has yet are never used to say where something stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .amend import TITLE
from .blocks import Block, Kind, labels, names, points_above

_HEADING = "Zwischenüberschrift"
_LEVELS = ("Ziffer", "Buchstabe", "Doppelbuchstabe")
_NEW = {
    "Ziffer": "der neuen Ziffer",
    "Buchstabe": "dem neuen Buchstaben",
    "Doppelbuchstabe": "dem neuen Doppelbuchstaben",
    "Absatz": "dem neuen Absatz",
    "Zwischenüberschrift": "der neuen Zwischenüberschrift",
}
_PARTS = {Kind.PREAMBLE: "der Präambel", Kind.RATIONALE: "der Begründung"}


@dataclass(frozen=True, slots=True)
class Where:
    """A place beside another: „nach Ziffer 8“, „vor Ziffer 1“, „in Ziffer 3“ (its first subpoint), „in der Präambel“.

    `is_evident`: whether the place alone says on which level something stands there.
    """

    word: str
    beside: str
    is_evident: bool = True

    def __str__(self) -> str:
        return f"{self.word} {self.beside}"

    @property
    def of_move(self) -> str:
        """Where something is put: „hinter Ziffer 1“."""
        return f"{'hinter' if self.word == 'nach' else self.word} {self.beside}"


def noun(block: Block) -> str:
    """What kind of paragraph it is, in one word."""
    if block.kind is Kind.ZIFFER:
        return _LEVELS[block.level - 1]
    return "Absatz" if block.kind in _PARTS else _HEADING


def subject(name: str) -> str:
    """„Präambel, Absatz 2“ reads as „Absatz 2 der Präambel“ within a sentence, a heading gets its article."""
    if name.startswith(_HEADING):
        return f"die {name}"
    part, comma, place = name.partition(", Absatz ")
    return f"Absatz {place} der {part}" if comma and place.isdecimal() else name


def spoken(name: str) -> str:
    """The same behind „nach“, „vor“ or „in“: „der Zwischenüberschrift …“."""
    return f"der {name}" if name.startswith(_HEADING) else subject(name)


class Places:
    """The places of `base`, and of what is new in `order`: all its blocks, with those to come, as they would stand."""

    def __init__(self, base: Iterable[Block], order: Iterable[Block] | None = None) -> None:
        self.base = tuple(base)
        self.order = self.base if order is None else tuple(order)
        self.names = names(self.base) | {TITLE: "Titel"}

    def name(self, block_id: str) -> str:
        """As it heads a row: „Ziffer 3 Buchstabe b“, „Präambel, Absatz 2“, „Titel“, „Neu nach Ziffer 8“."""
        return self.names.get(block_id) or self._new_names.get(block_id, "Neuer Absatz")

    def spoken(self, block_id: str) -> str:
        """As it stands behind „nach“: „Absatz 2 der Präambel“, „der neuen Ziffer nach Ziffer 8“."""
        if block_id in self.names:
            return spoken(self.names[block_id])
        if block_id not in self._at:
            return "dem neuen Absatz"
        return f"{_NEW[noun(self.order[self._at[block_id]])]} {self.where(block_id)}"

    def subject(self, block_id: str) -> str:
        """As it is said what becomes of it."""
        return subject(self.names[block_id]) if block_id in self.names else self.spoken(block_id)

    def where(self, block_id: str) -> Where:
        """Beside what of the base a block of the order stands, whether it is new there or moved."""
        at = self._at[block_id]
        block, above = self.order[at], self._above[block_id]
        if above and above not in self._base:
            return Where("in", self.spoken(above), is_evident=False)
        ahead = [other for other in self.order[:at] if other.id in self._base and _part(other) == _part(block)]
        return self._behind(block, ahead) if ahead else self._first(block)

    def _first(self, block: Block) -> Where:
        follower = next((o for o in self.base if _part(o) == _part(block) and o.id != block.id), None)
        if follower is None:
            return Where("in", _PARTS.get(block.kind, "dem Beschlusstext"))
        return Where("vor", self.spoken(follower.id), _is_alike(follower, block))

    def _behind(self, block: Block, ahead: Sequence[Block]) -> Where:
        last = ahead[-1]
        if block.kind is Kind.HEADING:
            return Where("nach", self.spoken(last.id), _is_alike(last, block))
        if last.kind is block.kind and last.level < block.level:
            return self._below(block, last)
        if last.kind is block.kind and last.level > block.level:
            last = self._branch(block, ahead) or last
        return Where("nach", self.spoken(last.id), _is_alike(last, block))

    def _below(self, block: Block, point: Block) -> Where:
        """The first subpoint of a point: before the one that is first now."""
        child = next((o for o in self._branch_of(point) if o.id != block.id), None)
        if child is None:
            return Where("in", self.spoken(point.id), is_evident=False)
        return Where("vor", self.spoken(child.id), _is_alike(child, block))

    def _branch(self, block: Block, ahead: Sequence[Block]) -> Block | None:
        """The point on the level of the block behind whose last subpoint it stands; None where it parts them."""
        point = next((o for o in reversed(ahead) if o.kind is not block.kind or o.level <= block.level), None)
        if point is None or point.kind is not block.kind or point.level != block.level:
            return None
        at = self._at[block.id]
        is_whole = all(self._at.get(o.id, -1) < at for o in self._branch_of(point) if o.id != block.id)
        return point if is_whole else None

    def _branch_of(self, point: Block) -> list[Block]:
        """The subpoints of a point in the base."""
        found = []
        for other in self.base[self._base[point.id] + 1 :]:
            if other.kind is not point.kind or other.level <= self.base[self._base[point.id]].level:
                break
            found.append(other)
        return found

    @cached_property
    def _base(self) -> dict[str, int]:
        return {block.id: place for place, block in enumerate(self.base)}

    @cached_property
    def _at(self) -> dict[str, int]:
        return {block.id: place for place, block in enumerate(self.order)}

    @cached_property
    def _above(self) -> dict[str, str | None]:
        return points_above(self.order)

    @cached_property
    def _new_names(self) -> dict[str, str]:
        """What is new, by its place; where several stand at one place they are counted from the second on."""
        found: dict[str, str] = {}
        seen: dict[str, int] = {}
        printed = labels(self.order)
        for block in self.order:
            if block.id in self._base:
                continue
            above = self._above[block.id]
            if above in found:
                found[block.id] = f"{found[above]}, {noun(block)} {printed[block.id].rstrip('.)')}"
                continue
            new = f"Neue {_HEADING}" if block.kind is Kind.HEADING else "Neu"
            name = f"{new} {self.where(block.id)}"
            seen[name] = seen.get(name, 0) + 1
            found[block.id] = f"{name} ({seen[name]})" if seen[name] > 1 else name
        return found


def _part(block: Block) -> Kind | None:
    """Preamble, rationale, or all that stands between."""
    return block.kind if block.kind in _PARTS else None


def _is_alike(one: Block, other: Block) -> bool:
    return (one.kind, one.level) == (other.kind, other.level)
