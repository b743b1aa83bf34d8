"""What officials bring in Word, kind by kind, each with its right reading."""

import pytest

from documents.docx import archive, words
from proposals.word.reading import NO_TEXT, ONLY, DocxError, read_docx
from tests.proposals.word.pieces import DECIMAL, HEADING, HEADINGS, TITLE, bold, level, num, p, r
from text.reading import points, reader
from text.reading.numbers import RENUMBERED

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def field(instruction, result):
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{turn('begin')}{instruction}{turn('separate')}{result}{turn('end')}"


INNER = field("<w:r><w:instrText>REF x</w:instrText></w:r>", r("innen"))


@pytest.mark.parametrize(
    ("inner", "text", "warnings"),
    [
        (r("Kurse ") + r("alt ", "<w:strike/>") + r("neu"), "Kurse neu", [words.STRUCK]),
        (r("Kurse ") + r("alt ", "<w:dstrike/>") + r("neu"), "Kurse neu", [words.STRUCK]),
        (r("Kurse ") + r("hier", '<w:strike w:val="0"/>'), "Kurse hier", []),
        (r("Kurse ") + field(f"{r('IF ')}{INNER}{r(' = 1')}", r("offen")), "Kurse offen", []),
        (r("Kurse ") + field("<w:r><w:instrText>PAGE</w:instrText></w:r>", INNER), "Kurse innen", []),
        (r("Kurse") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + r("Prüfung"), "Kurse→Prüfung", []),
        (r("Kurse") + '<w:r><w:sym w:font="X" w:char="F001"/></w:r>' + r("hier"), "Kurse hier", [words.SYMBOLS]),
        (r("Kurse\uf0e0Prüfung"), "Kurse→Prüfung", []),
        (r("Kurse") + '<w:r><w:sym w:font="Arial" w:char="2192"/></w:r>' + r("hier"), "Kurse→hier", []),
        (
            r("Gut ") + f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="w16se"/><mc:Fallback>'
            "<w:t>☺</w:t></mc:Fallback></mc:AlternateContent></w:r>",
            "Gut ☺",
            [],
        ),
        (
            f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{r("Gut")}</mc:Choice></mc:AlternateContent>',
            "Gut",
            [],
        ),
        (
            r("Gut") + f'<w:r><mc:AlternateContent xmlns:mc="{MC}"><mc:Fallback><w:pict><w:txbxContent>{p("B")}'
            "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "Gut",
            [words.TEXT_BOXES],
        ),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Klicken')}</w:sdtContent></w:sdt>"
            + r("Gut"),
            "Gut",
            [words.PLACEHOLDERS],
        ),
    ],
)  # fmt: skip
def test_the_words_that_count(read, inner, text, warnings):
    found = read(p("Titel", TITLE) + num("Eins") + num(inner))
    assert (found.ziffern, found.told) == ([(1, "Eins"), (1, text)], warnings)


def test_an_instruction_without_an_end_hides_no_other_paragraph(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(p("Titel", TITLE) + p(begin + r("REF")) + num("Eins")).ziffern == [(1, "Eins")]


def test_a_deleted_end_before_a_table_keeps_what_stands_before_it(read):
    gone = "<w:rPr><w:del/></w:rPr>"
    body = p("Titel", TITLE) + p("Davor.", gone) + f"<w:tbl><w:tr><w:tc>{num('Eins')}</w:tc></w:tr></w:tbl>"
    found = read(body)
    assert (found.preamble, found.ziffern) == (["Davor."], [(1, "Eins")])


@pytest.mark.parametrize("behind", [f"<w:tbl><w:tr><w:tc>{p('Land')}</w:tc></w:tr></w:tbl>", ""])
def test_a_deleted_end_before_a_table_or_at_the_end_keeps_its_number(read, behind):
    body = p("Titel", TITLE) + num("Eins") + num("Zwei").replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>") + behind
    assert [level for level, _ in read(body).ziffern] == [1, 1]


def test_a_placeholder_by_its_style_is_no_text(read):
    style = '<w:style w:type="character" w:styleId="PH"><w:name w:val="Placeholder Text"/></w:style>'
    found = read(p(r("Klicken", '<w:rStyle w:val="PH"/>')) + p("Titel", TITLE) + num("Eins"), styles=HEADINGS + style)
    assert (found.title, found.preamble, found.told) == ("Titel", [], [words.PLACEHOLDERS])


@pytest.mark.parametrize(
    ("head", "title", "preamble"),
    [
        (p("Zugang zu Kursen") + p("Die Länder sehen Bedarf.") + bold("Sie beschließen:"), "Zugang zu Kursen",
         ["Die Länder sehen Bedarf.", "Sie beschließen:"]),
        (bold("Zugang zu Kursen") + bold("Die IntMK beschließt:"), "Zugang zu Kursen", ["Die IntMK beschließt:"]),
        (p("Beschlussvorlage", TITLE) + p("Betreff: Zugang zu Kursen"), "Zugang zu Kursen", []),
        (bold("Beschlussvorlage") + bold("Zugang zu Kursen"), "Zugang zu Kursen", []),
        (p("Antrag", HEADING) + p("Zugang zu Kursen", HEADING), "Zugang zu Kursen", []),
        (p("Die Länder sehen Bedarf.") + bold("Zugang zu Kursen"), "Zugang zu Kursen", ["Die Länder sehen Bedarf."]),
        (bold("Zugang zu Kursen") + p("I. Feststellungen", HEADING), "Zugang zu Kursen", []),
        (bold("Leitantrag:") + p("TOP 3: Zugang zu Kursen"), "Zugang zu Kursen", []),
        (p("Die Länder sehen Bedarf.") + bold("Die IntMK beschließt:"), "",
         ["Die Länder sehen Bedarf.", "Die IntMK beschließt:"]),
        (p("Entwurf") + p("20. IntMK in Göttingen") + p("Zugang zu Kursen"), "Zugang zu Kursen", []),
    ],
)  # fmt: skip
def test_what_is_the_title_and_what_is_not(read, head, title, preamble):
    found = read(head + num("Eins."))
    assert (found.title, found.preamble) == (title, preamble)


@pytest.mark.parametrize(
    ("body", "levels", "renumbered"),
    [
        (num("x") + num("y"), (level(0, "decimal", "%1.", 3),), [("3.", "Ziffer 1"), ("4.", "Ziffer 2")]),
        (num("x") + num("y") + num("z", 99), (), [("1.", "Ziffer 3")]),
        (num("x") + num("y", 2), (DECIMAL, DECIMAL), [("1.", "Ziffer 2")]),
        (num("x") + num("y", 1, 1) + num("z", 1, 1), (), []),
        (num("x") + num("y", 1, 1), (level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"),), []),
        (num("x") + num("y", 1, 1), (level(0, "upperRoman", "%1.") + level(1, "decimal", "%2."),),
         [("I.", "Ziffer 1"), ("1.", "Ziffer 1 Buchstabe a")]),
        (p("3. x") + p("4. y"), (), [("3.", "Ziffer 1"), ("4.", "Ziffer 2")]),
        (num("x") + p("1a. y") + num("z"), (), [("1a.", "Ziffer 2"), ("2.", "Ziffer 3")]),
    ],
)  # fmt: skip
def test_a_number_that_word_prints_otherwise_is_told(read, body, levels, renumbered):
    sentence = RENUMBERED.format(", ".join(f"aus „{old}“ wird {new}" for old, new in renumbered)) if renumbered else ""
    assert read(p("Titel", TITLE) + body, *levels).renumbered == sentence


@pytest.mark.parametrize("parts", [("I. Teil", "II. Teil"), ("A. Teil", "B. Teil")])
@pytest.mark.parametrize("look", ["", HEADING])
def test_parts_stand_above_the_ziffern_that_begin_anew_below_them(read, parts, look):
    body = bold("Titel der Sache") + p(parts[0], look) + num("x") + num("y") + p(parts[1], look) + num("z", 2)
    found = read(body, DECIMAL, DECIMAL)
    assert (found.title, found.ziffern) == (
        "Titel der Sache",
        [(1, "Teil"), (2, "x"), (2, "y"), (1, "Teil"), (2, "z")],
    )


@pytest.mark.parametrize("sign", ["\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc", "•", "➢"])
def test_bullets_of_symbol_fonts_are_bullets(read, sign):
    found = read(p("Titel", TITLE) + p("1. Der Bund:") + p(f"{sign} Kurse") + p(f"{sign} Mittel") + p("2. Dank."))
    assert found.ziffern == [(1, "Der Bund:"), (2, "Kurse"), (2, "Mittel"), (1, "Dank.")]
    assert found.told == [points.BULLETS]


def test_lines_parted_by_shift_and_enter_are_points_or_go_on(read):
    line = "<w:r><w:t>1. Kurse</w:t><w:br/><w:t>öffnen.</w:t><w:br/><w:t>2. Mittel.</w:t></w:r>"
    assert read(bold("Titel der Sache") + p(line)).ziffern == [(1, "Kurse öffnen."), (1, "Mittel.")]


@pytest.mark.parametrize("second", ["TOP 2 Mittel", "Zweiter Antrag"])
def test_of_two_resolutions_in_one_file_the_first_is_read_and_it_is_told(read, second):
    body = bold("TOP 1 Kurse") + p("Beschluss:") + num("eins") + p("Begründung:") + p("voll")
    found = read(
        body + bold(second) + p("Beschluss:") + num("zwei", 2) + p("Begründung:") + p("leer"), DECIMAL, DECIMAL
    )
    assert (found.title, found.ziffern, found.rationale) == ("Kurse", [(1, "eins")], ["voll"])
    assert found.told == [reader.SEVERAL.format(second)]


@pytest.mark.parametrize(
    "second",
    [p("TOP 2: Mittel"), p("Mittel der Kurse", TITLE), bold("Antrag Nr. 2: Mittel"), p("Beschlussvorschlag II")],
)
def test_a_second_title_above_ziffern_counted_anew_begins_another_resolution(read, second):
    found = read(p("Kurse", TITLE) + p("1. eins") + p("2. zwei") + second + p("1. drei") + p("2. vier"))
    assert (found.ziffern, found.told[0][:29]) == ([(1, "eins"), (1, "zwei")], reader.SEVERAL[:29])


def test_reasons_under_a_heading_that_looks_like_a_title_are_reasons(read):
    found = read(p("Kurse", TITLE) + p("1. eins") + p("Begründung", TITLE) + p("1. weil"))
    assert (found.ziffern, found.rationale) == ([(1, "eins")], ["1. weil"])


def test_a_fourth_level_that_word_has_counted_is_told(read):
    levels = "".join(level(n, "bullet", "•") for n in range(4))
    found = read(p("Titel", TITLE) + num("Eins") + "".join(num("x", 2, n) for n in range(4)), DECIMAL, levels)
    assert ([deep for deep, _ in found.ziffern], found.told) == (
        [1, 2, 3, 3, 3],
        [points.BULLETS, points.TOO_DEEP.format("–")],
    )


@pytest.mark.parametrize("marks", [("1.", "1.1", "1.1.1", "1.1.1.1"), ("1.", "a)", "aa)", "aaa)")])
def test_the_fourth_level_stands_on_the_third_and_is_told(read, marks):
    found = read(p("Titel", TITLE) + "".join(p(f"{mark} Text") for mark in marks))
    assert [level for level, _ in found.ziffern] == [1, 2, 3, 3]
    assert found.warnings == [points.TOO_DEEP.format(marks[-1])]


def test_a_closing_sentence_behind_subpoints_is_told_with_its_place(read):
    found = read(p("Titel", TITLE) + num("x:") + num("y", 1, 1) + p("Die Länder berichten.") + num("z"))
    assert found.ziffern == [(1, "x:"), (2, "y Die Länder berichten."), (1, "z")]
    assert found.told == [points.CONTINUED, points.CLOSING.format("Die Länder berichten.")]


@pytest.mark.parametrize("words", ["Hintergrund:", "Begründung:", "Beschluss", "Sachverhalt"])
def test_a_ziffer_that_reads_like_a_heading_stays_one(read, words):
    found = read(p("Titel", TITLE) + num("Eins") + num(words) + num("Drei") + p("Begründung:", HEADING) + p("Darum."))
    assert (found.ziffern, found.rationale) == ([(1, "Eins"), (1, words), (1, "Drei")], ["Darum."])


def test_a_heading_that_has_become_the_last_ziffer_still_heads_the_reasons(read):
    found = read(p("Titel", TITLE) + num("Eins") + num("Begründung:") + p("Darum."))
    assert (found.ziffern, found.rationale) == ([(1, "Eins")], ["Darum."])


@pytest.mark.parametrize(
    ("inner", "sentence"),
    [
        (f"<w:r><w:pict><w:txbxContent>{p('B')}</w:txbxContent></w:pict></w:r>", ONLY[words.TEXT_BOXES]),
        ("<w:r><w:drawing/></w:r>", ONLY[words.IMAGES]),
        (r("weg", "<w:strike/>"), NO_TEXT),
    ],
)
def test_a_file_without_text_says_what_it_holds_instead(read, inner, sentence):
    with pytest.raises(DocxError) as caught:
        read(p(inner))
    assert str(caught.value) == sentence


@pytest.mark.parametrize("name", ["Referat", "R", "Referat für Migration und Teilhabe in den Ländern"])
@pytest.mark.parametrize("size", [162, 165])
def test_the_note_word_lays_beside_an_open_document_has_its_own_sentence(name, size):
    note = bytes([len(name.encode())]) + name.encode()
    with pytest.raises(DocxError) as caught:
        read_docx(note.ljust(size, b" "))
    assert str(caught.value) == archive.LOCK_FILE


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n", b"\x1b%-12345X@PJL\r\n" * 20, b" " * 1024])
def test_a_pdf_is_known_behind_what_readers_allow(before):
    with pytest.raises(DocxError) as caught:
        read_docx(before + b"%PDF-1.7\n...")
    assert str(caught.value) == archive.PDF


def test_the_strict_flavour_keeps_its_signs_and_formulas(raw_docx):
    body = p(r("Kurse") + '<w:r><w:sym w:char="F0E0"/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>')
    strict = (
        f'<w:document xmlns:w="{archive.STRICT_WORD.decode()}" xmlns:m="{archive.STRICT_MATH.decode()}"><w:body>{body}'
        "</w:body></w:document>"
    )
    found = read_docx(raw_docx("", extra={"word/document.xml": strict}))
    assert found.preamble == ["Kurse→x=1"]
    assert found.warnings[0] == words.FORMULAS
