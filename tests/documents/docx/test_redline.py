from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.docx.package import WORD
from documents.docx.writing import redline_docx
from documents.paper import RedlinePaper, Segment, Tracked
from proposals.word.reading import read_docx
from text.blocks import Heading

MARCH = datetime(2025, 3, 12, 10, 15, tzinfo=ZoneInfo("Europe/Berlin"))
STYLES = {"title": "Title", "preamble": None, "rationale": None}


def stays(role, *segments, level=1):
    return Tracked(role=role, level=level, segments=segments)


def comes(role, text, level=1, author="Hamburg"):
    return _whole("insert", role, text, level, author)


def goes(role, text, level=1, author="Bayern"):
    return _whole("delete", role, text, level, author)


def _whole(op, role, text, level, author):
    segments = (Segment(op, text, author, MARCH),)
    return Tracked(role=role, level=level, op=op, author=author, changed_at=MARCH, segments=segments)


def same(text):
    return Segment("equal", text)


def plus(text, author="Hamburg"):
    return Segment("insert", text, author, MARCH)


def minus(text, author="Bayern"):
    return Segment("delete", text, author, MARCH)


def redline(*paragraphs):
    paper = RedlinePaper(
        reference="IntMK-20-017", version_note="Version 3 und 4", dated_at=MARCH, paragraphs=paragraphs
    )
    return redline_docx(paper)


def expected(paragraphs, gone):
    """The paragraphs of the text that remains when everything of op `gone` is gone."""
    title, *rest = [paragraph for paragraph in paragraphs if paragraph.op != gone]
    body = [paragraph for paragraph in rest if paragraph.role != "rationale"]
    rationale = [paragraph for paragraph in rest if paragraph.role == "rationale"]
    heading = [("Heading1", None, "Begründung:")] if rationale else []
    start = [_row(title, gone), ("Heading1", None, "Beschlussvorschlag:")]
    return start + [_row(p, gone) for p in body] + heading + [_row(p, gone) for p in rationale]


def _row(paragraph, gone):
    text = "".join(segment.text for segment in paragraph.segments if segment.op != gone)
    if paragraph.role == "ziffer":
        return (f"Ziffer{paragraph.level}", paragraph.level - 1, text)
    if paragraph.role == "heading":
        return (f"Zwischenueberschrift{paragraph.level}", None, text)
    return (STYLES[paragraph.role], None, text)


TITLE = stays("title", same("Ein "), minus("alter"), plus("neuer"), same(" Titel"))


def longer(word):
    """A paragraph of some lines: LibreOffice takes long ones that go here and come there for moved."""
    return " ".join([word] * 40)


CASES = {
    "words": [TITLE, stays("ziffer", same("Der Bund "), minus("soll"), plus("wird"), same(" zahlen."))],
    "ziffer in the middle": [
        TITLE,
        stays("ziffer", same("A")),
        comes("ziffer", "B"),
        stays("ziffer", same("C")),
    ],
    "new heading before a ziffer that stays, one that goes, one with other words": [
        TITLE,
        stays("ziffer", same("A")),
        comes("heading", "B"),
        stays("ziffer", same("C")),
        goes("heading", "D", 2),
        stays("ziffer", same("E")),
        stays("heading", same("F "), minus("alt"), plus("neu")),
        stays("ziffer", same("G")),
    ],
    "moved ziffer": [
        TITLE,
        goes("ziffer", "Wandert"),
        stays("ziffer", same("Bleibt")),
        comes("ziffer", "Wandert"),
    ],
    "new rationale": [
        TITLE,
        stays("ziffer", same("A"), level=1),
        comes("rationale", "B"),
        comes("rationale", "C"),
    ],
    "no more rationale": [TITLE, stays("ziffer", same("A")), goes("rationale", "B")],
    "other rationale": [TITLE, stays("ziffer", same("A")), goes("rationale", "B"), comes("rationale", "C")],
    "last ziffer of another level": [TITLE, stays("ziffer", same("A")), comes("ziffer", "B", 2)],
    "last one of two kinds": [
        TITLE,
        stays("ziffer", same("A")),
        goes("ziffer", "B", 2),
        comes("rationale", "C"),
    ],
    "inserted before deleted": [TITLE, stays("ziffer", same("A")), comes("ziffer", "B", 2), goes("ziffer", "C")],
    "other words at the end before a new ziffer": [
        TITLE,
        stays("ziffer", same("A"), minus("."), plus(",")),
        comes("ziffer", "B", 2),
        comes("ziffer", "C", 2),
        stays("ziffer", same("D")),
    ],
    "other words at the end before one that goes": [
        TITLE,
        stays("ziffer", same("A"), minus(",")),
        goes("ziffer", "B", 2),
        goes("ziffer", "C", 3),
        comes("ziffer", "D", 2),
        stays("ziffer", same("E")),
    ],
    "new ziffer before other words at the start": [
        TITLE,
        stays("ziffer", same("A")),
        comes("ziffer", "B", 2),
        stays("ziffer", plus("Neu "), same("C")),
        goes("ziffer", "D", 2),
        stays("ziffer", minus("Alt "), same("E")),
    ],
    "other words at the end before a new part": [
        TITLE,
        comes("preamble", "Vorab,"),
        stays("ziffer", same("A"), plus(".")),
        comes("rationale", "B"),
        stays("rationale", same("C"), plus(".")),
        comes("rationale", "D"),
    ],
    "title that changes before a new preamble": [
        stays("title", same("Titel"), plus(" neu")),
        comes("preamble", "Vorab,"),
        stays("ziffer", same("A")),
    ],
    "long ziffer that moves up from the end": [
        TITLE,
        stays("ziffer", same(longer("eins"))),
        comes("ziffer", longer("fünf"), author="Bayern"),
        stays("ziffer", same(longer("drei"))),
        goes("ziffer", longer("fünf")),
        stays("rationale", same(longer("voll"))),
    ],
    "long subpoint that moves up": [
        TITLE,
        stays("ziffer", same(longer("eins"))),
        comes("ziffer", longer("fünf"), 2, author="Bayern"),
        stays("ziffer", same(longer("drei")), level=2),
        goes("ziffer", longer("fünf"), 2),
        stays("ziffer", same(longer("vier"))),
    ],
    "long last ziffer that goes": [
        TITLE,
        stays("ziffer", same(longer("eins"))),
        goes("ziffer", longer("fünf"), 2),
        stays("rationale", same(longer("voll"))),
    ],
    "everything new": [TITLE, comes("preamble", "A"), comes("ziffer", "B"), comes("ziffer", "C", 2)],
    "everything gone": [TITLE, goes("preamble", "A"), goes("ziffer", "B"), goes("rationale", "C")],
}


@pytest.mark.parametrize("paragraphs", CASES.values(), ids=CASES.keys())
def test_accepting_gives_the_new_and_rejecting_the_old_text(paragraphs, settled):
    data = redline(*paragraphs)
    assert settled(data, accept=True) == expected(paragraphs, "delete")
    assert settled(data, accept=False) == expected(paragraphs, "insert")


@pytest.mark.parametrize(("accept", "gone"), [(True, "delete"), (False, "insert")])
def test_libreoffice_accepts_and_rejects_to_the_same_texts(accept, gone, office, tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    for name, paragraphs in CASES.items():
        (source / f"{name}.docx").write_bytes(redline(*paragraphs))
    office.settle(source, target, accept=accept)
    found = {name: read_docx((target / f"{name}.docx").read_bytes()) for name in CASES}
    told = {name: (text.title, text.preamble, text.ziffern, text.rationale) for name, text in found.items()}
    assert told == {name: _sections(paragraphs, gone) for name, paragraphs in CASES.items()}


def _sections(paragraphs, gone):
    left = [paragraph for paragraph in paragraphs if paragraph.op != gone]
    texts = {
        role: [_row(paragraph, gone)[2] for paragraph in left if paragraph.role == role]
        for role in ("title", "preamble", "rationale")
    }
    ziffern = [
        Heading(_row(p, gone)[2], p.level) if p.role == "heading" else (p.level, _row(p, gone)[2])
        for p in left
        if p.role in ("heading", "ziffer")
    ]
    return texts["title"][0], texts["preamble"], ziffern, texts["rationale"]


TEXTS = st.text(st.sampled_from("abc Äß🎉"), min_size=1, max_size=8)
OPS = st.sampled_from(["equal", "insert", "delete"])


@st.composite
def comparisons(draw):
    paragraphs = [TITLE]
    for part in ("preamble", "ziffer", "rationale"):
        role = part
        for op, level in draw(st.lists(st.tuples(OPS, st.integers(1, 3)), max_size=5)):
            role = draw(st.sampled_from(["heading", "ziffer", "ziffer"])) if part == "ziffer" else role
            level = {"ziffer": level, "heading": min(level, 2)}.get(role, 1)
            if op == "equal":
                segments = draw(st.lists(st.tuples(OPS, TEXTS), max_size=4))
                changes = [Segment(o, t, "Hessen", MARCH) if o != "equal" else same(t) for o, t in segments]
                paragraphs.append(stays(role, same(draw(TEXTS)), *changes, level=level))
            else:
                paragraphs.append(_whole(op, role, draw(TEXTS), level, "Saarland"))
    return paragraphs


@given(comparisons())
def test_any_comparison_can_be_accepted_and_rejected(settled, paragraphs):
    data = redline(*paragraphs)
    assert settled(data, accept=True) == expected(paragraphs, "delete")
    assert settled(data, accept=False) == expected(paragraphs, "insert")


@given(comparisons())
def test_every_change_has_a_number_of_its_own(part, paragraphs):
    document = part(redline(*paragraphs), "word/document.xml")
    ids = [change.get(f"{{{WORD}}}id") for change in document.iter(*changes())]
    assert sorted(map(int, ids)) == list(range(1, len(ids) + 1))


def changes():
    return [f"{{{WORD}}}{tag}" for tag in ("ins", "del", "pPrChange")]


def test_changes_are_signed_by_land_and_local_time(part):
    document = part(redline(*CASES["words"]), "word/document.xml")
    signed = [
        tuple(change.get(f"{{{WORD}}}{name}") for name in ("author", "date")) for change in document.iter(*changes())
    ]
    moment = "2025-03-12T10:15:00Z"
    assert signed == [("Bayern", moment), ("Hamburg", moment)] * 2


def test_a_whole_paragraph_is_tracked_in_its_mark(part):
    document = part(redline(*CASES["moved ziffer"]), "word/document.xml")
    marks = [
        [change.tag.split("}")[1] for change in mark] for mark in document.iterfind(f".//{{{WORD}}}pPr/{{{WORD}}}rPr")
    ]
    # The last mark of a document cannot go, so the one before it goes with the moved Ziffer.
    assert marks == [["del"], ["ins"]]


def test_word_goes_on_tracking(part):
    settings = part(redline(TITLE), "word/settings.xml")
    assert settings.find(f"{{{WORD}}}trackRevisions").get(f"{{{WORD}}}val") == "1"


def test_the_properties_carry_the_new_title():
    data = redline(*CASES["words"])
    assert docx.Document(BytesIO(data)).core_properties.title == "Ein neuer Titel"
    assert data == redline(*CASES["words"])


def test_a_comparison_reads_in_as_accepted():
    found = read_docx(redline(*CASES["last one of two kinds"]))
    assert (found.title, found.ziffern, found.rationale) == ("Ein neuer Titel", [(1, "A")], ["C"])
    assert found.warnings == [
        "Die Datei enthält nachverfolgte Änderungen. Sie wurden so gelesen, als wären alle angenommen."
    ]


def test_an_author_is_freed_of_what_xml_forbids(part):
    document = part(redline(stays("title", plus("Neu", author="Ham\x00burg"))), "word/document.xml")
    assert [change.get(f"{{{WORD}}}author") for change in document.iter(*changes())] == ["Hamburg"]


@pytest.mark.parametrize(
    ("build", "reason"),
    [
        (lambda: Segment("insert", "x"), "author"),
        (lambda: Segment("delete", "x", "Bayern", datetime(2025, 3, 12)), "time zone"),
        (lambda: Tracked(role="ziffer", op="insert", segments=()), "author"),
        (lambda: comes("title", "Neu"), "title"),
        (lambda: Tracked(role="ziffer", level=4, segments=()), "level"),
        (
            lambda: Tracked(role="ziffer", op="insert", author="A", changed_at=MARCH, segments=(same("x"),)),
            "another op",
        ),
        (lambda: redline(stays("ziffer", same("A"))), "title"),
        (lambda: redline(TITLE, TITLE), "title"),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused(build, reason):
    with pytest.raises(ValueError, match=reason):
        build()


def test_libreoffice_leaves_the_heading_of_the_reasons_a_heading(office, part, tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "moved.docx").write_bytes(redline(*CASES["long ziffer that moves up from the end"]))
    office.settle(source, target, accept=True)
    document = part((target / "moved.docx").read_bytes(), "word/document.xml")
    looks = [style.get(f"{{{WORD}}}val") for style in document.iter(f"{{{WORD}}}pStyle")]
    assert looks == ["Title", "Heading1", "Ziffer1", "Ziffer1", "Ziffer1", "Heading1", "Normal"]
