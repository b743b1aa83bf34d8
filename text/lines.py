"""A text as a page shows it."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .blocks import PARTS, Block, Kind, end_of_branch
from .text import Text

LINE = 80  # characters; the same for everybody, so that „Zeile 14“ means the same line on every screen


@dataclass(frozen=True, slots=True)
class Line:
    """A block with its derived number. `depth`: of a heading in the outline of the text, 0 for all that is none."""

    id: str
    label: str
    level: int
    text: str
    depth: int = 0

    @property
    def printed(self) -> list[str]:
        """The paragraph in lines of one length, for reading with line numbers."""
        return textwrap.wrap(self.text, LINE, break_long_words=False)


@dataclass(frozen=True, slots=True)
class Lines:
    """The parts of a text; headings stand among the Ziffern."""

    preamble: list[Line]
    ziffern: list[Line]
    rationale: list[Line]


def lines_of(text: Text) -> Lines:
    """The text with its numbers."""
    return Lines(*(_lines(text, [block for block in text.blocks if block.kind.part is part]) for part in PARTS))


def _lines(text: Text, blocks: list[Block]) -> list[Line]:
    depths = outline(text.blocks)
    return [
        Line(block.id, text.numbers[block.id], block.level, block.text, depths.get(block.id, 0)) for block in blocks
    ]


def outline(blocks: Iterable[Block]) -> dict[str, int]:
    """How deep each heading stands, by id: the second level needs a heading of the first above it."""
    depths: dict[str, int] = {}
    for block in blocks:
        if block.kind is Kind.HEADING:
            depths[block.id] = block.level if depths else 1
    return depths


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks that stand together in one part. Only behind the last of them readers have said something.

    A heading is a run for itself: lists of Ziffern end in front of it and begin behind it.

    So a run says nothing of its readers: it follows from the text, and is rendered once for all of them.
    """

    text: Text
    begin: int  # the place of its first block among all of the text, and of the first one behind it
    end: int
    is_numbered: bool
    open_comments: int = 0

    @property
    def key(self) -> tuple:
        """Tells what the run shows from what any other shows."""
        return self.text.digest, self.begin, self.end, self.is_numbered

    @property
    def lines(self) -> list[Line]:
        return _lines(self.text, list(self.text.blocks[self.begin : self.end]))

    @property
    def id(self) -> str:
        """Of the last block."""
        return self.text.blocks[self.end - 1].id

    @property
    def is_heading(self) -> bool:
        return self.text.blocks[self.begin].kind is Kind.HEADING

    @property
    def begins_list(self) -> bool:
        return self._kind(self.begin - 1) is not Kind.ZIFFER

    @property
    def ends_list(self) -> bool:
        return self._kind(self.end) is not Kind.ZIFFER

    def _kind(self, place: int) -> Kind | None:
        return self.text.blocks[place].kind if 0 <= place < len(self.text.blocks) else None


@dataclass(frozen=True, slots=True)
class Runs:
    """A text for a page, with what is said about its blocks; `is_numbered`: with the numbers of its lines."""

    preamble: list[Run]
    ziffern: list[Run]
    rationale: list[Run]
    is_numbered: bool


def runs_of(text: Text, open_comments: Mapping[str, int] = MappingProxyType({}), *, is_numbered: bool = False) -> Runs:
    """`open_comments` counts by block id what the reader may read."""
    parts = (list(_runs(text, part, open_comments, is_numbered)) for part in PARTS)
    return Runs(*parts, is_numbered)


def branch_of(text: Text, block_id: str) -> Run | None:
    """A Ziffer with its subpoints, in the numbers of the text; None where the text does not have it."""
    place = next((place for place, block in enumerate(text.blocks) if block.id == block_id), None)
    return None if place is None else Run(text, place, end_of_branch(text.blocks, place), False)


def _runs(text: Text, part: Kind, open_comments: Mapping[str, int], is_numbered: bool) -> Iterator[Run]:
    places = [place for place, block in enumerate(text.blocks) if block.kind.part is part]
    begin = places[0] if places else 0
    for place in places:
        counted = open_comments.get(text.blocks[place].id, 0)
        kinds = [block.kind for block in text.blocks[place : place + 2]]
        if counted or place == places[-1] or Kind.HEADING in kinds:
            yield Run(text, begin, place + 1, is_numbered, counted)
            begin = place + 1
