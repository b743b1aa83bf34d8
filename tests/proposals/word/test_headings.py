"""What heads the parts of a text in Word, and what only looks like it."""

import pytest

from proposals.word.reading import read_docx
from text.reading import reader
from text.reading.reader import ReadText


@pytest.mark.parametrize(
    ("resolution", "rationale"),
    [
        ("I. Beschluss", "II. Begründung"),
        ("A. Beschlussvorschlag:", "B. Begründung:"),
        ("1. Beschlussvorschlag", "2. Begründung"),
        ("B e s c h l u s s :", "B e g r ü n d u n g :"),
        ("BESCHLUSSVORSCHLAG", "BEGRÜNDUNG"),
        ("Beschluß:", "Begründung –"),
        ("Beschlussvorschlag der AG Sprache:", "Begründung zum Beschlussvorschlag:"),
        ("Beschlussvorschlag für die 20. IntMK", "Begründung (nicht zur Veröffentlichung)"),
        ("Entwurf eines Beschlusses", "Kurzbegründung"),
        ("Antragstext:", "Antragsbegründung:"),
        ("Beschlussempfehlung:", "Begründung/Sachverhalt:"),
        ("Beschluss", "Sachverhalt:"),
        ("Beschlussvorschlag (Entwurf)", "Zur Begründung:"),
    ],
)
def test_headings_are_known_in_all_their_forms(word, resolution, rationale):
    texts = [resolution, "1. Der Bund", "a) zahlt", rationale, "Weil es nötig ist."]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts)))
    assert found == ReadText("T", [], [(1, "Der Bund"), (2, "zahlt")], ["Weil es nötig ist."], [])


@pytest.mark.parametrize(
    "text",
    [
        "1. Begründung und Höhe der Mittel legt der Bund offen.",
        "1. Beschlüsse der IntMK werden veröffentlicht.",
        "1. Beschluss des Bundestages vom 1. Juli: Die IntMK nimmt ihn zur Kenntnis.",
    ],
)
def test_sentences_are_no_headings(word, text):
    found = read_docx(word(("Title", "T"), ("Normal", "Beschluss:"), ("Normal", text), ("Normal", "2. Der Bund")))
    assert (found.ziffern, found.rationale) == ([(1, text.removeprefix("1. ")), (1, "Der Bund")], [])


@pytest.mark.parametrize(
    "heading", ["Protokollerklärung des Landes Bayern:", "Protokollerklärungen", "Protokollnotiz der Länder BY und SN"]
)
def test_statements_are_kept_out_of_the_rationale(word, heading):
    texts = ["1. A", "Begründung:", "Darum.", heading, "Bayern sagt etwas."]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts)))
    assert (found.rationale, found.warnings) == (["Darum."], [reader.STATEMENTS])


def test_a_word_that_opens_a_sentence_of_the_reasons_stays(word):
    texts = [
        ("List Number", "Erläuterung: Eins."),
        ("Normal", "Begründung: Darum."),
        ("Normal", "Hintergrund: So war es."),
    ]
    found = read_docx(word(("Title", "T"), *texts))
    assert found.ziffern == [(1, "Erläuterung: Eins.")]
    assert found.rationale == ["Darum.", "Hintergrund: So war es."]
