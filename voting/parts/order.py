"""In which order the amendments to a text are voted on: the most far-reaching first. Pure.

No rules of procedure that we know say it (domain §2.2); German assemblies do it so, therefore it is proposed with its
reason and can be changed. Amendments to the same Ziffer stand next to each other, in the order of the text. Among
them goes farther what strikes a whole Ziffer, then what strikes less, words a place anew, changes more words, adds,
moves, changes the title. What was filed first comes first where two go equally far.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from intmk.counted import counted
from intmk.labelled import Labelled
from text.amend import TITLE, Delete, Insert, Operation, Replace, Retitle, subject
from text.blocks import Kind, points_above
from text.places import Places
from text.redline import EQUAL, redline
from text.text import Text
from text.weave import places

_ANEW = 0.5  # a place of which more than this share of the words goes is worded anew
_NAMED = 3  # so many places are named


class Reach(IntEnum):
    """How far it goes; the lowest goes farthest."""

    STRIKES_ZIFFER = 1
    STRIKES = 2
    REWRITES = 3
    CHANGES = 4
    ADDS = 5
    MOVES = 6
    RETITLES = 7


@dataclass(frozen=True, slots=True)
class Proposed:
    """An amendment, by its number, at its place in the order, and why it stands there."""

    number: int
    reason: str


def proposed(text: Text, wanted: Mapping[int, Sequence[Operation]]) -> list[Proposed]:
    """The order for amendments to a text; `wanted` are the operations of each by its number, for this text."""
    measures = {number: Measure(text, operations) for number, operations in wanted.items()}
    found: list[Proposed] = []
    for group in _groups(measures):
        ahead = None
        for number in sorted(group, key=lambda each: (*measures[each].key, each)):
            found.append(Proposed(number, _reason(number, ahead, measures, is_alone=len(group) == 1)))
            ahead = number
    return found


def arranged(numbers: Sequence[int], chosen: Sequence[int]) -> list[int]:
    """The proposed order as somebody has changed it; what has come since stands behind what is proposed before it."""
    order = [number for number in chosen if number in set(numbers)]
    for place, number in enumerate(numbers):
        if number not in order:
            ahead = next((other for other in reversed(numbers[:place]) if other in order), None)
            order.insert(0 if ahead is None else order.index(ahead) + 1, number)
    return order


class Direction(Labelled):
    """Where an amendment is put in the order."""

    FIRST = "first", "an den Anfang"
    UP = "up", "nach oben"
    DOWN = "down", "nach unten"


def moved(order: Sequence[int], number: int, direction: Direction) -> list[int]:
    """The order with one of them one place up or down, or first. The same where it stands there."""
    place = order.index(number)
    goal = {Direction.UP: max(place - 1, 0), Direction.DOWN: place + 1, Direction.FIRST: 0}[direction]
    rest = [other for other in order if other != number]
    return [*rest[:goal], number, *rest[goal:]]


class Measure:
    """How far one amendment goes, and which spots of the text it is about."""

    def __init__(self, text: Text, operations: Sequence[Operation]):
        self.text, self.operations = text, tuple(operations)
        self.old = {block.id: block for block in text.blocks}
        self.above = points_above(text.blocks)
        self.at = {block.id: place for place, block in enumerate(text.blocks)}

    @property
    def key(self) -> tuple[int, int]:
        """Sorts what goes farther first."""
        return self.reach, -self.words

    @cached_property
    def reach(self) -> Reach:
        return min(self._reaches.values(), default=Reach.RETITLES)

    @cached_property
    def words(self) -> int:
        """How many words go or come."""
        return sum(self._words(operation) for operation in self.operations)

    @cached_property
    def spots(self) -> dict[Hashable, float]:
        """What it is about, with the place in the text: a Ziffer of the first level with all below it, or new there."""
        return dict(self._spot(operation) for operation in self.operations)

    @property
    def said(self) -> str:
        """What it does at the places where it goes farthest."""
        if not self.operations:
            return "steht schon so im Text"
        farthest = [op for op in self.operations if self._reaches[op] == self.reach]
        rest = " und ändert weitere Stellen" if len(farthest) < len(self.operations) else ""
        return self._said(farthest) + rest

    @cached_property
    def _reaches(self) -> dict[Operation, Reach]:
        return {operation: self._reach(operation) for operation in self.operations}

    def _reach(self, operation: Operation) -> Reach:
        match operation:
            case Retitle():
                return Reach.RETITLES
            case Delete(block_id):
                is_whole = self.old[block_id].kind is Kind.ZIFFER and self._top(block_id) in self._struck
                return Reach.STRIKES_ZIFFER if is_whole else Reach.STRIKES
            case Insert():
                return Reach.ADDS
            case Replace(block_id):
                gone, come = _changed(self.old[block_id].text, operation.text)
                if not gone + come:
                    return Reach.MOVES
                return Reach.REWRITES if gone > _ANEW * _count(self.old[block_id].text) else Reach.CHANGES
        return Reach.MOVES

    @cached_property
    def _struck(self) -> frozenset[str]:
        return frozenset(operation.id for operation in self.operations if isinstance(operation, Delete))

    def _words(self, operation: Operation) -> int:
        match operation:
            case Delete(block_id):
                return _count(self.old[block_id].text)
            case Insert(_, block):
                return _count(block.text)
            case Replace(block_id, words):
                return sum(_changed(self.old[block_id].text, words))
            case Retitle(words):
                return sum(_changed(self.text.title, words))
        return 0

    def _spot(self, operation: Operation) -> tuple[Hashable, float]:
        if isinstance(operation, Retitle):
            return TITLE, -1
        if not isinstance(operation, Insert):
            top = self._top(operation.id)
            return top, self.at[top]
        after = operation.after
        new = {each.block.id: each.after for each in self.operations if isinstance(each, Insert)}
        while after in new:
            after = new[after]
        if after is None:
            return ("new", operation.block.kind.part, None), -0.5
        top = self._top(after)
        if operation.block.kind is Kind.ZIFFER and operation.block.level > 1:
            return top, self.at[top]
        return ("new", top), self.at[top] + 0.5

    def _top(self, block_id: str) -> str:
        while above := self.above[block_id]:
            block_id = above
        return block_id

    def _said(self, operations: Sequence[Operation]) -> str:
        names = Places(self.text.blocks, places(self.text.blocks, [self._inserting]))
        match self.reach:
            case Reach.STRIKES_ZIFFER | Reach.STRIKES:
                tops = [op.id for op in operations if self.above[op.id] not in self._struck]
                whole = " ganz" if self.reach == Reach.STRIKES_ZIFFER else ""
                return f"streicht {_listed(names.subject(each) for each in tops)}{whole}"
            case Reach.REWRITES:
                return f"fasst {_listed(names.subject(op.id) for op in operations)} neu"
            case Reach.CHANGES:
                return f"ändert {self._counted} in {_listed(names.spoken(op.id) for op in operations)}"
            case Reach.ADDS:
                where = _listed(dict.fromkeys(str(names.where(subject(op))) for op in operations))
                return f"fügt {where} etwas ein ({self._counted})"
            case Reach.MOVES:
                return f"stellt {_listed(names.subject(op.id) for op in operations)} um"
        return "ändert den Titel"

    @property
    def _inserting(self) -> list[Insert]:
        return [operation for operation in self.operations if isinstance(operation, Insert)]

    @property
    def _counted(self) -> str:
        return counted(self.words, "Wort", "Wörter")


def _reason(number: int, ahead: int | None, measures: Mapping[int, Measure], *, is_alone: bool) -> str:
    said = measures[number].said
    if is_alone:
        return f"steht für sich: {said}"
    if ahead is None:
        return f"geht am weitesten: {said}"
    if measures[number].key == measures[ahead].key:
        return f"geht so weit wie Ä{ahead}, ist aber später eingebracht: {said}"
    return f"geht weniger weit als Ä{ahead}: {said}"


def _groups(measures: Mapping[int, Measure]) -> list[list[int]]:
    """The amendments that are about the same spots, directly or through others, in the order of the text."""
    groups: list[tuple[set[Hashable], list[int]]] = []
    for number, measure in measures.items():
        spots, numbers = set(measure.spots), [number]
        apart = []
        for group in groups:
            if group[0] & spots:
                spots, numbers = spots | group[0], [*group[1], *numbers]
            else:
                apart.append(group)
        groups = [*apart, (spots, numbers)]
    begins = {number: min(measure.spots.values(), default=0) for number, measure in measures.items()}
    found = [sorted(numbers) for _, numbers in groups]
    return sorted(found, key=lambda numbers: (min(begins[number] for number in numbers), numbers))


def _changed(old: str, new: str) -> tuple[int, int]:
    """How many words go and how many come."""
    segments = [segment for segment in redline(old, new) if segment.op != EQUAL]
    gone = sum(_count(segment.text) for segment in segments if segment.op == "delete")
    return gone, sum(_count(segment.text) for segment in segments) - gone


def _count(words: str) -> int:
    return len(words.split())


def _listed(names: Iterable[str]) -> str:
    named = list(names)
    if len(named) > _NAMED:
        named = [*named[:_NAMED], f"{len(named) - _NAMED} weitere Stellen"]
    *first, last = named
    return f"{', '.join(first)} und {last}" if first else last
