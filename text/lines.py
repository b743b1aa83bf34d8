"""A text as a page shows it."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .blocks import Kind
from .text import Text

LINE = 80  # characters; the same for everybody, so that „Zeile 14“ means the same line on every screen


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its derived number."""

    id: str
    label: str
    level: int
    text: str
    open_comments: int = 0

    @property
    def printed(self) -> list[str]:
        """The paragraph in lines of one length, for reading with line numbers."""
        return textwrap.wrap(self.text, LINE, break_long_words=False)


@dataclass(frozen=True, slots=True)
class Lines:
    preamble: list[Line]
    ziffern: list[Line]
    rationale: list[Line]


def lines_of(text: Text, open_comments: Mapping[str, int] = MappingProxyType({})) -> Lines:
    """The text with its numbers; `open_comments` counts by block id what the reader may read."""
    parts = {kind: [] for kind in Kind}
    for block in text.blocks:
        counted = open_comments.get(block.id, 0)
        parts[block.kind].append(Line(block.id, text.numbers[block.id], block.level, block.text, counted))
    return Lines(parts[Kind.PREAMBLE], parts[Kind.ZIFFER], parts[Kind.RATIONALE])
