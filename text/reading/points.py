"""Lines to Ziffern: which of them begin a point, how deep it stands, and what goes on with the point above."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from intmk.clean import shortened

from ..blocks import MAX_LEVEL, Entry, Heading
from ..marks import COUNTED_BULLET, Outline, Taken, looks_like_a_point, numbers_amid, typed_marks
from .headings import is_subheading, signed, with_signs
from .raw import Counted, Joins, RawLine, Role, may_close, parted_at
from .spellings import spelled

CONTINUED = "Absätze ohne Nummer wurden an die Ziffer davor angehängt."
BULLETS = "Aufzählungszeichen wurden als nummerierte Unterpunkte übernommen."
CLOSING = "Der Absatz „{}“ steht hinter Unterpunkten und trägt keine Nummer. Er wurde an den letzten davon angehängt."
UNNUMBERED = "Der Absatz „{}“ trägt keine Nummer und wurde eine eigene Ziffer."
SWALLOWED = "„{}“ könnte eine eigene Ziffer sein. Die Zeile steht jetzt bei dem, was vor ihr steht."
IN_ONE_LINE = "In „{}“ stehen weitere Nummern mitten in der Zeile. Bitte prüfen Sie, ob es mehrere Ziffern sind."
TOO_DEEP = "Die vierte Ebene („{}“) gibt es hier nicht: Ihre Punkte stehen auf der dritten."

_ROOM = 0.75  # of a line: no letters are so wide that a word would not have found its place there
_HANGING = 2  # from here on a line without a number hangs under the Ziffer above
# How Word counts: the level such a count usually has in a resolution, and how it looks when it is typed.
_FORMATS = {
    "decimal": (1, "1."),
    "lowerLetter": (2, "a)"),
    "lowerRoman": (3, "i"),
    "upperRoman": (1, "I"),
    "upperLetter": (1, "A"),
    "bullet": (2, COUNTED_BULLET),
}
_LEADS = re.compile(r"(?:[:,]|\b(?:dass|daß|die IntMK))$", re.I)  # a list follows
_PARTS = ("I", "A")  # they stand above Ziffern that are counted anew


@dataclass(slots=True)
class Point:
    """A Ziffer as it was read: its level, its words, and the number it had in the source („2a.“, „“ for a bullet)."""

    level: int
    words: list[str]
    mark: str = ""
    hangs: bool = False  # a bullet or a letter: no point of the first level by itself
    is_alone: bool = False  # a paragraph that no list has made a point
    is_heading: bool = False  # none of the Ziffern, which are counted through it
    is_signed: bool = False

    @property
    def text(self) -> str:
        return " ".join(filter(None, self.words))

    @property
    def entry(self) -> Entry:
        return Heading(self.text, self.level) if self.is_heading else (self.level, self.text)


@dataclass(slots=True)
class Points:
    """The Ziffern, filled line by line. `continues`: an unnumbered paragraph goes on with the Ziffer above."""

    outline: Outline
    warn: Callable[[str], object]
    continues: bool
    parted_at: int = 0  # characters of a line where the source parts them, 0 where every line is one by itself
    points: list[Point] = field(default_factory=list)
    _before: str = ""
    # By how much the levels of a list of Word differ from its depths; known from its first paragraph on.
    _shift: dict[str, int] = field(default_factory=dict)
    _is_too_deep: bool = False
    _leads: int = 0  # by how much bullets are deeper than they look
    _above: int = 0  # by how much points below a heading are less deep than they look
    _numbered: int = 0  # the level of the last point with a number: bullets stand below it

    def begins(self, line: RawLine) -> bool:
        """Whether the line would begin a Ziffer, if it were the first one."""
        trial = Points(Outline(self.outline.typed), _unheard, self.continues)
        return bool(line.heading) or trial._taken(line, "") is not None

    def add(self, line: RawLine) -> None:
        if line.heading:
            self._head(line)
            return
        before = self._before if line.joins is not Joins.NEVER else ""
        taken = self._taken(line, before)
        if taken:
            hangs = not taken.mark or taken.mark.strip("().").islower()
            level = self._raised(min(taken.level + self._led(taken), MAX_LEVEL))
            self.points.append(Point(level, [taken.text], taken.mark, hangs))
            if numbers_amid(taken):
                self.warn(IN_ONE_LINE.format(shortened(taken.text)))
            if taken.depth > MAX_LEVEL and not self._is_too_deep:
                self._is_too_deep = True
                self.warn(TOO_DEEP.format(taken.mark or "–"))
        elif self.points and is_subheading(line):
            self._head(line)
            return
        elif self.points and self._goes_on(line):
            self._hang(line)
        else:
            self._alone(line)
        self._before = line.text

    def _head(self, line: RawLine) -> None:
        """A heading: the lists below the first level end, and no words go on with it."""
        typed = signed(line.text) if line.is_signed and line.role is Role.PLAIN else None
        found = typed or Heading(line.text, line.heading or 1)
        self.outline.leave()
        self.points.append(Point(found.level, [found.text], is_heading=True, is_signed=line.is_signed))
        self._leads, self._before = 0, ""

    def _raised(self, level: int) -> int:
        """Right below a heading a list stands on the first level, whatever its marks are."""
        if self.points and self.points[-1].is_heading:
            self._above = level - 1
        elif level <= self._above:
            self._above = 0
        return level - self._above

    def _led(self, taken: Taken) -> int:
        """Bullets below „Der Bund soll:“ are its subpoints, whether it has a number or not."""
        if taken.mark:
            self._leads = 0
        elif self.points and self.points[-1].is_alone and taken.depth == 1:
            self._leads = int(_LEADS.search(self.points[-1].text) is not None)
        return self._leads

    def _taken(self, line: RawLine, before: str) -> Taken | None:
        if line.counted:
            return self._automatic(line)
        taken = self.outline.take(line.text, line.indent, before)
        if taken is None or line.joins is not Joins.NEVER or line.indent or not self.continues:
            return taken
        return self._from_paper(taken)

    def _from_paper(self, taken: Taken) -> Taken:
        """A number typed in Word, where no indent tells how deep it stands: no level is left out."""
        is_bullet = not taken.mark
        if is_bullet:
            self.warn(BULLETS)
        depth = min(taken.depth, self._deepest()) if taken.depth <= MAX_LEVEL else taken.depth
        if not is_bullet:
            self._numbered = min(depth, MAX_LEVEL)
        return Taken(depth, taken.text, taken.mark)

    def _deepest(self) -> int:
        return self.points[-1].level + 1 if self.points and not self.points[-1].is_heading else 1

    def _automatic(self, line: RawLine) -> Taken:
        counted = line.counted
        level, style = _FORMATS.get(counted.format, _FORMATS["decimal"])
        if style == COUNTED_BULLET and counted.list_id not in self._shift:
            self.warn(BULLETS)
            depth = self._numbered + 1 + counted.depth + counted.more
        else:
            depth = counted.depth + 1 + self._shift_of(counted, level)
        is_too_deep = depth > MAX_LEVEL and self._deepest() > MAX_LEVEL
        depth = max(1, min(depth, self._deepest(), MAX_LEVEL))
        if style != COUNTED_BULLET:
            self._numbered = depth
        self.outline.open(min(depth, len(self.outline.lists) + 1), style, counted.value, line.indent)
        return Taken(depth + is_too_deep, line.text, counted.printed)

    def _shift_of(self, counted: Counted, level: int) -> int:
        if counted.list_id not in self._shift:
            has_part = bool(self.outline.lists) and self.outline.lists[0].style in _PARTS and level == 1
            usual = level + counted.more - 1
            self._shift[counted.list_id] = has_part + (0 if counted.depth or not self.points else usual)
        return self._shift[counted.list_id]

    def _goes_on(self, line: RawLine) -> bool:
        if self.points[-1].is_heading:
            return False
        if line.joins is Joins.NEVER:
            return self.continues or self.points[-1].words == [""] or self._hangs(line)
        return line.joins is Joins.ALWAYS or bool(self.outline.lists)

    def _hangs(self, line: RawLine) -> bool:
        return bool(self.outline.lists) and line.indent >= _HANGING

    def _hang(self, line: RawLine) -> None:
        last = self.points[-1]
        if self.continues and line.joins is Joins.NEVER:
            self.warn(CONTINUED)
        if last.level > 1 and last.words != [""] and self._is_closing(line):
            self.warn(CLOSING.format(shortened(line.text)))
        elif looks_like_a_point(line.text, self._before):
            self.warn(SWALLOWED.format(shortened(line.text)))
        last.words.append(line.text)

    def _is_closing(self, line: RawLine) -> bool:
        """Whether it stands further left than the subpoint above it: it belongs to the Ziffer as a whole."""
        if self.continues or not self.outline.lists:
            return self.continues and line.joins is Joins.NEVER
        indent = self.outline.lists[-1].indent
        if line.indent < indent and line.text[:1].isupper():
            return True
        return line.indent == indent and self._is_line(line)

    def _is_line(self, line: RawLine) -> bool:
        """Whether it was not only parted from the line above: its first word had room there."""
        if not self.parted_at:
            return may_close(line.text)
        return len(self._before) + len(line.text.split()[0]) < _ROOM * self.parted_at

    def _alone(self, line: RawLine) -> None:
        if self.outline.lists:
            self.warn(UNNUMBERED.format(shortened(line.text)))
        self.outline.leave()
        self.points.append(Point(1, [line.text], is_alone=True))
        self._leads = 0


def points_of(lines: Sequence[RawLine], warn: Callable[[str], object], *, continues: bool) -> Points:
    """An empty list of Ziffern that knows which numbers these lines begin with."""
    numbered = (line.text for line in lines if not line.counted and not line.heading)
    return Points(Outline(typed_marks(numbered)), warn, continues, parted_at(lines))


def ziffern_of(lines: Iterable[RawLine]) -> list[Entry]:
    """Level and text of every Ziffer, with the headings that have a sign; a paragraph without a number is one of the
    first level."""
    lines = with_signs(spelled(list(lines)))
    points = points_of(lines, _unheard, continues=False)
    for line in lines:
        points.add(line)
    return [point.entry for point in points.points if point.text]


def _unheard(warning: str) -> None:
    """Of a reading that only tries."""
