"""A Word file from outside, read by the same rules as a pasted text. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from documents.docx.archive import DocxError, docx_parts
from documents.docx.bounds import MAX_PARAGRAPHS, TOO_LONG
from documents.docx.paragraphs import Paragraph, read_paragraphs
from documents.docx.words import IMAGES, TEXT_BOXES
from text.reading.raw import Counted, Joins, RawLine, Role
from text.reading.reader import PAPER, ReadText, read

__all__ = ["DocxError", "read_docx"]

NO_TEXT = "Das Dokument enthält keinen Text."
# What a file without text may hold instead, and what to say of it.
ONLY = {
    TEXT_BOXES: "Der ganze Text der Datei steht in Textfeldern, und die werden nicht gelesen. Bitte kopieren Sie ihn "
    "in ein neues Word-Dokument und laden Sie dieses hoch.",
    IMAGES: "Die Datei enthält nur Bilder, zum Beispiel von eingelesenen Seiten, und keinen Text. Bitte fügen Sie den "
    "Text in ein Word-Dokument ein und laden Sie dieses hoch.",
}
_CONTENTS = ("toc ", "contents ", "verzeichnis ", "inhaltsverzeichnis")
_TITLES = {"title", "titel"}
_HEADINGS = ("heading", "überschrift")
# Of a heading among Ziffern in our own files: it says so itself.
_AMONG_ZIFFERN = re.compile(r"zwischenüberschrift ([12])$")
# „List Number 2“: the depth of the styles that are a list of their own.
_DEEPER = re.compile(r"(?:list (?:number|bullet)|listennummer|aufzählungszeichen) ([2-5])$")


def read_docx(file: BinaryIO | bytes) -> ReadText:
    """Read a Word file. Tracked changes count as accepted, comments and pictures are left out.

    Raises DocxError, whose message is one German sentence, for everything that cannot be read as a .docx.
    """
    found, warnings = read_paragraphs(docx_parts(file))
    paragraphs = [p for p in found if not any(style.startswith(_CONTENTS) for style in p.styles)]
    if not paragraphs:
        raise DocxError(next((sentence for sign, sentence in ONLY.items() if sign in warnings), NO_TEXT))
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise DocxError(TOO_LONG)
    lines = [line for paragraph in paragraphs for line in _lines(paragraph)]
    found = read(lines, dict.fromkeys(warnings), PAPER)
    return replace(found, source="\n\n".join(_printed(line) for line in lines))


def _printed(line: RawLine) -> str:
    """The line as it stands on paper, with the number that Word has written."""
    if line.counted is None:
        return line.text
    return f"{line.counted.printed or '•'} {line.text}"


def _lines(paragraph: Paragraph) -> Iterator[RawLine]:
    """A paragraph as lines; behind Shift+Enter a line may be a point of its own."""
    first, *more = paragraph.lines
    heading = next(filter(None, map(_AMONG_ZIFFERN.match, paragraph.styles)), None)
    yield RawLine(
        first,
        counted=_counted(paragraph),
        role=Role.HEADING if heading else _role(paragraph.styles),
        is_bold=paragraph.is_bold,
        cell=paragraph.cell,
        heading=int(heading[1]) if heading else 0,
        is_signed=heading is not None,
    )
    for line in more:
        yield RawLine(line, joins=Joins.ALWAYS, is_bold=paragraph.is_bold, cell=paragraph.cell)


def _role(styles: tuple[str, ...]) -> Role:
    """What the style makes of it, under its English or its German name."""
    if not _TITLES.isdisjoint(styles):
        return Role.TITLE
    return Role.HEADING if any(style.startswith(_HEADINGS) for style in styles) else Role.PLAIN


def _counted(paragraph: Paragraph) -> Counted | None:
    number = paragraph.number
    if number is None:
        return None
    deeper = next(filter(None, map(_DEEPER.match, paragraph.styles)), None)
    more = int(deeper.group(1)) - 1 if deeper else 0
    return Counted(number.list_id, number.depth, number.format, number.value, number.printed, more)
