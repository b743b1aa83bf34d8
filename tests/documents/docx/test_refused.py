import zipfile
from io import BytesIO

import pytest

from documents.archives import TOO_MANY_ENTRIES
from documents.docx import archive, bounds
from proposals.word.reading import read_docx
from tests.documents.docx.files import BODY, refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Die Datei ist leer."),
        (b"Nur Text", archive.NO_DOCX),
        (b"%PDF-1.7 ...", "Das ist eine PDF-Datei. Bitte laden Sie den Text als Word-Datei (.docx) hoch."),
        (b"{\\rtf1 ...}", "Das ist eine RTF-Datei. Bitte speichern Sie den Text in Word als .docx."),
        (OLE + b"WordDocument", archive.OLD_DOC),
        (OLE + "EncryptedPackage".encode("utf-16-le"), archive.ENCRYPTED),
        (b"PK\x03\x04 und dann Unsinn", archive.BROKEN),
        (zipped({"readme.txt": "hallo"}), archive.NO_DOCX),
        (zipped({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}), archive.OPEN_DOCUMENT),
    ],
)
def test_what_is_no_docx_is_refused_in_one_sentence(data, sentence):
    assert refusal(data) == sentence


def test_a_spreadsheet_is_refused(raw_docx):
    assert refusal(raw_docx("", extra={"word/document.xml": "<workbook/>"})) == archive.NO_DOCX


def test_a_file_without_its_main_part_is_refused(raw_docx):
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    assert refusal(raw_docx(BODY, extra={"_rels/.rels": empty})) == archive.NO_DOCX


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN"])
def test_macros_are_refused(raw_docx, name):
    assert refusal(raw_docx(BODY, extra={name: b"\x00"})) == archive.MACROS


def test_a_cut_off_file_is_refused(raw_docx):
    data = raw_docx(BODY)
    assert refusal(data[: len(data) // 2]) == archive.BROKEN


def test_damaged_content_is_refused(raw_docx):
    data = bytearray(raw_docx(BODY))
    position = data.index(b"<w:body>")
    data[position : position + 8] = b"XXXXXXXX"
    assert refusal(bytes(data)) == archive.BROKEN


def test_a_file_whose_directory_points_before_its_start_is_refused(raw_docx):
    data = bytearray(raw_docx(BODY))
    data[data.index(b"PK\x05\x06") + 17] += 2
    assert refusal(bytes(data)) == archive.BROKEN


def test_content_packed_in_a_damaged_way_is_refused(raw_docx):
    buffer = BytesIO(raw_docx(BODY))
    with zipfile.ZipFile(buffer) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    data = bytearray(buffer.getvalue())
    start = data.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    data[start + 4 : start + 40] = b"\xff" * 36
    data[data.index(b"_rels/.rels") + len("_rels/.rels") + 4] = 0xFF
    assert refusal(bytes(data)) == archive.BROKEN


def test_an_endless_depth_of_a_list_is_none(raw_docx):
    depth = f'<w:pPr><w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    numbering = '<w:abstractNum w:abstractNumId="7"/><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    body = f"<w:p>{depth}<w:r><w:t>Text</w:t></w:r></w:p>"
    assert read_docx(raw_docx(body, numbering=numbering)).ziffern == [(1, "Text")]


def test_broken_xml_is_refused(raw_docx):
    assert refusal(raw_docx("<w:p>")) == archive.BROKEN


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:p><w:r><w:t>  </w:t></w:r></w:p>"])
def test_a_document_without_words_is_refused(raw_docx, body):
    assert refusal(raw_docx(body)) == "Das Dokument enthält keinen Text."


def test_a_file_over_50_mb_is_refused():
    assert refusal(b"PK" + bytes(50 * 1024 * 1024 - 1)) == bounds.TOO_LARGE


def test_a_file_that_unpacks_to_too_much_is_refused_unread(raw_docx):
    data = zipped({f"part{n}": bytes(26 * 1024 * 1024) for n in range(10)})
    assert len(data) < 1024 * 1024
    assert refusal(data) == bounds.TOO_LARGE_UNPACKED


def test_a_single_part_that_unpacks_to_too_much_is_refused_unread(raw_docx):
    data = zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": b" " * (21 * 1024 * 1024)})
    assert refusal(data) == bounds.TOO_MUCH_XML


def test_more_than_5000_paragraphs_are_refused(raw_docx):
    assert read_docx(raw_docx(BODY * 5000)).preamble == ["Text"] * 5000
    assert refusal(raw_docx(BODY * 5001)) == (
        "Das Dokument hat mehr als 5000 Absätze und wurde deshalb nicht gelesen. Bitte kopieren Sie nur den Text des "
        "Vorschlags in ein neues Word-Dokument und laden Sie dieses hoch."
    )


def test_too_many_parts_are_refused():
    assert refusal(zipped({f"part{n}": b"" for n in range(5001)})) == TOO_MANY_ENTRIES


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">',
        "<!DOCTYPE x>",
    ],
)
def test_declarations_that_could_hold_entities_are_refused(raw_docx, declaration):
    assert refusal(raw_docx(BODY, prologue=declaration)) == archive.BROKEN


def test_deeply_nested_xml_is_refused(raw_docx):
    assert refusal(raw_docx("<w:sdt>" * 3000 + BODY + "</w:sdt>" * 3000)) == bounds.TOO_COMPLEX


def test_a_zip_with_a_password_is_refused(raw_docx):
    data = bytearray(raw_docx(BODY))
    # Bit 0 of the flags, eight bytes into each entry of the directory, says that the entry is encrypted.
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert refusal(bytes(data)) == archive.ENCRYPTED


def test_a_file_in_the_strict_flavour_is_read(raw_docx):
    document = (
        f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{BODY}</w:body></w:document>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
        'Target="/word/document.xml"/></Relationships>'
    )
    data = raw_docx("", extra={"word/document.xml": document, "_rels/.rels": relations})
    assert read_docx(data).preamble == ["Text"]
