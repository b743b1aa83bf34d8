"""What a file is, by what is in it."""

import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.archives import MAX_ENTRIES, TOO_MANY_ENTRIES
from proposals.attachments import content
from proposals.attachments.content import Content, ContentError, content_of, file_name
from tests.proposals.attachments.files import ODT, PDF, TYPES, badly_packed, encrypted, office, packed_in, zipped

GOOD = {
    "pdf": PDF,
    "png": b"\x89PNG\r\n\x1a\n....",
    "jpg": b"\xff\xd8\xff\xe0....",
    "docx": office("word/document.xml"),
    "xlsx": office("xl/workbook.xml"),
    "pptx": office("ppt/presentation.xml"),
    "odt": zipped(ODT),
    "txt": "Wörter; Zahlen\n1;2".encode(),
}


@pytest.mark.parametrize("ending", GOOD)
def test_kind_follows_from_the_content(ending):
    assert content_of(GOOD[ending]).ending == ending


BAD = {
    "empty": (b"", content.EMPTY),
    "program for windows": (b"MZ\x90\x00\x03", content.UNKNOWN),
    "program for linux": (b"\x7fELF\x02\x01", content.UNKNOWN),
    "page": (b"<!DOCTYPE html><script>alert(1)</script>", content.UNKNOWN),
    "page behind blanks": (b"\n  <HTML>", content.UNKNOWN),
    "page behind a mark": (b"\xef\xbb\xbf<html>", content.UNKNOWN),
    "picture with scripts": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', content.UNKNOWN),
    "xml": (b"<?xml version='1.0'?>", content.UNKNOWN),
    "script": (b"#!/bin/sh\nrm -rf /", content.UNKNOWN),
    "table of excel": ("Größe;Straße – „neu“\r\n1;2".encode("cp1252"), content.OTHER_ENCODING),
    "unicode text of excel": ("Größe\tStraße".encode("utf-16"), content.OTHER_ENCODING),
    "page in another encoding": ("<html>Grüße".encode("cp1252"), content.UNKNOWN),
    "bytes among another encoding": (b"Gr\xfc\xdfe\x00", content.UNKNOWN),
    "bytes among text": (b"Text\x00mehr", content.UNKNOWN),
    "gif": (b"GIF89a\x01\x00\x01\x00", content.UNKNOWN),
    "old or encrypted office": (content.OLE + b"....", content.OLD_OFFICE),
    "any zip": (zipped({"a.txt": b"a"}), content.UNKNOWN),
    "app in a zip": (zipped({"META-INF/MANIFEST.MF": b"", "A.class": b""}), content.UNKNOWN),
    "two at once": (office("word/document.xml", **{"xl/workbook.xml": b""}), content.UNKNOWN),
    "macros": (office("word/document.xml", **{"word/vbaProject.bin": b""}), content.MACROS),
    "macros by type": (
        zipped({"[Content_Types].xml": b"vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml": b""}),
        content.MACROS,
    ),
    "macros in odt": (zipped(ODT | {"Basic/Standard/a.xml": b""}), content.MACROS),
    "encrypted odt": (zipped(ODT | {"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), content.ENCRYPTED),
    "encrypted zip": (encrypted(office("word/document.xml")), content.ENCRYPTED),
    "epub": (zipped({"mimetype": b"application/epub+zip"}), content.UNKNOWN),
    "odt without list": (zipped({"mimetype": ODT["mimetype"]}), content.BROKEN),
    "badly packed": (badly_packed(), content.BROKEN),
    # Of these the first byte cannot be had without all others.
    "bzip2": (packed_in(zipfile.ZIP_BZIP2, "mimetype", bytes(50_000_000)), content.BROKEN),
    "lzma": (packed_in(zipfile.ZIP_LZMA, "mimetype", ODT["mimetype"]), content.BROKEN),
    "too many parts": (zipped({f"word/media/{n}.png": b"" for n in range(MAX_ENTRIES + 1)}), TOO_MANY_ENTRIES),
    "directory of nothing": (b"PK" + (b"PK\x01\x02" + bytes(42)) * (MAX_ENTRIES + 1), TOO_MANY_ENTRIES),
    "cut off": (office("word/document.xml")[:60], content.BROKEN),
    "too large": (b"%PDF-" + bytes(content.MAX_BYTES), content.TOO_LARGE),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_not_taken_gets_a_sentence(kind):
    data, sentence = BAD[kind]
    with pytest.raises(ContentError) as error:
        content_of(data)
    assert str(error.value) == sentence


def test_packed_list_of_contents_is_not_unpacked_without_end(monkeypatch):
    monkeypatch.setattr(content, "MAX_LISTED", 10)
    assert content_of(zipped({"[Content_Types].xml": TYPES * 1000, "word/document.xml": b""})).ending == "docx"


@pytest.mark.parametrize("kind", ["bzip2", "directory of nothing"])
def test_what_would_fill_the_memory_is_refused_unread(kind):
    tracemalloc.start()
    try:
        assert ending_of(BAD[kind][0]) is None
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * content.MAX_LISTED


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n", b"\x1b%-12345X@PJL SET A=1\r\n" * 20, b"\n" * 1024])
def test_a_pdf_is_one_behind_what_readers_allow(before):
    assert ending_of(before + b"%PDF-1.7\n%%EOF") == "pdf"


@pytest.mark.parametrize("before", [b"<script>x</script>", b"\n<!doctype html>", b"#!/bin/sh\n", b"\x00" * 1025])
def test_what_stands_before_a_pdf_is_no_page_and_no_script(before):
    assert ending_of(before + b"%PDF-1.7\n%%EOF") is None


@given(st.binary(max_size=200).filter(lambda data: not data.startswith(tuple(content.SIGNATURES))))
def test_bytes_are_text_or_refused(data):
    if (ending := ending_of(data)) is not None:
        assert (ending, data.decode("utf-8-sig").count("\0")) == ("txt", 0)


def ending_of(data):
    try:
        return content_of(data).ending
    except ContentError:
        return None


@given(st.sampled_from([b"PK", b"PK\x03\x04", b"PK\x05\x06"]), st.binary(max_size=200))
def test_no_broken_archive_breaks_the_reader(start, data):
    with pytest.raises(ContentError):
        content_of(start + data)


TEXT = Content(content.TEXT, "txt")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Haushalt 2025.pdf", "Haushalt 2025.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Akten\\Über uns.docx", "Über uns.pdf"),
        ("rechnung.pdf.exe", "rechnung.pdf.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a b Set-Cookie x.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("...", "Anlage.pdf"),
        ("", "Anlage.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_name_is_cleaned_and_ends_as_what_the_file_is(typed, kept):
    assert file_name(typed, Content("application/pdf", "pdf")) == kept


def test_table_of_text_keeps_its_ending():
    assert [file_name(name, TEXT) for name in ("a.csv", "a.CSV", "a.html")] == ["a.csv", "a.csv", "a.txt"]
