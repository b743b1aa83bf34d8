"""Two edits of one text joined so that a reference means in the result what it meant to whoever wrote it."""

from collections.abc import Sequence
from dataclasses import replace

from . import three_way
from .blocks import Block
from .following import Numbering, anchored, may_point, rendered
from .three_way import Joined

Blocks = Sequence[Block]


def join_anchored(base: Blocks, mine: Blocks, theirs: Blocks) -> Joined:
    """As `three_way.join`: that both have numbered otherwise is no difference of their words."""
    sides = base, mine, theirs
    if not any(map(may_point, sides)):
        return three_way.join(*sides)
    numbers = [Numbering(tuple(side)) for side in sides]
    joined = three_way.join(*map(_anchored, sides, numbers))
    now = Numbering(joined.blocks)

    called = numbers[1].paths | numbers[2].paths | numbers[0].paths

    def written(block: Block | None, its: Numbering) -> Block | None:
        return block and rendered(block, now, called | its.paths)

    conflicts = tuple(
        replace(
            each,
            base=written(each.base, numbers[0]),
            mine=written(each.mine, numbers[1]),
            theirs=written(each.theirs, numbers[2]),
        )
        for each in joined.conflicts
    )
    return replace(joined, blocks=tuple(written(block, numbers[0]) for block in joined.blocks), conflicts=conflicts)


def _anchored(side: Blocks, numbers: Numbering) -> list[Block]:
    return [anchored(block, numbers) for block in side]
