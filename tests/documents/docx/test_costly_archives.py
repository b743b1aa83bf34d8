"""Archives that are more than they seem, XML that grows, parts that point elsewhere: refused, or read without them."""

import bz2
import lzma
import tracemalloc
import zipfile
import zlib
from io import BytesIO

import pytest

from documents.archives import MAX_ENTRIES, TOO_MANY_ENTRIES
from documents.docx import archive, bounds
from documents.docx.package import RELATIONSHIPS, WORD
from proposals.word.reading import read_docx
from tests.documents.docx.files import BODY, p, refusal, relations, styled

# „Ten times ten“: every name stands for ten of the one before.
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def zipped(data):
    """The file packed as Word packs it."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return buffer.getvalue()


def claiming(raw_docx, content, *, method, size):
    """A file whose text is packed this way and has another size than its directory says."""
    data = bytearray(raw_docx("", extra={"word/document.xml": content}))
    name = b"word/document.xml"
    local = next(n for n in range(len(data)) if data[n : n + 4] == b"PK\x03\x04" and data[n + 30 : n + 47] == name)
    directory = data.rindex(name) - 46
    for place in (local + 8, directory + 10):
        data[place : place + 2] = method.to_bytes(2, "little")
    for place in (local + 22, directory + 24):
        data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


def encoded(encoding, body):
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f'{declaration}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def test_xml_over_20_mb_is_refused_unread(raw_docx):
    data = zipped(raw_docx("<w:p/>" * 16_700_000))
    assert len(data) < 200_000
    assert refusal(data) == bounds.TOO_MUCH_XML


def test_the_size_of_xml_is_counted_in_all_parts_together(raw_docx):
    third = f"<x>{' ' * (bounds.MAX_XML_BYTES // 3)}</x>"
    assert read_docx(raw_docx(BODY + third, extra={"word/styles.xml": third})).preamble == ["Text"]
    extra = {"word/styles.xml": third, "word/numbering.xml": third}
    assert refusal(raw_docx(BODY + third, extra=extra)) == bounds.TOO_MUCH_XML


@pytest.mark.parametrize(
    ("method", "pack"),
    [
        (zipfile.ZIP_DEFLATED, zlib.compressobj(9, zlib.DEFLATED, -15)),
        (zipfile.ZIP_BZIP2, bz2.BZ2Compressor()),
        (zipfile.ZIP_LZMA, lzma.LZMACompressor()),
    ],
)
def test_a_part_larger_than_it_says_is_unpacked_only_up_to_the_bound(raw_docx, method, pack):
    piece = bytes(6_000_000)
    data = claiming(raw_docx, b"".join(pack.compress(piece) for _ in range(20)) + pack.flush(), method=method, size=100)
    tracemalloc.start()
    try:
        assert refusal(data) == archive.BROKEN
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * bounds.MAX_XML_BYTES < len(piece) * 20


def test_a_directory_of_too_many_entries_is_refused_before_it_is_read():
    entry = b"PK\x01\x02" + bytes(24) + b"\x01" + bytes(17) + b"a"
    data = b"PK" + entry * (MAX_ENTRIES + 1)
    assert refusal(data) == TOO_MANY_ENTRIES
    assert refusal(b"PK" + entry * MAX_ENTRIES) == archive.BROKEN


def test_thousands_of_pictures_are_left_alone(raw_docx):
    extra = {f"word/media/image{n}.png": b"\x89PNG" for n in range(4900)}
    assert read_docx(raw_docx(BODY, extra=extra)).preamble == ["Text"]


def test_archives_in_an_archive_are_left_alone(raw_docx):
    data = raw_docx(BODY)
    for _ in range(20):
        data = raw_docx(BODY, extra={"word/embeddings/anlage.docx": data})
    assert read_docx(data).preamble == ["Text"]


@pytest.mark.parametrize(
    "extra",
    [
        {"word/document.xml": f'{LAUGHS}<w:document xmlns:w="{WORD}"><w:p w:x="&j;"/></w:document>'},
        {"word/document.xml": f'{LAUGHS}<w:document xmlns:w="{WORD}">&j;</w:document>'.encode("utf-16")},
        {"word/styles.xml": f"{LAUGHS}<x>&j;</x>"},
        {"word/numbering.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'},
        {"_rels/.rels": f"{LAUGHS}<x>&j;</x>"},
    ],
)
def test_entities_are_refused_in_every_part(raw_docx, extra):
    assert refusal(raw_docx(BODY, extra=extra)) == archive.BROKEN


def test_a_text_in_utf_16_is_read(raw_docx):
    document = encoded("UTF-16", p("Größe")).encode("utf-16")
    assert read_docx(raw_docx("", extra={"word/document.xml": document})).preamble == ["Größe"]


@pytest.mark.parametrize(("encoding", "python"), [("IBM037", "cp037"), ("UTF-16", "utf-16-le"), ("UTF-32", "utf-32")])
def test_an_encoding_that_hides_what_is_to_be_counted_is_not_read(raw_docx, encoding, python):
    document = encoded(encoding, BODY).encode(python)
    assert refusal(raw_docx("", extra={"word/document.xml": document})) == archive.BROKEN


def test_tags_hidden_in_utf_7_are_none(raw_docx):
    document = encoded("UTF-7", "+ADw-w:p/+AD4-" * bounds.MAX_MARKS + BODY)
    assert read_docx(raw_docx("", extra={"word/document.xml": document})).preamble == ["Text"]


@pytest.mark.parametrize(
    "relation",
    [
        f'<Relationship Type="{RELATIONSHIPS}/officeDocument" Target="../../../etc/passwd"/>',
        f'<Relationship Type="{RELATIONSHIPS}/officeDocument" Target="file:///etc/passwd"/>',
        f'<Relationship Type="{RELATIONSHIPS}/officeDocument" Target="http://localhost:9/x" TargetMode="External"/>',
        f'<Relationship Type="{RELATIONSHIPS}/officeDocument" Target="{"../" * 1_000_000}x"/>',
        f'<Relationship Type="{RELATIONSHIPS}/officeDocument"/>',
        '<Relationship Target="word/document.xml"/>',
    ],
)
def test_a_main_part_that_is_not_in_the_file_is_not_looked_for(raw_docx, relation):
    assert refusal(raw_docx(BODY, extra={"_rels/.rels": relations(relation)})) == archive.NO_DOCX


@pytest.mark.parametrize("target", ["http://localhost:9/x", "../../../../etc/passwd", "fehlt.xml", ""])
def test_styles_that_are_not_in_the_file_are_not_looked_for(raw_docx, target):
    kinds = (f'<Relationship Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>' for kind in ("styles", "numbering"))
    data = raw_docx(styled(2), extra={"word/_rels/document.xml.rels": relations(*kinds)})
    assert read_docx(data).preamble == ["Absatz 0", "Absatz 1"]


def test_a_main_part_outside_any_folder_is_read_with_its_styles(raw_docx):
    document = encoded("UTF-8", p("Titel", '<w:pStyle w:val="S0"/>'))
    extra = {
        "_rels/.rels": relations(f'<Relationship Type="{RELATIONSHIPS}/officeDocument" Target="text.xml"/>'),
        "_rels/text.xml.rels": relations(f'<Relationship Type="{RELATIONSHIPS}/styles" Target="word/styles.xml"/>'),
        "text.xml": document,
    }
    named = '<w:style w:styleId="S0"><w:name w:val="Title"/></w:style>'
    assert read_docx(raw_docx("", styles=named, extra=extra)).title == "Titel"


def test_a_list_of_contents_that_is_no_xml_is_not_needed(raw_docx):
    assert read_docx(raw_docx(BODY, extra={"[Content_Types].xml": "<kein XML"})).preamble == ["Text"]


def test_a_place_beyond_all_numbers_is_damage(raw_docx):
    """A zip64 field may say that a part begins at byte 2**64 - 1."""
    data = bytearray(raw_docx(BODY))
    directory = data.rindex(b"_rels/.rels") - 46
    data[directory + 42 : directory + 46] = b"\xff" * 4
    data[directory + 30 : directory + 32] = (12).to_bytes(2, "little")
    place = directory + 46 + len("_rels/.rels")
    data[place:place] = b"\x01\x00\x08\x00" + b"\xff" * 8
    end = data.rindex(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little") + 12
    data[end + 12 : end + 16] = size.to_bytes(4, "little")
    assert refusal(bytes(data)) == archive.BROKEN


def test_an_open_file_is_read_as_its_bytes_are(raw_docx):
    file = BytesIO(raw_docx(BODY))
    file.seek(7)
    assert read_docx(file).preamble == ["Text"]
