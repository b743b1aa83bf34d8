"""Small files whose text, styles or lists would cost much: each is answered after a bounded amount of work."""

import pytest
from lxml import etree

from documents.docx import bounds
from documents.docx.archive import docx_parts
from documents.docx.numbering import Numbering, Styles
from documents.docx.package import RELATIONSHIPS, WORD
from proposals.word.reading import read_docx
from tests.documents.docx.files import BODY, p, refusal, relations, style, styled


@pytest.mark.parametrize("based_on", [lambda n: n + 1, lambda n: (n + 1) % 3000, lambda n: n, lambda n: n // 2])
def test_3000_styles_based_on_one_another_are_read(raw_docx, based_on):
    data = raw_docx(styled(3000), styles="".join(style(n, based_on(n)) for n in range(3000)))
    assert read_docx(data).preamble == [f"Absatz {n}" for n in range(3000)]


def test_a_chain_of_styles_ends_at_its_bound_and_is_followed_once(raw_docx):
    parts = docx_parts(raw_docx(BODY, styles="".join(style(n, n + 1) for n in range(3000))))
    styles = Styles(parts.styles)
    assert styles.look("S0").names == tuple(f"name {n}" for n in range(bounds.MAX_CHAIN))
    assert styles.look("S0") is styles.look("S0")


def test_what_a_style_says_counts_through_all_it_is_based_on(raw_docx):
    last = bounds.MAX_CHAIN - 1
    numbering = '<w:abstractNum w:abstractNumId="7"/><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    for number, ziffern in ((last, [(1, "Text")]), (last + 1, [])):
        styles = "".join(style(n, n + 1, listed if n == number else "") for n in range(number + 1))
        body = p("Text", '<w:pStyle w:val="S0"/>')
        assert read_docx(raw_docx(body, styles=styles, numbering=numbering)).ziffern == ziffern


def test_character_styles_based_on_one_another_are_read(raw_docx):
    runs = "".join(f'<w:r><w:rPr><w:rStyle w:val="S{n}"/></w:rPr><w:t>x </w:t></w:r>' for n in range(3000))
    data = raw_docx(f"<w:p>{runs}</w:p>", styles="".join(style(n, n + 1) for n in range(3000)))
    assert read_docx(data).preamble == [("x " * 3000).strip()]


def test_lists_that_name_one_another_in_a_ring_are_read(raw_docx):
    ring = range(1000)
    linked = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="S{n}"/></w:abstractNum>' for n in ring
    )
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in ring)
    number = '<w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
    styles = "".join(style(n, (n + 1) % 1000, number.format((n + 1) % 1000)) for n in ring)
    body = "".join(p(f"Punkt {n}", f'<w:numPr><w:numId w:val="{n}"/></w:numPr>') for n in ring)
    found = read_docx(raw_docx(body, styles=styles, numbering=linked + lists))
    assert found.ziffern == [(1, f"Punkt {n}") for n in ring]


def test_a_list_of_50000_levels_is_looked_through_once():
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(50_000))
    root = etree.fromstring(
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    properties = etree.fromstring(f'<w:pPr xmlns:w="{WORD}"><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    styles = Styles(None)
    numbering = Numbering(root, styles)
    first = numbering.number(properties, styles.look(None))
    root[0].clear()
    assert numbering.number(properties, styles.look(None)) == first
    assert (first.depth, first.format) == (0, "bullet")


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * bounds.MAX_MARKS,
        f"<w:p>{'<w:r/>' * bounds.MAX_MARKS}</w:p>",
        f"<w:tbl><w:tr>{'<w:tc/>' * bounds.MAX_MARKS}</w:tr></w:tbl>",
        "<!---->" * bounds.MAX_MARKS,
        "<w:p " + " ".join(f'a{n}=""' for n in range(bounds.MAX_MARKS)) + "/>",
        "".join(f'<w:p xmlns:a="u{n}"/>' for n in range(bounds.MAX_MARKS // 2)),
        '<w:p><w:r><w:t a="b">x</w:t></w:r></w:p>' * (bounds.MAX_MARKS // 6),
    ],
)
def test_too_many_pieces_are_refused_before_they_are_a_tree(raw_docx, body):
    assert refusal(raw_docx(body + BODY)) == bounds.TOO_COMPLEX


@pytest.mark.parametrize(
    "part", ["word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
)
def test_too_many_pieces_beside_the_text_are_refused(raw_docx, part):
    content = f"<x>{'<y/>' * bounds.MAX_MARKS}</x>"
    kinds = (f'<Relationship Type="{RELATIONSHIPS}/{kind}" Target="{kind}.xml"/>' for kind in ("styles", "numbering"))
    extra = {"word/_rels/document.xml.rels": relations(*kinds), part: content}
    assert refusal(raw_docx(BODY, extra=extra)) == bounds.TOO_COMPLEX


def test_pieces_are_counted_in_all_parts_together(raw_docx):
    half = bounds.MAX_MARKS // 2
    assert read_docx(raw_docx(BODY, styles="<w:style/>" * half)).preamble == ["Text"]
    assert read_docx(raw_docx("<w:p/>" * half + BODY)).preamble == ["Text"]
    assert refusal(raw_docx("<w:p/>" * half + BODY, styles="<w:style/>" * half)) == bounds.TOO_COMPLEX


def test_a_part_nobody_reads_is_not_counted(raw_docx):
    extra = {"word/comments.xml": "<w:comment/>" * (2 * bounds.MAX_MARKS)}
    assert read_docx(raw_docx(BODY, extra=extra)).preamble == ["Text"]


NESTS = {
    "content controls": ("{inner}", "<w:sdt>", "</w:sdt>", BODY),
    "tables": ("{inner}", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", BODY),
    "insertions": ("<w:p>{inner}</w:p>", "<w:ins>", "</w:ins>", "<w:r><w:t>Text</w:t></w:r>"),
    "runs": ("<w:p>{inner}</w:p>", "<w:r>", "</w:r>", "<w:t>Text</w:t>"),
    "rows": ("<w:tbl>{inner}</w:tbl>", "<w:sdt>", "</w:sdt>", f"<w:tr><w:tc>{BODY}</w:tc></w:tr>"),
    "unknown elements": ("{inner}", "<w:anything>", "</w:anything>", BODY),
}


def nested(kind, depth):
    frame, opening, closing, core = NESTS[kind]
    times = depth // opening.count("<")
    return frame.format(inner=opening * times + core + closing * times)


@pytest.mark.parametrize("kind", NESTS)
def test_what_is_nested_deeply_is_read_up_to_a_bound(raw_docx, kind):
    assert read_docx(raw_docx(nested(kind, bounds.MAX_DEPTH - 10))).preamble == ["Text"]
    assert refusal(raw_docx(nested(kind, bounds.MAX_DEPTH + 3))) == bounds.TOO_COMPLEX
    assert refusal(raw_docx(nested(kind, 3000))) == bounds.TOO_COMPLEX


@pytest.mark.parametrize("depth", [30, 300])
def test_text_boxes_in_text_boxes_are_left_out_or_refused(raw_docx, depth):
    opening, closing = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    data = raw_docx(opening * depth + BODY + closing * depth + BODY)
    if depth * 4 < bounds.MAX_DEPTH:
        assert read_docx(data).preamble == ["Text"]
    else:
        assert refusal(data) == bounds.TOO_COMPLEX


@pytest.mark.parametrize(
    "body",
    [
        p("x" * (bounds.MAX_CHARACTERS + 1)),
        p("x" * 1000) * (bounds.MAX_CHARACTERS // 1000 + 1),
        f"<w:p><m:oMath><m:t>{'x' * (bounds.MAX_CHARACTERS + 1)}</m:t></m:oMath></w:p>",
        f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{'x' * (bounds.MAX_CHARACTERS + 1)}</w:t></w:r></w:p>",
        p("&#120;" * (bounds.MAX_CHARACTERS + 1)),
    ],
)
def test_too_much_text_is_refused(raw_docx, body):
    assert refusal(raw_docx(body)) == bounds.TOO_MANY_CHARACTERS


def test_a_long_text_is_read(raw_docx):
    assert read_docx(raw_docx(p("x" * bounds.MAX_CHARACTERS))).preamble == ["x" * bounds.MAX_CHARACTERS]


def test_text_of_4900_paragraphs_that_hangs_on_one_ziffer_is_read(raw_docx):
    found = read_docx(raw_docx(p("1. Eins") + p("x" * 190) * 4900))
    assert found.ziffern == [(1, " ".join(["Eins", *["x" * 190] * 4900]))]


def test_paragraphs_without_an_end_of_their_own_are_read_as_one(raw_docx):
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p("Anfang ", gone) + f"<w:p><w:pPr>{gone}</w:pPr></w:p>" * 20_000 + p("Ende")
    assert read_docx(raw_docx(body)).preamble == ["Anfang Ende"]


def test_of_the_accents_on_one_letter_30_are_read(raw_docx):
    assert read_docx(raw_docx(p("x" + "\u0316\u0301" * 200_000))).preamble == ["x" + "\u0316" * 15 + "\u0301" * 15]


def test_an_attribute_of_9_mb_is_read_over(raw_docx):
    assert read_docx(raw_docx(f'<w:p w:rsidR="{"A" * 9_000_000}"/>{BODY}')).preamble == ["Text"]


@pytest.mark.parametrize("body", [f'<w:p w:rsidR="{"A" * 10_100_000}"/>', f"<w:p>{' ' * 10_100_000}</w:p>"])
def test_a_single_word_over_10_mb_is_refused(raw_docx, body):
    assert refusal(raw_docx(body + BODY)) == bounds.TOO_COMPLEX
