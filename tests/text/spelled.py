"""Texts of a few blocks, spelled in one line."""

from text.blocks import Block, Kind


def text(spec: str) -> tuple[Block, ...]:
    """„a b/2 c:neu“: ids, level behind the slash, text behind the colon."""
    blocks = []
    for part in spec.split():
        head, _, words = part.partition(":")
        block_id, _, level = head.partition("/")
        blocks.append(Block(block_id.ljust(8, "0"), Kind.ZIFFER, words or "bittet", int(level or 1)))
    return tuple(blocks)
