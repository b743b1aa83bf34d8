"""What stands at the beginning of a typed line: „1.“, „(2)“, „2.1“, „a)“, „aa)“, „iv)“, „I.“ or a bullet.

A line can be read in several ways („i)“ is the ninth letter or the roman one, „3. Quartal“ no number at all);
`readings` gives them all, and `Outline` decides by what the list looks like so far.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .blocks import MAX_LEVEL

_BULLETS = "-–—•·*▪■●○◦‣o\uf0b7\uf0a7\uf02d"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MARKS = (
    ("bullet", re.compile(rf"(?P<number>[{_BULLETS}])(?:\s+|$)")),
    ("nested", re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,2})[.)]?\s+")),
    ("1.", re.compile(r"(?P<number>\d{1,3})\.(?:\s+|$|(?=[^\W\d]))")),
    ("1)", re.compile(r"(?P<number>\d{1,3})\.?\)\s*")),
    ("(1)", re.compile(r"\((?P<number>\d{1,3})\)\s*")),
    ("aa", re.compile(r"\(?(?P<number>([a-z])\2\d{0,2})\)\s*")),
    ("a)", re.compile(r"\(?(?P<number>[a-z]\d{0,2})\)\s*")),
    ("a.", re.compile(r"(?P<number>[a-z])\.(?:\s+|$)")),
    ("i", re.compile(r"\(?(?P<number>[ivxlc]{1,6})\)\s*")),
    ("I", re.compile(r"(?P<number>[IVXLC]{1,6})[.)](?:\s+|$)")),
)
# „1. Januar“, „20. Integrationsministerkonferenz“, „2. und 3. Absatz“, „z. B.“: words of a sentence.
_ORDINAL = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Apr|Jun|Jul|Aug"
    r"|Sept?|Okt|Nov|Dez|Quartal|Halbjahr|Jahr|Jahrhundert|Jahrzehnt|Lebensjahr|Legislaturperiode|Wahlperiode"
    r"|Sitzung|Tagung|Auflage|Lesung|Klasse|Jahrgangsstufe|Euro|EUR|Prozent|Mio|Mrd|Millionen|Milliarden"
    r"|\w*[Kk]onferenz)(?:s|en)?\b|€|%|(?:und|bis|oder|/|–|-)\s*\d|[A-Za-z]\.(?:\s|$)|\d{1,2}\."
)
_SENTENCE_END = re.compile(r"(?:[.:;,!?)“”\"‘]|\b(?:und|oder|sowie))$")
_NEAR = 3  # so many numbers may be missing or repeated in a list somebody has edited by hand
_EXACT = ("nested", "i", "I", "a.")  # taken for a point only in its exact place: too often something else
_NO_POINT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the beginning of a line: style of the list, place in it, and the text behind it."""

    style: str
    number: int
    text: str
    above: tuple[int, ...] = ()

    @property
    def may_be_prose(self) -> bool:
        return self.style in ("1.", "a.", "nested") and _ORDINAL.match(self.text) is not None


def readings(line: str) -> Iterator[Reading]:
    """All ways to read the line as a point of a list, the likeliest first; none for plain text."""
    for style, pattern in _MARKS:
        if match := pattern.match(line):
            yield _reading(style, match["number"], line[match.end() :])


def _reading(style: str, number: str, text: str) -> Reading:
    match style:
        case "bullet":
            return Reading(number, 1, text)
        case "nested":
            *above, last = (int(part) for part in number.split("."))
            return Reading(style, last, text, tuple(above))
        case "aa" | "a)" | "a.":
            letters = number.rstrip("0123456789")
            return Reading(style, ord(letters[0]) - 96 + 26 * int(number[len(letters) :] or 0), text)
        case "i" | "I":
            return Reading(style, _roman(number.lower()), text)
    return Reading(style, int(number), text)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


@dataclass(slots=True)
class _Open:
    """A list that is still being read, with its latest number."""

    style: str
    indent: int
    number: int


@dataclass(slots=True)
class Outline:
    """The lists that are open at the current line, from the outermost to the innermost.

    `typed` holds all numbers at the beginnings of lines in the whole text.
    """

    typed: frozenset[tuple[str, int]]
    lists: list[_Open] = field(default_factory=list)

    def take(self, line: str, indent: int, before: str) -> tuple[int, str] | None:
        """Level and text if the line begins a point, None if it is plain text.

        `before` is the line directly above if no empty line stands between, else empty.
        """
        best = min(readings(line), key=lambda reading: self._doubt(reading, indent, before), default=None)
        if best is None or self._doubt(best, indent, before) == _NO_POINT:
            return None
        level = self._level(best, indent)
        self.lists[level - 1 :] = [_Open(best.style, indent, best.number)]
        return level, best.text

    def leave(self) -> None:
        """An unnumbered paragraph is a point of the first level: all deeper lists end."""
        del self.lists[1:]

    def _doubt(self, reading: Reading, indent: int, before: str) -> int:
        """0: continues an open list, 1: begins one, 2: is near enough to what was expected, 3: no point."""
        level = self._level(reading, indent)
        expected = self._expected(reading.style, level)
        if not self._is_possible(reading, level, expected, before):
            return _NO_POINT
        if reading.style in _BULLETS or reading.number == expected:
            return 0 if expected > 1 else 1
        return 2 if self._is_near(reading, expected, before) else _NO_POINT

    def _expected(self, style: str, level: int) -> int:
        opened = self.lists[level - 1] if level <= len(self.lists) else None
        return opened.number + 1 if opened and opened.style == style else 1

    def _is_possible(self, reading: Reading, level: int, expected: int, before: str) -> bool:
        """Within a paragraph a dash, a cited „(1)“ and an ordinal are more likely prose than a point."""
        if reading.style == "nested":
            return reading.above == tuple(opened.number for opened in self.lists[: level - 1])
        if before and reading.style in ("–", "—", "(1)") and expected == 1:
            return _SENTENCE_END.search(before) is not None
        return not (before and reading.may_be_prose)

    def _is_near(self, reading: Reading, expected: int, before: str) -> bool:
        """A list edited by hand misses or repeats numbers; the date at the beginning of a line is far off."""
        if reading.may_be_prose or reading.style in _EXACT or (before and not _SENTENCE_END.search(before)):
            return False
        neighbours = {(reading.style, reading.number - 1), (reading.style, reading.number + 1)}
        near = abs(reading.number - expected) <= _NEAR or not self.typed.isdisjoint(neighbours)
        return reading.number > 0 and near

    def _level(self, reading: Reading, indent: int) -> int:
        """The level of the open list the reading belongs to, or of the new list it would open."""
        if reading.style == "nested":
            return min(len(reading.above) + 1, MAX_LEVEL)
        same = [level for level, opened in enumerate(self.lists, start=1) if opened.style == reading.style]
        fitting = [level for level in same if self.lists[level - 1].indent <= indent + 1] or same[:1]
        if fitting and not (reading.number == 1 and indent >= self.lists[fitting[-1] - 1].indent + 2):
            return fitting[-1]
        return min(sum(1 for opened in self.lists if opened.indent <= indent) + 1, MAX_LEVEL)


def typed_marks(lines: Iterable[str]) -> frozenset[tuple[str, int]]:
    """All numbers that stand at the beginning of a line, whether they mean a point or not."""
    return frozenset((reading.style, reading.number) for line in lines for reading in readings(line))
