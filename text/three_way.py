"""Two people have edited the same text: bring both together, block by block.

Different blocks are joined silently; the same block changed differently is a conflict for a person to decide, even
where the changed words do not touch each other. Deleting a block that the other side changed, or below which it
added a point, is a conflict too. Where both insert at the same place, theirs stands first; where both move the
same block, it stands where they put it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from .blocks import Block, TextError, check, points_above, settle
from .diff import moved_ids

Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One block on which the two sides differ; None where it does not exist."""

    id: str
    base: Block | None
    mine: Block | None
    theirs: Block | None


@dataclass(frozen=True, slots=True)
class Joined:
    """The text both sides make together.

    While there are conflicts, `blocks` shows their side of each in its place (mine where they deleted the block)
    and is not yet a text to keep: see `resolve`.
    """

    blocks: tuple[Block, ...]
    conflicts: tuple[Conflict, ...] = ()
    title: str | None = ""  # None where both changed it differently

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left for a person to decide."""
        return not self.conflicts and self.title is not None


def join(base: Blocks, mine: Blocks, theirs: Blocks) -> Joined:
    """What two people have made of `base`, joined."""
    sides = tuple({block.id: block for block in text} for text in (base, mine, theirs))
    conflicts = _conflicts(sides, mine, theirs)
    chosen: dict[str, Block] = {}
    for block_id in dict.fromkeys(block_id for side in sides for block_id in side):
        before, my, their = (side.get(block_id) for side in sides)
        block = their or my if block_id in conflicts else my if their == before else their
        if block:
            chosen[block_id] = block
    order = _order(base, mine, theirs)
    blocks = settle(chosen[block_id] for block_id in order if block_id in chosen)
    return Joined(blocks, tuple(conflicts[block.id] for block in blocks if block.id in conflicts))


def join_titles(base: str, mine: str, theirs: str) -> str | None:
    """The title both sides make together, None if they changed it differently."""
    if mine in (theirs, base):
        return theirs
    return mine if theirs == base else None


def resolve(joined: Joined, choices: Mapping[str, Literal["mine", "theirs"] | Block]) -> tuple[Block, ...]:
    """The text with every conflict decided: by block id for `mine`, for `theirs`, or for a block of new words.

    TextError if a conflict is left open or the text grows too long.
    """
    return check(resolve_unchecked(joined, choices))


def resolve_unchecked(joined: Joined, choices: Mapping[str, Literal["mine", "theirs"] | Block]) -> tuple[Block, ...]:
    """As `resolve`, for looking at the text only: whether it is too long to keep is not asked."""
    decided: dict[str, Block | None] = {}
    for conflict in joined.conflicts:
        choice = choices.get(conflict.id)
        if choice not in ("mine", "theirs") and not isinstance(choice, Block):
            raise TextError("Bitte entscheiden Sie bei jedem Widerspruch, welche Fassung gilt.")
        if isinstance(choice, Block):
            decided[conflict.id] = replace(choice, id=conflict.id)
        else:
            decided[conflict.id] = conflict.mine if choice == "mine" else conflict.theirs
    resolved = (decided.get(block.id, block) for block in joined.blocks)
    return settle(block for block in resolved if block)


def _conflicts(sides: Sequence[dict[str, Block]], mine: Blocks, theirs: Blocks) -> dict[str, Conflict]:
    base, my, their = sides
    contested = {
        block_id
        for block_id in {**base, **my, **their}
        if my.get(block_id) != their.get(block_id) and base.get(block_id) not in (my.get(block_id), their.get(block_id))
    }
    contested |= _missing_above(mine, base, their, contested) | _missing_above(theirs, base, my, contested)
    return {
        block_id: Conflict(block_id, base.get(block_id), my.get(block_id), their.get(block_id))
        for block_id in contested
    }


def _missing_above(text: Blocks, base: dict[str, Block], other: dict[str, Block], contested: set[str]) -> set[str]:
    """Points the other side deleted although this side added or changed something below them."""
    above = points_above(text)
    missing: set[str] = set()
    for block in reversed(text):
        is_wanted = block.id not in base or block.id in missing or block.id in contested - other.keys()
        if is_wanted and above[block.id] and above[block.id] in base and above[block.id] not in other:
            missing.add(above[block.id])
    return missing


def _order(base: Blocks, mine: Blocks, theirs: Blocks) -> list[str]:
    """All ids of the three texts: base order, then the moves of both sides, then what both inserted.

    Deleted blocks keep their place until the end, so that what was put behind them stays there.
    """
    order: list[str | None] = [None, *(block.id for block in base)]
    moves = _moves(base, mine) | _moves(base, theirs)
    for block_id, (_, anchor) in sorted(moves.items(), key=lambda move: (move[1][0], move[0])):
        order.remove(block_id)
        order.insert(order.index(anchor) + 1, block_id)
    inserted = _insertions(base, mine)
    ranks = {block.id: block.rank for text in (theirs, mine) for block in text}
    for anchor, block_ids in _insertions(base, theirs).items():
        inserted[anchor] = _together(block_ids, inserted.get(anchor, []), ranks)
    rows = ([block_id, *inserted.get(block_id, [])] for block_id in order)
    return list(dict.fromkeys(block_id for row in rows for block_id in row if block_id))


def _together(theirs: Sequence[str], mine: Sequence[str], ranks: Mapping[str, int]) -> list[str]:
    """Theirs first; but subpoints of mine stay below the point that both stand behind, and above their heading."""
    below = list(takewhile(lambda block_id: ranks[block_id] > 1 > ranks[theirs[0]], mine))
    return list(dict.fromkeys([*below, *theirs, *mine]))


def _moves(base: Blocks, text: Blocks) -> dict[str, tuple[int, str | None]]:
    """For every block that was moved its place among those of the base, and the block it was put behind."""
    known = {block.id for block in base}
    common = [block.id for block in text if block.id in known]
    moved = moved_ids(base, text)
    anchors = zip(common, [None, *common], strict=False)
    return {block_id: (place, anchor) for place, (block_id, anchor) in enumerate(anchors) if block_id in moved}


def _insertions(base: Blocks, text: Blocks) -> dict[str | None, list[str]]:
    """New blocks by the block of the base they follow."""
    known = {block.id for block in base}
    inserted: dict[str | None, list[str]] = {}
    anchor = None
    for block in text:
        if block.id in known:
            anchor = block.id
        else:
            inserted.setdefault(anchor, []).append(block.id)
    return inserted
