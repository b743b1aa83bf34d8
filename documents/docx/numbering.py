"""Which paragraphs of a Word file carry an automatic number, of their own or through their style."""

from dataclasses import dataclass

from lxml import etree

from documents.docx.package import WORD


@dataclass(frozen=True)
class Number:
    """The automatic number of a paragraph: its list, the depth in it from 0, and how Word counts there."""

    list_id: str
    depth: int
    format: str


def q(name):
    """The name of an element or attribute of WordprocessingML as lxml writes it."""
    return f"{{{WORD}}}{name}"


def value(element, path):
    """The w:val of the element at this path, or None."""
    found = element.find("/".join(map(q, path.split("/")))) if element is not None else None
    return None if found is None else found.get(q("val"))


def switched_on(element, path):
    """Whether a property like w:b or w:vanish is set: True, False, or None if nothing is said."""
    found = element.find("/".join(map(q, path.split("/")))) if element is not None else None
    return None if found is None else found.get(q("val"), "true") not in {"0", "false", "off", "none"}


class Styles:
    """The styles of a file, each with the chain of those it is based on."""

    def __init__(self, root):
        styles = [] if root is None else root.findall(q("style"))
        self._by_id = {style.get(q("styleId")): style for style in styles}
        defaults = [s for s in styles if s.get(q("type")) == "paragraph" and s.get(q("default")) in {"1", "true"}]
        self.default = defaults[0].get(q("styleId")) if defaults else None

    def chain(self, style_id):
        """The style and those it is based on, nearest first; a style based on itself ends the chain."""
        chain, seen = [], set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            chain.append(self._by_id[style_id])
            style_id = value(chain[-1], "basedOn")
        return chain


class Numbering:
    """The lists of a file: what number a paragraph gets."""

    def __init__(self, root, styles: Styles):
        root = etree.Element("none") if root is None else root
        self._styles = styles
        self._definitions = {item.get(q("abstractNumId")): item for item in root.findall(q("abstractNum"))}
        self._lists = {item.get(q("numId")): value(item, "abstractNumId") for item in root.findall(q("num"))}

    def number(self, properties, chain):
        """The number of a paragraph with these properties and this chain of styles, or None."""
        sources = [properties, *(style.find(q("pPr")) for style in chain)]
        list_id = next(filter(None, (value(source, "numPr/numId") for source in sources)), None)
        depth = next(filter(None, (value(source, "numPr/ilvl") for source in sources)), None)
        definition_id = self._definition_id(list_id)
        if definition_id is None:
            return None
        level = self._level(definition_id, depth, {style.get(q("styleId")) for style in chain})
        number_format = value(level, "numFmt") or "decimal"
        if number_format == "none":
            return None
        return Number(definition_id, _integer(depth if level is None else level.get(q("ilvl"))), number_format)

    def _definition_id(self, list_id):
        """The definition behind a list; some lists only name a style that knows it."""
        definition_id = self._lists.get(list_id)
        named = value(self._definitions.get(definition_id), "numStyleLink")
        if named is None:
            return definition_id
        linked = [value(style, "pPr/numPr/numId") for style in self._styles.chain(named)]
        return next((self._lists[number] for number in linked if number in self._lists), definition_id)

    def _level(self, definition_id, depth, style_ids):
        definition = self._definitions.get(definition_id)
        levels = [] if definition is None else definition.findall(q("lvl"))
        if depth is None:
            levels.sort(key=lambda level: value(level, "pStyle") not in style_ids)
            return levels[0] if levels else None
        return next((level for level in levels if level.get(q("ilvl")) == depth), None)


def _integer(text):
    return int(text) if text and text.isdecimal() and len(text) < 4 else 0
