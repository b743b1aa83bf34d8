import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from proposals.word.reading import read_docx
from text.blocks import Heading
from text.reading import points, reader
from text.reading.reader import ReadText


def test_a_file_as_word_users_write_it(word):
    data = word(
        ("Title", "Sprachkurse sichern"),
        ("Heading 1", "Beschlussvorschlag:"),
        ("Normal", "Die IntMK möge beschließen:"),
        ("List Number", "Erstens."),
        ("List Number", "Zweitens,"),
        ("Heading 1", "Begründung"),
        ("Normal", "Weil es nötig ist."),
    )
    assert read_docx(data) == ReadText(
        title="Sprachkurse sichern",
        preamble=["Die IntMK möge beschließen:"],
        ziffern=[(1, "Erstens."), (1, "Zweitens,")],
        rationale=["Weil es nötig ist."],
        warnings=[],
    )


def test_typed_numbers_become_levels(word):
    texts = [
        "TOP 2.3: Sprachkurse",
        "Beschluss:",
        "1. Der Bund",
        "a) zahlt",
        "aa) bald",
        "bb)\tganz",
        "b) prüft",
    ]
    found = read_docx(word(*(("Normal", text) for text in [*texts, "2.Die Länder", "Begründung: Darum.", "1. Ja."])))
    assert found == ReadText(
        title="Sprachkurse",
        preamble=[],
        ziffern=[(1, "Der Bund"), (2, "zahlt"), (3, "bald"), (3, "ganz"), (2, "prüft"), (1, "Die Länder")],
        rationale=["Darum.", "1. Ja."],
        warnings=[],
    )


def test_decimal_numbers_become_levels(word):
    texts = ["Titel: Kurse", "1. Eins", "1.1 Eins eins", "1.1.1 Tief", "2. Zwei"]
    found = read_docx(word(*(("Normal", text) for text in texts)))
    assert (found.title, found.ziffern) == (
        "Kurse",
        [(1, "Eins"), (2, "Eins eins"), (3, "Tief"), (1, "Zwei")],
    )


@pytest.mark.parametrize("text", ["2024 wurden 3 Mio. gekürzt.", "16 Länder zahlen.", "500.000 Euro fehlen."])
def test_the_words_of_a_ziffer_may_begin_with_a_figure(word, text):
    numbers = ("1. ", "2. ", "3) ", "3.1 ")
    found = read_docx(word(("Title", "T"), *(("Normal", number + text) for number in numbers)))
    assert (found.preamble, found.ziffern) == ([], [(1, text), (1, text), (1, text), (2, text)])
    assert found.warnings == []


@pytest.mark.parametrize(
    ("numbers", "levels"),
    [
        (["1.", "a)", "i)", "ii)", "iii)", "iv)", "v)", "b)", "(i)", "(ii)"], [1, 2, 3, 3, 3, 3, 3, 2, 3, 3]),
        (["1.", "i)", "ii)", "iii)", "iv)", "2.", "i)", "ii)"], [1, 2, 2, 2, 2, 1, 2, 2]),
        (["1.", *(f"{letter})" for letter in "abcdefghij")], [1] + [2] * 10),
        (["1.", "a)", *(f"{letter}{letter})" for letter in "abcdefghi")], [1, 2] + [3] * 9),
        (["1.", "a)", "b)", "iii)"], [1, 2, 2, 3]),
    ],
)
def test_roman_numerals_are_a_list_of_their_own(word, numbers, levels):
    found = read_docx(word(("Title", "T"), *(("Normal", f"{number} Text") for number in numbers)))
    assert found.ziffern == [(level, "Text") for level in levels]


@pytest.mark.parametrize(
    "text",
    [
        "24. April 2025 war es.",
        "24. 4. 2025 war es.",
        "24.4. 2025 war es.",
        "2.2024 war es.",
        "1. Januar und Februar.",
        "3. und 4. Punkt.",
        "2025 kam es.",
    ],
)
def test_dates_are_no_numbers(word, text):
    found = read_docx(word(("Title", "T"), ("Normal", "Beschluss:"), ("Normal", text), ("Normal", "1. Ziffer")))
    assert (found.preamble, found.ziffern) == ([text], [(1, "Ziffer")])


@pytest.mark.parametrize(
    "text", ["24. April 2025 ist Stichtag.", "24. 4. 2025 ist Stichtag.", "z. B. so.", "2025 kam es."]
)
def test_paragraphs_without_a_number_go_on_with_the_ziffer_before(word, text):
    found = read_docx(word(("Title", "T"), ("Normal", "1. Ziffer"), ("Normal", text), ("Normal", "2. Noch eine")))
    assert found.ziffern == [(1, f"Ziffer {text}"), (1, "Noch eine")]
    assert found.warnings == [points.CONTINUED]


def test_levels_never_skip_one(word):
    texts = ["1. Eins", "aa) zu tief", "b) daneben"]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts)))
    assert found.ziffern == [(1, "Eins"), (2, "zu tief"), (2, "daneben")]


def test_bullets_become_points_of_the_ziffer_above(word):
    bullets = [("List Bullet", "Punkt"), ("Normal", "– Strich")]
    found = read_docx(word(("Title", "T"), ("Normal", "1. Eins"), *bullets, ("Normal", "2. Zwei")))
    assert found.ziffern == [(1, "Eins"), (2, "Punkt"), (2, "Strich"), (1, "Zwei")]
    assert found.warnings == [points.BULLETS]


def test_subheadings_between_ziffern_stay_and_are_told(word):
    found = read_docx(word(("Title", "T"), ("Normal", "1. Eins"), ("Heading 2", "Arbeit"), ("Normal", "2. Zwei")))
    assert found.ziffern == [(1, "Eins"), Heading("Arbeit"), (1, "Zwei")]
    assert found.warnings == ["Als Zwischenüberschrift wurde „Arbeit“ gelesen."]


def test_warnings_quote_long_texts_only_in_part(word):
    found = read_docx(word(("Title", "T"), ("Normal", "Antragsteller: " + "Hessen " * 40), ("Normal", "1. A")))
    quoted = "Antragsteller: " + "Hessen " * 9 + "…"
    assert found.warnings == [reader.FACT.format(quoted)]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ([("Title", "TOP 3.1 Der Titel")], "Der Titel"),
        ([("Title", "Der"), ("Title", "Titel")], "Der Titel"),
        ([("Heading 1", "Der Titel")], "Der Titel"),
        ([("Normal", "Titel: Der Titel")], "Der Titel"),
        ([("Normal", "TOP 3.1"), ("Normal", "Der Titel")], "Der Titel"),
        ([("Normal", "TOP 2.9b – Der Titel")], "Der Titel"),
        ([("Heading 1", "20. Integrationsministerkonferenz"), ("Heading 1", "Der Titel")], "Der Titel"),
        ([("Title", "Begründung: ein Titel")], "Begründung: ein Titel"),
    ],
)
def test_the_title_is_found(word, head, title):
    found = read_docx(word(*head, ("Normal", "Beschluss:"), ("Normal", "1. Ziffer")))
    assert (found.title, found.preamble, found.ziffern) == (title, [], [(1, "Ziffer")])


def test_a_bold_first_line_is_the_title(word):
    def embolden(document):
        for paragraph in document.paragraphs[:2]:
            paragraph.runs[0].bold = True

    data = word(("Normal", "20. IntMK in Göttingen"), ("Normal", "Fetter Titel"), ("Normal", "1. A"), change=embolden)
    found = read_docx(data)
    assert (found.title, found.ziffern) == ("Fetter Titel", [(1, "A")])
    assert found.warnings == [reader.BEFORE_TITLE.format("20. IntMK in Göttingen")]


def test_a_text_without_title_and_numbers_is_preamble(word):
    found = read_docx(word(("Normal", "Nur ein Absatz."), ("Normal", "Noch einer.")))
    assert (found.title, found.preamble, found.ziffern) == ("", ["Nur ein Absatz.", "Noch einer."], [])
    assert found.warnings == [reader.NO_TITLE, reader.NO_ZIFFERN]


def test_facts_of_the_agenda_item_and_statements_are_left_out(word):
    texts = ["Antragsteller: Hessen", "Beschluss:", "1. A", "Protokollerklärung:", "Bayern sagt etwas."]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts)))
    assert (found.preamble, found.ziffern, found.rationale) == ([], [(1, "A")], [])
    assert found.warnings == [reader.FACT.format("Antragsteller: Hessen"), reader.STATEMENTS]


def test_a_table_is_read_row_by_row(word):
    def add_table(document):
        table = document.add_table(rows=2, cols=2)
        for row, texts in zip(table.rows, [("2.", "Aus der Tabelle"), ("", "allein")], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    found = read_docx(word(("Title", "T"), ("Normal", "1. A"), change=add_table))
    assert found.ziffern == [(1, "A"), (1, "Aus der Tabelle allein")]
    assert found.warnings == [
        "Eine Tabelle wurde Zeile für Zeile als Absatz übernommen.",
        points.CONTINUED,
    ]


def test_the_table_of_contents_is_left_out(word):
    def add_style(document):
        document.styles.add_style("toc 1", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        document.paragraphs[1].style = "toc 1"

    found = read_docx(word(("Title", "T"), ("Normal", "1. A ... 3"), ("Normal", "1. A"), change=add_style))
    assert found.ziffern == [(1, "A")]


def test_numbers_come_through_a_chain_of_styles(word):
    def add_style(document):
        style = document.styles.add_style("Ziffer der IntMK", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["List Number"]
        document.paragraphs[1].style = style

    assert read_docx(word(("Title", "T"), ("Normal", "A"), change=add_style)).ziffern == [(1, "A")]


def test_a_number_switched_off_in_the_paragraph_is_none(word):
    def switch_off(document):
        properties = document.paragraphs[2]._p.get_or_add_pPr()
        number, list_id = OxmlElement("w:numPr"), OxmlElement("w:numId")
        list_id.set(qn("w:val"), "0")
        number.append(list_id)
        properties.append(number)

    found = read_docx(word(("Title", "T"), ("List Number", "A"), ("List Number", "dazu"), change=switch_off))
    assert found.ziffern == [(1, "A dazu")]


def test_automatic_numbers_in_the_rationale_are_named(word):
    found = read_docx(word(("Title", "T"), ("Normal", "1. A"), ("Normal", "Begründung"), ("List Number", "Grund")))
    assert (found.rationale, found.warnings) == (["Grund"], [reader.NUMBERED_RATIONALE])


def test_240_ziffern_are_read(word):
    found = read_docx(word(("Title", "T"), *(("List Number", f"Punkt {n}") for n in range(240))))
    assert found.ziffern == [(1, f"Punkt {n}") for n in range(240)]


def test_facts_below_the_resolution_are_left_out(word):
    texts = ["1. A", "Abstimmungsergebnis: einstimmig", "Begründung:", "Darum."]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts)))
    assert (found.ziffern, found.rationale) == ([(1, "A")], ["Darum."])
    assert found.warnings == [reader.FACT.format("Abstimmungsergebnis: einstimmig")]


def test_a_table_as_letterhead_gives_title_and_facts(word):
    rows = [("TOP", "2.3"), ("Betreff", "Sprachkurse sichern"), ("Antragsteller", "Bayern, Hessen")]

    def add_table(document):
        table = document.add_table(rows=3, cols=2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.paragraphs[0]._p.addprevious(table._tbl)

    found = read_docx(word(("Normal", "Beschluss:"), ("Normal", "1. A"), change=add_table))
    assert (found.title, found.preamble, found.ziffern) == ("Sprachkurse sichern", [], [(1, "A")])
    assert reader.FACT.format("Antragsteller: Bayern, Hessen") in found.warnings


def test_lists_of_their_own_for_each_depth_become_levels(word):
    styles = ["List Number", "List Number 2", "List Number 3", "List Number 2", "List Number", "List Bullet"]
    texts = [(style, str(place)) for place, style in enumerate([*styles, "List Bullet 2"])]
    found = read_docx(word(("Title", "T"), *texts))
    assert [level for level, _ in found.ziffern] == [1, 2, 3, 2, 1, 2, 3]


def test_bold_lines_between_ziffern_are_subheadings(word):
    def embolden(document):
        document.paragraphs[2].runs[0].bold = True

    texts = ["1. Eins", "Arbeit", "2. Zwei"]
    found = read_docx(word(("Title", "T"), *(("Normal", text) for text in texts), change=embolden))
    assert found.ziffern == [(1, "Eins"), Heading("Arbeit"), (1, "Zwei")]
    assert found.warnings == ["Als Zwischenüberschrift wurde „Arbeit“ gelesen."]
