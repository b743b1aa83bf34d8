"""Where a text says what somebody searched for: the paragraph, cut to a line or two, with the words marked."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from .search import all_of, words_of
from .stems import folded, spellings
from .text import Text

LENGTH = 180  # characters
_BEFORE = 60  # of them before the first marked word
_START = 5  # letters that tell which paragraphs are worth reading word by word; „Integrations-“ leaves the end out


class Wanted(Protocol):
    """A question: whole words, and what longer ones begin with."""

    stems: Collection[str]
    begins: Collection[str]


@dataclass(frozen=True, slots=True)
class Piece:
    words: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`place` is how officials call the paragraph („Ziffer 3“), `id` that of its block."""

    place: str
    id: str
    pieces: tuple[Piece, ...]


def excerpt(text: Text, wanted: Wanted) -> Excerpt | None:
    """From the paragraph that says the most of these words, the first of several; None where none says any."""
    names = (*wanted.stems, *wanted.begins)
    starts = {spelling[:_START] for name in names for spelling in spellings(name)}
    best, most = None, 0
    for block in text.blocks:
        low = folded(block.text)
        if any(start in low for start in starts) and (found := _found(block.text, wanted)):
            said = len({name for _, _, name in found})
            if said > most:
                best, most = (block, found), said
    if best is None:
        return None
    block, found = best
    return Excerpt(text.names[block.id], block.id, tuple(_cut(block.text, found)))


def _found(paragraph: str, wanted: Wanted) -> list[tuple[int, int, str]]:
    """Which words of the paragraph were searched for: begin, end, and what was asked for."""
    words = words_of(paragraph)
    asked = [(word, _asked(all_of(words, number), wanted)) for number, word in enumerate(words)]
    return [(word.start, word.end, name) for word, name in asked if name]


def _asked(names: set[str], wanted: Wanted) -> str:
    whole = next((stem for stem in wanted.stems if stem in names), "")
    return whole or next((begin for begin in wanted.begins if any(name.startswith(begin) for name in names)), "")


def _cut(paragraph: str, found) -> Iterator[Piece]:
    """The paragraph around the first word, cut between words."""
    start = max(found[0][0] - _BEFORE, 0)
    if start:
        start = paragraph.rfind(" ", 0, start + 1) + 1
    end = min(start + LENGTH, len(paragraph))
    if end < len(paragraph):
        end = max(paragraph.rfind(" ", start, end + 1), found[0][1])
    if start:
        yield Piece("… ", False)
    yield from _pieces(paragraph, found, start, end)
    if end < len(paragraph):
        yield Piece(" …", False)


def _pieces(paragraph: str, found, start: int, end: int) -> Iterator[Piece]:
    place = start
    for first, last, _ in found:
        if first < start or last > end:
            continue
        if first > place:
            yield Piece(paragraph[place:first], False)
        yield Piece(paragraph[first:last], True)
        place = last
    if place < end:
        yield Piece(paragraph[place:end], False)
