"""A text as a page shows it."""

from dataclasses import dataclass

from proposals.text.blocks import Block, Kind, labels


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its derived number."""

    id: str
    label: str
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    preamble: list[Line]
    ziffern: list[Line]
    rationale: list[Line]


def lines_of(blocks: tuple[Block, ...]) -> Lines:
    numbers = labels(blocks)
    parts = {kind: [] for kind in Kind}
    for block in blocks:
        parts[block.kind].append(Line(block.id, numbers[block.id], block.level, block.text))
    return Lines(parts[Kind.PREAMBLE], parts[Kind.ZIFFER], parts[Kind.RATIONALE])
