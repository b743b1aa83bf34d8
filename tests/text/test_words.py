"""The difference as German sentences."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.text.strategies import quick, texts, versions
from text.blocks import Block, Kind, build
from text.diff import compare, compare_titles
from text.parse import keep_ids, parse
from text.words import in_words, title_in_words

BASE = parse(
    "Die Integration gelingt vor Ort.\n\nSie braucht Geld.",
    """
1. Die Länder bitten den Bund, die Sprachkurse zu sichern.
2. Die Länder danken
   a) den Kommunen
   b) den Verbänden
3. Das Vorsitzland soll berichten.
""",
    "Die Kurse sind gefragt.",
)
GELINGT, GELD, BITTE, DANK, KOMMUNEN, VERBAENDE, BERICHT, GRUND = BASE
NEU = Block("neuneu00", BERICHT.kind, "Der Bund berichtet.")


def told(*blocks: Block) -> list[str]:
    return list(in_words(compare(BASE, blocks)))


def reworded(block: Block, old: str, new: str) -> Block:
    assert old in block.text
    return Block(block.id, block.kind, block.text.replace(old, new), block.level)


def sentence(old: str, new: str) -> str:
    (only,) = in_words(compare([Block("a", BITTE.kind, old)], [Block("a", BITTE.kind, new)]))
    return only


@quick
@given(texts)
def test_no_difference_no_sentence(text):
    assert in_words(compare(text, text)) == ()


@quick
@given(versions())
def test_every_difference_has_a_sentence(both):
    old, new = both
    assert bool(in_words(compare(old, new))) == (old != new)


HEADING = Block("kopf0000", Kind.HEADING, "II. Mittel")


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ([BITTE, DANK], [BITTE, HEADING, DANK], ["Nach Ziffer 1 wird als Zwischenüberschrift eingefügt: ‚II. Mittel‘"]),
        ([GELD, BITTE], [GELD, HEADING, BITTE], ["Vor Ziffer 1 wird als Zwischenüberschrift eingefügt: ‚II. Mittel‘"]),
        (
            [BITTE],
            [BITTE, replace(HEADING, level=2)],
            ["Nach Ziffer 1 wird als Zwischenüberschrift auf der zweiten Ebene eingefügt: ‚II. Mittel‘"],
        ),
        (
            [HEADING, BITTE],
            [HEADING, NEU, BITTE],
            ["Nach der Zwischenüberschrift „II. Mittel“ wird als Ziffer eingefügt: ‚Der Bund berichtet.‘"],
        ),
        ([BITTE, HEADING], [BITTE], ["Die Zwischenüberschrift „II. Mittel“ wird gestrichen."]),
        (
            [HEADING],
            [replace(HEADING, text="II. Geld")],
            ["In der Zwischenüberschrift „II. Mittel“ wird ‚Mittel‘ durch ‚Geld‘ ersetzt."],
        ),
        (
            [HEADING],
            [replace(HEADING, text="Etwas ganz anderes")],
            ["Die Zwischenüberschrift „II. Mittel“ erhält folgende Fassung: ‚Etwas ganz anderes‘"],
        ),
        (
            [HEADING, BITTE, BERICHT],
            [BITTE, HEADING, BERICHT],
            ["Die Zwischenüberschrift „II. Mittel“ wird hinter Ziffer 1 verschoben."],
        ),
        (
            [BITTE, HEADING, BERICHT],
            [HEADING, BITTE, BERICHT],
            ["Die Zwischenüberschrift „II. Mittel“ wird vor Ziffer 1 verschoben."],
        ),
        (
            [HEADING],
            [replace(HEADING, level=2)],
            ["Die Zwischenüberschrift „II. Mittel“ wird auf die zweite Ebene gesetzt."],
        ),
        (
            [replace(HEADING, level=2)],
            [HEADING],
            ["Die Zwischenüberschrift „II. Mittel“ wird auf die erste Ebene gesetzt."],
        ),
    ],
)
def test_headings_in_words(old, new, sentences):
    assert list(in_words(compare(old, new))) == sentences


def test_replaced_words():
    assert told(*BASE[:6], reworded(BERICHT, "soll", "wird"), GRUND) == [
        "In Ziffer 3 wird ‚soll‘ durch ‚wird‘ ersetzt."
    ]


def test_changes_in_preamble_subpoint_and_rationale():
    assert told(
        reworded(GELINGT, "vor Ort", "nur gemeinsam"), GELD, BITTE, DANK, KOMMUNEN,
        reworded(VERBAENDE, "Verbänden", "freien Verbänden"), BERICHT, reworded(GRUND, "sind", "sind überall"),
    ) == [
        "In Absatz 1 der Präambel wird ‚vor Ort‘ durch ‚nur gemeinsam‘ ersetzt.",
        "In Ziffer 2 Buchstabe b wird nach ‚den‘ ‚freien‘ eingefügt.",
        "In Absatz 1 der Begründung wird nach ‚sind‘ ‚überall‘ eingefügt.",
    ]  # fmt: skip


def test_inserted_and_deleted_blocks():
    assert told(GELINGT, GELD, BITTE, NEU, DANK, VERBAENDE, BERICHT) == [
        "Nach Ziffer 1 wird eingefügt: ‚Der Bund berichtet.‘",
        "Ziffer 2 Buchstabe a wird gestrichen.",
        "Absatz 1 der Begründung wird gestrichen.",
    ]


def test_inserted_at_the_beginning_as_subpoint_and_in_the_rationale():
    sub, third = (
        Block("neuneu01", NEU.kind, "den Ehrenamtlichen", 2),
        Block("neuneu02", NEU.kind, "und allen", 3),
    )
    reason = Block("neuneu03", GRUND.kind, "Sie helfen.")
    assert told(GELINGT, GELD, NEU, BITTE, DANK, KOMMUNEN, VERBAENDE, sub, third, BERICHT, GRUND, reason) == [
        "Vor Ziffer 1 wird eingefügt: ‚Der Bund berichtet.‘",
        "Nach Ziffer 2 Buchstabe b wird eingefügt: ‚den Ehrenamtlichen‘",
        "In dem neuen Buchstaben nach Ziffer 2 Buchstabe b wird als Doppelbuchstabe eingefügt: ‚und allen‘",
        "Nach Absatz 1 der Begründung wird eingefügt: ‚Sie helfen.‘",
    ]


def test_moved_blocks_and_their_subpoints():
    assert told(GELINGT, GELD, BITTE, BERICHT, DANK, KOMMUNEN, VERBAENDE, GRUND) == [
        "Ziffer 3 wird hinter Ziffer 1 verschoben."
    ]
    long = (*BASE[:7], NEU, Block("neuneu01", NEU.kind, "Schluss."), GRUND)
    moved = (*BASE[:3], *long[6:9], DANK, KOMMUNEN, VERBAENDE, GRUND)
    assert in_words(compare(long, moved)) == ("Ziffer 2 wird hinter Ziffer 5 verschoben.",)


def test_a_moved_block_may_keep_its_number():
    fourth = Block("neuneu01", NEU.kind, "Schluss.")
    old = (BITTE, BERICHT, fourth)
    assert in_words(compare(old, (NEU, fourth, BITTE))) == (
        "Vor Ziffer 1 wird eingefügt: ‚Der Bund berichtet.‘",
        "Ziffer 3 wird vor Ziffer 1 verschoben.",
        "Ziffer 2 wird gestrichen.",
    )
    assert in_words(compare(old, (NEU, BERICHT, BITTE))) == (
        "Vor Ziffer 1 wird eingefügt: ‚Der Bund berichtet.‘",
        "Ziffer 2 wird vor Ziffer 1 verschoben.",
        "Ziffer 3 wird gestrichen.",
    )


def test_another_level():
    raised = Block(VERBAENDE.id, VERBAENDE.kind, VERBAENDE.text, 1)
    assert told(*BASE[:5], raised, BERICHT, GRUND) == ["Ziffer 2 Buchstabe b wird zu einer Ziffer hinter Ziffer 2."]


def test_a_number_to_come_is_not_named():
    assert told(GELINGT, GELD, NEU, *BASE[2:6], reworded(BERICHT, "soll", "wird"), GRUND) == [
        "Vor Ziffer 1 wird eingefügt: ‚Der Bund berichtet.‘",
        "In Ziffer 3 wird ‚soll‘ durch ‚wird‘ ersetzt.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Der Bund soll helfen.", "Der Bund helfen.", "In Ziffer 1 wird ‚soll‘ gestrichen."),
        (
            "Der Bund hilft gern.",
            "Nur der Bund hilft gern.",
            "In Ziffer 1 wird ‚Der‘ durch ‚Nur der‘ ersetzt.",
        ),
        ("der Bund hilft gern.", "Nur der Bund hilft gern.", "In Ziffer 1 wird am Anfang ‚Nur‘ eingefügt."),
        ("Bund und Länder helfen", "Bund, Länder helfen", "In Ziffer 1 wird ‚und‘ durch ein Komma ersetzt."),
        ("Der Bund hilft gern", "Der Bund hilft gern.", "In Ziffer 1 wird am Ende ein Punkt angefügt."),
        (
            "Der Bund hilft gern;",
            "Der Bund hilft gern.",
            "In Ziffer 1 wird ein Semikolon durch einen Punkt ersetzt.",
        ),
        (
            "die Länder und die Kommunen und die Kreise",
            "die Länder und die Kommunen und die Städte und Kreise",
            "In Ziffer 1 wird nach ‚Kommunen und die‘ ‚Städte und‘ eingefügt.",
        ),
        (
            "Der Bund bittet die Länder, der Bund bittet die Kommunen sehr",
            "Der Bund bittet die Länder, der Bund drängt die Kommunen sehr",
            "In Ziffer 1 wird nach ‚der Bund‘ ‚bittet‘ durch ‚drängt‘ ersetzt.",
        ),
        ("sehr sehr", "sehr gern sehr", "In Ziffer 1 wird am Anfang nach ‚sehr‘ ‚gern‘ eingefügt."),
        ("alles", "ganz anders", "Ziffer 1 erhält folgende Fassung: ‚ganz anders‘"),
        ("Bund (Land) hilft", "Bund(Land) hilft", "In Ziffer 1 wird nach ‚Bund‘ ein Leerzeichen gestrichen."),
    ],
)
def test_sentences(old, new, told):
    assert sentence(old, new) == told


def test_several_changes_in_one_ziffer():
    text = build([], [(1, "Die Länder bitten den Bund, bis zum Herbst 2025 über alle Maßnahmen zu berichten.")], [])
    new = keep_ids(
        text,
        build([], [(1, "Die Länder fordern den Bund, bis zum Winter 2025 über Maßnahmen zu berichten.")], []),
    )
    assert in_words(compare(text, new)) == (
        "In Ziffer 1 wird ‚bitten‘ durch ‚fordern‘ ersetzt.",
        "In Ziffer 1 wird ‚Herbst‘ durch ‚Winter‘ ersetzt.",
        "In Ziffer 1 wird ‚alle‘ gestrichen.",
    )


def test_titles():
    assert title_in_words(compare_titles("Sprachkurse sichern", "Sprachkurse, Wohnraum sichern")) == (
        "Im Titel wird nach ‚Sprachkurse‘ ‚, Wohnraum‘ eingefügt.",
    )
    assert title_in_words(compare_titles("Wohnraum", "Sprachkurse")) == (
        "Der Titel erhält folgende Fassung: ‚Sprachkurse‘",
    )
    assert title_in_words(compare_titles("gleich", "gleich")) == ()


def test_a_paragraph_with_more_than_forty_changes_is_told_as_a_whole():
    def changed(places: int):
        old = " ".join(f"Die Länder bitten den Bund {place}" for place in range(50))
        new = " ".join(f"Die Länder bitten den {'Land' if place < places else 'Bund'} {place}" for place in range(50))
        return new, in_words(compare([Block("a", BITTE.kind, old)], [Block("a", BITTE.kind, new)]))

    _, sentences = changed(40)
    told = "In Ziffer 1 wird nach ‚0 Die Länder bitten den‘ ‚Bund‘ durch ‚Land‘ ersetzt."
    assert (len(sentences), sentences[1]) == (40, told)
    new, sentences = changed(41)
    assert sentences == (f"Ziffer 1 erhält folgende Fassung: ‚{new}‘",)


def test_where_twenty_words_do_not_tell_the_place_they_are_counted():
    old, new = "sehr " * 60 + "gern", "sehr " * 30 + "wohl " + "sehr " * 30 + "gern"
    behind = " ".join(["sehr"] * 20)
    assert sentence(old, new) == f"In Ziffer 1 wird nach ‚{behind}‘ (30. Wort) ‚wohl‘ eingefügt."
