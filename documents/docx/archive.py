"""The door for Word files from outside: refuses what is no harmless .docx, counts, and hands on its XML."""

import os
import posixpath
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from documents.archives import DAMAGES, TOO_MANY_ENTRIES, has_too_many_entries, unpacked
from documents.docx import bounds
from documents.docx.package import MATH, RELATIONSHIPS, WORD
from documents.signatures import PDF_BEGINS_WITHIN, is_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted .docx is an OLE container with a stream of this name; an old .doc is one without.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
PDF = "Das ist eine PDF-Datei. Bitte laden Sie den Text als Word-Datei (.docx) hoch."
RTF = "Das ist eine RTF-Datei. Bitte speichern Sie den Text in Word als .docx."
LOCK_SIZES = (162, 165)
LOCK_FILE = (
    "Das ist nicht das Dokument, sondern eine Merkdatei, die Word daneben legt (ihr Name beginnt mit „~$“). Bitte "
    "schließen Sie das Dokument in Word und laden Sie die Datei ohne „~$“ im Namen hoch."
)
NO_DOCX = "Das ist keine Word-Datei (.docx). Bitte speichern Sie den Text in Word als .docx."
OLD_DOC = (
    "Das ist eine Datei im alten Word-Format (.doc). Bitte speichern Sie sie in Word als .docx und laden Sie "
    "sie dann hoch."
)
OPEN_DOCUMENT = (
    "Das ist eine OpenDocument-Datei (.odt). Bitte speichern Sie sie als Word-Datei (.docx) und laden Sie "
    "sie dann hoch."
)
ENCRYPTED = "Die Datei ist mit einem Kennwort geschützt. Bitte entfernen Sie den Schutz und laden Sie sie neu hoch."
MACROS = "Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros als .docx und laden Sie sie neu hoch."
BROKEN = "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte speichern Sie sie in Word neu."
EMPTY = "Die Datei ist leer."

# The „strict“ flavour of the format differs in nothing we read but the names of its namespaces.
STRICT_WORD = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_RELATIONSHIPS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_MATH = b"http://purl.oclc.org/ooxml/officeDocument/math"
STRICT = {STRICT_WORD: WORD, STRICT_RELATIONSHIPS: RELATIONSHIPS, STRICT_MATH: MATH}
USED = {"officeDocument", "styles", "numbering"}
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (bounds.MAX_DEPTH + 1)})")


class DocxError(ValueError):
    """The file cannot be read; the message is one German sentence for the person who uploaded it."""


@dataclass(frozen=True)
class DocxParts:
    """The XML of a Word file: its text, and (where present) its styles and its numbering."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None


def docx_parts(file: BinaryIO | bytes) -> DocxParts:
    """Open a Word file. Raises DocxError for everything that is not a readable .docx without macros."""
    file = BytesIO(file) if isinstance(file, bytes) else file
    try:
        _check_format(file)
        with zipfile.ZipFile(file) as archive:
            return _parts(_Package(archive))
    except DocxError:
        raise
    except DAMAGES as error:
        raise DocxError(BROKEN) from error


def _check_format(file):
    size = file.seek(0, os.SEEK_END)
    if not size:
        raise DocxError(EMPTY)
    if size > bounds.MAX_BYTES:
        raise DocxError(bounds.TOO_LARGE)
    file.seek(0)
    start = file.read(2 * PDF_BEGINS_WITHIN)
    if start.startswith(OLE):
        raise DocxError(ENCRYPTED if ENCRYPTED_STREAM in start + file.read() else OLD_DOC)
    if not start.startswith(b"PK"):
        raise DocxError(_other_format(start, size))
    if has_too_many_entries(file):
        raise DocxError(TOO_MANY_ENTRIES)


def _other_format(start, size):
    """What to say of a file that is no archive."""
    if is_pdf(start):
        return PDF
    if start.startswith(b"{\\rtf"):
        return RTF
    # Word lays it beside an open document: the length of a name, the name, the rest filled up.
    return LOCK_FILE if size in LOCK_SIZES and 0 < start[0] < LOCK_SIZES[0] // 2 else NO_DOCX


def _parts(package):
    _check_entries(package.archive.infolist())
    names = package.names
    if "mimetype" in names and "content.xml" in names:
        raise DocxError(OPEN_DOCUMENT)
    if not {"[Content_Types].xml", "_rels/.rels"} <= names:
        raise DocxError(NO_DOCX)
    main = package.targets("_rels/.rels", base="").get("officeDocument")
    if main not in names:
        raise DocxError(NO_DOCX)
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    targets = package.targets(relations, base=folder) if relations in names else {}
    styles, numbering = (
        package.xml(targets[kind]) if targets.get(kind) in names else None for kind in ("styles", "numbering")
    )
    document = package.xml(main)
    if document.tag != f"{{{WORD}}}document":
        raise DocxError(NO_DOCX)
    return DocxParts(document, styles, numbering)


def _check_entries(entries):
    if sum(entry.file_size for entry in entries) > bounds.MAX_UNPACKED_BYTES:
        raise DocxError(bounds.TOO_LARGE_UNPACKED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocxError(ENCRYPTED)
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise DocxError(MACROS)


class _Package:
    """An open archive, and how much of it has become a tree so far: all is counted before."""

    def __init__(self, archive):
        self.archive = archive
        self.names = set(archive.namelist())
        self.size = self.marks = 0

    def targets(self, relations, *, base):
        """By its kind, the part a relationship points to, as a name in the archive; the first of a kind counts."""
        targets = {}
        for relation in self.xml(relations):
            prefix, _, kind = (relation.get("Type") or "").rpartition("/")
            if prefix == RELATIONSHIPS and relation.get("TargetMode") != "External" and kind in USED:
                path = posixpath.normpath(posixpath.join("/", base, relation.get("Target", "")))
                targets.setdefault(kind, path.lstrip("/"))
        return targets

    def xml(self, name):
        content = self._content(name)
        self.marks += content.count(b"<") + content.count(b"=")
        if self.marks > bounds.MAX_MARKS:
            raise DocxError(bounds.TOO_COMPLEX)
        root = _tree(content)
        if _TOO_DEEP(root):
            raise DocxError(bounds.TOO_COMPLEX)
        return root

    def _content(self, name):
        """The part as UTF-8, whatever it says of itself: what is counted must be what is read."""
        self.size += self.archive.getinfo(name).file_size
        if self.size > bounds.MAX_XML_BYTES:
            raise DocxError(bounds.TOO_MUCH_XML)
        content = unpacked(self.archive, name, bounds.MAX_XML_BYTES)
        if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            content = content.decode("utf-16").encode()
        for strict, name in STRICT.items():
            content = content.replace(strict, name.encode())
        return content


def _tree(content):
    # Entities are an attack on the reader: the format has none and forbids the declaration that holds them.
    if b"<!DOCTYPE" in content:
        raise DocxError(BROKEN)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        is_bound = error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT
        raise DocxError(bounds.TOO_COMPLEX if is_bound else BROKEN) from error
