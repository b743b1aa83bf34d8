"""An official brings her text along in Word, looks at how it was read, saves it and takes the changes back to Word."""

import pytest

from documents.docx.writing import text_docx
from documents.paper import Line, TextPaper
from proposals.word.reading import read_docx
from tests.world import NOW

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def file(tmp_path):
    """A Word file on the person's disk."""
    path = tmp_path / "Kurse.docx"
    paper = TextPaper(
        title="Sprachkurse auf dem Land",
        reference="",
        version_note="",
        dated_at=NOW,
        ziffern=(Line("1.", 1, "Die IntMK stellt fest, dass Kurse fehlen."), Line("a)", 2, "in Städten.")),
        rationale=("Weil es nötig ist.",),
    )
    path.write_bytes(text_docx(paper))
    return path


@pytest.mark.parametrize(("width", "scheme", "javascript"), [(1280, "light", True), (390, "dark", False)])
def test_word_file_becomes_an_idea(visit, conference, file, width, scheme, javascript):
    bayern = visit("bayern", width=width, scheme=scheme, javascript=javascript, looks=javascript)
    bayern.go("/vorschlaege/neu/")
    bayern.follow("Word-Datei einlesen")
    bayern.press("Datei einlesen")
    assert bayern.reads("Bitte wählen Sie eine Datei aus.")
    bayern.page.set_input_files("input[type=file]", file)
    bayern.press("Datei einlesen")
    assert (bayern.heading, bayern.reads("Sprachkurse auf dem Land")) == ("So wurde die Datei gelesen", True)
    bayern.fill(lead_land="Bayern", origin="Gespräch")
    bayern.press("Idee anlegen")
    assert bayern.heading == "Sprachkurse auf dem Land"


def test_text_goes_to_word_and_comes_back(visit, start, file):
    proposal = start(title="Alter Titel")
    bayern = visit("bayern")
    bayern.go(f"/vorschlaege/{proposal.reference}/")
    bayern.follow("Text aus Word übernehmen")
    bayern.page.set_input_files("input[type=file]", file)
    bayern.press("Datei einlesen")
    bayern.press("Als neue Fassung speichern")
    assert bayern.heading == "Sprachkurse auf dem Land"
    with bayern.page.expect_download() as download:
        bayern.page.get_by_role("link", name="Word", exact=True).first.click()
    assert download.value.suggested_filename == f"IntMK-20-{proposal.reference}-Fassung-2.docx"
    assert read_docx(download.value.path().read_bytes()).title == "Sprachkurse auf dem Land"
