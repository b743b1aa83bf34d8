"""The door for Word files from outside: refuses what is no harmless .docx, hands on its XML."""

import lzma
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from documents.docx.package import RELATIONSHIPS, WORD

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED_BYTES = 250 * 1024 * 1024
MAX_XML_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 5000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# An encrypted .docx is an OLE container with a stream of this name; an old .doc is one without.
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
OTHER_FORMATS = {
    b"%PDF": "Das ist eine PDF-Datei. Bitte laden Sie den Text als Word-Datei (.docx) hoch.",
    b"{\\rtf": "Das ist eine RTF-Datei. Bitte speichern Sie den Text in Word als .docx.",
}
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
TOO_LARGE = "Die Datei ist größer als 50 MB. Bitte entfernen Sie zum Beispiel große Bilder."
TOO_LARGE_UNPACKED = "Die Datei ist entpackt zu groß und wurde deshalb nicht gelesen."
BROKEN = "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte speichern Sie sie in Word neu."
EMPTY = "Die Datei ist leer."

# The „strict“ flavour of the format differs in nothing we read but the names of its namespaces.
STRICT_WORD = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_RELATIONSHIPS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
# What reading a damaged archive can end with.
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, ValueError),
)


class DocxError(ValueError):
    """The file cannot be read; the message is one German sentence for the person who uploaded it."""


@dataclass(frozen=True)
class DocxParts:
    """The XML of a Word file: its text, and (where present) its styles and its numbering."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None


def docx_parts(data: bytes) -> DocxParts:
    """Open a Word file. Raises DocxError for everything that is not a readable .docx without macros."""
    _check_format(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except DocxError:
        raise
    except DAMAGES as error:
        raise DocxError(BROKEN) from error


def _check_format(data):
    if not data:
        raise DocxError(EMPTY)
    if len(data) > MAX_BYTES:
        raise DocxError(TOO_LARGE)
    if data.startswith(OLE):
        raise DocxError(ENCRYPTED if ENCRYPTED_STREAM in data else OLD_DOC)
    for signature, message in OTHER_FORMATS.items():
        if data.startswith(signature):
            raise DocxError(message)
    if not data.startswith(b"PK"):
        raise DocxError(NO_DOCX)


def _parts(archive):
    _check_entries(archive.infolist())
    names = set(archive.namelist())
    if "mimetype" in names and "content.xml" in names:
        raise DocxError(OPEN_DOCUMENT)
    if not {"[Content_Types].xml", "_rels/.rels"} <= names:
        raise DocxError(NO_DOCX)
    main = _target(archive, "_rels/.rels", base="", kind="officeDocument")
    if main not in names:
        raise DocxError(NO_DOCX)
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    optional = {}
    for kind in ("styles", "numbering"):
        target = _target(archive, relations, base=folder, kind=kind) if relations in names else None
        optional[kind] = _xml(archive, target) if target in names else None
    document = _xml(archive, main)
    if document.tag != f"{{{WORD}}}document":
        raise DocxError(NO_DOCX)
    return DocxParts(document=document, **optional)


def _check_entries(entries):
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise DocxError(TOO_LARGE_UNPACKED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocxError(ENCRYPTED)
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise DocxError(MACROS)


def _target(archive, relations, *, base, kind):
    """The part a relationship of this kind points to, as a name in the archive."""
    for relation in _xml(archive, relations):
        if relation.get("Type") == f"{RELATIONSHIPS}/{kind}" and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", base, relation.get("Target", ""))).lstrip("/")
    return None


def _xml(archive, name):
    if archive.getinfo(name).file_size > MAX_XML_BYTES:
        raise DocxError(TOO_LARGE_UNPACKED)
    content = archive.read(name)
    content = content.replace(STRICT_WORD, WORD.encode())
    content = content.replace(STRICT_RELATIONSHIPS, RELATIONSHIPS.encode())
    # Entities are an attack on the reader: the format has none and forbids the declaration that holds them.
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise DocxError(BROKEN) from error
    if root.getroottree().docinfo.doctype:
        raise DocxError(BROKEN)
    return root
