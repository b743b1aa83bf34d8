"""What the styles of a Word file say, and which paragraphs carry an automatic number, of their own or through a style.

Everything is asked once: a file may name the same style, or the same list, for each of its paragraphs.
"""

import re
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from documents.docx.bounds import MAX_CHAIN
from documents.docx.package import WORD


@dataclass(frozen=True)
class Number:
    """The automatic number of a paragraph: its list, the depth in it from 0, and how Word counts there.

    `value` is how far the list is, `printed` what stands on the paper („2.1“, „aa)“); nothing for a bullet.
    """

    list_id: str
    depth: int
    format: str
    value: int = field(default=1, compare=False)
    printed: str = field(default="", compare=False)


@cache
def q(name):
    """The name of an element or attribute of WordprocessingML as lxml writes it."""
    return f"{{{WORD}}}{name}"


@cache
def _path(path):
    return "/".join(map(q, path.split("/")))


def value(element, path):
    """The w:val of the element at this path, or None."""
    found = element.find(_path(path)) if element is not None else None
    return None if found is None else found.get(q("val"))


def switched_on(element, path):
    """Whether a property like w:b or w:vanish is set: True, False, or None if nothing is said."""
    found = element.find(_path(path)) if element is not None else None
    return None if found is None else found.get(q("val"), "true") not in {"0", "false", "off", "none"}


def first(answers):
    """The first answer that is one; None if there is none."""
    return next((answer for answer in answers if answer is not None), None)


@dataclass(frozen=True)
class _Style:
    """What a single style says by itself."""

    based_on: str | None
    name: str
    is_bold: bool | None
    is_hidden: bool | None
    is_struck: bool | None
    list_id: str | None
    depth: str | None


@dataclass(frozen=True)
class Look:
    """What a style says, with all it is based on: ids, names and lists, nearest first; the rest as the nearest says."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_bold: bool | None = None
    is_hidden: bool | None = None
    is_struck: bool | None = None
    list_ids: tuple[str, ...] = ()
    depth: str | None = None


class Styles:
    """The styles of a file, each with those it is based on; a ring ends where it closes, a chain after `MAX_CHAIN`."""

    def __init__(self, root):
        styles = [] if root is None else root.findall(q("style"))
        self._by_id = {style.get(q("styleId")): style for style in styles}
        defaults = (s for s in styles if s.get(q("type")) == "paragraph" and s.get(q("default")) in {"1", "true"})
        self.default = next((style.get(q("styleId")) for style in defaults), None)
        self._read = {}
        self._looks = {None: Look()}

    def look(self, style_id):
        """How the style looks; like nothing at all if there is none of this name."""
        if style_id not in self._looks:
            chain = self._chain(style_id)
            styles = chain.values()
            self._looks[style_id] = Look(
                ids=tuple(chain),
                names=tuple(style.name for style in styles),
                is_bold=first(style.is_bold for style in styles),
                is_hidden=first(style.is_hidden for style in styles),
                is_struck=first(style.is_struck for style in styles),
                list_ids=tuple(style.list_id for style in styles if style.list_id),
                depth=next((style.depth for style in styles if style.depth), None),
            )
        return self._looks[style_id]

    def _chain(self, style_id):
        chain = {}
        while style_id in self._by_id and style_id not in chain and len(chain) < MAX_CHAIN:
            chain[style_id] = self._style(style_id)
            style_id = chain[style_id].based_on
        return chain

    def _style(self, style_id):
        if style_id not in self._read:
            style = self._by_id[style_id]
            self._read[style_id] = _Style(
                based_on=value(style, "basedOn"),
                name=(value(style, "name") or "").casefold(),
                is_bold=switched_on(style, "rPr/b"),
                is_hidden=switched_on(style, "rPr/vanish"),
                is_struck=switched_on(style, "rPr/strike"),
                list_id=value(style, "pPr/numPr/numId"),
                depth=value(style, "pPr/numPr/ilvl"),
            )
        return self._read[style_id]


@dataclass(frozen=True)
class _Level:
    """How a level of a list counts: from where, and in which words („%1.%2“)."""

    depth: int
    format: str
    start: int = 1
    words: str | None = None

    def printed(self, counts, formats):
        """The number as it stands on paper, from the counts of this level and of those above it."""
        words = f"%{self.depth + 1}." if self.words is None else self.words[:_LONGEST_WORDS]
        return _COUNT.sub(lambda found: _counted(int(found[1]) - 1, counts, formats), words)


class _Levels:
    """The levels of one list: by the depth they name, and by the style they name, with their order."""

    def __init__(self, definition):
        self.by_depth, self.by_style = {}, {}
        for level in () if definition is None else definition.findall(q("lvl")):
            depth = level.get(q("ilvl"))
            start = value(level, "start")
            found = _Level(
                _integer(depth),
                value(level, "numFmt") or "decimal",
                1 if start is None else _integer(start),
                value(level, "lvlText"),
            )
            self.by_depth.setdefault(depth, found)
            self.by_style.setdefault(value(level, "pStyle"), (len(self.by_style), found))
        self.outermost = next(iter(self.by_depth.values()), None)
        self.formats = {level.depth: level.format for level in self.by_depth.values()}

    def at(self, depth, style_ids):
        """The level at a depth; where none is told, the one that belongs to a style, else the outermost."""
        if depth is not None:
            return self.by_depth.get(depth)
        named = [self.by_style[style] for style in style_ids if style in self.by_style]
        return min(named)[1] if named else self.outermost


class Numbering:
    """The lists of a file: what number a paragraph gets."""

    def __init__(self, root, styles: Styles):
        root = etree.Element("none") if root is None else root
        self._styles = styles
        self._definitions = {item.get(q("abstractNumId")): item for item in root.findall(q("abstractNum"))}
        self._lists = {item.get(q("numId")): value(item, "abstractNumId") for item in root.findall(q("num"))}
        self._starts = {item.get(q("numId")): _starts_of(item) for item in root.findall(q("num"))}
        self._definition_ids, self._levels = {}, {}
        self._counts, self._begun = {}, set()  # how far each list is; the lists that have restarted it

    def number(self, properties, look):
        """The number of a paragraph with these properties and this look, or None."""
        list_id = value(properties, "numPr/numId") or next(iter(look.list_ids), None)
        depth = value(properties, "numPr/ilvl") or look.depth
        definition_id = self._definition_id(list_id)
        if definition_id is None:
            return None
        level = self._level(definition_id, depth, look.ids)
        if level.format == "none":
            return None
        if level.format == "bullet":
            return Number(definition_id, level.depth, level.format)
        counts = self._counted(list_id, definition_id, level)
        words = level.printed(counts, self._levels[definition_id].formats)
        return Number(definition_id, level.depth, level.format, counts[level.depth], words)

    def _counted(self, list_id, definition_id, level):
        """How far the list is, by depth, with this paragraph; what stands below it begins anew."""
        counts = self._counts.setdefault(definition_id, {})
        start = self._starts.get(list_id, {}).get(level.depth)
        if start is not None and (list_id, level.depth) not in self._begun:
            counts[level.depth] = start - 1
        self._begun.add((list_id, level.depth))
        counts[level.depth] = counts.get(level.depth, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > level.depth]:
            del counts[deeper]
        return counts

    def _definition_id(self, list_id):
        """The definition behind a list; some lists only name a style that knows it."""
        if list_id not in self._definition_ids:
            definition_id = self._lists.get(list_id)
            named = value(self._definitions.get(definition_id), "numStyleLink")
            linked = () if named is None else self._styles.look(named).list_ids
            known = (self._lists[number] for number in linked if number in self._lists)
            self._definition_ids[list_id] = next(known, definition_id)
        return self._definition_ids[list_id]

    def _level(self, definition_id, depth, style_ids):
        if definition_id not in self._levels:
            self._levels[definition_id] = _Levels(self._definitions.get(definition_id))
        return self._levels[definition_id].at(depth, style_ids) or _Level(_integer(depth), "decimal")


_COUNT = re.compile(r"%([1-9])")
_LONGEST_WORDS = 40  # of a number: „Artikel %1 Absatz %2“
_DIGITS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _counted(depth, counts, formats):
    return _FORMATS.get(formats.get(depth), str)(counts.get(depth, 1))


def _letters(count):
    """As Word counts: a … z, aa, bb, cc."""
    return chr(97 + (count - 1) % 26) * (1 + (count - 1) // 26) if 0 < count < 700 else str(count)


def _roman(count):
    words = ""
    for size, sign in _DIGITS:
        words += sign * (count // size)
        count %= size
    return words


_FORMATS = {
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}


def _starts_of(item):
    """Where a list begins to count, by depth, if it does so anew."""
    overrides = ((change.get(q("ilvl")), value(change, "startOverride")) for change in item.findall(q("lvlOverride")))
    return {_integer(depth): _integer(start) for depth, start in overrides if start is not None}


def _integer(text):
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
