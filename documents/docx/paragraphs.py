"""The paragraphs of a Word file as plain text, as they read with all tracked changes accepted."""

import re
from dataclasses import dataclass

from lxml import etree

from documents.characters import printable
from documents.docx.archive import DocxError, DocxParts
from documents.docx.bounds import MAX_CHARACTERS, TOO_MANY_CHARACTERS
from documents.docx.numbering import Number, Numbering, Styles, first, q, switched_on, value
from intmk.clean import composed

TRACKED = "Die Datei enthält nachverfolgte Änderungen. Sie wurden so gelesen, als wären alle angenommen."
COMMENTS = "Kommentare wurden nicht übernommen."
TABLES = "Die Datei enthält eine Tabelle. Ihr Text wurde Zeile für Zeile als Absatz übernommen."
IMAGES = "Bilder und Zeichnungen wurden nicht übernommen."
TEXT_BOXES = "Textfelder wurden nicht übernommen."
FOOTNOTES = "Fuß- und Endnoten wurden nicht übernommen."
HIDDEN = "Ausgeblendeter Text wurde nicht übernommen."
FORMULAS = "Formeln wurden nur als einfacher Text übernommen."
SYMBOLS = "Zeichen aus Symbolschriften wurden nicht übernommen."
EMBEDDED = "Eingebettete Dokumente wurden nicht übernommen."

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
GONE = {q("del"), q("moveFrom")}
NEW = {q("ins"), q("moveTo")}
LEFT_OUT = {
    q("commentReference"): COMMENTS,
    q("footnoteReference"): FOOTNOTES,
    q("endnoteReference"): FOOTNOTES,
    q("drawing"): IMAGES,
    q("pict"): IMAGES,
    q("object"): IMAGES,
    q("sym"): SYMBOLS,
    q("altChunk"): EMBEDDED,
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": IMAGES,
}
SPACES = {q("tab"), q("br"), q("cr"), q("ptab")}
TEXT = {q("t"), f"{MATH}t"}
# Elements that carry no words of the text, though they may hold some.
SILENT = set(map(q, ("pPr", "rPr", "delText", "instrText", "rt", "sdtPr", "tblPr", "trPr", "tcPr")))
# „Betreff“ in the cell beside the subject, as on a form.
_LABEL = re.compile(r"[^\W\d][^\W\d]+(?:[ /-][^\W\d]+){0,3}")
# Invisible in print: soft hyphens, zero-width spaces, marks of writing direction, signs of symbol fonts.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ue000-\uf8ff]")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it reads: its words, the names of its styles, its automatic number, all bold or not."""

    text: str
    styles: tuple[str, ...] = ()
    number: Number | None = None
    is_bold: bool = False


def read_paragraphs(parts: DocxParts) -> tuple[list[Paragraph], list[str]]:
    """All paragraphs that hold words, and what the reader of the file should be told was not taken over."""
    reader = _Reader(parts)
    paragraphs = reader.block(parts.document.find(q("body")))
    if rest := _clean("".join(reader.carried)):
        paragraphs.append(Paragraph(rest))
    return paragraphs, list(reader.warnings)


class _Reader:
    def __init__(self, parts):
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles)
        # A dict keeps the order of what was found, and each only once.
        self.warnings = {}
        self.carried = []  # words of paragraphs whose end is deleted
        self.characters = 0

    def warn(self, warning):
        self.warnings[warning] = True

    def block(self, container):
        """The paragraphs of a body, a cell or a content control."""
        paragraphs = []
        for element in () if container is None else container.iterchildren(etree.Element):
            if element.tag == q("p"):
                paragraphs.extend(self.paragraph(element))
            elif element.tag == q("tbl"):
                self.warn(TABLES)
                paragraphs.extend(self.table(element))
            elif element.tag in LEFT_OUT:
                self.leave_out(element)
            elif element.tag in GONE:
                self.warn(TRACKED)
            elif element.tag not in SILENT:
                paragraphs.extend(self.block(element))
        return paragraphs

    def table(self, table):
        """A row is one paragraph, unless a cell holds several of its own."""
        paragraphs = []
        for row in _inner(table, q("tr")):
            if row.find(f"{q('trPr')}/{q('del')}") is not None:
                self.warn(TRACKED)
                continue
            cells = [cell for cell in map(self.block, _inner(row, q("tc"))) if cell]
            if all(len(cell) == 1 for cell in cells) and len(cells) > 1:
                label = _LABEL.fullmatch(cells[0][0].text) if len(cells) == 2 else None
                text = (": " if label else " ").join(cell[0].text for cell in cells)
                paragraphs.append(Paragraph(text, number=cells[0][0].number))
            else:
                paragraphs.extend(paragraph for cell in cells for paragraph in cell)
        return paragraphs

    def paragraph(self, element):
        """The paragraph in a list, or an empty list where it holds no words."""
        properties = element.find(q("pPr"))
        look = self.styles.look(value(properties, "pStyle") or self.styles.default)
        runs = list(self.runs(element, look))
        self.carried += (words for words, _ in runs)
        mark = None if properties is None else properties.find(q("rPr"))
        if mark is not None and any(mark.find(tag) is not None for tag in GONE):
            # The end of this paragraph is deleted: what is left of it goes on in the next.
            self.warn(TRACKED)
            return []
        text = _clean("".join(self.carried))
        self.carried = []
        if not text:
            return []
        is_bold = all(bold for words, bold in runs if words.strip())
        return [Paragraph(text, look.names, self.numbering.number(properties, look), is_bold)]

    def runs(self, element, look):
        """Pairs of words and whether they are bold, without what is deleted or hidden."""
        for child in element.iterchildren(etree.Element):
            if child.tag == q("r"):
                yield from self.run(child, look)
            elif child.tag in TEXT:
                self.warn(FORMULAS)
                yield self.counted(child.text or ""), False
            elif child.tag in GONE:
                self.warn(TRACKED)
            elif child.tag in LEFT_OUT:
                self.leave_out(child)
            elif child.tag not in SILENT:
                if child.tag in NEW:
                    self.warn(TRACKED)
                yield from self.runs(child, look)

    def run(self, element, look):
        words = "".join(self.words(element))
        if not words:
            return
        own = element.find(q("rPr"))
        style = self.styles.look(value(own, "rStyle"))
        if first((switched_on(own, "vanish"), style.is_hidden, look.is_hidden)):
            self.warn(HIDDEN)
        else:
            yield words, bool(first((switched_on(own, "b"), style.is_bold, look.is_bold)))

    def words(self, run):
        for child in run.iterchildren(etree.Element):
            if child.tag in TEXT:
                yield self.counted(child.text or "")
            elif child.tag in SPACES:
                yield " "
            elif child.tag == q("noBreakHyphen"):
                yield "-"
            elif child.tag in LEFT_OUT:
                self.leave_out(child)
            elif child.tag not in SILENT:
                yield from self.words(child)

    def counted(self, text):
        """The text itself. Raises DocxError where there is too much of it, before it is put together."""
        self.characters += len(text)
        if self.characters > MAX_CHARACTERS:
            raise DocxError(TOO_MANY_CHARACTERS)
        return text

    def leave_out(self, element):
        holds_text = next(element.iter(q("txbxContent")), None) is not None
        self.warn(TEXT_BOXES if holds_text else LEFT_OUT[element.tag])


def _inner(element, tag):
    """The rows of a table or the cells of a row, through the content controls around them."""
    for child in element.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in {q("sdt"), q("sdtContent"), q("customXml"), *NEW}:
            yield from _inner(child, tag)


def _clean(text):
    text = _INVISIBLE.sub("", composed(printable(text)))
    return " ".join(text.split())
