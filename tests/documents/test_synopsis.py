"""A text beside all that is wanted of it, as a PDF and as a Word file."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from docx import Document

from documents.docx.synopsis import synopsis_docx
from documents.paper import Passage, SynopsisPaper, SynopsisPlace
from documents.pdf.synopsis import synopsis_pdf

CHANGED = (("equal", "Der Bund gibt "), ("delete", "Mittel"), ("insert", "Geld"), ("equal", "."))
PAPER = SynopsisPaper(
    title="Kurse sichern",
    reference="2025-014",
    facts=(("Fassung", "3"), ("Leer", "")),
    places=(
        SynopsisPlace("Ziffer 1", "Es fehlen Kurse."),
        SynopsisPlace("Ziffer 2", "Der Bund gibt Mittel.", (Passage("Ä1 Hamburg", CHANGED), Passage("Ä2 – streichen"))),
        SynopsisPlace("Neu nach Ziffer 2", "", (Passage("Ä3 Sachsen", (("insert", "Mehr."),)),)),
    ),
    reasons=(("Ä1 Hamburg", "Weil es fehlt.\nUnd dringend."),),
    conference="20. IntMK",
    publication="Nicht öffentlich",
    version_note="Text der Fassung 3",
    dated_at=datetime(2025, 3, 24, 9, tzinfo=UTC),
)


def words(paper) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(synopsis_pdf(paper))).pages)


def test_pdf_says_the_text_and_what_is_wanted_beside_it():
    found = words(PAPER)
    said = ("Synopse der Änderungsanträge", "Text der Fassung 3", "Was die Länder möchten", "Es fehlen Kurse.")
    wanted = (
        "Ä1 Hamburg",
        "Der Bund gibt MittelGeld.",
        "Ä2 – streichen",
        "Neu nach Ziffer 2",
        "Mehr.",
        "Und dringend.",
    )
    assert [each for each in (*said, *wanted) if each not in found] == []


def test_pdf_is_tagged_and_always_the_same():
    file = synopsis_pdf(PAPER)
    assert file == synopsis_pdf(PAPER)
    root = pypdf.PdfReader(BytesIO(file)).trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("de-DE", True)


def test_long_places_are_set_in_pieces():
    long = SynopsisPlace("Ziffer 1", "Wort " * 3000, (Passage("Ä1", (("insert", "Neu " * 3000),)),))
    found = words(replace(PAPER, places=(long,), reasons=()))
    assert (found.count("Wort"), found.count("Neu")) == (3000, 3000)


@pytest.mark.parametrize("text", ["#strong[x]", "*fett* <b>", "क्" * 50, "👩‍💻 🇩🇪", "Zeile\\\\n"])
def test_hostile_words_are_words(text):
    places = (SynopsisPlace(text, text, (Passage(text, (("insert", text),)),)),)
    paper = replace(PAPER, title=text, places=places, reasons=((text, text),))
    assert (synopsis_pdf(paper)[:5], synopsis_docx(paper)[:2]) == (b"%PDF-", b"PK")


def test_word_file_says_the_same_in_a_table_of_two_columns():
    document = Document(BytesIO(synopsis_docx(PAPER)))
    [table] = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Text der Fassung 3", "Was die Länder möchten"],
        ["Ziffer 1\nEs fehlen Kurse.", ""],
        ["Ziffer 2\nDer Bund gibt Mittel.", "Ä1 Hamburg\nDer Bund gibt MittelGeld.\nÄ2 – streichen"],
        ["Neu nach Ziffer 2", "Ä3 Sachsen\nMehr."],
    ]
    assert [paragraph.text for paragraph in document.paragraphs] == [
        *("Synopse der Änderungsanträge", "Kurse sichern", "Fassung: 3", ""),
        *("Begründungen und Empfehlungen:", "Ä1 Hamburg", "Weil es fehlt.", "Und dringend."),
    ]
