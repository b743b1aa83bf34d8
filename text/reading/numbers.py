"""Numbers that stood in the source and are others now: references in the text point to them."""

import re
from collections.abc import Sequence

from intmk.clean import shortened

from ..blocks import Block, Kind, labels, names, new_id, settle
from .points import Point

RENUMBERED = "Nummern haben sich geändert: {}. Bitte prüfen Sie Verweise darauf."
_TOLD = 6
_CORE = re.compile(r"[^\w.]|\.$")
_NESTED = re.compile(r"\d+(?:\.\d+)+")


def renumbered(points: Sequence[Point]) -> str:
    """A sentence that names the numbers that differ from ours, empty where there are none."""
    points = [point for point in points if not point.is_heading]
    blocks = settle(Block(new_id(), Kind.ZIFFER, point.text, point.level) for point in points)
    numbers, called = labels(blocks), names(blocks)
    places = _paths(blocks)
    changed = [
        f"aus „{shortened(point.mark)}“ wird {called[block.id]}"
        for point, block, path in zip(points, blocks, places, strict=True)
        if point.mark and not _is_same(point.mark, numbers[block.id], path)
    ]
    if not changed:
        return ""
    more = [f"{len(changed) - _TOLD} weitere"] if len(changed) > _TOLD else []
    return RENUMBERED.format(", ".join([*changed[:_TOLD], *more]))


def _is_same(mark: str, number: str, path: tuple[int, ...]) -> bool:
    """„(1)“ is our „1.“, and „2.1“ our 2. a)."""
    core = _CORE.sub("", mark)
    if _NESTED.fullmatch(core):
        return tuple(int(part) for part in core.split(".")) == path
    return core == _CORE.sub("", number)


def _paths(blocks: Sequence[Block]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    counts: list[int] = []
    for block in blocks:
        counts = counts[: block.level] + [0] * (block.level - len(counts))
        counts[-1] += 1
        found.append(tuple(counts))
    return found
