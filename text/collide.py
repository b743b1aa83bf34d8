"""Several amendments to one text: which of them cannot both be adopted."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from .amend import TITLE, Delete, Insert, Move, Operation, Replace, Retitle, apply, subject
from .blocks import Block, points_above
from .places import Places
from .weave import places as merged


@dataclass(frozen=True, slots=True)
class Collision:
    """Two amendments, by their keys, that cannot both be adopted as they are, and why, in a German sentence."""

    keys: tuple[Hashable, Hashable]
    block_id: str
    sentence: str


@dataclass(slots=True)
class _Wishes:
    """What one amendment wants, by block id."""

    words: dict[str, tuple[str, int]] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    extended: set[str] = field(default_factory=set)


def collisions(sets: Mapping[Hashable, Sequence[Operation]], base: Sequence[Block]) -> list[Collision]:
    """All collisions between any two of the amendments, in the order of the text; `str(key)` names an amendment.

    Wanting the same is no collision. `base` is the text all of them amend: TextError if one does not fit it.
    """
    places = _places(sets, base)
    order = {block_id: place for place, block_id in enumerate([TITLE, *(block.id for block in base)])}
    wishes = {key: _wishes(operations, base) for key, operations in sets.items()}
    found = [
        Collision(keys, block_id, sentence)
        for keys in combinations(wishes, 2)
        for block_id, sentence in _clashes(keys, wishes, places)
    ]
    return sorted(found, key=lambda collision: order.get(collision.block_id, len(order)))


def _places(sets: Mapping[Hashable, Sequence[Operation]], base: Sequence[Block]) -> Places:
    """Of the base and of all that is to be inserted."""
    inserting = [[op for op in operations if isinstance(op, Insert)] for operations in sets.values()]
    return Places(base, merged(base, inserting))


def _wishes(operations: Sequence[Operation], base: Sequence[Block]) -> _Wishes:
    wishes = _Wishes()
    wishes.extended = {above for above in new_points_above(operations, base).values() if above}
    for operation in operations:
        match operation:
            case Retitle(text):
                wishes.words[TITLE] = text, 1
            case Replace(block_id, text, level):
                wishes.words[block_id] = text, level
            case Move(block_id, after):
                wishes.places[block_id] = after
            case Delete(block_id):
                wishes.gone.add(block_id)
            case Insert(_, block):
                wishes.words[block.id] = block.text, block.level
    return wishes


def new_points_above(operations: Sequence[Operation], base: Sequence[Block]) -> dict[str, str | None]:
    """For every block the operations insert, move or put on another level the block of the base it newly becomes a
    subpoint of; None if of none, or of the same as before."""
    levels = {block.id: block.level for block in base}
    placed = [
        subject(operation)
        for operation in operations
        if isinstance(operation, Insert | Move)
        or (isinstance(operation, Replace) and operation.level != levels.get(operation.id))
    ]
    before = points_above(base) if placed else {}
    after = points_above(apply(base, operations)) if placed else {}
    return {
        block_id: above if above in levels and above != before.get(block_id) else None
        for block_id, above in ((block_id, after[block_id]) for block_id in placed)
    }


def _clashes(
    keys: tuple[Hashable, Hashable], wishes: Mapping[Hashable, _Wishes], places: Places
) -> Iterator[tuple[str, str]]:
    """Block ids and sentences for two of the amendments."""
    one, other = keys
    for block_id in _differing(wishes[one].words, wishes[other].words):
        if block_id in places.names:
            name = "den Titel" if block_id == TITLE else places.subject(block_id)
            yield block_id, f"{one} und {other} ändern {name} verschieden."
        else:
            yield block_id, f"{one} und {other} fügen {places.where(block_id)} Verschiedenes ein."
    for block_id in _differing(wishes[one].places, wishes[other].places):
        yield block_id, f"{one} und {other} stellen {places.subject(block_id)} an verschiedene Stellen."
    for deleting, keeping in (keys, keys[::-1]):
        wish = wishes[keeping]
        for block_id in sorted(wishes[deleting].gone):
            name = places.subject(block_id)
            for wanted, verb in ((wish.words, "ändert"), (wish.places, "verschiebt"), (wish.extended, "ergänzt")):
                if block_id in wanted:
                    yield block_id, f"{deleting} streicht {name}, {keeping} {verb} {name}."
                    break


def _differing(ones: Mapping[str, object], others: Mapping[str, object]) -> list[str]:
    return [block_id for block_id in ones if block_id in others and ones[block_id] != others[block_id]]
