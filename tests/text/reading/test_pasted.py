"""What people paste: every kind of text that was once misread, in several forms, with its right reading."""

import pytest
from hypothesis import given

from tests.text.strategies import quick, texts
from text.blocks import TextError, said, said_of
from text.parse import plain
from text.reading import points, raw, reader, tables, tidy
from text.reading.numbers import RENUMBERED
from text.reading.raw import MAX_CHARACTERS, MAX_LINES
from text.reading.reader import read_paragraphs, read_pasted


def ziffern(text):
    return read_pasted(text).ziffern


def told(text):
    return read_pasted(text).told


def renumbered(*pairs):
    return RENUMBERED.format(", ".join(f"aus „{old}“ wird {new}" for old, new in pairs))


@quick
@given(texts)
def test_our_own_text_reads_back_exactly_and_nothing_is_told(text):
    typed = plain(text)
    read = read_pasted(typed.ziffern)
    assert [(1, text) for text in [*read.preamble, *read.rationale]] == []
    assert [said_of(entry) for entry in read.ziffern] == [said(block) for block in text if block.kind.part == "ziffer"]
    assert read.told == []


@pytest.mark.parametrize("words", ["Hintergrund:", "Begründung", "Beschluss:", "Sachverhalt", "TOP 2", "Stand: heute"])
def test_a_ziffer_may_read_like_a_heading(words):
    typed = f"1. Eins\n\n2. {words}\n\n3. Drei"
    assert (ziffern(typed), told(typed)) == ([(1, "Eins"), (1, words), (1, "Drei")], [])


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("1. x\n2. x\n2a. x\n3. x", [1, 1, 1, 1]),
        ("4. x\n4a. x\n5. x", [1, 1, 1]),
        ("1) x\n2) x\n2a) x\n2b) x\n3) x", [1, 1, 1, 1, 1]),
        ("1. x\n2. x\n3) x\n4. x\n5) x", [1, 1, 1, 1, 1]),
        ("1. x\n(2) x\n3. x", [1, 1, 1]),
        ("4. x\n4.1 x\n4.2 x\n5. x", [1, 2, 2, 1]),
        ("7. x\n7.1 x\n7.2 x\n8. x", [1, 2, 2, 1]),
        ("1. X\n4. X\n4.1 X\n4.2 X\n5. X", [1, 1, 2, 2, 1]),
        ("1. x:\n• x\n- x\n- x\n• x\n2. x", [1, 2, 3, 3, 2, 1]),
        ("1. x\n➢ x\n➢ x\n2. x", [1, 2, 2, 1]),
        ("1. x\n•x\n•x\n2. x", [1, 2, 2, 1]),
        ("Der Bund soll:\n• x\n• x", [1, 2, 2]),
        ("1. x\n\n• x\n\n• x\n\n2. x", [1, 2, 2, 1]),
        ("1. Kurse öffnen\n2. Mittel erhöhen\n3. Bericht", [1, 1, 1]),
        ("1. Kurse öffnen\n3. Mittel erhöhen\n5. Bericht", [1, 1, 1]),
        ("I. X\n1. ja.\n2. ja.\nII. X\n1. ja.", [1, 2, 2, 1, 2]),
        ("1. x\na) x\naa) x\naaa) x\nbbb) x\nbb) x\nb) x", [1, 2, 3, 3, 3, 3, 2]),
        ("1. x\n1.1 x\n1.1.1 x\n1.1.1.1 x\n1.1.1.2 x\n1.2 x", [1, 2, 3, 3, 3, 2]),
        ("1. Die IntMK bittet den Bund, dass\n– x,\n– x.\n2. x", [1, 2, 2, 1]),
        ("1. Die IntMK wirkt darauf hin, dass\n— x\n— x\n2. x", [1, 2, 2, 1]),
        ("1. ja.\x0b2. ja.\u20283. ja.", [1, 1, 1]),
        ("1. x\n2. x\n2 a. x\n2b neu. x\n3. x", [1, 1, 1, 1, 1]),
        ("1. x:\n1.a) x\n1.b) x\n2. x", [1, 2, 2, 1]),
        ("Ziffer 1: Ja.\nZiffer 2: Ja.\nNr. 3: Ja.", [1, 1, 1]),
        ("§ 1 Ja.\n§ 2 Ja.", [1, 1]),
        ("① Ja.\n② Ja.\n③ Ja.", [1, 1, 1]),
        ("1 Ja:\n1.1 Ja,\n1.2 Ja.\n2 Ja.", [1, 2, 2, 1]),
        ("4.1 x\n4.1.1 x\n4.1.2 x\n4.2 x", [1, 2, 2, 1]),
        ("1. Der Bund soll\n•\tKurse öffnen\n–\tonline\n•\tMittel erhöhen", [1, 2, 3, 2]),
        ("> 1. Ja.\n> 2. Ja.", [1, 1]),
        ("**1. Ja.**\n**2. Ja.**", [1, 1]),
        ("16 Länder bitten.\n2 Länder danken.", [1]),
        ("1. Es bitten\n16 Länder.\n2. Nach\nZiffer 1: ja.", [1, 1]),
    ],
)
def test_the_points_of_lists_as_people_type_them(text, levels):
    assert [level for level, _ in ziffern(text)] == levels


@pytest.mark.parametrize("line", ["3. des Monats", "A. Müller sagt", "2a. der Liste", "– auch so – gilt", "3. Absatz"])
def test_a_wrapped_line_with_a_number_in_a_sentence_continues_it(line):
    assert ziffern(f"1. Das gilt bis zum\n{line}\nund weiter.") == [(1, f"Das gilt bis zum {line} und weiter.")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1. x\n2. y\n2a. z\n3. w", renumbered(("2a.", "Ziffer 3"), ("3.", "Ziffer 4"))),
        ("1. x\n3. Ja.", renumbered(("3.", "Ziffer 2"))),
        ("1. x:\n(1) y\n(2) z", renumbered(("(1)", "Ziffer 1 Buchstabe a"), ("(2)", "Ziffer 1 Buchstabe b"))),
        ("I. x\n1. y", renumbered(("I.", "Ziffer 1"), ("1.", "Ziffer 1 Buchstabe a"))),
        ("1. x\n1.1 y\n1.2 z\n2) w", ""),
        ("4.1 x\n4.2 y", renumbered(("4.1", "Ziffer 1"), ("4.2", "Ziffer 2"))),
    ],
)
def test_numbers_that_change_are_told(text, sentence):
    assert read_pasted(text).renumbered == sentence


def test_of_many_new_numbers_six_are_told():
    text = "\n".join(f"{number}. x" for number in range(3, 13))
    assert read_pasted(text).renumbered.endswith("aus „8.“ wird Ziffer 6, 4 weitere. Bitte prüfen Sie Verweise darauf.")


def test_a_fourth_level_is_told_once():
    assert told("1. x\na) x\naa) x\naaa) x\nbbb) x")[0] == points.TOO_DEEP.format("aaa)")
    assert len(told("1. x\na) x\naa) x\naaa) x\nbbb) x")) == 2


@pytest.mark.parametrize(
    ("lead_in", "preamble"),
    [
        ("Die IntMK fasst folgenden Beschluss:\n", ["Die IntMK fasst folgenden Beschluss:"]),
        ("Die Länder\nsehen Bedarf.\n\nSie beschließen:\n\n", ["Die Länder sehen Bedarf.", "Sie beschließen:"]),
        ("Beschlussvorschlag:\nDie IntMK möge beschließen:\n", ["Die IntMK möge beschließen:"]),
        ("– Es fehlen Plätze.\n– Es fehlt Geld.\n\n", ["– Es fehlen Plätze.", "– Es fehlt Geld."]),
    ],
)
def test_what_leads_in_goes_to_the_preamble_and_shifts_no_number(lead_in, preamble):
    read = read_pasted(f"{lead_in}1. Kurse öffnen.\n2. Das Nähere regelt Ziffer 1.")
    assert (read.preamble, read.ziffern) == (preamble, [(1, "Kurse öffnen."), (1, "Das Nähere regelt Ziffer 1.")])
    assert read.told[-1] == reader.LEAD_IN.format(preamble[0])


@pytest.mark.parametrize(
    "heading",
    [
        *("Begründung:\n", "Begründung\n\n", "BEGRÜNDUNG:\n", "Zur Begründung:\n", "B e g r ü n d u n g :\n"),
        *("Begründung im Einzelnen:\n", "Gründe:\n", "**Begründung:**\n", "## Begründung\n", "______\nBegründung:\n"),
        *("Begründung (nicht öffentlich):\n", "Hintergrund:\n", "II. Begründung\n", "3. Begründung:\n", "Begründung: "),
    ],
)
def test_reasons_pasted_along_go_to_the_reasons(heading):
    read = read_pasted(f"1. Kurse öffnen.\n2. Mittel erhöhen.\n{heading}Die Kurse sind voll.")
    assert read.ziffern == [(1, "Kurse öffnen."), (1, "Mittel erhöhen.")]
    assert (read.rationale, read.warnings) == (["Die Kurse sind voll."], [reader.FOUND_RATIONALE])


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("TOP 2.9b: Sprachkurse sichern\n", "Sprachkurse sichern"),
        ("TOP 3\nSprachkurse sichern\n\n", "Sprachkurse sichern"),
        ("Betreff: Sprachkurse sichern\n", "Sprachkurse sichern"),
        ("Antrag des Landes Hessen\n\nSprachkurse sichern\n\nBeschluss:\n", "Sprachkurse sichern"),
        ("20. Integrationsministerkonferenz\nSprachkurse sichern\n\n", "Sprachkurse sichern"),
        ("Beschlussvorlage\nSprachkurse sichern\n\n", "Sprachkurse sichern"),
        ("Die Länder sehen Bedarf.\n\n", ""),
        ("Die IntMK beschließt:\n", ""),
    ],
)
def test_a_header_is_no_ziffer(head, title):
    read = read_pasted(f"{head}1. Kurse öffnen.\n2. Mittel erhöhen.", wants_title=True)
    assert (read.title, read.ziffern) == (title, [(1, "Kurse öffnen."), (1, "Mittel erhöhen.")])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("er-\nschwert", "erschwert"),
        ("respektvol\u00ad\nler Umgang", "respektvoller Umgang"),
        ("Migrationsge-\nschichte.", "Migrationsgeschichte."),
        ("Integrations-\nund Sprachkurse", "Integrations- und Sprachkurse"),
        ("Bund-Länder-\nProgramm", "Bund-Länder-Programm"),
        ("die IntMK-\nbeschlüsse", "die IntMK-beschlüsse"),
        ("Ein-\nund Ausreise", "Ein- und Ausreise"),
        ("gebe-\n\n- 2 -\n\nten", "gebeten"),
        ("Die Mittel\nSeite 3 von 7\nsteigen", "Die Mittel steigen"),
        ("Die Mittel\n\n3/7\n\nsteigen", "Die Mittel steigen"),
        ("Das – so der Bund –\ngilt", "Das – so der Bund – gilt"),
    ],
)
def test_words_and_sentences_parted_at_the_end_of_lines_and_pages_are_whole_again(text, words):
    assert ziffern(f"1. {text}\n2. Ende") == [(1, words), (1, "Ende")]
    assert read_paragraphs(text)[0] == [words]


def test_reasons_of_each_ziffer_keep_their_headings():
    read = read_pasted("1. Ja.\n2. Ja.\nBegründung zu Ziffer 1:\nVoll.\nBegründung zu Ziffer 2: Leer.")
    assert read.rationale == ["Begründung zu Ziffer 1: Voll.", "Begründung zu Ziffer 2: Leer."]
    assert (read.ziffern, read.told) == ([(1, "Ja."), (1, "Ja.")], [reader.FOUND_RATIONALE])


def test_words_that_were_parted_are_told_whole():
    sentence = tidy.PARTED.format("„erschwert“, „Bund-Länder-Gruppe“, „gebeten“")
    assert told("1. Es ist er-\nschwert. Die Bund-\nLänder-Gruppe wird gebe-\nten.\n2. Ende") == [sentence]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1. Ja.\n7.5 Nein.\n2. Ja.", points.SWALLOWED.format("7.5 Nein.")),
        ("1. Ja.\n9b. Nein.\n2. Ja.", points.SWALLOWED.format("9b. Nein.")),
        ("1. Ja.\nNr. 7) Nein.\n2. Ja.", points.SWALLOWED.format("Nr. 7) Nein.")),
        ("1. Ja. 2. Nein. 3. Vielleicht.", points.IN_ONE_LINE.format("Ja. 2. Nein. 3. Vielleicht.")),
        ("1. Das gilt. 2. Januar ist Frist.\n2. Ja.", None),
        ("1. Das gilt bis zum\n3. Tag.\n2. Ja.", None),
    ],
)
def test_what_could_be_a_ziffer_and_is_none_is_told(text, sentence):
    assert told(text)[:1] == ([sentence] if sentence else [])


def test_what_stands_on_each_page_is_left_out():
    text = "20. IntMK – Entwurf\nSeite 1 von 2\n1. Kurse\nöffnen.\n\n20. IntMK – Entwurf\nSeite 2 von 2\n2. Mittel."
    assert ziffern(text) == [(1, "Kurse öffnen."), (1, "Mittel.")]
    assert told(text) == [tidy.PAGES.format("20. IntMK – Entwurf")]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1. Kurse¹ öffnen.\n2. Dank.\n\n¹ Vgl. Bericht.", "Kurse öffnen."),
        ("1. Kurse[1] öffnen.\n2. Dank.\n\n[1] Vgl. Bericht.", "Kurse öffnen."),
        ("1. Kurse1 öffnen.\n2. Dank.\n\n1 Vgl. Bericht,\nSeite 3.", "Kurse öffnen."),
        ("1. Kurse öffnen.1\n2. Dank.\n____\n1 Vgl. Bericht.", "Kurse öffnen."),
        ("1. Kurse* öffnen.\n2. Dank.\n* Vgl. Bericht.", "Kurse öffnen."),
        ("1. Schüler*innen in Kursen.\n2. Dank.", "Schüler*innen in Kursen."),
        ("1. Auf 5 m² je Kurs.\n2. Dank.", "Auf 5 m² je Kurs."),
        ("1. Weniger CO2 und A1 im Kurs.\n2. Dank.", "Weniger CO2 und A1 im Kurs."),
        ("1. Nach [1] der Liste.\n2. Dank.", "Nach [1] der Liste."),
    ],
)
def test_footnotes_are_no_text(text, first):
    assert ziffern(text) == [(1, first), (1, "Dank.")]


@pytest.mark.parametrize(
    ("table", "more", "sentence"),
    [
        ("Land\tPlätze\nBayern\t12\nHessen\t9", [], tables.FIGURES.format(3, 2, "Land · Plätze")),
        ("| Land | Plätze |\n|---|---|\n| Bayern | 12 |", [], tables.FIGURES.format(2, 2, "Land · Plätze")),
        ("Land     Plätze\nBayern   12\nHessen   9", [], tables.FIGURES.format(3, 2, "Land · Plätze")),
        ("Bisher\tNeu\nKurse alt\tKurse neu", [(1, "x Kurse neu")], tables.TWO_VERSIONS.format("Neu")),
    ],
)
def test_a_table_is_neither_a_line_nor_ziffern(table, more, sentence):
    text = f"1. x\n{table}\n2. Dank."
    assert ziffern(text) == [*(more or [(1, "x")]), (1, "Dank.")]
    assert told(text) == [sentence]


@pytest.mark.parametrize("text", ["x" * (MAX_CHARACTERS + 1), "x\n" * (MAX_LINES + 1), "\n" * (8 * MAX_LINES + 1)])
def test_too_much_is_refused_before_it_is_read(text):
    with pytest.raises(TextError, match=r"Der eingefügte Text ist zu lang"):
        read_pasted(text)
    assert raw.TOO_LONG.startswith("Der eingefügte Text ist zu lang")
