"""One text becomes several: every Ziffer goes to exactly one part, preamble and rationale go to all of them."""

from collections.abc import Iterable, Mapping, Sequence

from .blocks import Block, Kind, TextError, check


def points(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The Ziffern of the first level: with their subpoints they are what can be dealt out."""
    return tuple(block for block in blocks if block.kind is Kind.ZIFFER and block.level == 1)


def divide(blocks: Sequence[Block], parts: Mapping[str, int], count: int) -> tuple[tuple[Block, ...], ...]:
    """`count` texts; `parts` says for the id of each Ziffer of the first level to which (from 0) it goes.

    Ids stay, so that each part can be compared with the text it comes from. TextError where a Ziffer is not dealt out,
    where one is dealt out that the text does not have, or where a part gets none.
    """
    known = {block.id for block in points(blocks)}
    if set(parts) != known or not set(parts.values()) <= set(range(count)):
        raise TextError("Bitte ordnen Sie jede Ziffer genau einem Teil zu.")
    if count < 2 or set(parts.values()) != set(range(count)):
        raise TextError("Jeder Teil braucht mindestens eine Ziffer, und es müssen mindestens zwei Teile sein.")
    texts: list[list[Block]] = [[] for _ in range(count)]
    current = 0
    for block in blocks:
        if block.kind is not Kind.ZIFFER:
            for text in texts:
                text.append(block)
            continue
        current = parts.get(block.id, current)  # a subpoint follows the point it stands under
        texts[current].append(block)
    return tuple(check(text) for text in texts)
