"""One amendment as a PDF and as a Word file."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from docx import Document

from documents.docx.amendment import amendment_docx
from documents.paper import AmendmentPaper, Passage
from documents.pdf.amendment import amendment_pdf

PAPER = AmendmentPaper(
    kind="Änderungsantrag Ä3",
    title="Kurse sichern",
    reference="2025-014",
    facts=(("Länder", "Hamburg und Sachsen"), ("Leer", "")),
    passages=(
        Passage("Ziffer 2", (("equal", "Der Bund gibt "), ("delete", "Mittel"), ("insert", "Geld"), ("equal", "."))),
        Passage("Ziffer 3 – hinter Ziffer 1 verschieben"),
    ),
    sentences=("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.",),
    reason=("Weil es fehlt.",),
    conference="20. IntMK",
    publication="Nicht öffentlich",
    dated_at=datetime(2025, 3, 24, 9, tzinfo=UTC),
)


def words(paper) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(amendment_pdf(paper))).pages)


def test_pdf_says_place_change_words_and_reason():
    found = words(PAPER)
    said = ("Änderungsantrag Ä3", "Kurse sichern", "Hamburg und Sachsen", "Ziffer 2", "Der Bund gibt MittelGeld.")
    assert [each for each in (*said, "‚Mittel‘ durch ‚Geld‘ ersetzt.", "Weil es fehlt.") if each not in found] == []


def test_pdf_is_tagged_and_always_the_same():
    file = amendment_pdf(PAPER)
    assert file == amendment_pdf(PAPER)
    root = pypdf.PdfReader(BytesIO(file)).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de-DE", True)


def test_long_passage_is_set_in_pieces():
    long = Passage("Ziffer 1", (("insert", "Wort " * 5000), ("delete", "Rest " * 1000)))
    found = words(replace(PAPER, passages=(long,), sentences=(), reason=("x" * 9000,)))
    assert (found.count("Wort"), found.count("Rest")) == (5000, 1000)


@pytest.mark.parametrize("text", ["#strong[x]", "*fett* <b>", "क्" * 50, "👩‍💻 🇩🇪", "Zeile\\\\n"])
def test_hostile_words_are_words(text):
    passages = (Passage(text, (("insert", text),)),)
    paper = replace(PAPER, title=text, passages=passages, sentences=(text,), reason=(text,))
    assert amendment_pdf(paper)[:5] == b"%PDF-"
    assert amendment_docx(paper)[:2] == b"PK"


def test_word_file_says_the_same():
    document = Document(BytesIO(amendment_docx(PAPER)))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Änderungsantrag Ä3",
        "Kurse sichern",
        "Länder: Hamburg und Sachsen",
        "Was sich ändern soll:",
        "Ziffer 2",
        "Der Bund gibt MittelGeld.",
        "Ziffer 3 – hinter Ziffer 1 verschieben",
        "Dasselbe in Worten:",
        "In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.",
        "Begründung des Antrags:",
        "Weil es fehlt.",
    ]
    runs = document.paragraphs[5].runs
    assert [(run.text, bool(run.font.strike), bool(run.font.underline)) for run in runs] == [
        ("Der Bund gibt ", False, False),
        ("Mittel", True, False),
        ("Geld", False, True),
        (".", False, False),
    ]
