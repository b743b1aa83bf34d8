"""The parts of a text by the lines that head them: „Beschluss:“, „Begründung:“, „Protokollerklärung“."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..marks import readings
from .labels import AGENDA_ITEM, ANOTHER, KIND, NUMBER_MARK, PART_MARK, section
from .points import Points
from .raw import Joins, RawLine, Role

_NEAR = 6  # lines between a title and its first Ziffer
_COUNTED_PARTS = {"upperRoman", "upperLetter"}


@dataclass(slots=True)
class Sections:
    """The lines of a text by the part they stand in; `other` is a second resolution. `again`: how many lines the
    reasons had when the same words headed them once more."""

    head: list[RawLine] = field(default_factory=list)
    preamble: list[RawLine] = field(default_factory=list)
    resolution: list[RawLine] = field(default_factory=list)
    rationale: list[RawLine] = field(default_factory=list)
    statements: list[RawLine] = field(default_factory=list)
    other: list[RawLine] = field(default_factory=list)
    again: int = 0


def sections_of(lines: Sequence[RawLine], points: Points) -> Sections:
    """`points` knows what begins a Ziffer: the head ends with „Beschluss:“, or where the first one stands."""
    return _Reader(lines, points).sections()


class _Reader:
    def __init__(self, lines: Sequence[RawLine], points: Points):
        self.lines, self.points = lines, points
        self.found = Sections()
        self.current = "head"
        self.reasons = ""  # the words that headed them first
        self.numbered_part = ""  # „1. Beschluss“: then „2. Begründung“ heads a part, too
        self.first = self._first_number()

    def sections(self) -> Sections:
        for place, line in enumerate(self.lines):
            name, rest = self._heading(place) or ("", "")
            if not name and self._begins_another(place):
                self.current = "other"
            if name == "rationale" and rest != line.text:
                self._count_again(line.text)
            if name and not (rest and (name == self.current or line.counted)):
                self._turn_to(name)
                if rest:
                    self._current.append(RawLine(rest))
                continue
            if name and rest == line.text:
                line = replace(line, joins=Joins.NEVER)
            if self.current in ("head", "preamble") and place == self.first:
                self.current = "resolution"
            self._current.append(line)
        return self.found

    def _count_again(self, heading: str) -> None:
        words = heading.partition(":")[0].strip().lower()
        self.reasons = self.reasons or words
        if words == self.reasons and self.current == "rationale":
            self.found.again = len(self.found.rationale)

    @property
    def _current(self) -> list[RawLine]:
        return getattr(self.found, self.current)

    def _turn_to(self, name: str) -> None:
        has_one = any(self.points.begins(line) for line in self.found.resolution)
        if self.current == "other" or (name == "resolution" and has_one):
            name, before = "other", self._current
            while self.current != "other" and before and _announces(before[-1]):
                self.found.other.insert(0, before.pop())
        self.current = name

    def _begins_another(self, place: int) -> bool:
        """Whether a title behind the first Ziffern heads others that are counted from 1 again."""
        line = self.lines[place]
        is_title = line.role is Role.TITLE or (ANOTHER.match(line.text) and line.text[-1] not in ".,;")
        if place <= self.first or line.counted or not is_title:
            return False
        is_apart = line.joins is Joins.NEVER or self._stands_by_itself(place)
        return is_apart and _begins_anew(self.lines[place + 1 : place + 1 + _NEAR])

    def _first_number(self) -> int:
        """Where the first Ziffer stands; bullets are none where numbers come later."""
        begins = [n for n, line in enumerate(self.lines) if line.role is not Role.TITLE and self._opens(line)]
        numbered = [n for n in begins if self.lines[n].heading or has_number(self.lines[n])]
        bullets = begins if self.points.continues else []  # pasted below a sentence they are its subpoints
        return (numbered or bullets or [len(self.lines)])[0]

    def _opens(self, line: RawLine) -> bool:
        is_part = bool(line.heading) or PART_MARK.match(line.text) is not None
        return (line.role is not Role.HEADING or is_part) and self.points.begins(line)

    def _heading(self, place: int) -> tuple[str, str] | None:
        """The part that a line heads, and what stands behind its colon."""
        line = self.lines[place]
        if line.heading or (line.role is Role.TITLE and place <= self.first):
            return None
        mark = PART_MARK.match(line.text) or NUMBER_MARK.match(line.text)
        found = section(line.text[mark.end() :] if mark else line.text)
        if found is None or (mark and found[1]):
            return None
        is_numbered = line.counted or (mark and mark.re is NUMBER_MARK)
        if is_numbered and line.role is not Role.HEADING:
            return found if self._heads_though_numbered(place, found[0]) else None
        return found if line.joins is Joins.NEVER or self._stands_by_itself(place) else None

    def _stands_by_itself(self, place: int) -> bool:
        """Right below another line: a heading ends with a colon, or the line above ends a sentence."""
        return ":" in self.lines[place].text or self.lines[place - 1].text[-1:] in ".:;!?)“"

    def _heads_though_numbered(self, place: int, name: str) -> bool:
        """„1. Beschluss“ above Ziffern counted anew, „2. Begründung“ after it, or the last number above plain text.

        A Ziffer may well read „Hintergrund:“; but nothing without a number stands behind the last one.
        """
        line = self.lines[place]
        if line.counted and line.counted.format in _COUNTED_PARTS:
            return True
        if name == "resolution" and _begins_anew(self.lines[place + 1 : place + 2]):
            self.numbered_part = name
            return True
        return name == "rationale" and (bool(self.numbered_part) or self._is_last_above_text(place))

    def _is_last_above_text(self, place: int) -> bool:
        rest = self.lines[place + 1 :]
        is_plain = bool(rest) and not any(has_number(line) for line in rest)
        return is_plain and not any((section(line.text) or ("",))[0] == "rationale" for line in rest)


def _announces(line: RawLine) -> bool:
    """Whether the line belongs to the resolution that follows: its agenda item, its title, its kind."""
    is_formatted = line.role is not Role.PLAIN or line.is_bold
    return not line.counted and bool(is_formatted or AGENDA_ITEM.match(line.text) or KIND.match(line.text))


def _begins_anew(following: Sequence[RawLine]) -> bool:
    """Whether the next line is the first of a list: own numbers go on counting below a Ziffer „Beschluss“."""
    firsts = (reading.style == "1." and reading.number == 1 for line in following for reading in readings(line.text))
    counted = (line.counted for line in following if line.counted)
    return any(number.depth == 0 and number.value == 1 for number in counted) or any(firsts)


def has_number(line: RawLine) -> bool:
    """Whether a number, and not only a bullet, stands before the text; whatever it means."""
    return line.counted is not None or any(reading.mark for reading in readings(line.text))


def without_marks_of_parts(lines: Sequence[RawLine]) -> list[RawLine]:
    """Headings with „I.“ or „A.“ stand above Ziffern that are counted anew: read as plain lines they are points."""
    return [
        replace(line, role=Role.PLAIN, is_bold=False)
        if line.role is Role.HEADING and PART_MARK.match(line.text) and not line.heading
        else line
        for line in lines
    ]
