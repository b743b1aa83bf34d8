import pytest

from documents.docx import words as reader
from documents.docx.archive import docx_parts
from documents.docx.numbering import Number
from documents.docx.paragraphs import read_paragraphs

A_TEXT = "<w:r><w:t>A</w:t></w:r>"


@pytest.fixture
def read(raw_docx):
    """A function from the XML of a body to its texts and the warnings."""

    def texts(body, **parts):
        paragraphs, warnings = read_paragraphs(docx_parts(raw_docx(body, **parts)))
        return [paragraph.text for paragraph in paragraphs], warnings

    return texts


def p(inner, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t><w:cr/><w:t>D</w:t></w:r>", "A B C D"),
        ("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>Mail</w:t><w:softHyphen/></w:r>", "E-Mail"),
        ("<w:r><w:t>Spra\u00adche\u200b \u00a0 hier</w:t></w:r>", "Sprache hier"),
        ("<w:r><w:t>A\u0308rger</w:t></w:r>", "Ärger"),
        (f"<w:hyperlink>{A_TEXT}</w:hyperlink>", "A"),
        (f"<w:smartTag>{A_TEXT}</w:smartTag>", "A"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{A_TEXT}</w:sdtContent></w:sdt>", "A"),
        (f"<w:fldSimple>{A_TEXT}</w:fldSimple>", "A"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>A</w:t></w:r>", "A"),
        ("<!-- nichts -->" + A_TEXT, "A"),
    ],
)
def test_the_words_of_a_paragraph(read, inner, text):
    assert read(p(inner)) == ([text], [])


@pytest.mark.parametrize(
    ("inner", "warning"),
    [
        ("<w:r><w:commentReference/></w:r>", reader.COMMENTS),
        ("<w:r><w:footnoteReference/></w:r>", reader.FOOTNOTES),
        ("<w:r><w:endnoteReference/></w:r>", reader.FOOTNOTES),
        ("<w:r><w:drawing/></w:r>", reader.IMAGES),
        ("<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>B</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
         reader.TEXT_BOXES),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>B</w:t></w:r>", reader.HIDDEN),
        ("<w:r><w:sym/></w:r>", reader.SYMBOLS),
        ("<w:del><w:r><w:delText>B</w:delText></w:r></w:del>", reader.TRACKED),
        ("<w:moveFrom><w:r><w:t>B</w:t></w:r></w:moveFrom>", reader.TRACKED),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(read, inner, warning):
    assert read(p(A_TEXT + inner)) == (["A"], [warning])


@pytest.mark.parametrize("tag", ["ins", "moveTo"])
def test_tracked_insertions_count_as_accepted(read, tag):
    assert read(p(f"{A_TEXT}<w:{tag}>{r(' B')}</w:{tag}>")) == (["A B"], [reader.TRACKED])


@pytest.mark.parametrize(
    ("block", "warning"),
    [
        ("<w:altChunk/>", reader.EMBEDDED),
        (f"<w:moveFrom>{p(r('B'))}</w:moveFrom>", reader.TRACKED),
        (p('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"/>'),
         reader.IMAGES),
    ],
)  # fmt: skip
def test_whole_blocks_that_are_left_out_are_named(read, block, warning):
    assert read(p(A_TEXT) + block) == (["A"], [warning])


def test_formulas_are_read_as_text(read):
    assert read(p("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>")) == (["x=1"], [reader.FORMULAS])


def test_a_vanish_that_is_switched_off_hides_nothing(read):
    assert read(p(r("A", '<w:vanish w:val="0"/>'))) == (["A"], [])


def test_text_hidden_by_a_style_is_left_out(read):
    style = '<w:style w:styleId="H"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert read(p(A_TEXT + r("B", '<w:rStyle w:val="H"/>')), styles=style) == (
        ["A"],
        [reader.HIDDEN],
    )


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_deleted_end_joins_two_paragraphs(read, mark):
    body = p(r("A "), f"<w:rPr><w:{mark}/></w:rPr>") + p(r("B")) + p(r("C"))
    assert read(body) == (["A B", "C"], [reader.TRACKED])


def test_a_deleted_end_of_the_last_paragraph_loses_nothing(read):
    assert read(p(r("A"), "<w:rPr><w:del/></w:rPr>")) == (["A"], [reader.TRACKED])


def test_a_cell_with_paragraphs_of_its_own_keeps_them(read):
    inner = "<w:tbl><w:tr><w:tc>" + p(r("C")) + "</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{p(r('A'))}{p(r('B'))}{inner}</w:tc><w:tc>{p('')}</w:tc></w:tr></w:tbl>"
    assert read(body) == (["A", "B", "C"], [])


def test_a_deleted_row_is_left_out(read):
    row = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('B'))}</w:tc></w:tr>"
    kept = f"<w:sdt><w:sdtContent><w:tr><w:tc>{p(r('A'))}</w:tc></w:tr></w:sdtContent></w:sdt>"
    assert read(f"<w:tbl>{row}{kept}</w:tbl>") == (["A"], [reader.TRACKED])


LEVELS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:pStyle w:val="Z2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="none"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)
IN_LIST_1 = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLES = (
    f'<w:style w:styleId="Z2"><w:name w:val="Z2"/>{IN_LIST_1}</w:style>'
    f'<w:style w:styleId="L"><w:name w:val="L"/>{IN_LIST_1}</w:style>'
    '<w:style w:styleId="Self"><w:name w:val="Self"/><w:basedOn w:val="Self"/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "number"),
    [
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', Number("7", 1, "lowerLetter")),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', Number("7", 0, "decimal")),
        ('<w:pStyle w:val="Z2"/>', Number("7", 1, "lowerLetter")),
        ('<w:numPr><w:numId w:val="2"/></w:numPr>', Number("7", 0, "decimal")),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', None),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', None),
        ('<w:numPr><w:numId w:val="99"/></w:numPr>', None),
        ('<w:pStyle w:val="Self"/>', None),
        ('<w:pStyle w:val="Unbekannt"/>', None),
    ],
)
def test_the_number_of_a_paragraph(raw_docx, properties, number):
    data = raw_docx(p(A_TEXT, properties), styles=STYLES, numbering=LEVELS)
    [paragraph], _ = read_paragraphs(docx_parts(data))
    assert paragraph.number == number
