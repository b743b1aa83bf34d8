"""The paragraphs of a Word file as plain text, as they read with all tracked changes accepted."""

from dataclasses import dataclass, replace

from lxml import etree

from documents.docx.archive import DocxParts
from documents.docx.numbering import Number, Numbering, Styles, q, value
from documents.docx.words import GONE, LEFT_OUT, NEW, PLACEHOLDERS, SILENT, SOFT_BREAK, TRACKED, Words, branch_of, clean


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it reads: its lines, the names of its styles, its automatic number, all bold or not.

    Lines are parted by Shift+Enter. `cell`: number of the table, of the row and of the column the paragraph stands in.
    """

    lines: tuple[str, ...]
    styles: tuple[str, ...] = ()
    number: Number | None = None
    is_bold: bool = False
    cell: tuple[int, int, int] | None = None

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def read_paragraphs(parts: DocxParts) -> tuple[list[Paragraph], list[str]]:
    """All paragraphs that hold words, and what the reader of the file should be told was not taken over."""
    reader = _Reader(parts)
    paragraphs = [*reader.block(parts.document.find(q("body"))), *reader.rest()]
    return paragraphs, list(reader.words.warnings)


class _Reader:
    def __init__(self, parts):
        self.styles = Styles(parts.styles)
        self.numbering = Numbering(parts.numbering, self.styles)
        self.words = Words(self.styles)
        self.carried = []  # words of paragraphs whose end is deleted
        self.looks = (None, None)  # of the last of them: its properties and its style
        self.tables = 0

    def block(self, container):
        """The paragraphs of a body, a cell or a content control."""
        paragraphs = []
        for element in () if container is None else container.iterchildren(etree.Element):
            if element.tag == q("p"):
                paragraphs.extend(self.paragraph(element))
            elif element.tag == q("tbl"):
                paragraphs.extend([*self.rest(), *self.table(element)])
            elif (branch := branch_of(element)) is not None:
                paragraphs.extend(self.block(branch))
            elif element.tag in LEFT_OUT:
                self.words.leave_out(element)
            elif element.tag in GONE:
                self.words.warn(TRACKED)
            elif self.words.is_placeholder(element):
                self.words.warn(PLACEHOLDERS)
            elif element.tag not in SILENT:
                paragraphs.extend(self.block(element))
        return paragraphs

    def rest(self):
        """What is left of a paragraph whose end is deleted, where no paragraph follows that it could go on in.

        There Word keeps the end, and with it the number.
        """
        lines = clean("".join(self.carried))
        self.carried = []
        properties, look = self.looks
        return [Paragraph(lines, look.names, self.numbering.number(properties, look))] if lines else []

    def table(self, table):
        """The paragraphs of its cells, row by row; those of a table within a cell are of this cell."""
        self.tables += 1
        paragraphs, own = [], self.tables
        for row, element in enumerate(self.inner(table, q("tr"))):
            if element.find(f"{q('trPr')}/{q('del')}") is not None:
                self.words.warn(TRACKED)
                continue
            for column, cell in enumerate(self.inner(element, q("tc"))):
                found = [*self.block(cell), *self.rest()]
                paragraphs.extend(replace(paragraph, cell=(own, row, column)) for paragraph in found)
        return paragraphs

    def paragraph(self, element):
        """The paragraph in a list, or an empty list where it holds no words."""
        properties = element.find(q("pPr"))
        look = self.styles.look(value(properties, "pStyle") or self.styles.default)
        runs = list(self.words.runs(element, look))
        self.words.end_paragraph()
        self.carried += (words for words, _ in runs)
        mark = None if properties is None else properties.find(q("rPr"))
        if mark is not None and any(mark.find(tag) is not None for tag in GONE):
            # The end of this paragraph is deleted: what is left of it goes on in the next.
            self.words.warn(TRACKED)
            self.looks = (properties, look)
            return []
        lines = clean("".join(self.carried))
        self.carried = []
        if not lines:
            return []
        is_bold = all(bold for words, bold in runs if words.strip(f" {SOFT_BREAK}"))
        return [Paragraph(lines, look.names, self.numbering.number(properties, look), is_bold)]

    def inner(self, element, tag):
        """The rows of a table or the cells of a row, through the content controls around them."""
        for child in element.iterchildren(etree.Element):
            if child.tag == tag:
                yield child
            elif self.words.is_placeholder(child):
                self.words.warn(PLACEHOLDERS)
            elif child.tag in {q("sdt"), q("sdtContent"), q("customXml"), *NEW}:
                yield from self.inner(child, tag)
