"""What a reading joins and must tell: a sentence behind a whole list, a second resolution among the reasons."""

import pytest

from text.reading import points, reader
from text.reading.reader import read_pasted


def told(text):
    return read_pasted(text).told


@pytest.mark.parametrize(
    "text",
    [
        "1. x\n   a) y\n   b) z\n{}\n2. w",
        "1. x:\n- y,\n- z.\n{}\n2. w",
        "1. x:\n• y\n• z\n{}\n2. w",
        "1. x,\na) y,\nb) z.\n{}\n2. w",
        "1. x:\n1.1 y\n1.2 z\n{}\n2. w",
        "1. x:\n- y\n- z\n{}",
        "x:\n- y\n- z.\n{}",
        "1. x:\n- y:\n  - z\n- v\n{}\n2. w",
        f"1. {'Kurse ' * 12}und\nBeratung:\n- {'Kurse ' * 12}und\nviele mehr,\n- Mittel.\n{{}}\n2. w",
    ],
)
def test_a_closing_sentence_behind_subpoints_is_told(text):
    sentence = "Die Länder berichten."
    assert told(text.format(sentence)) == [points.CLOSING.format(sentence)]


@pytest.mark.parametrize("words", ["sowie dafür zu sorgen.", "und bis 2026 zu berichten."])
def test_what_is_added_to_a_list_of_whole_lines_is_told(words):
    assert told(f"1. x:\n- y;\n- z\n{words}\n2. w") == [points.CLOSING.format(words)]
    assert told(f"1. x:\n- y in\nallen Ländern;\n- z\n{words}\n2. w") == []


def test_a_closing_half_sentence_is_told_where_the_line_above_had_room_for_it():
    lines = [
        "1. x,",
        f"a) {'Kurse ' * 14}und",
        "Beratung,",
        f"b) {'Kurse ' * 14}und",
        "mehr",
        "und berichtet hierüber.",
    ]
    assert told("\n".join(lines)) == [points.CLOSING.format("und berichtet hierüber.")]


@pytest.mark.parametrize(
    "text",
    [
        "1. x:\n- Kurse in allen\nländern,\n- Mittel im\nJahr 2026\n2. w",
        f"1. x:\n- {'Kurse ' * 12}und für\nalle,\n- {'Kurse ' * 12}im.\nJahr 2026 auch.\n2. w",
        "1. x:\n- y\n  Kurse auch\n- z\n2. w",
        "1. x.\nDie Länder berichten.\n2. w",
    ],
)
def test_a_line_that_was_only_parted_closes_nothing(text):
    assert told(text) == []


REASONS = reader.FOUND_RATIONALE
FIRST_OF_TWO = "1. Eins\n2. Zwei\n\nBegründung:\n\nEs fehlt.\n\n"


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ("Beratung\n\n1. Drei\n2. Vier\n\nBegründung:\n\nAuch.", "Beratung"),
        ("Beratung\n1. Drei\n2. Vier\nBegründung:\nAuch.", "Beratung"),
        ("Beratung\n1. Drei\n2. Vier\nBegründung: Auch.", "Beratung"),
        ("1. Drei\n2. Vier\n\nBegründung:\n\nAuch.", "1. Drei"),
        ("Beratung\n\nSie ist gut.\n\nBegründung:\n\nAuch.", "Beratung"),
        ("Sie ist gut.\n\nBegründung:\n\nAuch.", "Sie ist gut."),
        ("Beratung\n\n1. Die IntMK bittet.\n2. Vier", "Beratung"),
        ("Beratung\n\nDie IntMK möge beschließen:\n1. Drei\n2. Vier", "Die IntMK möge beschließen:"),
        ("Die Integrationsministerkonferenz beschließt:\n\n1. Drei", "Die Integrationsministerkonferenz beschließt:"),
        ("Die IntMK fasst folgenden Beschluss:\n\nDank.", "Die IntMK fasst folgenden Beschluss:"),
        ("Es ist so.\n\n1) Die Integrationsministerinnen und -minister bitten.\n2) Vier", "1) Die Integrationsmi"),
    ],
)
def test_a_second_resolution_within_the_reasons_is_told(more, place):
    first, second = told(FIRST_OF_TWO + more)
    assert first == REASONS
    assert second.startswith(reader.ANOTHER_WITHIN.split("{}")[0] + place)


def test_a_second_resolution_that_is_left_out_is_told_once():
    text = FIRST_OF_TWO + "Überall.\n\nTOP 2: Beratung\n\n1. Drei\n2. Vier\n\nBegründung:\n\nAuch."
    assert told(text) == [REASONS, reader.SEVERAL.format("TOP 2: Beratung")]


@pytest.mark.parametrize(
    "reasons",
    [
        "1. Kurse fehlen.\n2. Der Bericht ist alt.",
        "1. Die IntMK hat 2024 darum gebeten.\n2. Der Bericht ist alt.",
        "Die Gründe:\n1. Die IntMK hat darum gebeten.\n2. Der Bericht ist alt.",
        "Es fehlt.\n\n1. Kurse\n2. Mittel",
        "Es fehlt.\n\nHintergrund:\n\nNoch mehr.",
        "Es fehlt.\n\n1. Kurse\n2. Mittel\n\nHintergrund:\n\nNoch mehr.",
        "Es fehlt.\n\nBegründung zu Ziffer 2:\n\nNoch mehr.",
        "Die IntMK beschließt dies jedes Jahr.",
    ],
)
def test_reasons_with_numbers_of_their_own_are_no_second_resolution(reasons):
    assert told(f"1. Eins\n2. Zwei\n\nBegründung:\n\n{reasons}") == [REASONS]
