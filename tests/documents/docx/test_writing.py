from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.docx.package import WORD
from documents.docx.writing import text_docx
from documents.paper import Line, TextPaper
from proposals.word.reading import read_docx
from text.blocks import said_of

BERLIN = ZoneInfo("Europe/Berlin")

PAPER = TextPaper(
    title="Sprachangebote des Bundes",
    reference="IntMK-20-017",
    version_note="Version 3",
    dated_at=datetime(2025, 3, 12, 23, 30, tzinfo=BERLIN),
    preamble=("Vorspruch.",),
    ziffern=(
        Line("1.", 1, "Erste Ziffer,"),
        Line("a)", 2, "ein Buchstabe,"),
        Line("aa)", 3, "ein Doppelbuchstabe;"),
        Line("", 1, "II. Ausbildung", is_heading=True),
        Line("", 2, "Im Betrieb", is_heading=True),
        Line("2.", 1, "Zweite Ziffer."),
    ),
    rationale=("Ein Grund.", "Noch ein Grund."),
)


def opened(paper):
    return docx.Document(BytesIO(text_docx(paper)))


def number(paragraph):
    """Depth and list of a paragraph, as Word knows them."""
    properties = paragraph._p.pPr.numPr
    return None if properties is None else (properties.ilvl.val, properties.numId.val)


def test_text_docx_holds_the_text_in_order_with_styles_and_word_numbers():
    found = [(p.style.name, number(p), p.text) for p in opened(PAPER).paragraphs]
    assert found == [
        ("Title", None, "Sprachangebote des Bundes"),
        ("Heading 1", None, "Beschlussvorschlag:"),
        ("Normal", None, "Vorspruch."),
        ("Ziffer 1", (0, 1), "Erste Ziffer,"),
        ("Ziffer 2", (1, 1), "ein Buchstabe,"),
        ("Ziffer 3", (2, 1), "ein Doppelbuchstabe;"),
        ("Zwischenüberschrift 1", None, "II. Ausbildung"),
        ("Zwischenüberschrift 2", None, "Im Betrieb"),
        ("Ziffer 1", (0, 1), "Zweite Ziffer."),
        ("Heading 1", None, "Begründung:"),
        ("Normal", None, "Ein Grund."),
        ("Normal", None, "Noch ein Grund."),
    ]


def test_a_text_without_rationale_has_no_heading_for_it():
    paragraphs = opened(replace(PAPER, rationale=(), kind="Beschluss")).paragraphs
    assert [p.text for p in paragraphs if p.style.name == "Heading 1"] == ["Beschluss:"]


def test_the_numbering_counts_1_a_aa(part):
    numbering = part(text_docx(PAPER), "word/numbering.xml")
    levels = numbering.findall(f".//{{{WORD}}}lvl")
    counted = [
        tuple(level.find(f"{{{WORD}}}{name}").get(f"{{{WORD}}}val") for name in ("numFmt", "start", "lvlText"))
        for level in levels
    ]
    # The 27th lower letter is aa.
    assert counted == [("decimal", "1", "%1."), ("lowerLetter", "1", "%2)"), ("lowerLetter", "27", "%3)")]


@pytest.mark.parametrize(("is_example", "left"), [(True, "Beispieltext · IntMK-20-017"), (False, "IntMK-20-017")])
def test_header_and_footer_name_the_text(is_example, left):
    section = opened(replace(PAPER, is_example=is_example)).sections[0]
    assert section.header.paragraphs[0].text == f"{left}\tVersion 3"
    footer = section.footer.paragraphs[0]._p
    words = "".join(node.text or "\t" for node in footer.iter(f"{{{WORD}}}t", f"{{{WORD}}}tab"))
    assert words == "Stand: 12. März 2025\tSeite 1 von 1"
    fields = [field.get(f"{{{WORD}}}instr") for field in footer.iter(f"{{{WORD}}}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_properties_come_from_the_paper():
    properties = opened(PAPER).core_properties
    assert (properties.title, properties.subject, properties.language) == (
        "Sprachangebote des Bundes",
        "IntMK-20-017",
        "de-DE",
    )
    assert properties.created.isoformat() == properties.modified.isoformat() == "2025-03-12T22:30:00+00:00"


def test_text_docx_is_the_same_to_the_byte():
    assert text_docx(PAPER) == text_docx(PAPER)


def test_what_xml_forbids_is_removed():
    paper = replace(PAPER, title="A\x00B\x0bC\ud800D\ufffe", version_note="V\x01", ziffern=(Line("1.", 1, "E\x1bF"),))
    document = opened(paper)
    assert document.paragraphs[0].text == "AB CD"
    assert document.paragraphs[3].text == "EF"
    assert document.sections[0].header.paragraphs[0].text == "IntMK-20-017\tV"


@pytest.mark.parametrize(("is_example", "mark"), [(True, "Beispieltext · "), (False, "")])
def test_every_page_says_whose_text_it_is(is_example, mark):
    paper = replace(PAPER, conference="20. IntMK", is_example=is_example)
    assert opened(paper).sections[0].header.paragraphs[0].text == f"{mark}20. IntMK · IntMK-20-017\tVersion 3"


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "<w:b/> & ]]>", "🎉 שלום", "  zwei  Leerzeichen "])
def test_words_of_users_stay_as_they_are(title):
    assert opened(replace(PAPER, title=title)).paragraphs[0].text == title


WORDS = st.text(st.sampled_from("abcÄß.,;„“ 12🎉"), min_size=1, max_size=30).map(lambda text: f"X{text}".strip())


@st.composite
def ziffern(draw):
    """Ziffern as the text model allows them, with headings among them: none skips a level."""
    lines, level = [], 0
    for text in draw(st.lists(WORDS, min_size=1, max_size=8)):
        if draw(st.sampled_from([True, False, False])):
            level = 0
            lines.append(Line("", draw(st.integers(1, 2)), text, is_heading=True))
            continue
        level = draw(st.integers(1, min(level + 1, 3)))
        lines.append(Line("", level, text))
    return tuple(lines)


@given(title=WORDS, preamble=st.lists(WORDS), ziffern=ziffern(), rationale=st.lists(WORDS))
def test_a_written_text_reads_back_the_same(title, preamble, ziffern, rationale):
    paper = replace(PAPER, title=title, preamble=tuple(preamble), ziffern=ziffern, rationale=tuple(rationale))
    found = read_docx(text_docx(paper))

    def squeezed(texts):
        return [" ".join(text.split()) for text in texts]

    assert found.title == squeezed([title])[0]
    assert found.preamble == squeezed(preamble)
    assert [said_of(entry) for entry in found.ziffern] == [
        ("heading" if line.is_heading else "ziffer", line.level, squeezed([line.text])[0]) for line in ziffern
    ]
    assert found.rationale == squeezed(rationale)
    assert found.warnings == []


def test_libreoffice_shows_the_numbers(office, tmp_path):
    (tmp_path / "text.docx").write_bytes(text_docx(PAPER))
    office.convert(tmp_path / "text.docx", "txt:Text (encoded):UTF8", tmp_path)
    shown = [line.strip() for line in (tmp_path / "text.txt").read_text("utf-8-sig").splitlines()]
    assert shown == [
        "Sprachangebote des Bundes",
        "Beschlussvorschlag:",
        "Vorspruch.",
        "1. Erste Ziffer,",
        "a) ein Buchstabe,",
        "aa) ein Doppelbuchstabe;",
        "II. Ausbildung",
        "Im Betrieb",
        "2. Zweite Ziffer.",
        "Begründung:",
        "Ein Grund.",
        "Noch ein Grund.",
    ]


@pytest.mark.parametrize("on_the_way", ["odt", "doc"])
def test_a_text_reads_back_the_same_from_libreoffice(on_the_way, office, tmp_path):
    back = tmp_path / "back"
    (tmp_path / "text.docx").write_bytes(text_docx(PAPER))
    office.convert(tmp_path / "text.docx", on_the_way, tmp_path)
    office.convert(tmp_path / f"text.{on_the_way}", "docx", back)
    assert read_docx((back / "text.docx").read_bytes()) == read_docx(text_docx(PAPER))
