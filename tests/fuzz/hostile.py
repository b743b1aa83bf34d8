"""What nobody types by mistake: values, names, headers, types and files that have broken programs before."""

from functools import cache
from io import BytesIO
from random import Random

from docx import Document

from tests.proposals.attachments.files import PDF, badly_packed, encrypted, office

VALUES = [
    *("", " ", "\t\r\n", "0", "-1", "1", "2", "20", "9" * 30, "1e400", "NaN", "-inf", "1.5", "0x1f", "1_000"),
    *("٣", "²", "½", "１", "Ⅷ", "None", "null", "true", "on", "ja", "nein", "[]", "{}", '{"a": [1]}', "a,b"),
    *("\x00", "a\x00b", "\x1b[2J", "\x7f\x85", "\u200b", "\u202eabc\u202c", "\ufeffa", "\ufffe", "\ud800", "a\udfff"),
    *("e\u0301" * 40, "\U0001f469\u200d\U0001f680" * 30, "\U000e0001x", "ﷺ" * 50, "İıſẞ", "Ǆ" * 20),
    *("x" * 301, "x" * 5000, "x" * 160_000, "ä " * 40_000, "\n".join(f"{n}. Ziffer" for n in range(450)), "\n" * 3000),
    *("1. A\n   a) B\n      aa) C\n         aaa) D", "a) A\n1. B", "(1) A\n(2) B", "- A\n- B", "1.1.1 A", "§ 1 Abs. 2"),
    *("<script>alert(1)</script>", "</textarea>", '"><b', "' OR 1=1 --", "%s%n%d", "{{ 7*7 }}", "{% debug %}", "${x}"),
    *("../../etc/passwd", "\\\\a\\b", "//boese.example", "javascript:alert(1)", "http://[", "\r\nSet-Cookie: a=b"),
    *("2025-001", "2025-002", "2025-014", "2025-999", "abcdefgh", "title", "BY", "HH", "XX", "mine", "own", "theirs"),
    *("31.02.2025", "2025-02-31", "0000-00-00", "9999-12-31", "2025-03-24T09:00:00+01:00_1", "2025-03-24T09:00_x"),
    *("0001-01-01T00:00:00+14:00_1", "9999-12-31T23:59:59-14:00_1", "24:00", "99:99", "2.1", "2.", "2.1.1", "20.IntMK"),
    *("keep", "save", "look", "file", "paste", "add:ziffer", "add:", "split:abcdefgh", "up:abcdefgh", "remove:x", ":"),
    *("adopted", "rejected", "filed", "original", "modified", "counter", "out", "supports_if", "co_sponsor", "yes"),
    *("& | !", "a & ", "(", "'", "kurse:*", "\\", "%", "_", "*", "kurse -mittel", '"kurse', "<->", ":*" * 300),
]
NAMES = [
    *(
        "q",
        "vor",
        "nach",
        "von",
        "bis",
        "aus",
        "ziffer",
        "zeilen",
        "weiter",
        "weiterleiten",
        "next",
        "person",
        "zeitpunkt",
    ),
    *("base", "do", "mark", "block", "cursor", "pasted", "title", "note", "reason", "text", "stelle", "stand", "worte"),
    *(
        "antrag_1",
        "antrag_x",
        "ergebnis_1",
        "anmerkung_1",
        "current",
        "choice-title",
        "own-title",
        "teile",
        "tun",
        "land",
    ),
    *(
        "freigabe",
        "fassung",
        "gesehen",
        "offen",
        "kurz",
        "aenderung",
        "pk",
        "reference",
        "opened_by",
        "ansehen",
        "form",
    ),
    *(
        "",
        "\x00",
        "a[]",
        "a[b]",
        "__proto__",
        "x" * 300,
        "kind-abcdefgh",
        "level-abcdefgh",
        "text-abcdefgh",
        "block_id",
    ),
]
HEADERS = [
    *([("HX-Request", "true")] * 4),
    *([("X-Autosave", "1")] * 2),
    *(("HX-Target", "\x7f"), ("HX-Current-URL", "http://["), ("HX-Trigger", "x" * 2000)),
    *(("Accept", "application/json"), ("Accept", "*/*;q=x"), ("Accept-Language", "xx-" + "y" * 500)),
    *(("Accept-Encoding", "gzip;q=nan"), ("If-None-Match", '"x", W/"y'), ("If-Modified-Since", "Sun, 99 Foo 0000")),
    *(("If-Modified-Since", "Mon, 24 Mar 2025 09:00:00 GMT"), ("Range", "bytes=9-1,-"), ("Referer", "http://[")),
    *(
        ("Referer", "http://testserver/vorschlaege/?q=%ff"),
        ("Referer", "//"),
        ("Origin", "null"),
        ("Origin", "http://["),
    ),
    *(("X-Forwarded-For", "a, b,,"), ("X-Forwarded-Proto", "gopher"), ("X-Requested-With", "XMLHttpRequest")),
    *(("X-HTTP-Method-Override", "DELETE"), ("Content-Length", "1"), ("Content-Length", "0"), ("Sec-Fetch-Site", "?")),
    *(
        ("Cookie", "sessionid=%00; csrftoken=" + "x" * 500),
        ("Cookie", "messages=W1siX; =;;"),
        ("Host", "boese.example"),
    ),
]
TYPES = [
    *("", "text/plain", "application/json", "application/xml", "multipart/form-data", "multipart/form-data; boundary="),
    *("application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=hex"),
    *("multipart/form-data; boundary=x; charset=punycode", "multipart/mixed; boundary=x", "*/*", ";", "a/b; c"),
    *("application/x-www-form-urlencoded; charset=utf-8", "x" * 3000),
]
METHODS = ["HEAD", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "X"]


def _word(*paragraphs: str) -> bytes:
    buffer, document = BytesIO(), Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(buffer)
    return buffer.getvalue()


@cache
def files() -> list[tuple[str, bytes]]:
    """Names with contents: broken, foreign, locked, long."""
    word = _word("Titel", "1. Die IntMK bittet um Mittel.", "a) für Kurse", "Begründung", "Weil es nötig ist.")
    names = [
        "Text.docx",
        "a.pdf",
        "",
        "\x00",
        "../../a.docx",
        "x" * 400 + ".docx",
        "a\r\nb.docx",
        "Länder\u202e.docx",
        "a",
    ]
    contents = [
        *(b"", b"\x00" * 100, b"%PDF-1.7", PDF, b"PK\x03\x04", word, word, word[: len(word) // 2], word[:-1]),
        *(word.replace(b"word/document.xml", b"word/documenT.xml"), badly_packed(), encrypted(word)),
        *(office("word/document.xml"), office("xl/workbook.xml"), _word(*["x" * 500] * 450), b"<html>", "ä".encode()),
        *(b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"MZ", b"#!/bin/sh", b"a;b\r\n1;2", b"\xff\xfea\x00"),
    ]
    return [(name, content) for content in contents for name in names[:3]] + [(name, word) for name in names]


def value(random: Random) -> str:
    """One of the above, or two of them together."""
    one = random.choice(VALUES)
    return one + random.choice(VALUES) if random.random() < 0.1 else one
