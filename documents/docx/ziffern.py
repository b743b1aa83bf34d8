"""Which level a numbered paragraph stands on: numbered by Word, or with the number typed by hand."""

import re
from dataclasses import dataclass, field

from documents.characters import MONTHS, shortened
from documents.docx.paragraphs import Paragraph

CONTINUED = "Absätze ohne Nummer wurden an die Ziffer davor angehängt."
BULLETS = "Aufzählungszeichen wurden als nummerierte Unterpunkte übernommen."
SUBHEADING = "Die Zwischenüberschrift „{}“ wurde nicht übernommen."

DEEPEST = 3
LONGEST_HEADING = 80
# How Word counts, and the level such a count usually has in a resolution: 1., a), aa).
LEVEL_OF_FORMAT = {"lowerLetter": 2, "lowerRoman": 3}

_MONTH = "|".join([*MONTHS, "und", "bis"])
_NO_DATE = rf"(?!\s*(?:{_MONTH})\b|\s*\d{{1,2}}\.\s*(?:\d|(?:{_MONTH})\b))"
# The words of a Ziffer may begin with a figure: „2. 2024 wurden …“ is one, „2.2024“ and „24.4. 2025“ are dates.
_WORDS = r"(?:\s*(?=[^\d\s])|\s+(?=\d))"
TYPED = [
    (re.compile(r"\d{1,3}\.\d{1,2}\.\d{1,2}(?:\.?\s+(?=\D)|\s+)"), 3),
    (re.compile(r"\d{1,3}\.\d{1,2}(?:\.?\s+(?=\D)|\s+)"), 2),
    (re.compile(rf"\(?\d{{1,3}}[.)]{_NO_DATE}{_WORDS}"), 1),
    (re.compile(r"[IVX]{1,5}\.\s+"), 1),
    (re.compile(r"\(?(?:([a-z])\1|[ivx]{2,5})\)\s*"), 3),
    (re.compile(r"\(?[a-z]\)\s*"), 2),
]
ROMAN = re.compile(r"\(?([ivx]{1,5})\)\s*")
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
LETTER = re.compile(r"\(?([a-z])\)")
TYPED_BULLET = re.compile(r"[-–—•·▪●o]\s+(?=\S)")
FIRST_TYPED = re.compile(rf"\(?(?:1[.)]{_NO_DATE}{_WORDS}|1\.1\.?\s|I\.\s|a\)\s)")


# „List Number 2“: the depth of the styles that are a list of their own.
_DEEPER = re.compile(r"(?:list (?:number|bullet)|listennummer|aufzählungszeichen) ([2-5])$")


def is_heading(paragraph: Paragraph):
    """Whether its style is a heading, under its English or its German name."""
    return any(style.startswith(("heading", "überschrift")) for style in paragraph.styles)


def opens_ziffern(paragraph: Paragraph):
    """Whether this paragraph can be the first Ziffer of a text."""
    return paragraph.number is not None or FIRST_TYPED.match(paragraph.text) is not None


@dataclass
class ResolutionText:
    """The preamble and the Ziffern of a text, filled paragraph by paragraph in reading order."""

    warn: object
    preamble: list[str] = field(default_factory=list)
    _points: list[tuple[int, list[str]]] = field(default_factory=list)
    # By how much the levels of a list of Word differ from its depths; known from its first paragraph on.
    _shift: dict[str, int] = field(default_factory=dict)
    _numbered_level: int = 0
    # The typed list of roman numerals that is open, and the last letter: „i)“ after „h)“ is a letter.
    _roman: tuple[int, int] | None = None
    _letter: str = ""

    @property
    def ziffern(self) -> list[tuple[int, str]]:
        return [(level, " ".join(texts)) for level, texts in self._points]

    def add(self, paragraph: Paragraph):
        level, text = self._numbered(paragraph)
        if self._points and paragraph.number is None and _is_subheading(paragraph, level):
            self.warn(SUBHEADING.format(shortened(paragraph.text)))
        elif level is not None:
            self._points.append((level, [text]))
        elif self._points:
            self.warn(CONTINUED)
            self._points[-1][1].append(text)
        else:
            self.preamble.append(text)

    def _numbered(self, paragraph):
        """The level and the text without its typed number; the level is None where there is no number."""
        text = paragraph.text
        if paragraph.number is not None:
            return self._automatic(paragraph.number, _depth_of_style(paragraph)), text
        if not self._points and not FIRST_TYPED.match(text) and not TYPED_BULLET.match(text):
            return None, text
        for pattern, level in ((ROMAN, self._roman_level(text)), *TYPED):
            if level and (match := pattern.match(text)):
                self._letter = letter[1] if (letter := LETTER.match(text)) else ""
                return self._reached(level), text[match.end() :]
        if match := TYPED_BULLET.match(text):
            return self._bullet(0), text[match.end() :]
        return None, text

    def _roman_level(self, text):
        """The level of the next point of a list i), ii), iii), which stands below whatever it begins under."""
        match = ROMAN.match(text)
        if match is None or match[1] not in ROMANS:
            return None
        above, place = self._points[-1][0] if self._points else 0, ROMANS.index(match[1])
        if place == 0 and self._letter != "h":
            self._roman = (place, min(above + 1, DEEPEST))
        elif self._roman and self._roman[0] == place - 1 and self._roman[1] <= above:
            self._roman = (place, self._roman[1])
        else:
            return None
        return self._roman[1]

    def _automatic(self, number, depth):
        known = number.list_id in self._shift
        if number.format == "bullet" and not known:
            return self._bullet(number.depth + depth)
        if not known:
            usual = LEVEL_OF_FORMAT.get(number.format, 1) + depth
            self._shift[number.list_id] = 0 if number.depth or not self._points else usual - 1
        return self._reached(number.depth + 1 + self._shift[number.list_id])

    def _reached(self, level):
        """The level itself, or the next one that can follow what is there: none may be left out."""
        above = self._points[-1][0] if self._points else 0
        self._numbered_level = max(1, min(level, above + 1, DEEPEST))
        return self._numbered_level

    def _bullet(self, depth):
        self.warn(BULLETS)
        above = self._points[-1][0] if self._points else 0
        return max(1, min(self._numbered_level + 1 + depth, above + 1, DEEPEST))


def _depth_of_style(paragraph):
    """How deep a list stands that is of its own for this depth; 0 for all others."""
    found = next(filter(None, map(_DEEPER.match, paragraph.styles)), None)
    return int(found.group(1)) - 1 if found else 0


def _is_subheading(paragraph, level):
    """Whether it stands above Ziffern as a heading: by its style, or as a bold line without number and full stop."""
    is_line = paragraph.is_bold and len(paragraph.text) <= LONGEST_HEADING and paragraph.text[-1] not in ".,;:"
    return is_heading(paragraph) or (level is None and is_line)
