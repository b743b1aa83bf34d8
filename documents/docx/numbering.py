"""What the styles of a Word file say, and which paragraphs carry an automatic number, of their own or through a style.

Everything is asked once: a file may name the same style, or the same list, for each of its paragraphs.
"""

from dataclasses import dataclass
from functools import cache

from lxml import etree

from documents.docx.bounds import MAX_CHAIN
from documents.docx.package import WORD


@dataclass(frozen=True)
class Number:
    """The automatic number of a paragraph: its list, the depth in it from 0, and how Word counts there."""

    list_id: str
    depth: int
    format: str


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
    list_id: str | None
    depth: str | None


@dataclass(frozen=True)
class Look:
    """What a style says, with all it is based on: ids, names and lists, nearest first; the rest as the nearest says."""

    ids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_bold: bool | None = None
    is_hidden: bool | None = None
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
                list_id=value(style, "pPr/numPr/numId"),
                depth=value(style, "pPr/numPr/ilvl"),
            )
        return self._read[style_id]


@dataclass(frozen=True)
class _Level:
    depth: int
    format: str


class _Levels:
    """The levels of one list: by the depth they name, and by the style they name, with their order."""

    def __init__(self, definition):
        self.by_depth, self.by_style = {}, {}
        for level in () if definition is None else definition.findall(q("lvl")):
            depth = level.get(q("ilvl"))
            found = _Level(_integer(depth), value(level, "numFmt") or "decimal")
            self.by_depth.setdefault(depth, found)
            self.by_style.setdefault(value(level, "pStyle"), (len(self.by_style), found))
        self.outermost = next(iter(self.by_depth.values()), None)

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
        self._definition_ids, self._levels = {}, {}

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
        return Number(definition_id, level.depth, level.format)

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


def _integer(text):
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
