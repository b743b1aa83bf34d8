"""What the text says with the amendments that go in, computed by the merge: the conference writes nothing itself. Pure.

What was decided first on some words stands; of one that was adopted later and collides there, that part stays out,
and the page says so before the text is settled.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from proposals.amendments.candidates import Candidate, Variant
from proposals.amendments.merging import Choices, Merge
from proposals.amendments.rules import Fate
from text.collide import Collision, new_points_above
from text.text import Text


@dataclass(frozen=True, slots=True)
class Applied:
    """A text with amendments in it; `left_out` says where one of them gave way, `stale` what fits nowhere any more."""

    text: Text
    fates: Mapping[int, Fate]
    left_out: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def applied(text: Text, going_in: Sequence[Candidate]) -> Applied:
    """The text with these amendments, in the order in which they were decided."""
    out: dict[int, set[str]] = {each.number: set() for each in going_in}
    left_out = []
    merge = _merged(text, going_in, out)
    while collision := next(iter(merge.collisions), None):
        later = _later(going_in, collision)
        parts = _parts_at(later, collision, merge)
        if not parts - out[later.number]:
            break
        out[later.number] |= parts
        left_out.append(
            f"{collision.sentence} Es gilt, was zuerst entschieden war, dort also nicht {later.amendment.label}."
        )
        merge = _merged(text, going_in, out)
    fates = {each.number: _fate(merge, each) for each in going_in}
    stale = [each.amendment.label for each in going_in if each.flagged]
    return Applied(merge.result, fates, left_out, stale)


def _merged(text, going_in, out) -> Merge:
    chosen = {
        each.number: {
            block_id: Variant.OUT if block_id in out[each.number] else Variant.ORIGINAL for block_id in each.block_ids
        }
        for each in going_in
    }
    return Merge(text, going_in, Choices(chosen))


def _later(going_in: Sequence[Candidate], collision: Collision) -> Candidate:
    """Of the two that cannot stand together the one that was decided later."""
    return [each for each in going_in if each.amendment.label in collision.keys][-1]


def _parts_at(candidate: Candidate, collision: Collision, merge: Merge) -> set[str]:
    """The places at which it gives way: the block itself, or what it would put below a block that goes."""
    chosen = merge.chosen[candidate.amendment.label]
    if candidate.part(collision.block_id, Variant.ORIGINAL):
        return {collision.block_id}
    above = new_points_above(chosen, merge.text.blocks)
    return {block_id for block_id, point in above.items() if point == collision.block_id}


def _fate(merge: Merge, candidate: Candidate) -> Fate:
    """An adopted one of which nothing is left to do is settled; it is never told as rejected."""
    fate = merge.fate(candidate)
    return Fate.SETTLED if fate == Fate.REJECTED else fate
