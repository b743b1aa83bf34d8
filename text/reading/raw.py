"""The lines every reading begins with, whether they were pasted or come from a Word file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from ..blocks import TextError, clean_text
from ..marks import readings

# No mail program or PDF wraps its lines later: in a text with such a line every line is a paragraph.
_UNWRAPPED = 200
# A text that can be kept has 150,000 characters; what was pasted may also hold what is not taken over.
MAX_CHARACTERS = 1_000_000
MAX_LINES = 10_000
TOO_LONG = (
    "Der eingefügte Text ist zu lang: Gelesen werden höchstens 1.000.000 Zeichen in 10.000 Zeilen. "
    "Bitte fügen Sie nur den Text des Vorschlags ein."
)
# Shift+Enter: as Word, and as a web page writes it.
SOFT_BREAKS = "\x0b\u2028"
# Behind a mark of a list, and never within a sentence.
_TABBED = re.compile(r"\s*(?:[^\w\s]|o|\(?\w{1,3}[.)]{1,2})\t")
_ADDS = re.compile(r"(?:und|sowie|oder)\b")
_BREAK = re.compile(rf"(\r\n|[\n\r\x0c\x1c-\x1e\x85\u2029{SOFT_BREAKS}])")


class Joins(Enum):
    """Whether a line without a number goes on with the line above it."""

    NEVER = "never"
    TO_A_POINT = "to a point"
    ALWAYS = "always"


class Role(Enum):
    """What the format of a Word file says about a paragraph."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that Word has written: its list, the depth in it from 0, how Word counts there, how far it is, and how
    it is printed. `more` is how deep a list stands that is of its own for this depth.
    """

    list_id: str
    depth: int
    format: str
    value: int = 0
    printed: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in the source, cleaned. `cell`: table, row and column it stands in.

    `heading` is the level of one above Ziffern, 0 for every other line; `is_signed` where the source says so itself.
    """

    text: str
    indent: int = 0
    joins: Joins = Joins.NEVER
    counted: Counted | None = None
    role: Role = Role.PLAIN
    is_bold: bool = False
    cell: tuple[int, int, int] | None = None
    heading: int = 0
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as it was typed or pasted, not yet cleaned; `is_soft` where it was parted by Shift+Enter."""

    text: str
    is_soft: bool = False

    @property
    def words(self) -> str:
        return clean_text(self.text)


def typed_lines(text: str) -> list[Typed]:
    """The lines of a pasted text, empty ones among them. TextError where there are too many: counted first."""
    if len(text) > MAX_CHARACTERS:
        raise TextError(TOO_LONG)
    pieces = _BREAK.split(text)
    if len(pieces) > 8 * MAX_LINES or sum(1 for piece in pieces[::2] if piece.strip()) > MAX_LINES:
        raise TextError(TOO_LONG)
    breaks = ["\n", *pieces[1::2]]
    return [Typed(line, parted in SOFT_BREAKS) for line, parted in zip(pieces[::2], breaks, strict=True)]


def raw_lines(typed: Iterable[Typed]) -> list[RawLine]:
    """The lines that hold words, with their indents and whether an empty line stands before them."""
    lines = [(line, line.words) for line in typed]
    while lines and not lines[-1][1]:
        lines.pop()  # the end of the text is no empty line
    is_unwrapped = all(words for _, words in lines) and any(len(words) > _UNWRAPPED for _, words in lines)
    found, is_apart = [], True
    for line, words in lines:
        if words:
            is_apart |= _TABBED.match(line.text) is not None
            soft = Joins.ALWAYS if line.is_soft or not is_unwrapped else Joins.TO_A_POINT
            found.append(RawLine(words, _indent(line.text), Joins.NEVER if is_apart else soft))
        is_apart = not words
    return found


def _indent(text: str) -> int:
    expanded = text.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def joined(lines: Iterable[RawLine]) -> list[str]:
    """The paragraphs of lines without numbers."""
    paragraphs: list[list[str]] = []
    for line in lines:
        if not paragraphs or line.joins is not Joins.ALWAYS:
            paragraphs.append([])
        paragraphs[-1].append(line.text)
    return [" ".join(words) for words in paragraphs]


def parted_at(lines: Sequence[RawLine]) -> int:
    """How long lines become before they are parted: the longest that goes on with a small letter. 0 where none does."""
    pairs = [(above, line) for above, line in pairwise(lines) if line.joins is not Joins.NEVER]
    return max((len(above.text) for above, line in pairs if _goes_on(line.text)), default=0)


def may_close(text: str) -> bool:
    """Whether a line reads as what comes behind a whole list, where lines are not parted: „sowie zu berichten.“"""
    return text[:1].isupper() or _ADDS.match(text) is not None


def _goes_on(text: str) -> bool:
    return text[:1].islower() and not _ADDS.match(text) and not any(readings(text))
