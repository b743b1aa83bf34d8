"""What stands at the beginning of a typed line: „1.“, „(2)“, „2.1“, „a)“, „aa)“, „iv)“, „I.“ or a bullet.

A line can be read in several ways („i)“ is the ninth letter or the roman one, „3. Quartal“ no number at all);
`readings` gives them all, and `Outline` decides by what the list looks like so far.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .blocks import MAX_LEVEL

# What people and programs put before a point, those of symbol fonts among them; „*“ and „-“ need a space behind them.
_BULLETS = "-–—*o•·∙⁃▪■●○◦‣➢➤►▶✓✔❖➔→⇒‐‑−\uf0b7\uf0a7\uf02d\uf0d8\uf0fc\uf076\uf0e0"
_TIGHT = "•∙▪■●◦‣➢➤►❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
COUNTED_BULLET = "bullet"  # of a list that Word has made: it looks as its writer likes
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MARKS = (
    ("bullet", re.compile(rf"(?P<number>[{_BULLETS}])(?:\s+|$)|(?P<tight>[{_TIGHT}])")),
    ("nested", re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+")),
    ("1.", re.compile(r"(?P<number>\d{1,3}[a-z]?)\.(?:\s+|$|(?=[^\W\d]))")),
    ("1)", re.compile(r"(?P<number>\d{1,3}[a-z]?)\.?\)\s*")),
    ("(1)", re.compile(r"\((?P<number>\d{1,3}[a-z]?)\)\s*")),
    ("aaa", re.compile(r"\(?(?P<number>([a-z])\2\2)\)\s*")),
    ("aa", re.compile(r"\(?(?P<number>([a-z])\2\d{0,2})\)\s*")),
    ("a)", re.compile(r"\(?(?P<number>[a-z]\d{0,2})\)\s*")),
    ("a.", re.compile(r"(?P<number>[a-z])\.(?:\s+|$)")),
    ("i", re.compile(r"\(?(?P<number>[ivxlc]{1,6})\)\s*")),
    ("I", re.compile(r"(?P<number>[IVXLC]{1,6})[.)](?:\s+|$)")),
    ("A", re.compile(r"(?P<number>[A-Z])[.)]\s+")),
)
# Lists that are one, written carelessly: „5)“ goes on with „4.“.
_KIN = {"1.": "1", "1)": "1", "(1)": "1", "a)": "a", "a.": "a"}
# „1. Januar“, „20. Integrationsministerkonferenz“, „2. und 3. Absatz“, „z. B.“: words of a sentence.
_ORDINAL = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Apr|Jun|Jul|Aug"
    r"|Sept?|Okt|Nov|Dez|Quartal|Halbjahr|Jahr|Jahrhundert|Jahrzehnt|Lebensjahr|Legislaturperiode|Wahlperiode"
    r"|Sitzung|Tagung|Auflage|Lesung|Klasse|Jahrgangsstufe|Euro|EUR|Prozent|Mio|Mrd|Millionen|Milliarden"
    r"|\w*[Kk]onferenz)(?:s|en)?\b|€|%|(?:und|bis|oder|/|–|-)\s*\d|[A-Za-z]\.(?:\s|$)|\d{1,2}\."
)
_SENTENCE_END = re.compile(r"(?:[.:;,!?)“”\"‘]|\b(?:und|oder|sowie))$")
# „…, dass“, „insbesondere“: a list may follow.
_OPENS_A_LIST = re.compile(
    r"\b(?:dass|daß|ob|damit|indem|insbesondere|darunter|sowohl|zu|um|für|durch|mit|folgendes)$", re.I
)
# „zum“ ⏎ „3. Tag“: words that a number goes on with.
_GOES_ON = re.compile(
    r"(?:\b(?:zum|zur|am|im|der|die|das|des|dem|den|bis|ab|vom|von|und|oder|nach|seit|Artikel|Art\.|Nummer|Nr\.|Ziffern?"
    r"|Ziff\.|Absatz|Abs\.|Satz|Teil|Kapitel|TOP)|§)$",
    re.I,
)
# What may begin a point but is spelled in a way that only a person can be sure of.
_COULD_BE = re.compile(
    r"(?:(?:Ziffern?|Ziff\.|Nummer|Nr\.|Punkt|§)\s*)?\(?\d{1,3}(?:\.\d{1,2})*\s?[a-z]?(?:\s*neu)?[.):]\s"
)
_AMID = re.compile(r"[.;:!?]\s+(\d{1,3})[.)]\s+(?=[^\W\d])")
_NEAR = 3  # so many numbers may be missing or repeated in a list somebody has edited by hand
_EXACT = ("nested", "i", "I", "a.", "A")  # taken for a point only in its exact place: too often something else
_NO_POINT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the beginning of a line: style of the list, place in it, and the text behind it.

    `letter` is that of a number put in later („2a.“), `mark` what stands there.
    """

    style: str
    number: int
    text: str
    above: tuple[int, ...] = ()
    letter: str = ""
    mark: str = ""

    @property
    def may_be_prose(self) -> bool:
        return self.style in ("1.", "a.", "nested") and _ORDINAL.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Taken:
    """A point: how deep it stands (from 1, deeper than a text can keep where its source was), its text, its mark."""

    depth: int
    text: str
    mark: str

    @property
    def level(self) -> int:
        return min(self.depth, MAX_LEVEL)


def readings(line: str) -> Iterator[Reading]:
    """All ways to read the line as a point of a list, the likeliest first; none for plain text."""
    for style, pattern in _MARKS:
        if match := pattern.match(line):
            mark, text = match.group().strip(), line[match.end() :]
            yield _reading(style, match["number"] or match["tight"], text, mark)


def _reading(style: str, number: str, text: str, mark: str) -> Reading:
    match style:
        case "bullet":
            return Reading(number, 1, text)  # without a mark: it counts nothing
        case "nested":
            *above, last = (int(part) for part in number.split("."))
            return Reading(style, last, text, tuple(above), mark=mark)
        case "aaa" | "aa" | "a)" | "a." | "A":
            letters = number.rstrip("0123456789")
            place = ord(letters[0].lower()) - 96 + 26 * int(number[len(letters) :] or 0)
            return Reading(style, place, text, mark=mark)
        case "i" | "I":
            return Reading(style, _roman(number.lower()), text, mark=mark)
    digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
    return Reading(style, int(digits), text, letter=number[len(digits) :], mark=mark)


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
    latest: dict[str, int] = field(default_factory=dict)  # of each style the number that was read last
    root: tuple[int, ...] = ()  # „4.1“ and „4.2“ without their „4.“: they stand on the first level

    def take(self, line: str, indent: int, before: str) -> Taken | None:
        """The point that the line begins, None if it is plain text.

        `before` is the line directly above if no empty line stands between, else empty.
        """
        if not self.lists:
            self.root = self._parent(line)
        best = min(readings(line), key=lambda reading: self._doubt(reading, indent, before), default=None)
        if best is None or self._doubt(best, indent, before) == _NO_POINT:
            return None
        depth = self._depth(best, indent)
        self.open(depth, best.style, best.number, indent)
        return Taken(depth, best.text, best.mark)

    def _parent(self, line: str) -> tuple[int, ...]:
        """What stands above the first point of a text, where it begins with „4.1“ and goes on with „4.2“."""
        nested = next((reading for reading in readings(line) if reading.style == "nested"), None)
        goes_on = nested is not None and ("nested", nested.number + 1) in self.typed and not nested.may_be_prose
        return nested.above if goes_on else ()

    def open(self, depth: int, style: str, number: int, indent: int = 0) -> None:
        """A point of this list was read: the lists below it end."""
        self.lists[depth - 1 :] = [_Open(style, indent, number)]
        self.latest[style] = number

    def leave(self) -> None:
        """An unnumbered paragraph is a point of the first level: all deeper lists end."""
        del self.lists[1:]

    def _doubt(self, reading: Reading, indent: int, before: str) -> int:
        """0: continues an open list, 1: begins one, 2: is near enough to what was expected, 3: no point."""
        depth = self._depth(reading, indent)
        expected = self._expected(reading, depth)
        if not self._is_possible(reading, depth, expected, before):
            return _NO_POINT
        is_first = bool(self.root) and not self.lists
        if reading.style in _BULLETS or is_first or reading.number in (expected, self._resumed(reading, expected)):
            return 0 if expected > 1 else 1
        return 2 if self._is_near(reading, expected, before) else _NO_POINT

    def _expected(self, reading: Reading, depth: int) -> int:
        opened = self.lists[depth - 1] if depth <= len(self.lists) else None
        if opened is None or not _are_kin(opened.style, reading.style):
            return 1
        return opened.number if reading.letter and reading.number == opened.number else opened.number + 1

    def _resumed(self, reading: Reading, expected: int) -> int:
        """The number with which a list goes on that is counted through several parts; 0 within an open one."""
        is_part = len(self.lists) == 1 and self.lists[0].style in ("I", "A")
        return self.latest.get(reading.style, -1) + 1 if is_part and expected == 1 else 0

    def _is_possible(self, reading: Reading, depth: int, expected: int, before: str) -> bool:
        """Within a paragraph a dash, a cited „(1)“ and an ordinal are more likely prose than a point."""
        if reading.letter and before and _GOES_ON.search(before):
            return False
        if reading.letter and reading.number != expected:
            return not before and (reading.style, reading.number) in self.typed
        if reading.style == "nested":
            return reading.above == (*self.root, *(opened.number for opened in self.lists[: depth - 1]))
        if reading.style == "A" and expected == 1 and ("A", 2) not in self.typed:
            return False
        if reading.may_be_prose and not self.lists and ("twice", 1) in self.typed:
            return False
        if before and reading.style in ("–", "—", "(1)") and expected == 1:
            return self._may_begin(reading, before)
        return not (before and reading.may_be_prose)

    def _may_begin(self, reading: Reading, before: str) -> bool:
        """Whether a dash or „(1)“ right below a line begins a list: one dash alone mostly does not."""
        if _SENTENCE_END.search(before):
            return True
        is_list = reading.style != "(1)" and (reading.style, 2) in self.typed and not reading.text.endswith(("–", "—"))
        return is_list and (reading.text.endswith((",", ";", ".")) or _OPENS_A_LIST.search(before) is not None)

    def _is_near(self, reading: Reading, expected: int, before: str) -> bool:
        """A list edited by hand misses or repeats numbers; the date at the beginning of a line is far off."""
        if reading.may_be_prose or (reading.style in _EXACT and not (reading.style == "i" and len(reading.mark) > 3)):
            return False
        if before and not _SENTENCE_END.search(before) and not _stands_by_itself(reading, before):
            return False
        neighbours = {(reading.style, reading.number - 1), (reading.style, reading.number + 1)}
        neighbours.add(("above", reading.number))
        near = abs(reading.number - expected) <= _NEAR or not self.typed.isdisjoint(neighbours)
        return reading.number > 0 and near

    def _depth(self, reading: Reading, indent: int) -> int:
        """The depth of the open list the reading belongs to, or of the new list it would open."""
        if reading.style == "nested":
            return max(len(reading.above) - len(self.root), 0) + 1
        same = self._same(reading)
        fitting = [depth for depth in same if self.lists[depth - 1].indent <= indent + 1] or same[:1]
        if fitting and not (reading.number == 1 and indent >= self.lists[fitting[-1] - 1].indent + 2):
            return fitting[-1]
        if reading.style == "a)" and self.lists and self.lists[-1].style == "aa":
            return len(self.lists)  # „aa)“ stood where „a)“ was missing
        return sum(1 for opened in self.lists if opened.indent <= indent) + 1

    def _same(self, reading: Reading) -> list[int]:
        """The depths of the open lists it may go on with: those that look the same, else one that counts the same."""
        opened = list(enumerate(self.lists, start=1))
        same = [depth for depth, each in opened if each.style == reading.style]
        if not same and reading.style in _BULLETS:
            return [depth for depth, each in opened if each.style == COUNTED_BULLET]
        kin = ((depth, each) for depth, each in opened if _are_kin(each.style, reading.style))
        return same or [depth for depth, each in kin if reading.number in (each.number + 1, each.number + 2)]


def looks_like_a_point(line: str, before: str) -> bool:
    """Whether a line that was no point could be one all the same: a number stands where no sentence is under way."""
    if _GOES_ON.search(before) or not _SENTENCE_END.search(before):
        return False
    counted = any(reading.mark and not reading.may_be_prose for reading in readings(line))
    return counted or _COULD_BE.match(line) is not None


def numbers_amid(taken: Taken) -> bool:
    """Whether the next number stands in the line of a point, behind the end of a sentence."""
    number = re.match(r"\d+", taken.mark)
    found = (match for match in _AMID.finditer(taken.text) if not _ORDINAL.match(taken.text[match.end() :]))
    return number is not None and any(int(match[1]) == int(number[0]) + 1 for match in found)


def _are_kin(one: str, other: str) -> bool:
    return _KIN.get(one, one) == _KIN.get(other, other)


def _stands_by_itself(reading: Reading, before: str) -> bool:
    """„Mittel erhöhen“ below a line without full stop: a point, where no sentence is under way."""
    return reading.text[:1].isupper() and _GOES_ON.search(before) is None


def typed_marks(lines: Iterable[str]) -> frozenset[tuple[str, int]]:
    """All numbers that stand at the beginning of a line, whether they mean a point or not.

    With ("–", 2) where several lines begin with a dash, ("twice", 1) where several begin with „1.“, ("above", 4) where
    one begins with „4.1“.
    """
    found = Counter((each.style, each.number, each.above) for line in lines for each in readings(line))
    marks = {(style, number) for style, number, _ in found}
    marks |= {(style, 2) for (style, _, _), times in found.items() if style in _BULLETS and times > 1}
    marks |= {("above", above[0]) for _, _, above in found if above}
    return frozenset(marks | ({("twice", 1)} if found["1.", 1, ()] > 1 else set()))
