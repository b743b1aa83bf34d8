"""What an operation of the editor does to subpoints, in words: with which they went, and below what they stand now."""

from collections import Counter
from collections.abc import Iterable, Sequence

from .blocks import Block, end_of_branch, names, points_above

Blocks = Sequence[Block]


def struck(old: Blocks, block_id: str, new: Blocks) -> str:
    """What was struck, with the number of its subpoints, and what has become of those that are left."""
    place = next(place for place, block in enumerate(old) if block.id == block_id)
    name, below = names(old)[block_id], [block.id for block in old[place + 1 : end_of_branch(old, place)]]
    left = {block.id for block in new}
    if not below:
        return f"{name} gestrichen."
    if not left.intersection(below):
        return f"{name} mit {counted(len(below))} gestrichen."
    was, now = points_above(old), names(new)
    heirs = [each for each in below if was[each] == block_id]
    return f"Nur die Zeile von {name} gestrichen. {_inherited([now[each] for each in heirs])}"


def rehung(old: Blocks, new: Blocks, moved: Iterable[str] = ()) -> list[str]:
    """One sentence for each point that has got subpoints of another; `moved` are those that a person has moved."""
    was, now, called, moved = points_above(old), points_above(new), names(new), set(moved)
    changed = Counter(
        now[block.id] for block in new if block.id in was and block.id not in moved and was[block.id] != now[block.id]
    )
    return [_below(called.get(above), count) for above, count in changed.items()]


def orphaned(old: Blocks, new: Blocks) -> list[str]:
    """One sentence for each point that has gone from a text while subpoints of it are still there, word for word."""
    words = {block.id: block.text for block in new}
    above, now = points_above(old), points_above(new)
    was = {block.id: above[block.id] for block in old if words.get(block.id) == block.text}
    called, before = names(new), names(old)
    return [
        f"{before[gone]} ist gestrichen. {_below(called.get(now[heirs[0]]), len(heirs))}"
        for gone in before
        if gone not in words and (heirs := [block.id for block in new if was.get(block.id) == gone])
    ]


def counted(number: int) -> str:
    """„mit …“: how many subpoints."""
    return "1 Unterpunkt" if number == 1 else f"{number} Unterpunkten"


def _inherited(heirs: list[str]) -> str:
    if len(heirs) == 1:
        return f"Der Unterpunkt darunter ist jetzt {heirs[0]}."
    return f"Die {len(heirs)} Unterpunkte darunter sind jetzt {heirs[0]} bis {heirs[-1]}."


def _below(above: str | None, count: int) -> str:
    where = f"unter {above}" if above else "auf der ersten Ebene"
    return f"1 Unterpunkt steht jetzt {where}." if count == 1 else f"{count} Unterpunkte stehen jetzt {where}."
