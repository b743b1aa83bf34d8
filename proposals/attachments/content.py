"""What an uploaded file really is: its first bytes and its inside say so, never its name.

Pure: bytes in, type out. Only what people need beside a text is taken; what can run or carry scripts is refused.
"""

import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from documents.archives import DAMAGES, TOO_MANY_ENTRIES, has_too_many_entries, unpacked
from documents.signatures import PDF_BEGINS_WITHIN, is_pdf
from text.blocks import clean_text

MAX_BYTES = 20 * 1024 * 1024
MAX_LISTED = 1024 * 1024  # so much of a list of contents is read, unpacked
MAX_NAME = 80
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = ("application/pdf", "pdf")
SIGNATURES = {
    b"%PDF-": PDF,
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
}
_OOXML = "application/vnd.openxmlformats-officedocument"
OFFICE = {
    "word/document.xml": (f"{_OOXML}.wordprocessingml.document", "docx"),
    "xl/workbook.xml": (f"{_OOXML}.spreadsheetml.sheet", "xlsx"),
    "ppt/presentation.xml": (f"{_OOXML}.presentationml.presentation", "pptx"),
}
OPEN_DOCUMENT = {
    f"application/vnd.oasis.opendocument.{name}": ending
    for name, ending in (("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp"))
}
TEXT = "text/plain; charset=utf-8"
UNKNOWN = (
    "Diese Art von Datei wird nicht angenommen. Möglich sind PDF, Word, Excel und PowerPoint (.docx, .xlsx, .pptx), "
    "OpenDocument, PNG, JPEG und reiner Text."
)
OTHER_ENCODING = (
    "Die Umlaute dieser Textdatei sind nicht in UTF-8 gespeichert und kämen falsch an. Bitte speichern Sie die Datei "
    "neu: in Excel unter „Speichern unter“ als „CSV UTF-8“, in anderen Programmen mit der Codierung „UTF-8“."
)
EMPTY = "Die Datei ist leer."
TOO_LARGE = "Die Datei ist größer als 20 MB. Bitte verkleinern Sie sie, zum Beispiel die Bilder darin."
OLD_OFFICE = (
    "Die Datei ist mit einem Kennwort geschützt oder hat ein altes Office-Format. Bitte speichern Sie sie ohne "
    "Kennwort als .docx, .xlsx oder .pptx."
)
ENCRYPTED = "Die Datei ist mit einem Kennwort geschützt. Bitte entfernen Sie den Schutz und laden Sie sie neu hoch."
MACROS = "Die Datei enthält Makros. Bitte speichern Sie sie ohne Makros und laden Sie sie neu hoch."
BROKEN = "Die Datei ist beschädigt und lässt sich nicht lesen."
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_RUNS = re.compile(r"\s*(?:<[!?/a-z]|#!|@echo\b|%!PS)", re.I)  # markup and scripts are text, too
_NOT_IN_NAMES = re.compile(r"[^\w .()+,–-]+")


class ContentError(ValueError):
    """The file is not taken; the message is one German sentence for the person who uploaded it."""


@dataclass(frozen=True, slots=True)
class Content:
    """The media type to serve and the ending the name gets."""

    media_type: str
    ending: str


def content_of(data: bytes) -> Content:
    """What the file is. ContentError for everything that is not taken."""
    if not data:
        raise ContentError(EMPTY)
    if len(data) > MAX_BYTES:
        raise ContentError(TOO_LARGE)
    if data.startswith(OLE):
        raise ContentError(OLD_OFFICE)
    for signature, (media_type, ending) in SIGNATURES.items():
        if data.startswith(signature):
            return Content(media_type, ending)
    if data.startswith(b"PK"):
        return _archive(data)
    # Readers of PDF take what stands before it for nothing; readers of web pages would not.
    is_page = _RUNS.match(data[:PDF_BEGINS_WITHIN].decode("latin-1")) is not None
    return Content(*PDF) if is_pdf(data) and not is_page else _text(data)


def file_name(typed: str, content: Content) -> str:
    """A name without paths and odd characters, with the ending of what the file is: `Haushalt 2025.pdf`."""
    last = typed.replace("\\", "/").rsplit("/", 1)[-1]
    path = PurePosixPath(clean_text(last))
    stem = " ".join(_NOT_IN_NAMES.sub(" ", path.stem).split())[:MAX_NAME].strip(" .-")
    ending = "csv" if content.ending == "txt" and path.suffix.lower() == ".csv" else content.ending
    return f"{stem or 'Anlage'}.{ending}"


def _text(data: bytes) -> Content:
    """Text is kept byte by byte as it came, so it has to come in the encoding it is served in."""
    try:
        text, refusal = data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        text, refusal = data.decode(_likely_encoding(data), "replace"), OTHER_ENCODING
    if _UNSEEN.search(text) or _RUNS.match(text):
        raise ContentError(UNKNOWN)
    if refusal:
        raise ContentError(refusal)
    return Content(TEXT, "txt")


def _likely_encoding(data: bytes) -> str:
    """What Excel and the editors of Windows write where it is not UTF-8."""
    return "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "cp1252"


def _archive(data: bytes) -> Content:
    if has_too_many_entries(BytesIO(data)):
        raise ContentError(TOO_MANY_ENTRIES)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _office(archive)
    except ContentError:
        raise
    except (*DAMAGES, KeyError) as error:
        raise ContentError(BROKEN) from error


def _office(archive: zipfile.ZipFile) -> Content:
    entries = archive.infolist()
    if any(entry.flag_bits & 1 for entry in entries):
        raise ContentError(ENCRYPTED)
    names = {entry.filename for entry in entries}
    if _has_macros(names):
        raise ContentError(MACROS)
    if "mimetype" in names:
        return _open_document(archive)
    found = [kind for main, kind in OFFICE.items() if main in names]
    if len(found) != 1 or "[Content_Types].xml" not in names:
        raise ContentError(UNKNOWN)
    if b"macroenabled" in unpacked(archive, "[Content_Types].xml", MAX_LISTED).lower():
        raise ContentError(MACROS)
    return Content(*found[0])


def _open_document(archive: zipfile.ZipFile) -> Content:
    media_type = unpacked(archive, "mimetype", MAX_LISTED).decode("ascii", "replace").strip()
    if media_type not in OPEN_DOCUMENT:
        raise ContentError(UNKNOWN)
    if b"encryption-data" in unpacked(archive, "META-INF/manifest.xml", MAX_LISTED):
        raise ContentError(ENCRYPTED)
    return Content(media_type, OPEN_DOCUMENT[media_type])


def _has_macros(names: set[str]) -> bool:
    return any(
        name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith(("Basic/", "Scripts/"))
        for name in names
    )
