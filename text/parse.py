"""Plain text as people type and paste it, to blocks and back.

In the text areas an empty line ends a paragraph and a wrapped line continues it. Typed numbers say where a
Ziffer begins and how deep it stands; they are dropped, because numbers are derived. `parse(*plain(blocks))`
gives the same blocks with fresh ids for every valid text: each Ziffer is printed with its number and each heading
with its sign, so that their own words are free.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

from .blocks import PARTS, Block, Entry, Heading, Kind, build, labels, new_id
from .reading.headings import printed as printed_heading
from .reading.points import ziffern_of
from .reading.raw import joined, raw_lines, typed_lines

_INDENT = 3
# From this share of common words on, a paragraph counts as the same one; in its old place less will do.
_SAME = 0.6
_SAME_PLACE = 0.15
_LONG_WORD = re.compile(r"\w{4,}")  # the short ones are the same everywhere


class Parts(NamedTuple):
    """The contents of the three text areas."""

    preamble: str
    ziffern: str
    rationale: str


def parse(preamble: str = "", ziffern: str = "", rationale: str = "") -> tuple[Block, ...]:
    """The text in the three areas as blocks with fresh ids. TextError if it is too long."""
    return build(parse_paragraphs(preamble), parse_ziffern(ziffern), parse_paragraphs(rationale))


def plain(blocks: tuple[Block, ...]) -> Parts:
    """The text as it stands in the three text areas."""
    numbers = labels(blocks)
    printed: dict[Kind, list[str]] = {part: [] for part in PARTS}
    for block in blocks:
        printed[block.kind.part].append(_printed(block, numbers[block.id]))
    return Parts(*("\n\n".join(printed[part]) for part in PARTS))


def _printed(block: Block, number: str) -> str:
    if block.kind is Kind.HEADING:
        return printed_heading(Heading(block.text, block.level))
    return f"{' ' * _INDENT * (block.level - 1)}{number} {block.text}" if number else block.text


def parse_paragraphs(text: str) -> list[str]:
    """The paragraphs of a text without numbers."""
    return joined(raw_lines(typed_lines(text)))


def parse_ziffern(text: str) -> list[Entry]:
    """Level and text of every Ziffer, with the headings among them („Überschrift: Arbeit“).

    A paragraph without a number is a Ziffer of the first level.

    A line without a number continues the Ziffer above if no empty line stands between, or if it is indented.
    """
    return ziffern_of(raw_lines(typed_lines(text)))


def keep_ids(base: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """The new text with the ids of `base` wherever a paragraph comes from there.

    Equal paragraphs first, then the most similar ones; of two that fit equally well, the one in its place.
    An id is given once at most and never to another part of the text.
    """
    origins: dict[str, str] = {}
    for kind in Kind:
        olds, news = ([block for block in text if block.kind is kind] for text in (base, new))
        origins |= {news[target].id: olds[source].id for target, source in _origins(olds, news).items()}
    known = {block.id for block in base}
    return tuple(
        replace(block, id=origins.get(block.id) or (new_id() if block.id in known else block.id)) for block in new
    )


def _origins(olds: list[Block], news: list[Block]) -> dict[int, int]:
    """For each place in `news` the place in `olds` it comes from, if any."""
    found: dict[int, int] = {}
    for step in LCSseq.opcodes([block.text for block in olds], [block.text for block in news]):
        if step.tag == "equal":
            found |= zip(range(step.dest_start, step.dest_end), range(step.src_start, step.src_end), strict=True)
    taken = set(found.values())
    for _, _, target, source in sorted(_candidates(olds, news, found)):
        if target not in found and source not in taken:
            found[target] = source
            taken.add(source)
    return found


def _candidates(olds: list[Block], news: list[Block], fixed: dict[int, int]) -> list[tuple[float, int, int, int]]:
    """Similar pairs of places not yet settled, as (-likeness, distance, new place, old place)."""
    old_anchors, anchors = sorted(fixed.values()), sorted(fixed)
    sources = [
        (place, bisect(old_anchors, place), _words(block.text))
        for place, block in enumerate(olds)
        if place not in old_anchors
    ]
    pairs = []
    for target in (place for place in range(len(news)) if place not in fixed):
        gap, words = bisect(anchors, target), _words(news[target].text)
        for source, old_gap, old_words in sources:
            bonus = _SAME_PLACE if gap == old_gap else 0.0
            likeness = Indel.normalized_similarity(old_words, words, score_cutoff=_SAME - bonus) + bonus
            if olds[source].text == news[target].text:
                likeness += 1
            if likeness >= _SAME:
                pairs.append((-likeness, abs(source - target), target, source))
    return pairs


def _words(text: str) -> list[str]:
    return _LONG_WORD.findall(text.casefold()) or text.casefold().split()
