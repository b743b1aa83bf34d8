from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pdfua
import pikepdf
import pypdf
import pytest

from documents.paper import Line, ResolutionPaper
from documents.pdf.resolution import resolution_pdf

BERLIN = ZoneInfo("Europe/Berlin")

PAPER = ResolutionPaper(
    conference="20. Integrationsministerkonferenz",
    chair="Niedersachsen",
    place="Göttingen",
    dates="23. und 24. April 2025",
    top="2.3",
    reference="IntMK-20-017",
    title="Sprachangebote des Bundes",
    sponsors="Alle Länder",
    publication="Freigabe Beschluss",
    result="einstimmig (16 Ja : 0 Nein : 0 Enthaltungen)",
    dated_at=datetime(2025, 4, 24, 13, 30, tzinfo=BERLIN),
    preamble=("Vorspruch.",),
    ziffern=(
        Line("1.", 1, "Erste Ziffer."),
        Line("2.", 1, "Zweite Ziffer,"),
        Line("a)", 2, "ein Buchstabe,"),
        Line("aa)", 3, "ein Doppelbuchstabe;"),
        Line("3.", 1, "Dritte Ziffer."),
    ),
    rationale=("Ein Grund.",),
    statements=("Bayern erklärt etwas.",),
    version_note="Version 4",
)


@pytest.fixture(scope="session")
def lines():
    """A function to the words on the pages, line by line, without the spaces a layout leaves around them."""

    def read(pdf, mode="plain"):
        pages = pypdf.PdfReader(BytesIO(pdf)).pages
        text = "\n".join(page.extract_text(extraction_mode=mode) for page in pages)
        return [line.strip() for line in text.splitlines() if line.strip()]

    return read


@pytest.fixture(scope="session")
def words(lines):
    """A function to all words of a PDF in one line."""
    return lambda pdf, mode="plain": " ".join(" ".join(lines(pdf, mode)).split())


def test_resolution_pdf_prints_the_whole_paper_in_order(lines):
    assert lines(resolution_pdf(PAPER)) == [
        "20. Integrationsministerkonferenz",
        "23. und 24. April 2025, Göttingen · Vorsitz: Niedersachsen",
        "TOP 2.3",
        "Sprachangebote des Bundes",
        "Antragsteller: Alle Länder",
        "Veröffentlichung: Freigabe Beschluss",
        "Abstimmungsergebnis: einstimmig (16 Ja : 0 Nein : 0 Enthaltungen)",
        "Nummer: IntMK-20-017",
        "Fassung: Version 4",
        "Beschluss:",
        "Vorspruch.",
        "1. Erste Ziffer.",
        "2. Zweite Ziffer,",
        "a) ein Buchstabe,",
        "aa) ein Doppelbuchstabe;",
        "3. Dritte Ziffer.",
        "Begründung:",
        "Ein Grund.",
        "Protokollerklärung:",
        "Bayern erklärt etwas.",
        "IntMK-20-017 · Stand: 24. April 2025 Seite 1 von 1",
    ]


def test_resolution_pdf_leaves_out_what_is_empty(lines):
    bare = replace(
        PAPER, result="", version_note="", preamble=(), ziffern=(Line("1.", 1, "Allein."),), rationale=(),
        statements=(), kind="Beschlussvorschlag",
    )  # fmt: skip
    assert lines(resolution_pdf(bare))[4:] == [
        "Antragsteller: Alle Länder",
        "Veröffentlichung: Freigabe Beschluss",
        "Nummer: IntMK-20-017",
        "Beschlussvorschlag:",
        "1. Allein.",
        "IntMK-20-017 · Stand: 24. April 2025 Seite 1 von 1",
    ]


@pytest.mark.parametrize(("is_example", "marks"), [(True, 3), (False, 0)])
def test_beispieltext_is_marked_on_every_page(is_example, marks, words):
    paper = replace(PAPER, is_example=is_example, rationale=("Ein langer Grund. " * 400,))
    pdf = resolution_pdf(paper)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) == 3
    assert words(pdf).count("Beispieltext") == marks


def test_every_page_of_a_proposal_says_that_nothing_is_decided(words):
    undecided = {"result": "", "kind": "Beschlussvorschlag", "publication": "Nicht öffentlich"}
    paper = replace(PAPER, rationale=("Ein langer Grund. " * 400,))
    head = "20. Integrationsministerkonferenz · TOP 2.3"
    assert (
        words(resolution_pdf(replace(paper, **undecided))).count(f"{head} · Beschlussvorschlag · Nicht öffentlich") == 2
    )
    assert words(resolution_pdf(paper)).count(f"{head} ·") == 0


def test_every_page_of_a_resolution_under_embargo_says_so(words):
    embargo = "Sperrfrist bis 25. April 2025, 11:00 Uhr"
    paper = replace(PAPER, restriction=embargo, rationale=("Ein langer Grund. " * 400,))
    printed = words(resolution_pdf(paper))
    assert printed.count(f"20. Integrationsministerkonferenz · TOP 2.3 · {embargo}") == 2
    assert printed.count(f"Veröffentlichung: Freigabe Beschluss, {embargo}") == 1


def test_resolution_pdf_is_the_same_to_the_byte():
    assert resolution_pdf(PAPER) == resolution_pdf(PAPER)


def test_resolution_pdf_is_dated_by_the_paper():
    with pikepdf.open(BytesIO(resolution_pdf(PAPER))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20250424113000Z"


def test_resolution_pdf_prints_the_day_in_berlin(words):
    utc_evening = datetime(2025, 4, 24, 22, 30, tzinfo=ZoneInfo("UTC"))
    assert "Stand: 25. April 2025" in words(resolution_pdf(replace(PAPER, dated_at=utc_evening)))


def test_resolution_pdf_keeps_the_rules_of_pdf_ua():
    report = pdfua.validate(BytesIO(resolution_pdf(PAPER)))
    assert list(report.findings) == []


def test_resolution_pdf_says_title_and_language():
    with pikepdf.open(BytesIO(resolution_pdf(PAPER))) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "TOP 2.3 – Sprachangebote des Bundes"
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def tags(element):
    """The tree of tags as text: each tag with its children in brackets, content left out."""
    if isinstance(element, pikepdf.Array):
        return " ".join(filter(None, map(tags, element)))
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return ""
    inner = tags(element.get("/K"))
    return str(element.S)[1:] + (f"({inner})" if inner else "")


def test_ziffern_are_tagged_as_lists_within_lists():
    with pikepdf.open(BytesIO(resolution_pdf(PAPER))) as pdf:
        tree = tags(pdf.Root.StructTreeRoot.K)
    item = "LI(Lbl LBody(P))"
    assert tree.endswith(f"H2 P L({item} {item} L({item} L({item})) {item}) H2 P H2 P)")


def test_headings_are_tagged_below_that_of_the_part_and_numbers_run_through_them(lines):
    ziffern = (
        Line("1.", 1, "Erste."),
        Line("", 2, "Zu tief für die erste", is_heading=True),
        Line("", 2, "Im Betrieb", is_heading=True),
        Line("2.", 1, "Zweite."),
        Line("", 1, "B. Sprache", is_heading=True),
    )
    printed = resolution_pdf(replace(PAPER, ziffern=ziffern))
    with pikepdf.open(BytesIO(printed)) as pdf:
        tree = tags(pdf.Root.StructTreeRoot.K)
    item = "L(LI(Lbl LBody(P)))"
    assert tree.endswith(f"H2 P {item} H3 H4 {item} H3 H2 P H2 P)")
    assert lines(printed)[11:16] == ["1. Erste.", "Zu tief für die erste", "Im Betrieb", "2. Zweite.", "B. Sprache"]
    assert list(pdfua.validate(BytesIO(printed)).findings) == []


@pytest.mark.parametrize(
    "title",
    [
        "=cmd|' /C calc'!A0",
        "<b>fett</b> &amp; <script>alert(1)</script>",
        "*stern* _strich_ #set text(red) $x$ `roh` @verweis \\ // ~",
        "Der Preis: 5 € – „Anführung“ · Łódź Ελλάδα Ћирилица",
    ],
)
def test_words_of_users_are_never_markup(title, words):
    """Read by place ("layout"): the plain reading takes the kerning between two slashes for a space."""
    printed = words(resolution_pdf(replace(PAPER, title=title)), "layout")
    assert printed.partition("TOP 2.3 ")[2].partition(" Antragsteller:")[0] == title


@pytest.mark.parametrize("title", ["שלום עולם", "مرحبا بالعالم", "A\u202eB"])
def test_right_to_left_writing_is_printed(title):
    assert list(pdfua.validate(BytesIO(resolution_pdf(replace(PAPER, title=title)))).findings) == []


@pytest.mark.parametrize(
    ("title", "printed"),
    [("Feier 🎉 heute", "Feier □ heute"), ("漢字 hier", "□□ hier"), ("privat \ue000!", "privat □!")],
)
def test_characters_without_a_glyph_become_a_box_with_a_note(title, printed, words):
    text = words(resolution_pdf(replace(PAPER, title=title)))
    assert printed in text
    assert "Zeichen, die die Druckschrift nicht enthält, stehen hier als „□“." in text


@pytest.mark.parametrize("title", ["", " ", "\x00"])
def test_a_paper_without_a_title_says_so(title):
    with (
        pikepdf.open(BytesIO(resolution_pdf(replace(PAPER, title=title)))) as pdf,
        pdf.open_metadata() as metadata,
    ):
        assert metadata["dc:title"] == "TOP 2.3 – Ohne Titel"


def test_control_characters_and_line_breaks_leave_one_line(lines, words):
    pdf = resolution_pdf(replace(PAPER, title="Eins\r\nzwei\x00\x1b drei\ud800"))
    assert "Einszwei drei" not in words(pdf)
    assert "Eins zwei drei" in lines(pdf)


def test_a_very_long_word_is_broken_within_the_page(lines):
    pdf = resolution_pdf(replace(PAPER, title="Q" * 300))
    broken = [line for line in lines(pdf) if set(line) == {"Q"}]
    assert len(broken) > 5
    assert "".join(broken) == "Q" * 300


def test_a_text_of_240_ziffern_is_numbered_to_the_end(lines):
    many = tuple(Line(f"{number}.", 1, f"Forderung {number}") for number in range(1, 241))
    printed = lines(resolution_pdf(replace(PAPER, ziffern=many)))
    assert [line for line in printed if "Forderung" in line] == [f"{n}. Forderung {n}" for n in range(1, 241)]


def test_a_ziffer_of_a_lower_level_may_come_first(lines):
    orphan = (Line("a)", 2, "Zuerst."), Line("1.", 1, "Danach."))
    printed = lines(resolution_pdf(replace(PAPER, ziffern=orphan)))
    assert printed[printed.index("Vorspruch.") + 1 :][:2] == ["a) Zuerst.", "1. Danach."]


def test_papers_are_set_in_several_threads_at_once():
    papers = [replace(PAPER, title=f"Titel {number}") for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(resolution_pdf, papers)) == [resolution_pdf(paper) for paper in papers]


def test_a_paper_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        replace(PAPER, dated_at=datetime(2025, 4, 24))


def test_a_line_below_level_3_is_refused():
    with pytest.raises(ValueError, match="1, 2 or 3"):
        Line("aaa)", 4, "Zu tief.")


@pytest.mark.parametrize("text", ["Wort " * 20_000 + "Ende", "Q" * 9000, "क्" * 20_000, "👩\u200d" * 20_000 + "👩"])
def test_a_paragraph_longer_than_any_is_printed_to_its_end(text, words):
    printed = words(resolution_pdf(replace(PAPER, preamble=(text,), ziffern=(), rationale=())))
    drawn = {"Wort": 20_000, "Ende": 1, "Q": 9000, "□": 20_000}
    found = {sign: printed.count(sign) for sign in drawn if sign in text}
    assert found == {sign: number for sign, number in drawn.items() if sign in text}


def test_a_text_longer_than_any_is_printed_to_its_end(words):
    many = tuple(Line(f"{number}.", 1, f"Forderung{number}: " + "漢 " * 180) for number in range(1, 401))
    printed = words(resolution_pdf(replace(PAPER, ziffern=many)))
    assert (printed.count("Forderung"), printed.count("□")) == (400, 400 * 180 + 1)  # one in the note at the end
